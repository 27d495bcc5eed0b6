"""The words of the demo. Written for people, not about them; the organisation is invented."""

from typing import Any

NAME = "Riverside Violence Reduction Network (demo)"
TAGLINE = "Safer together, because we listen"
EMAIL = "hello@riverside.example"


def text(*paragraphs: str) -> tuple[str, str]:
    return ("text", "".join(p if p.startswith("<") else f"<p>{p}</p>" for p in paragraphs))


def heading(words: str) -> tuple[str, dict[str, str]]:
    return ("heading", {"text": words, "level": "2"})


def details(title: str, *paragraphs: str) -> tuple[str, dict[str, str]]:
    return ("details", {"title": title, "text": text(*paragraphs)[1]})


Body = list[tuple[str, Any]]

HOME: Body = [
    (
        "steps",
        {
            "steps": [
                {
                    "title": "We ask",
                    "text": "About real things: the way home, places to go, what school is like. "
                    "You do not have to say who you are.",
                },
                {
                    "title": "You say what you think",
                    "text": "On your phone, in a few minutes. Skip whatever you like, and "
                    "come back "
                    "to it with four words that only you have.",
                },
                {
                    "title": "We tell you what changed",
                    "text": "What people said, what we did, what we could not do and why. "
                    "With dates, and with names of those who promised.",
                },
            ]
        },
    ),
    (
        "call_to_action",
        {
            "title": "Worried about somebody?",
            "text": "A friend, a brother, yourself. You do not need the right words to ask.",
            "link": {"title": "Find somebody to talk to", "page": None, "address": "/help-now/"},
        },
    ),
]

ABOUT: Body = [
    text(
        "We are people from the community, councils, police, health, schools, probation and "
        "charities. We work together because none of us can prevent violence alone.",
        "We treat violence as something that can be prevented. That means looking at what lies "
        "behind it: where people can go after school, whether a family gets help in time, whether "
        "there is an adult who stays around. It does not mean deciding that some young people are "
        "good and others are not. Many who have hurt somebody have been hurt themselves.",
    ),
    heading("How we work with you"),
    (
        "steps",
        {
            "steps": [
                {"title": "Inform", "text": "We tell you what is going on, in plain words."},
                {"title": "Consult", "text": "We ask before we decide, and say what came of it."},
                {"title": "Collaborate", "text": "We work it out together, at the same table."},
                {"title": "Empower", "text": "You decide, and we make it happen."},
            ]
        },
    ),
    text("Each thing we do says which of the four it is, so that you know how much say you have."),
    heading("Who keeps an eye on us"),
    text(
        "The Community Oversight Group is made up of residents. They read our papers and plans, "
        "tell us what they think, and are owed an answer. Two of them sit on the board that "
        "decides."
    ),
    (
        "notice",
        {
            "kind": "warm",
            "title": "This is a demonstration",
            "text": "<p>Riverside is an invented place and this is not a real organisation. "
            "The help lines on the “Get help now” page are real.</p>",
        },
    ),
]

PRIVACY: Body = [
    text(
        "We want to know what you think. We do not need to know who you are. This page says "
        "what we "
        "keep, why, who sees it and when it goes."
    ),
    heading("When you answer a consultation"),
    text(
        "<ul><li>You do not need an account, a name or an e-mail address.</li>"
        "<li>We keep your answers and the day they came. We do not keep your internet address, "
        "what phone you use, or the exact time.</li>"
        "<li>Four words bring you back to your answer. Keep them somewhere safe: we cannot look "
        "them up for you.</li>"
        "<li>You can change your answer or take it back until the consultation closes.</li></ul>"
    ),
    details(
        "Who reads what I write?",
        "Each consultation names the person who reads it, and when. If you tell us that somebody "
        "is being hurt, that person may have to tell somebody who can help. They will not know who "
        "you are unless you say so.",
    ),
    details(
        "What do you publish?",
        "Numbers, rounded, and never small ones. If fewer than ten people said something, the "
        "number "
        "stays hidden, so that nobody can work out who it was. We do not publish what you "
        "wrote word "
        "for word.",
    ),
    details(
        "What can you not promise?",
        "We cannot promise what your school, your phone company or whoever owns the device you use "
        "can see. If you are worried, use a device that nobody else looks at.",
    ),
    heading("When you have an account"),
    text(
        "Your page has a part called “What we hold about you”. It lists everything, says when "
        "it is "
        "deleted, and lets you take a copy or ask us to delete it."
    ),
    heading("If we got it wrong"),
    text(
        f"Write to us at {EMAIL}. We answer within 30 days. You can also complain to the "
        "Information Commissioner’s Office, which makes sure that organisations follow the law."
    ),
]

