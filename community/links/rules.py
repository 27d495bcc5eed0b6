"""May this link be used? A link serves one purpose, until it expires, is revoked, or, when it is
for single use, has been used. The four ways of not working look the same from outside.
"""

from datetime import datetime, timedelta
from hashlib import sha256

from community.links.models import Link

TOKEN_BYTES = 24
KEPT = timedelta(days=30)


def hashed(token: str) -> bytes:
    """The token is 192 random bits, so that a plain hash cannot be guessed backwards."""
    return sha256(token.encode(errors="replace")).digest()


def find_usable(token: str, *, purpose: str, now: datetime) -> Link | None:
    return Link.objects.usable(now).filter(token_hash=hashed(token), purpose=purpose).first()
