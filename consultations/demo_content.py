"""The words of the demo. Everything in it is made up; nobody in it exists."""

from typing import Any

from community.registries import Depth


def _choices(*labels: str) -> list[dict[str, Any]]:
    return [{"label": label} for label in labels]


def _question(kind: str, label: str, key: str, **more: Any) -> tuple[str, dict[str, Any]]:
    return kind, {"label": label, "key": key, **more}


OPEN: dict[str, Any] = {
    "title": "The way home, and places to go",
    "slug": "the-way-home",
    "summary": "Where do you feel fine after school and at night, and where not? Tell us, and see what we do about it.",
    "about": (
        "<p>Between the end of school and the last bus, many young people in Leicester, Charnwood and "
        "Hinckley are outside. Some routes feel fine. Some do not. And some people stay in because "
        "there is nowhere to go.</p>"
        "<p>You know these places; we do not. What you tell us decides where lights, later buses and "
        "open doors come first.</p>"
    ),
    "who_asks": "The network's central team, with the youth panel that wrote the questions",
    "what_changes": (
        "In spring the partners decide together where to spend this year's money for safer routes and "
        "evening activities. The five places named most often are visited with young people first."
    ),
    "minutes": 5,
    "participation": Depth.CONSULT,
    "thanks": (
        "The youth panel reads what came in and decides with us what goes to the partners. "
        "Nothing you wrote is published in your words."
    ),
}

OPEN_QUESTIONS: list[tuple[str, dict[str, Any]]] = [
    ("section", {"title": "Getting around", "intro": "Think of an ordinary week."}),
    _question(
        "single_choice",
        "How do you mostly get home after school, college or work?",
        "way_home",
        options=_choices("On foot", "By bus", "By bike or scooter", "By car", "It changes a lot"),
    ),
    _question(
        "short_text",
        "Which bus or stop should we look at first?",
        "bus_stop",
        help="A route number or the name of a stop is enough.",
        show_if=[{"question": "way_home", "answers": "By bus\nIt changes a lot"}],
    ),
    _question(
        "number",
        "How long does it take?",
        "how_long",
        unit="minutes",
        whole=True,
        minimum=0,
        maximum=300,
        bins=[
            {"low": 0, "high": 10},
            {"low": 10, "high": 20},
            {"low": 20, "high": 40},
            {"low": 40, "high": 301},
        ],
    ),
    _question(
        "scale",
        "How do you feel on the way home when it is dark?",
        "feel_dark",
        points=5,
        lowest="not at all fine",
        highest="completely fine",
    ),
    _question(
        "multiple_choice",
        "What would make the way better?",
        "better",
        help="Choose up to three.",
        max_choices=3,
        options=[
            *_choices(
                "More light",
                "Later buses",
                "More people about",
                "Someone to walk with",
                "Shops or cafés that are open",
                "Less shouting and hanging about",
            ),
            {"label": "Nothing, it is fine", "alone": True},
        ],
    ),
    ("section", {"title": "Places to go", "intro": ""}),
    _question(
        "ranking",
        "Which of these would you use most?",
        "places",
        help="The one you would use most comes first. You need not place them all.",
        options=_choices(
            "A sports hall that is open late",
            "A place to make music",
            "A warm room with food",
            "Somewhere quiet",
            "A skate or bike park with lights",
        ),
    ),
    _question(
        "matrix",
        "How easy is it for you to find…",
        "easy",
        rows=_choices(
            "something to do after school",
            "something to do at the weekend",
            "an adult you can talk to",
        ),
        options=_choices("Easy", "So so", "Hard"),
    ),
    _question(
        "date",
        "When did you last go to something you enjoyed near your home?",
        "last_time",
    ),
    _question(
        "long_text",
        "If you could change one thing between school and home, what would it be?",
        "one_thing",
        help="A place, a time, an idea: whatever comes to mind.",
        notice="We ask in your own words because lists miss things. The reader named on the first page reads it; it is deleted two years after closing.",
    ),
    (
        "information",
        {
            "label": "A few questions about you",
            "body": "They show us who we have not reached. They are kept apart from your other answers, only counted, and you can skip each one.",
            "key": "about_you",
        },
    ),
    _question(
        "equality",
        "How old are you?",
        "age",
        several=False,
        prefer_not_to_say=True,
        options=_choices("11 to 15", "16 or 17", "18 to 25", "26 or over"),
    ),
    _question(
        "equality",
        "Where do you live?",
        "district",
        several=False,
        prefer_not_to_say=True,
        options=_choices(
            "Leicester",
            "Blaby",
            "Charnwood",
            "Harborough",
            "Hinckley and Bosworth",
            "Melton",
            "North West Leicestershire",
            "Oadby and Wigston",
            "Rutland",
            "Somewhere else",
        ),
    ),
]

CLOSED: dict[str, Any] = {
    "title": "What should a trusted adult be like?",
    "slug": "trusted-adults",
    "summary": "We asked young people who they turn to, and what an adult must do to be trusted. This is what they said, and what we did.",
    "about": (
        "<p>The network pays for community mentors: adults from the same streets who stay in touch for a "
        "long time. Before choosing any, we asked young people what makes an adult worth trusting.</p>"
    ),
    "who_asks": "The network's central team",
    "what_changes": "The answers decide how mentors are chosen and trained.",
    "minutes": 4,
    "participation": Depth.COLLABORATE,
    "thanks": "Thank you. Young people will be on the panel that chooses the mentors.",
}