ACCESSIBILITY: Body = [
    text(
        "Everybody should be able to use this site, on an old phone, with a keyboard, with a "
        "screen "
        "reader, without sound, in the dark, or when it is hard to concentrate."
    ),
    heading("What you can do here"),
    text(
        "<ul><li>Zoom in to 400% without anything running off the screen.</li>"
        "<li>Do everything with a keyboard, with a switch or by voice.</li>"
        "<li>Use every page without scripts.</li>"
        "<li>Have a light or a dark page, as your device prefers.</li>"
        "<li>Take as long as you need. Nothing runs out while you are writing.</li></ul>"
    ),
    heading("How we check"),
    text(
        "We aim for level AA of the Web Content Accessibility Guidelines, version 2.2. Every "
        "change "
        "is checked by machine before it goes live. Machines miss things, so we also try the main "
        "journeys by keyboard and on small screens. People who use assistive technology have "
        "not yet "
        "tested this demonstration; before a real launch they should."
    ),
    heading("If something does not work for you"),
    text(
        f"Tell us at {EMAIL}: what you wanted to do, and what got in the way. We answer "
        f"within five "
        "working days, and if you need the words in another form we will find one.",
        "If you are not happy with our answer, you can contact the Equality Advisory and Support "
        "Service.",
    ),
]

PRIORITIES: Body = [
    text(
        "Preventing violence happens at different depths: in the places where we live, before "
        "anything goes wrong, when there are first signs, and after somebody has been hurt. "
        "We need all four."
    )
]

HELP: Body = [
    heading("At school, college or work"),
    text(
        "Every school has somebody whose job it is to keep you safe. Ask any adult you get on with "
        "who that is, or ask them to come along with you."
    ),
]

NEWS: list[dict[str, Any]] = [
    {
        "slug": "lights-on-the-river-path",
        "title": "The lights on the river path are back on",
        "summary": "You told us that the path behind the sports hall was too dark. It was.",
        "days_ago": 6,
        "picture": "lamps",
        "priorities": ["communities"],
        "body": [
            text(
                "In spring, 212 people told us which ways home feel fine and which do not. "
                "One place "
                "came up again and again: the path along the river, behind the sports hall.",
                "We walked it together on a dark evening in October: six young people, two "
                "councillors and the person who looks after the street lights. Eleven lamps were "
                "broken. They have been mended.",
            ),
            (
                "quote",
                {
                    "text": "I still take the long way round sometimes. But now I can choose.",
                    "who": "One of the six who walked the path with us",
                },
            ),
            text(
                "What we could not do: leave the sports hall’s own lights on all night. They "
                "belong "
                "to the school, and neighbours asked for darkness after eleven. We have "
                "written that "
                "down too."
            ),
        ],
    },
    {
        "slug": "the-youth-club-stays-open-on-fridays",
        "title": "The youth club stays open until ten on Fridays",
        "summary": "It is a trial until Easter. Come, and tell us whether it helps.",
        "days_ago": 19,
        "picture": "park",
        "priorities": ["trusted-adults"],
        "body": [
            text(
                "“There is nowhere to go between eight and the last bus.” We heard that in nearly "
                "every conversation this year. So from this Friday the youth club on Weaver Street "
                "stays open until ten, with food, two adults you may know already, and nothing you "
                "have to sign up for.",
                "It is a trial. At Easter we look at who came, who did not, and what people say. "
                "If it helps, we will ask for the money to keep it.",
            )
        ],
    },
    {
        "slug": "meet-the-oversight-group",
        "title": "Residents are checking our work, and that is a good thing",
        "summary": "The Community Oversight Group met for the first time this autumn.",
        "days_ago": 40,
        "picture": "circle",
        "priorities": ["leadership"],
        "body": [
            text(
                "Twelve people who live here sat down with our plans and took them apart, kindly. "
                "They asked for shorter papers, for fewer abbreviations, and for an answer to "
                "every "
                "recommendation. All three are fair.",
                "From now on each paper starts with what it means and what we ask of the "
                "group. And "
                "no recommendation is closed before the group agrees that it is done.",
            )
        ],
    },
]
