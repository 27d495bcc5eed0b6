"""Words under seal, and the keyed hash by which it shows that words are still the same."""

from collections.abc import Iterable
from uuid import UUID

from django.views.decorators.debug import sensitive_variables

from community.crypto import envelope
from community.crypto.seals import seal as keyed_hash
from community.moderation.models.kept import Sealed
from community.registries import Piece

PURPOSE = "moderation: what was looked at"


@sensitive_variables("words")
def seal(row: Sealed, words: str) -> None:
    """Before the row is saved, in the same transaction."""
    if not words:
        return
    key = envelope.new_key(row.subject)
    key.save(force_insert=True)
    row.sealed = envelope.encrypt(key, words, context=row.sealed_as)


def read(rows: Iterable[Sealed]) -> dict[UUID, str]:
    """By the row's id; one query. What was forgotten, or never said, is empty."""
    found = list(rows)
    keys = envelope.keys_for(row.subject for row in found if row.sealed)
    return {
        row.pk: envelope.decrypt(keys[row.subject], bytes(row.sealed), context=row.sealed_as)
        if row.subject in keys and row.sealed
        else ""
        for row in found
    }


def forget(rows: Iterable[Sealed]) -> None:
    envelope.shred_many(row.subject for row in rows)


@sensitive_variables("piece")
def digest(piece: Piece) -> str:
    """64 letters. Nobody can find short words again by trying: the key is not in the database."""
    parts = (piece.words.encode(), piece.fingerprint.encode())
    return keyed_hash(*parts, purpose=PURPOSE).hex()
