"""Words that only the right people may read, kept as ciphertext beside the record they belong to.

A record names its `subject`: whatever is forgotten together. What is sealed is bound to the model,
the field and the record, so that it opens nowhere else.
"""

import json
from collections.abc import Iterable, Mapping
from typing import Any, Protocol

from community.crypto import envelope


class Owner(Protocol):
    pk: Any

    @property
    def subject(self) -> str: ...


def seal(record: Owner, field: str, words: Mapping[str, Any]) -> None:
    """Into the field of that name; the caller saves."""
    key = envelope.standing_key(record.subject)
    sealed = envelope.encrypt(key, json.dumps(dict(words)), context=_context(record, field))
    setattr(record, field, sealed)


def read(record: Owner, field: str) -> dict[str, Any]:
    """Empty where nothing was written, and where it was forgotten."""
    return read_many([record], field)[record.pk]


def read_many(records: Iterable[Owner], field: str) -> dict[Any, dict[str, Any]]:
    """By primary key. One query."""
    found = list(records)
    keys = envelope.keys_for({one.subject for one in found if getattr(one, field)})
    return {one.pk: _open(one, field, keys.get(one.subject)) for one in found}


def _open(record: Owner, field: str, key: envelope.DataKey | None) -> dict[str, Any]:
    sealed = getattr(record, field)
    if not sealed or key is None:
        return {}
    words = envelope.decrypt(key, bytes(sealed), context=_context(record, field))
    opened: dict[str, Any] = json.loads(words)
    return opened


def _context(record: Owner, field: str) -> str:
    return f"{type(record)._meta.label_lower}.{field}:{record.pk}"  # type: ignore[attr-defined]  # all are models
