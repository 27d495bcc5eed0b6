"""The cards on ``/my/`` about the person: one per role, and one about the account."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from community.people.models import User
from community.people.roles import Role, has_role, may_use_editor, needs_second_factor
from community.people.second_factor import has_second_factor
from community.people.welcome import EDITOR, WELCOMES, Way
from community.registries import Card, cards


@dataclass(frozen=True)
class RoleCard:
    role: Role

    def __call__(self, person: User) -> Mapping[str, Any] | None:
        if not has_role(person, self.role):
            return None
        welcome = WELCOMES[self.role]
        if welcome.is_empty:
            return None
        return {"welcome": welcome, "ways": ways_of(person, self.role)}


def ways_of(person: User, role: Role) -> list[Way]:
    """Each way once, on the first card that leads there."""
    shown = [one for one in Role if has_role(person, one) and not WELCOMES[one].is_empty]
    before = {way.url for one in shown[: shown.index(role)] for way in WELCOMES[one].ways}
    ways = [way for way in WELCOMES[role].ways if way.url not in before]
    return [way for way in ways if way != EDITOR or may_use_editor(person)]


def account_card(person: User) -> Mapping[str, Any]:
    wanted = needs_second_factor(person) and not has_second_factor(person)
    return {"name": person.get_short_name(), "second_step_wanted": wanted}


def enrol() -> None:
    for order, role in enumerate(Role, start=60):
        cards.enrol(
            Card(
                name=f"people.role.{role.name.lower()}",
                template="people/_role_card.html",
                order=order,
                context=RoleCard(role),  # type: ignore[arg-type]  # our own user model
            )
        )
    cards.enrol(
        Card(
            name="people.account",
            template="people/_account_card.html",
            order=90,
            context=account_card,  # type: ignore[arg-type]  # our own user model
        )
    )
