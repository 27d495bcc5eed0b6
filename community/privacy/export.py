"""Everything about a person in a form that a machine can read, with what is withheld and why."""

from collections.abc import Iterator
from datetime import date, datetime
from typing import Any

from django.utils import timezone

from community.people.models import User
from community.privacy.names import names_in
from community.privacy.rules import Held, held_about, looks_at


def package(person: User, *, mark_names: bool = False) -> dict[str, Any]:
    """``mark_names``: for whoever looks through it before it is handed out, the names of others
    that may be in it. They are marked, never taken out: a person decides.
    """
    everything = held_about(person)
    found = {
        "made_at": timezone.now().isoformat(timespec="seconds"),
        "what_we_hold": [_entry(one) for one in everything],
        "not_shown": [
            {"title": one.holding.title, "why": one.withheld} for one in everything if one.withheld
        ],
        "who_looked": [plain(look) for look in looks_at(person)],
    }
    if mark_names:
        found["names_to_check"] = list(names_to_check(everything, person))
    return found


def names_to_check(everything: list[Held], person: User) -> Iterator[dict[str, Any]]:
    own = [person.preferred_name, person.username]
    for held in everything:
        for number, line in enumerate(held.lines, start=1):
            for label, words in line.items():
                for name in names_in(words, own=own):
                    where = {"in": held.holding.title, "record": number, "label": label}
                    yield {**where, "name": name}


def _entry(held: Held) -> dict[str, Any]:
    holding = held.holding
    return {
        "title": holding.title,
        "why": holding.purpose,
        "lawful_basis": holding.lawful_basis,
        "seen_by": list(holding.seen_by),
        "kept": held.kept,
        "not_shown": held.withheld,
        "records": [
            {label: plain(value) for label, value in record.items()} for record in held.records
        ],
        "goes_on": [plain(day) for day in held.goes_on],
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
