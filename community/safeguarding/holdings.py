"""What safeguarding holds about those who do its work: when they read, what they were let into."""

from collections.abc import Callable, Iterable, Mapping
from datetime import date, datetime, timedelta
from typing import Any

from django.db.models import Q, QuerySet
from django.utils import timezone

from community.people.models import User
from community.privacy.states import LawfulBasis
from community.registries import Holding, Retention, holdings
from community.safeguarding.actions import bundles, leaving
from community.safeguarding.models import Away, Bundle, ConcernReader, Shift

Record = Mapping[str, Any]
LEADS = ("You", "Safeguarding lead")
AWAY_KEPT = timedelta(days=90)
WITH_ACCOUNT = Retention(period=None, since="the account is closed", then="deleted")


def collect_shifts(person: User) -> Iterable[Record]:
    for shift in Shift.objects.filter(Q(reader=person) | Q(deputy=person)):
        reads = shift.reader_id == person.pk
        yield {"Every week": str(shift), "You": "read" if reads else "stand in"}


def collect_absences(person: User) -> Iterable[Record]:
    for away in Away.objects.filter(person=person):
        yield {"Away from": away.first_day, "Until": away.last_day}


def absence_goes_on(record: Record) -> date:
    until: date = record["Until"]
    return until + AWAY_KEPT


def remove_old_absences(now: datetime, dry_run: bool) -> int:
    old = Away.objects.filter(last_day__lt=timezone.localdate(now) - AWAY_KEPT)
    return _removed(old, dry_run)


def collect_reading(person: User) -> Iterable[Record]:
    """That they need to know of something, never of what."""
    for row in ConcernReader.objects.filter(person=person).order_by("-added_at"):
        yield {"You may read one worry since": row.added_at}


def collect_bundles(person: User) -> Iterable[Record]:
    for bundle in Bundle.objects.filter(asked_by=person):
        yield {"You asked for a worry as one file": bundle.asked_at}


def remove_old_bundles(now: datetime, dry_run: bool) -> int:
    return _removed(Bundle.objects.filter(asked_at__lt=now - bundles.KEPT), dry_run)


def _removed(rows: QuerySet[Any], dry_run: bool) -> int:
    """Housekeeping numbers of records, not of people."""
    return len(rows.values_list("pk", flat=True)) if dry_run else rows.delete()[0]


def enrol() -> None:
    _enrol_rota()
    _enrol_reading()


def _enrol_rota() -> None:
    _enrol(
        model="safeguarding.Shift",
        title="When you read",
        purpose="So that people who write to us are told honestly when somebody reads",
        seen_by=LEADS,
        fields=("reader", "deputy"),
        retention=WITH_ACCOUNT,
        collect=collect_shifts,
        erase=leaving.leave_rota,
    )
    _enrol(
        model="safeguarding.Away",
        title="When you are away",
        purpose="So that nobody is said to read who is away",
        seen_by=LEADS,
        fields=("person",),
        retention=Retention(
            period=AWAY_KEPT,
            since="the last day away",
            then="deleted",
            remove_due=remove_old_absences,
        ),
        collect=collect_absences,
        erase=leaving.forget_absences,
        goes_on=absence_goes_on,
    )


def _enrol_reading() -> None:
    _enrol(
        model="safeguarding.ConcernReader",
        title="What you were let into",
        purpose="So that somebody who needs to know of one worry can read it, and nobody else",
        seen_by=("You", "Safeguarding lead", "Independent person"),
        fields=("person", "added_by"),
        retention=Retention(
            period=None, since="the account is closed, or the worry is kept no longer", then="ended"
        ),
        collect=collect_reading,
        erase=leaving.end_reading,
    )
    _enrol(
        model="safeguarding.Bundle",
        title="Worries that you asked for as one file",
        purpose="To give a court or an agency what it asks for",
        seen_by=("You",),
        fields=("asked_by", "why"),
        retention=Retention(
            period=bundles.KEPT,
            since="it was asked for",
            then="destroyed",
            remove_due=remove_old_bundles,
        ),
        collect=collect_bundles,
        erase=leaving.destroy_bundles,
    )


def _enrol(
    *, collect: Callable[[User], Iterable[Record]], erase: Callable[[User], int], **declared: Any
) -> None:
    """The registry knows Django's abstract user only; ours are always our own."""
    holdings.enrol(
        Holding(
            lawful_basis=str(LawfulBasis.PUBLIC_TASK.label),
            collect=collect,  # type: ignore[arg-type]  # see above
            erase=erase,  # type: ignore[arg-type]  # see above
            **declared,
        )
    )
