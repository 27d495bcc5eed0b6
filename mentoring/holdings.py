"""What we hold about mentors, and about those who want to be one."""

from collections.abc import Iterable, Mapping
from datetime import datetime, timedelta
from typing import Any

from django.db import transaction
from django.db.models import Q
from django.utils import timezone

from community.crypto import envelope
from community.links import actions as links
from community.outbox import actions as outbox
from community.outbox.references import reference
from community.people.models import User
from community.privacy.rules.holds import held_references
from community.privacy.states import LawfulBasis
from community.registries import Holding, Retention, holdings
from mentoring import sealing
from mentoring.models import Mentor
from mentoring.states import MentorState

Record = Mapping[str, Any]
HALF_A_YEAR, A_YEAR = timedelta(days=183), timedelta(days=365)
SIX_YEARS = timedelta(days=6 * 365 + 1)
NOT_TAKEN_ON = (MentorState.DECLINED, MentorState.WITHDRAWN)


def collect(person: User) -> Iterable[Record]:
    for mentor in Mentor.objects.filter(person=person).select_related("application"):
        yield {"Where you stand": mentor.get_state_display(), "Since": mentor.opened_on}
        yield sealing.read(mentor, "sealed") | sealing.read(mentor.application, "sealed")
        yield {
            "Young people call you": mentor.called,
            "What they read about you": mentor.about,
            "Languages": sorted(mentor.languages),
            "Times": list(mentor.times),
            "What you like": list(mentor.interests),
            "What you know from your own life": list(mentor.experience),
        }
        for check in mentor.checks.all():
            yield {"A check": check.get_level_display(), "On": check.done_on, "Due": check.due_on}
        for one in mentor.trainings.all():
            yield {"Training": one.get_course_display(), "On": one.done_on}
        for talk in mentor.supervisions.select_related("mentor"):
            yield {"A talk with a supervisor": talk.held_on, **sealing.read(talk, "sealed")}


def erase(person: User) -> int:
    return forget(list(Mentor.objects.filter(person=person)))


@transaction.atomic
def forget(mentors: Iterable[Mentor]) -> int:
    """With everything that hangs on them, and what others said about them."""
    found = list(mentors)
    envelope.shred_many(one.subject for one in found)
    for one in found:
        about = [one, one.application, *one.application.references.all()]
        outbox.forget_about([reference(record) for record in about])
        for record in about:
            links.revoke(reference(record))
    Mentor.objects.filter(pk__in=[one.pk for one in found]).delete()
    return len(found)


def remove_old(now: datetime, dry_run: bool) -> int:
    today = timezone.localdate(now)
    old = (
        Q(state__in=NOT_TAKEN_ON, ended_on__lt=today - HALF_A_YEAR)
        | Q(state=MentorState.APPLYING, opened_on__lt=today - A_YEAR)
        | Q(state=MentorState.ENDED, ended_on__lt=today - SIX_YEARS)
    )
    held = set(held_references())
    rows = Mentor.objects.filter(old).select_related("application")
    due = [one for one in rows if not held & {reference(one), f"people.user:{one.person_id}"}]
    return len(due) if dry_run else forget(due)


def enrol() -> None:
    holdings.enrol(
        Holding(
            model="mentoring.Mentor",
            title="You as a mentor, or on the way to being one",
            purpose="To know that young people are safe with you, and to find who fits whom",
            lawful_basis=str(LawfulBasis.PUBLIC_TASK.label),
            seen_by=("You", "Mentoring coordinator", "Supervisor"),
            fields=(
                *("person", "sealed", "called", "about", "gender", "languages", "experience"),
                *("application", "checks", "decisions", "trainings", "supervisions", "holidays"),
            ),
            retention=Retention(
                period=SIX_YEARS,
                since="you stopped (not taken on: half a year; never applied: a year)",
                then="deleted, with the key to every word",
                remove_due=remove_old,
            ),
            collect=collect,  # type: ignore[arg-type]  # our own user model
            erase=erase,  # type: ignore[arg-type]  # see above
            withheld="What those who vouched for you said: they said it in confidence (Data "
            "Protection Act 2018, schedule 2, paragraph 24). Ask us, and we ask them.",
        )
    )
