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
from mentoring import sealing, texts
from mentoring.models import Mentor, YoungPerson
from mentoring.states import MentorState, YoungState

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
        texts.forget(about)
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


def collect_young(person: User) -> Iterable[Record]:
    for young in YoungPerson.objects.filter(person=person):
        yield {"Where you stand": young.get_state_display(), "Since": young.waits_since}
        yield sealing.read(young, "sealed") | sealing.read(young, "words")
        yield {
            "You are called": young.called,
            "Languages": sorted(young.languages),
            "Times": list(young.times),
            "What you like": list(young.interests),
            "What you need": list(young.needs),
            "What your mentor should know": list(young.asked),
        }
        for one in young.referrals.select_related("young_person"):
            yield {"Asked for by": one.get_route_display(), **sealing.read(one, "sealed")}
        for yes in young.consents.all():
            yield {"A yes": yes.get_kind_display(), "On": yes.given_on, "Until": yes.until}


def erase_young(person: User) -> int:
    return forget_young(list(YoungPerson.objects.filter(person=person)))


@transaction.atomic
def forget_young(found: list[YoungPerson]) -> int:
    envelope.shred_many(one.subject for one in found)
    outbox.forget_about([reference(one) for one in found])
    for one in found:
        texts.forget([one, *one.referrals.all()])
        links.revoke(reference(one))
    YoungPerson.objects.filter(pk__in=[one.pk for one in found]).delete()
    return len(found)


def remove_old_young(now: datetime, dry_run: bool) -> int:
    """Stopped a year ago; or asked, and never went on for a year."""
    today = timezone.localdate(now)
    old = Q(state=YoungState.ENDED, ended_on__lt=today - A_YEAR) | Q(
        state=YoungState.ASKED, wishes_on=None, waits_since__lt=today - A_YEAR
    )
    held = set(held_references())
    due = [
        one
        for one in YoungPerson.objects.filter(old)
        if not held & {reference(one), f"people.user:{one.person_id}"}
    ]
    return len(due) if dry_run else forget_young(due)


def enrol() -> None:
    _enrol_mentors()
    _enrol_young()


def _enrol_young() -> None:
    holdings.enrol(
        Holding(
            model="mentoring.YoungPerson",
            title="You and having a mentor",
            purpose="To find somebody who fits you, safely, and because you want it",
            lawful_basis=str(LawfulBasis.PUBLIC_TASK.label),
            seen_by=("You", "Mentoring coordinator"),
            fields=(
                *("person", "sealed", "words", "called", "gender", "languages", "needs", "asked"),
                *("referrals", "consents"),
            ),
            retention=Retention(
                period=A_YEAR,
                since="you stopped, or asked and did not go on",
                then="deleted, with the key to every word",
                remove_due=remove_old_young,
            ),
            collect=collect_young,  # type: ignore[arg-type]  # our own user model
            erase=erase_young,  # type: ignore[arg-type]  # see above
        )
    )


def _enrol_mentors() -> None:
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
