"""Finding a secret value again without keeping it: a keyed hash, the same for the same value.

For exact look-ups only (a receipt). The key comes from ``INDEX_KEY`` and stays when field
encryption keys rotate, as an index cannot be made again without the values.
"""

from functools import lru_cache
from hashlib import sha256
from hmac import digest

from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from django.conf import settings


def blind_index(value: str, *, purpose: str) -> bytes:
    """32 bytes. Different purposes share nothing, so that indexes cannot be joined."""
    return digest(derived_key(purpose), value.encode(), sha256)


def derived_key(purpose: str) -> bytes:
    return _key(index_secret(), purpose)


def index_secret() -> str:
    """``INDEX_KEY``; without it ``SECRET_KEY`` serves, and a check warns in production."""
    return getattr(settings, "INDEX_KEY", "") or settings.SECRET_KEY


@lru_cache(maxsize=64)
def _key(secret: str, purpose: str) -> bytes:
    info = b"blind index: " + purpose.encode()
    return HKDF(algorithm=SHA256(), length=32, salt=None, info=info).derive(secret.encode())
