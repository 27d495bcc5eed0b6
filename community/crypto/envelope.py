"""Envelope encryption: each subject's texts under a key of its own, that key under a wrapping key.

AES-256-GCM throughout. A ciphertext is bound to its subject and to its ``context`` (say
"consultations.answer:why"), so that one moved to another person or another field does not open.
A subject is whatever is forgotten together: one response, one concern. Deleting its key is
forgetting it, wherever copies of the ciphertext lie; once the wrapping key is retired too, that
holds for old backups of the key table.

Cost: about two microseconds per text. A key is opened once per DataKey object and stays in that
object's memory alone.
"""

import os
import struct
from collections.abc import Iterable

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from django.views.decorators.debug import sensitive_variables

from community.crypto.keyring import KEY_BYTES, keyring
from community.crypto.models import DataKey

__all__ = [
    "DataKey",
    "Shredded",
    "Unreadable",
    "decrypt",
    "encrypt",
    "key_for",
    "keys_for",
    "new_key",
    "shred",
    "shred_many",
]

FORMAT = b"\x01"
NONCE_BYTES = 12
TAG_BYTES = 16


class Unreadable(ValueError):
    """This does not open: damaged, moved from another place, or its key is not here."""


class Shredded(LookupError):
    """The subject has no key: it was forgotten on purpose, or never had one."""


@sensitive_variables()
def new_key(subject: str) -> DataKey:
    """A fresh key, not yet saved: save it, or many at once by bulk_create."""
    secret = os.urandom(KEY_BYTES)
    key = DataKey(subject=subject)
    key._cipher = AESGCM(secret)
    wrap(key, secret)
    return key


def standing_key(subject: str) -> DataKey:
    """A key that many texts share, made when first asked for; of two at once both get the same."""
    key = DataKey.objects.filter(subject=subject).first()
    if key is None:
        DataKey.objects.bulk_create([new_key(subject)], ignore_conflicts=True)
        key = key_for(subject)
    return key


def key_for(subject: str) -> DataKey:
    key = DataKey.objects.filter(subject=subject).first()
    if key is None:
        raise Shredded("this was deleted for good")
    return key


def keys_for(subjects: Iterable[str]) -> dict[str, DataKey]:
    """One query; shredded subjects are missing from the answer."""
    return {key.subject: key for key in DataKey.objects.filter(subject__in=list(subjects))}


@sensitive_variables("plaintext")
def encrypt(key: DataKey, plaintext: str, *, context: str) -> bytes:
    return encrypt_bytes(key, plaintext.encode(), context=context)


def decrypt(key: DataKey, ciphertext: bytes, *, context: str) -> str:
    """Raises :class:`Unreadable`, from which nothing can be learnt."""
    return decrypt_bytes(key, ciphertext, context=context).decode()


@sensitive_variables("plaintext")
def encrypt_bytes(key: DataKey, plaintext: bytes, *, context: str) -> bytes:
    """A file, held in memory whole."""
    nonce = os.urandom(NONCE_BYTES)
    bound = _bound("text", key.subject, context)
    return FORMAT + nonce + _cipher(key).encrypt(nonce, plaintext, bound)


def decrypt_bytes(key: DataKey, ciphertext: bytes, *, context: str) -> bytes:
    """Raises :class:`Unreadable`, as `decrypt`."""
    return _open(_cipher(key), bytes(ciphertext), _bound("text", key.subject, context))


def shred(subject: str) -> bool:
    """Forget a subject for ever; False when there was nothing left to forget."""
    return bool(shred_many([subject]))


def shred_many(subjects: Iterable[str]) -> int:
    """Answers how many keys went. In batches, for as many subjects as there are."""
    everything, removed = list(subjects), 0
    for start in range(0, len(everything), 500):
        batch = DataKey.objects.filter(subject__in=everything[start : start + 500])
        removed += batch.delete()[0]
    return removed


@sensitive_variables()
def wrap(key: DataKey, secret: bytes) -> None:
    """Seal the data key under the newest wrapping key (in memory; the caller saves)."""
    ring = keyring()
    nonce = os.urandom(NONCE_BYTES)
    bound = _bound("key", key.subject, ring.newest)
    key.wrapping_key = ring.newest
    key.wrapped = FORMAT + nonce + ring.ciphers[ring.newest].encrypt(nonce, secret, bound)


@sensitive_variables()
def unwrap(key: DataKey) -> bytes:
    wrapping = keyring().cipher(key.wrapping_key)
    if wrapping is None:
        raise Unreadable(f"the wrapping key {key.wrapping_key!r} is not in the settings")
    return _open(wrapping, bytes(key.wrapped), _bound("key", key.subject, key.wrapping_key))


def _cipher(key: DataKey) -> AESGCM:
    if key._cipher is None:
        key._cipher = AESGCM(unwrap(key))
    return key._cipher


def _open(cipher: AESGCM, sealed: bytes, bound: bytes) -> bytes:
    if sealed[:1] != FORMAT or len(sealed) < 1 + NONCE_BYTES + TAG_BYTES:
        raise Unreadable("this is nothing that was encrypted here")
    try:
        return cipher.decrypt(sealed[1 : 1 + NONCE_BYTES], sealed[1 + NONCE_BYTES :], bound)
    except InvalidTag:
        raise Unreadable("this does not belong here, or is damaged, or the key is wrong") from None


def _bound(*parts: str) -> bytes:
    """Joined with lengths, so that no two different lists of parts read the same."""
    encoded = [part.encode() for part in parts]
    return b"".join(struct.pack(">I", len(part)) + part for part in encoded)
