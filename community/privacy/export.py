"""Everything about a person in a form that a machine can read."""

from datetime import date, datetime
from typing import Any

from django.utils import timezone

from community.people.models import User
from community.privacy.rules import Held, held_about


def package(person: User) -> dict[str, Any]:
    return {
        "made_at": timezone.now().isoformat(timespec="seconds"),
        "what_we_hold": [_entry(one) for one in held_about(person)],
    }


def _entry(held: Held) -> dict[str, Any]:
    holding = held.holding
    return {
        "title": holding.title,
        "why": holding.purpose,
        "lawful_basis": holding.lawful_basis,
        "seen_by": list(holding.seen_by),
        "kept": held.kept,
        "records": [
            {label: plain(value) for label, value in record.items()} for record in held.records
        ],
    }


def plain(value: Any) -> Any:
    """What JSON can say as it is; anything else in words."""
    if isinstance(value, bool | int | float | str) or value is None:
        return value
    if isinstance(value, datetime | date):
        return value.isoformat()
    if isinstance(value, dict):
        return {str(key): plain(item) for key, item in value.items()}
    if isinstance(value, list | tuple | set | frozenset):
        return [plain(item) for item in value]
    return str(value)
