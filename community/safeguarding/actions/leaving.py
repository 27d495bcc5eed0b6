"""What becomes of somebody's part in safeguarding when their account is closed.

The rota names nobody who has left, and does not pretend either: a shift that nobody else covers
stays as a gap until a lead fills it. A deputy agreed to stand in now and then, so nobody is moved
up without being asked. What they were let into ends, what they had made goes, and a concern that
they looked after is nobody's again, which is told like a new one.
"""

from typing import Any

from django.db import transaction
from django.db.models import Q

from community.outbox import actions as outbox
from community.outbox.references import reference
from community.people.models import User
from community.safeguarding.actions import alerts, chronology
from community.safeguarding.models import Away, Bundle, Concern, ConcernReader, Shift
from community.safeguarding.rules.coverage import covers, usable_shifts
from community.safeguarding.states import OPEN, Kind

NOBODYS = "The account of whoever looked after it was closed. Nobody looks after it now."


def account_closed(sender: Any, person: User, **_: Any) -> None:
    """Receiver of the signal of that name."""
    with transaction.atomic():
        leave_rota(person)
        forget_absences(person)
        end_reading(person)
        destroy_bundles(person)
        let_go_of_concerns(person)


def leave_rota(person: User) -> int:
    """How many shifts named them."""
    stays = [one for one in usable_shifts() if one.reader_id != person.pk]
    theirs = list(Shift.objects.filter(Q(reader=person) | Q(deputy=person)))
    for shift in theirs:
        if shift.deputy_id == person.pk:
            shift.deputy = None
        if shift.reader_id == person.pk:
            shift.reader = None
        if shift.reader_id is None and covers(stays, shift):
            shift.delete()
        else:
            shift.save(update_fields=["reader", "deputy"])
    return len(theirs)


def forget_absences(person: User) -> int:
    return Away.objects.filter(person=person).delete()[0]


def end_reading(person: User) -> int:
    """That they were let in stays in each chronology, sealed; from now on they are not."""
    ConcernReader.objects.filter(added_by=person).update(added_by=None)
    return ConcernReader.objects.filter(person=person).delete()[0]


def destroy_bundles(person: User) -> int:
    bundles = list(Bundle.objects.filter(asked_by=person))
    outbox.forget_about([reference(one) for one in bundles])
    return Bundle.objects.filter(pk__in=[one.pk for one in bundles]).delete()[0]


def let_go_of_concerns(person: User) -> int:
    """Open ones: whoever is on duty is told again."""
    found = list(Concern.objects.select_for_update().filter(owner=person, state__in=OPEN))
    for concern in found:
        said = {"What happened": NOBODYS}
        chronology.add(concern, Kind.HANDED_OVER, said, by=None, who="The platform")
        concern.owner = None
        concern.save(update_fields=["owner"])
        alerts.raise_again(concern)
    return len(found)
