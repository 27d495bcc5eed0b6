"""Mentors and people on the way, made by the deeds that make them."""

from datetime import date, timedelta
from typing import Any

from django.utils import timezone

from community.people.models import User
from mentoring.actions import applying, clearing, referring
from mentoring.actions.applying import Contact, Referee
from mentoring.models import Check, Mentor, YoungPerson
from mentoring.states import CheckLevel, CheckResult, Course, MentorState, ReferralRoute

DAY = timedelta(days=1)
PROFILE: dict[str, Any] = {
    "called": "Nia",
    "district": "blaby",
    "languages": {"en": 2},
    "times": ["sat-day"],
}
REFEREES = [
    Referee(name="Joan Coach", email="joan@example.org", knows="The club"),
    Referee(name="Ali Next", phone="0116 496 0001", knows="Next door"),
]
WISHES: dict[str, Any] = {
    "district": "blaby",
    "languages": {"en": 2},
    "times": ["sat-day"],
    "interests": ["music"],
}
VOUCHED = {"knows": "Three years", "strengths": "Patient", "worries": "", "would": "yes"}


def make_interested(**contact: str) -> Mentor:
    given = {"name": "Nia Okafor", "email": "nia@example.org", "why": "I have time.", **contact}
    return applying.express_interest(Contact(**given))


def make_applicant(*, by: User, disclosed: str = "", **contact: str) -> Mentor:
    """Somebody whose application came in."""
    made = make_interested(**contact)
    words = {"why": "To give back", "worked_with": "The club", "disclosed": disclosed}
    applying.send_application(made.application, words, PROFILE, REFEREES)
    made.refresh_from_db()
    return made


def record(mentor: Mentor, *, by: User, done_on: date | None = None, **more: Any) -> Check:
    done = done_on or timezone.localdate() - 10 * DAY
    given: dict[str, Any] = {
        "role": "Mentor of under-18s",
        "level": CheckLevel.BARRED,
        "reason": "Meets the same children every week",
        "done_on": done,
        "due_on": done + 3 * 365 * DAY,
        "result": CheckResult.NOTHING,
        **more,
    }
    return clearing.record_check(mentor, clearing.Checked(**given), by=by)


def train(mentor: Mentor, *, by: User, done_on: date | None = None) -> None:
    for course in Course:
        day = done_on or timezone.localdate() - 5 * DAY
        clearing.record_training(mentor, course, done_on=day, by=by)


def make_ready(*, by: User, **more: Any) -> Mentor:
    """All is there, and nobody has put them forward."""
    made = make_applicant(by=by, **more)
    for one in made.application.references.all():
        applying.write_down_reference(one, VOUCHED, by=by)
    applying.note_talk(made, on=timezone.localdate(), notes="Warm, and clear.", by=by)
    record(made, by=by)
    train(made, by=by)
    return made


def born(age: int) -> date:
    """Somebody of this age today, and for half a year yet."""
    return timezone.localdate() - (age * 365 + age // 4 + 180) * DAY


def make_young(
    *, age: int = 17, route: ReferralRoute = ReferralRoute.SELF, person: Any = None, **more: Any
) -> YoungPerson:
    given: dict[str, Any] = {"called": "Amara", "email": "amara@example.org", **more}
    asking = referring.Asking(route=route, born=born(age), **given)
    return referring.refer(asking, by=person)


def make_waiting(**more: Any) -> YoungPerson:
    """On the list: with wishes and a yes of their own."""
    made = make_young(**more)
    referring.say_wishes(made, WISHES, {"wishes": "Somebody who knows music", "safe": ""})
    made.refresh_from_db()
    referring.say_yes(made)
    made.refresh_from_db()
    return made


def make_mentor(*, person: User | None, by: User, **fields: Any) -> Mentor:
    """With all papers in order, without the way there."""
    made = make_applicant(by=by)
    record(made, by=by)
    train(made, by=by)
    given = {"state": MentorState.ACTIVE, "approved_on": timezone.localdate(), **fields}
    Mentor.objects.filter(pk=made.pk).update(person=person, **given)
    made.refresh_from_db()
    return made
