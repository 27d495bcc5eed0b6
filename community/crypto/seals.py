"""Seals: a keyed hash by which it shows later that nobody changed, swapped or left out a part.

Who can write to the database but does not know ``INDEX_KEY`` cannot make one. It is the same key
as for blind indexes, for the same reason: a seal must still hold when encryption keys rotate.
"""

import struct
from hashlib import sha256
from hmac import compare_digest, digest

from community.crypto.blind_index import derived_key

SEAL_BYTES = 32


def seal(*parts: bytes, purpose: str) -> bytes:
    """32 bytes. Parts are joined with their lengths: no two lists of parts read the same."""
    joined = b"".join(struct.pack(">I", len(part)) + part for part in parts)
    return digest(derived_key(f"seal: {purpose}"), joined, sha256)


def holds(found: bytes, *parts: bytes, purpose: str) -> bool:
    return compare_digest(bytes(found), seal(*parts, purpose=purpose))