CLOSED_QUESTIONS: list[tuple[str, dict[str, Any]]] = [
    _question(
        "single_choice",
        "Is there an adult outside your home you can talk to?",
        "has_adult",
        options=_choices("Yes", "Sometimes", "No"),
        prefer_not_to_say=True,
    ),
    _question(
        "multiple_choice",
        "Who is it?",
        "who",
        options=_choices(
            "A teacher",
            "A coach",
            "Somebody at a place of worship",
            "A youth worker",
            "A shopkeeper or neighbour",
            "Somebody in the family's circle",
        ),
        show_if=[{"question": "has_adult", "answers": "Yes\nSometimes"}],
    ),
    _question(
        "ranking",
        "What matters most in an adult you trust?",
        "matters",
        options=_choices(
            "They listen first",
            "They keep their word",
            "They have been through things",
            "They are from here",
            "They can get things done",
        ),
    ),
    _question(
        "scale",
        "How important is it that you choose the person yourself?",
        "choose_self",
        points=5,
        lowest="not important",
        highest="very important",
    ),
    _question(
        "number",
        "How many minutes would you travel to meet them?",
        "travel",
        unit="minutes",
        whole=True,
        minimum=0,
        maximum=240,
        bins=[
            {"low": 0, "high": 10},
            {"low": 10, "high": 20},
            {"low": 20, "high": 30},
            {"low": 30, "high": 241},
        ],
    ),
    _question(
        "matrix",
        "Where would you be fine to meet?",
        "where",
        rows=_choices("At school or college", "At a sports club", "On a walk", "Online"),
        options=_choices("Fine", "Maybe", "Not for me"),
    ),
    _question("long_text", "What should a mentor never do?", "never"),
    _question(
        "equality",
        "How old are you?",
        "age",
        several=False,
        prefer_not_to_say=True,
        options=_choices("11 to 15", "16 or 17", "18 to 25", "26 or over"),
    ),
]

ANSWERED = {"never": 0.35, "matters": 0.8, "age": 0.85}

WEIGHTS = {
    "has_adult": [42, 33, 22, 3],
    "who": [22, 30, 14, 18, 10, 6],
    "matters": [34, 28, 16, 14, 8],
    "choose_self": [2, 4, 14, 30, 50],
    "where": [5, 3, 2],
    "age": [38, 30, 26, 2, 4],
}

TEXTS = (
    "Talk about me to my school without asking me.",
    "Turn up late every time.",
    "Promise things and then forget.",
    "Act like they know everything already.",
    "Look at their phone while I talk.",
    "Tell me what I should feel.",
    "Disappear without saying goodbye.",
    "Bring a leaflet.",
)

THEMES: list[dict[str, Any]] = [
    {
        "title": "Let us choose",
        "said": "Eight in ten said that choosing the person themselves is important. Many had been given an adult before who did not fit.",
        "decision": "did",
        "text": "Every young person is now shown two or three mentors, in plain words, and chooses. 'None of these' is an answer too.",
        "promises": [
            {
                "promise": "Show each young person at least two mentors to choose from",
                "owner": "Mentoring coordinators",
                "days": -20,
                "state": "kept",
                "note": "In place since the first round of matches.",
            },
        ],
    },
    {
        "title": "Keep your word",
        "said": "Being forgotten, stood up or left without a goodbye came up more than anything else.",
        "decision": "will",
        "text": "Mentors agree to stay for a year. When one has to stop, there is a last meeting, and somebody tells you why.",
        "promises": [
            {
                "promise": "Write with young people how a good ending goes, and train every mentor in it",
                "owner": "Mentoring coordinators with the youth panel",
                "days": 75,
            },
            {
                "promise": "Publish each quarter how many sessions took place as agreed",
                "owner": "The network's central team",
                "days": -6,
            },
        ],
    },
    {
        "title": "Pay for the bus",
        "said": "Many of you would travel half an hour at most, and some wrote that the fare decides.",
        "decision": "partly",
        "text": "Mentors come to you, and fares to a first meeting are paid. We cannot pay every fare: the money for this year is given out.",
        "promises": [
            {
                "promise": "Pay fares to first meetings from the mentoring budget",
                "owner": "Finance",
                "days": 40,
            },
        ],
    },
    {
        "title": "Meet online only",
        "said": "Some of you would rather only meet online.",
        "decision": "will-not",
        "text": "First meetings stay face to face, because both of you should see whom you are dealing with. After that, some sessions can be online if you both want.",
    },
]

DRAFT: dict[str, Any] = {
    "title": "What should a youth club feel like?",
    "slug": "youth-club",
    "summary": "A new place opens next year. What would make you go in, and come back?",
    "about": (
        "<p>A building near the bus station stands empty. The council lends it to young people for "
        "three years. Before anybody buys chairs, you say what it is for.</p>"
    ),
    "who_asks": "The network's central team",
    "what_changes": "What you say decides which rooms are made first, and when the doors are open.",
    "minutes": 3,
    "participation": Depth.COLLABORATE,
}

DRAFT_QUESTIONS: list[tuple[str, dict[str, Any]]] = [
    _question(
        "multiple_choice",
        "What would bring you in?",
        "brings",
        options=_choices("Music", "Food", "Sport", "Somewhere quiet", "Somebody to talk to"),
    ),
    _question(
        "single_choice",
        "When would you come?",
        "when",
        options=_choices("Straight after school", "In the evening", "At the weekend"),
    ),
    _question("long_text", "What should nobody do there?", "nobody_should"),
]
