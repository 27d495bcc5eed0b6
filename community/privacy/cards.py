"""The card on ``/my/`` that leads to what we hold."""

from collections.abc import Mapping
from typing import Any

from community.people.models import User
from community.registries import Card, cards


def data_card(person: User) -> Mapping[str, Any]:
    return {}


def enrol() -> None:
    cards.enrol(
        Card(
            name="privacy.data",
            template="privacy/_data_card.html",
            order=95,
            context=data_card,  # type: ignore[arg-type]  # our own user model
        )
    )
