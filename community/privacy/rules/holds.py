"""What must not go yet, because a court or an inquiry may need it. A hold names one record, or a
person, and then everything that is held about that person.
"""

from collections.abc import Iterator
from typing import Any

from django.db.models import Q
from django.utils import timezone

from community.outbox.references import reference, resolve
from community.people.models import User
from community.privacy.models import Hold
from community.registries import Holding

PERSON = User._meta.label_lower


def live_holds() -> list[Hold]:
    return list(Hold.objects.live(timezone.localdate()))


def held_references() -> list[str]:
    """The references that live holds name; for the queries of our own holdings."""
    return list(Hold.objects.live(timezone.localdate()).values_list("about", flat=True))


def is_held(person: User) -> bool:
    return Hold.objects.live(timezone.localdate()).filter(about=reference(person)).exists()


def find(named: str) -> str:
    """A reference, from what an officer types: who it is, or the reference itself."""
    if person := person_named(named):
        return reference(person)
    return named if resolve(named) else ""


def person_named(named: str) -> User | None:
    """By user name or e-mail address, as an officer types it."""
    return User.objects.filter(Q(username__iexact=named) | Q(email__iexact=named)).first()


def holding_what(holding: Holding, holds: list[Hold]) -> Iterator[Any]:
    """What these holds keep in one holding, so that before and after can be compared."""
    for hold in holds:
        label = hold.about.partition(":")[0]
        record = resolve(hold.about) if label in (PERSON, holding.model.lower()) else None
        if record is None:
            continue
        if label == holding.model.lower():
            yield hold.about, _values(record)
        if isinstance(record, User):
            yield hold.about, [dict(one) for one in holding.collect(record)]


def _values(record: Any) -> dict[str, Any]:
    found = type(record)._base_manager.filter(pk=record.pk).values().first() or {}
    return {
        name: bytes(value) if isinstance(value, memoryview) else value
        for name, value in found.items()
    }
