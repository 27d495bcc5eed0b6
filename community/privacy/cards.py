"""The cards on ``/my/``: to what we hold, and for the officer to what people ask."""

from collections.abc import Mapping
from typing import Any

from django.utils import timezone

from community.people.models import User
from community.privacy.actions.guardians import waiting
from community.privacy.actions.renewing import due_for
from community.privacy.models import DataRequest
from community.privacy.rules.guardians import confirms
from community.privacy.rules.requests import handles
from community.registries import Card, cards


def data_card(person: User) -> Mapping[str, Any]:
    return {}


def officer_card(person: User) -> Mapping[str, Any] | None:
    if not handles(person):
        return None
    today = timezone.localdate()
    opened = list(DataRequest.objects.open().values_list("due_on", flat=True))
    return {"open": len(opened), "overdue": sum(1 for day in opened if day < today)}


def guardians_card(person: User) -> Mapping[str, Any] | None:
    return {"waiting": len(waiting())} if confirms(person) else None


def consent_card(person: User) -> Mapping[str, Any] | None:
    """Only when there is something to decide again."""
    due = due_for(person)
    return {"due": due} if due else None


def enrol() -> None:
    cards.enrol(
        Card(
            name="privacy.consent",
            template="privacy/_consent_card.html",
            order=8,
            context=consent_card,  # type: ignore[arg-type]  # our own user model
        )
    )
    cards.enrol(
        Card(
            name="privacy.guardians",
            template="privacy/_guardians_card.html",
            order=13,
            context=guardians_card,  # type: ignore[arg-type]  # our own user model
        )
    )
    cards.enrol(
        Card(
            name="privacy.data",
            template="privacy/_data_card.html",
            order=95,
            context=data_card,  # type: ignore[arg-type]  # our own user model
        )
    )
    cards.enrol(
        Card(
            name="privacy.officer",
            template="privacy/_officer_card.html",
            order=12,
            context=officer_card,  # type: ignore[arg-type]  # see above
        )
    )
