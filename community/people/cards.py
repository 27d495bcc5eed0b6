"""The card about the account on ``/my/``."""

from collections.abc import Mapping
from typing import Any

from community.people.models import User
from community.people.roles import needs_second_factor
from community.people.second_factor import has_second_factor
from community.registries import Card, cards


def account_card(person: User) -> Mapping[str, Any]:
    wanted = needs_second_factor(person) and not has_second_factor(person)
    return {"name": person.get_short_name(), "second_step_wanted": wanted}


def enrol() -> None:
    cards.enrol(
        Card(
            name="people.account",
            template="people/_account_card.html",
            order=90,
            context=account_card,  # type: ignore[arg-type]  # our own user model
        )
    )
