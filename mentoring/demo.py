"""Demo content: two mentors whose papers are in order, one whose training runs out, and people on
every step of the way.
"""

from datetime import date, timedelta
from typing import Any

from django.utils import timezone

from community.people.models import User
from community.registries.demo import DemoStep, demo_steps
from mentoring.actions import applying, clearing
from mentoring.actions.applying import Contact, Referee
from mentoring.models import Mentor
from mentoring.states import CheckLevel, CheckResult, Course, MentorState

DAY = timedelta(days=1)
PROFILES: dict[str, dict[str, Any]] = {
    "mentor": {
        "about": "I grew up two streets from the market. I coach under-15s on Saturdays and I "
        "make beats badly.",
        "district": "east-leicester",
        "languages": {"en": 2, "gu": 2},
        "times": ["tue-eve", "thu-eve", "sat-day"],
        "interests": ["music", "football", "cooking"],
        "experience": ["justice", "school"],
        "meets": ["step-free", "same-place"],
        "capacity": 2,
    },
    "mentor-two": {
        "about": "I came here at twelve without a word of English. Now I run a bike workshop.",
        "gender": "woman",
        "district": "west-leicester",
        "languages": {"en": 2, "pl": 2},
        "times": ["mon-after", "wed-after", "sat-day"],
        "interests": ["making", "nature", "business"],
        "experience": ["new-here", "loss"],
        "meets": ["quiet", "short", "along"],
        "capacity": 1,
    },
}
ON_THE_WAY = (
    ("Rosa Demo", "I have two teenagers and a bit of time on Sundays."),
    ("Imran Demo", "I wish somebody had been there for me at sixteen."),
    ("Shanice Demo", "I run a barber shop, and half of them tell me everything anyway."),
)
REFEREES = [
    Referee(name="A coach", email="coach@demo.example", knows="From the club"),
    Referee(name="A neighbour", phone="0116 496 0000", knows="We live next door"),
]


def seed() -> None:
    coordinator = User.objects.filter(username="coordinator").first()
    if coordinator is None or Mentor.objects.exists():
        return
    for username, profile in PROFILES.items():
        _mentor(User.objects.get(username=username), profile, by=coordinator)
    _on_the_way(coordinator)


def _mentor(person: User, profile: dict[str, Any], *, by: User) -> None:
    contact = Contact(name=person.preferred_name, email=person.email)
    made = applying.express_interest(contact)
    applying.invite_to_apply(made, by=by)
    words = {"why": "To give back.", "worked_with": "At the club.", "disclosed": ""}
    applying.send_application(made.application, words, profile, REFEREES)
    made.refresh_from_db()
    today = timezone.localdate()
    clearing.record_check(made, _check(today - 200 * DAY), by=by)
    for course in Course:
        clearing.record_training(made, course, done_on=today - 190 * DAY, by=by)
    Mentor.objects.filter(pk=made.pk).update(
        person=person, state=MentorState.ACTIVE, approved_on=today - 180 * DAY
    )
    made.refresh_from_db()
    supervisor = User.objects.get(username="supervisor")
    clearing.record_supervision(
        made,
        held_on=today - 20 * DAY,
        progress="Settled, and on time.",
        wellbeing="Tired, and glad of it.",
        by=supervisor,
    )


def _check(done_on: date) -> clearing.Checked:
    return clearing.Checked(
        role="Mentor of under-18s, meets alone",
        level=CheckLevel.BARRED,
        reason="Meets the same children every week, without another adult",
        done_on=done_on,
        due_on=done_on + 3 * 365 * DAY,
        result=CheckResult.NOTHING,
    )


def _on_the_way(by: User) -> None:
    made = [
        applying.express_interest(Contact(name=name, email=_address(name), why=why))
        for name, why in ON_THE_WAY
    ]
    for one in made[1:]:
        applying.invite_to_apply(one, by=by)
    words = {"why": ON_THE_WAY[2][1], "worked_with": "In the shop, for ten years."}
    words["disclosed"] = "A caution when I was seventeen. I would rather tell you myself."
    profile = {**PROFILES["mentor"], "called": "Shanice"}
    found = applying.send_application(made[2].application, words, profile, REFEREES)
    said = {"knows": "Three years", "strengths": "They listen.", "worries": "", "would": "yes"}
    for reference in found.references.all():
        applying.write_down_reference(reference, said, by=by)


def _address(name: str) -> str:
    return f"{name.split()[0].lower()}@demo.example"


def enrol() -> None:
    demo_steps.enrol(DemoStep(name="mentoring", order=60, seed=seed))
