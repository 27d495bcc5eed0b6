"""The wrapping keys of the settings, newest first: the newest wraps, all unwrap."""

import base64
import binascii
from dataclasses import dataclass
from functools import lru_cache

from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from django.conf import settings

KEY_BYTES = 32


class BadKeys(ValueError):
    """The settings' wrapping keys cannot be used. Says which, never what they are."""


@dataclass(frozen=True)
class Keyring:
    newest: str
    ciphers: dict[str, AESGCM]

    def cipher(self, name: str) -> AESGCM | None:
        return self.ciphers.get(name)


def keyring() -> Keyring:
    return parse(tuple(settings.FIELD_ENCRYPTION_KEYS))


@lru_cache(maxsize=8)
def parse(entries: tuple[str, ...]) -> Keyring:
    """``entries`` are "id:base64 of 32 bytes"."""
    ciphers: dict[str, AESGCM] = {}
    for place, entry in enumerate(entries, start=1):
        name, _, encoded = entry.strip().partition(":")
        if not name or len(name) > 40 or name in ciphers:
            raise BadKeys(f"field encryption key {place} needs an id of its own")
        ciphers[name] = AESGCM(_decoded(encoded, name))
    if not ciphers:
        raise BadKeys("there is no field encryption key: set FIELD_ENCRYPTION_KEYS")
    return Keyring(next(iter(ciphers)), ciphers)


def _decoded(encoded: str, name: str) -> bytes:
    try:
        key = base64.b64decode(encoded, validate=True)
    except binascii.Error:
        raise BadKeys(f"field encryption key {name!r} is not base64") from None
    if len(key) != KEY_BYTES:
        raise BadKeys(f"field encryption key {name!r} is not {KEY_BYTES} bytes long")
    return key
