"""Every night: whoever said yes at another age, or to other words, is told once that they may
decide again. Until they do, nothing new is done on the old yes.
"""

from collections.abc import Iterator

from django.db import transaction
from django.utils import timezone

from community.outbox import actions as outbox
from community.outbox.references import reference
from community.people.models import User
from community.privacy.models import Consent
from community.privacy.purposes import Purpose, purposes
from community.privacy.rules.consent import consent_is_due, why_due

DUE = "privacy.consent_due"


def due_for(person: User) -> list[Purpose]:
    """What this person is asked again."""
    return [purpose for _, purpose in _due(person)]


def _due(person: User | None = None) -> Iterator[tuple[Consent, Purpose]]:
    names = [one.name for one in purposes]
    standing = Consent.objects.filter(withdrawn_at=None, purpose__in=names)
    if person is not None:
        standing = standing.filter(person=person)
    today = timezone.localdate()
    for consent in standing.select_related("person").order_by("pk"):
        purpose = purposes[consent.purpose]
        if consent_is_due(consent, purpose, today):
            yield consent, purpose


def remind() -> int:
    """One message to one person, whatever the number of things they are asked; once for each
    change. Safe to run twice and in parallel."""
    told: set[int] = set()
    for consent, purpose in _due():
        with transaction.atomic():
            if _first(consent, why_due(consent, purpose)) and consent.person_id not in told:
                about = reference(consent.person)
                key = f"{DUE}:{consent.pk}:{why_due(consent, purpose)}"
                outbox.post(DUE, to=about, about=about, key=key)
                told.add(consent.person_id)
    return len(told)


def _first(consent: Consent, why: str) -> bool:
    fresh = Consent.objects.filter(pk=consent.pk).exclude(reminded_of=why)
    return bool(fresh.update(reminded_of=why))
