"""Where sealed bytes lie: the storage "uploads", which no address reaches.

A file of its own per upload, named by the upload's random id. What lies there without its data key
is noise, so that a file which outlives its row by an accident says nothing; `sweep` removes it.
"""

from collections.abc import Iterator
from datetime import datetime, timedelta
from uuid import UUID

from django.core.files.base import ContentFile
from django.core.files.storage import Storage, storages

from community.crypto import envelope
from community.crypto.models import DataKey
from community.uploads.models import Upload
from community.uploads.states import State

BYTES = "uploads.upload:bytes"
NAME = "uploads.upload:name"
WORDS = "uploads.transcript:words"

# A file may be a moment older than its row.
ORPHAN_AGE = timedelta(days=1)


def _storage() -> Storage:
    return storages["uploads"]


def write(upload: Upload, key: DataKey, data: bytes) -> None:
    sealed = envelope.encrypt_bytes(key, data, context=BYTES)
    _storage().save(upload.file_name, ContentFile(sealed))


def read(upload: Upload) -> bytes:
    """Raises FileNotFoundError, `envelope.Shredded` or `envelope.Unreadable`."""
    key = envelope.key_for(upload.subject)
    with _storage().open(upload.file_name, "rb") as file:
        return envelope.decrypt_bytes(key, file.read(), context=BYTES)


def remove(file_name: str) -> None:
    """Removing what is not there is no error."""
    _storage().delete(file_name)


def sweep(now: datetime) -> int:
    """Remove files that nothing refers to any more; answers how many."""
    removed = 0
    for file_name in _lying_there():
        if _is_wanted(file_name):
            continue
        if _storage().get_modified_time(file_name) < now - ORPHAN_AGE:
            remove(file_name)
            removed += 1
    return removed


def _is_wanted(file_name: str) -> bool:
    try:
        number = UUID(file_name.rpartition("/")[2].removesuffix(".sealed"))
    except ValueError:
        return True  # not ours to remove
    return Upload.objects.exclude(state=State.REFUSED).filter(pk=number).exists()


def _lying_there() -> Iterator[str]:
    try:
        folders = _storage().listdir("")[0]
    except FileNotFoundError:
        return
    for folder in folders:
        for name in _storage().listdir(folder)[1]:
            yield f"{folder}/{name}"
