"""The cards on ``/my/`` about the person: one per role, and one about the account."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from community.people.models import User
from community.people.roles import Role, has_role, may_use_editor, needs_second_factor
from community.people.second_factor import has_second_factor
from community.people.welcome import EDITOR, WELCOMES
from community.registries import Card, cards


@dataclass(frozen=True)
class RoleCard:
    role: Role

    def __call__(self, person: User) -> Mapping[str, Any] | None:
        if not has_role(person, self.role):
            return None
        welcome = WELCOMES[self.role]
        ways = [way for way in welcome.ways if way != EDITOR or may_use_editor(person)]
        return {"welcome": welcome, "ways": ways}


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
