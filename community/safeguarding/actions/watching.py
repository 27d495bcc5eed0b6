"""Passing on that somebody read in an unusual way: once a day and kind, never what they read."""

from django.db import transaction
from django.utils import timezone

from community.outbox import actions as outbox
from community.outbox.references import reference
from community.people.models import User
from community.people.roles import Role
from community.safeguarding.models import Concern, UnusualReading
from community.safeguarding.rules.watching import unusual
from community.safeguarding.states import Purpose

UNUSUAL = "safeguarding.unusual_reading"


def watch(person: User, concern: Concern, purpose: Purpose) -> None:
    for why in unusual(person, concern, purpose):
        with transaction.atomic():
            found, made = UnusualReading.objects.get_or_create(
                person=person, why=why, on=timezone.localdate()
            )
            if made:
                _tell(found)


def _tell(found: UnusualReading) -> None:
    independent = User.objects.filter(is_active=True, groups__name=Role.INDEPENDENT_PERSON.value)
    for one in independent.exclude(pk=found.person_id):
        outbox.post(UNUSUAL, to=reference(one), about=reference(found))


def settle(found: UnusualReading, *, answer: str) -> None:
    found.answer, found.settled_at = answer, timezone.now()
    found.save(update_fields=["answer", "settled_at"])
