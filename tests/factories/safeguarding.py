"""A rota, concerns, texts that wait."""

import uuid
from datetime import time
from typing import Any

from community.people.models import User
from community.people.roles import Role
from community.safeguarding.actions.concerns import Raising, raise_concern
from community.safeguarding.actions.rota import add_shifts
from community.safeguarding.models import Concern, Shift
from community.safeguarding.states import Origin
from tests.factories.people import person_with

EVERY_DAY = [0, 1, 2, 3, 4, 5, 6]
SAID = "He locks the door and I hear her cry, every weekend"


def make_lead(name: str) -> User:
    return person_with(
        Role.SAFEGUARDING_LEAD, username=name, email=f"{name}@example.org", preferred_name=name
    )


def make_rota(
    reader: User | None = None,
    deputy: User | None = None,
    *,
    days: list[int] | None = None,
    starts: time = time(0),
    ends: time = time(23, 59),
) -> list[Shift]:
    """By default somebody reads day and night."""
    reader = (
        reader or User.objects.filter(username="rota-reader").first() or make_lead("rota-reader")
    )
    return add_shifts(
        days=EVERY_DAY if days is None else days,
        starts=starts,
        ends=ends,
        reader=reader,
        deputy=deputy,
    )


def make_concern(*, by: User | None = None, said: str = SAID, **more: Any) -> Concern:
    given = {"origin": Origin.WORRIED, "key": uuid.uuid4(), **more}
    return raise_concern(Raising(said=said, **given), by=by)
