"""What may be sent, how much of it, and who may open it when.

A file is told by its bytes: its name and what the browser says about it count for nothing. It can
be opened only once a scanner found nothing in it. Where there is no scanner, pictures can be opened
all the same, because we painted them anew; documents and voice notes only if the settings say so.
"""

from datetime import datetime, timedelta

from django.conf import settings

from community.uploads.models import Upload
from community.uploads.states import READABLE, Kind, State

MEGABYTE = 1024 * 1024
MOST_BYTES: dict[Kind, int] = {
    Kind.PICTURE: 10 * MEGABYTE,
    Kind.DOCUMENT: 20 * MEGABYTE,
    Kind.VOICE: 10 * MEGABYTE,
}
LONGEST_SECONDS = 5 * 60
MOST_WORDS = 50_000  # characters of a transcript

# How long whoever scans a file has it for themselves.
LEASE = timedelta(minutes=3)
LONGEST_PAUSE = timedelta(hours=6)
# How long a file may stand before the record that it belongs to, and after that record.
UNCLAIMED = timedelta(days=7)
REFUSED_KEPT = timedelta(days=30)


def without_scanner(kind: Kind) -> State:
    if kind == Kind.PICTURE or settings.UPLOADS_WITHOUT_SCANNER:
        return State.CLEAN
    return State.QUARANTINED


def next_scan(scans: int, now: datetime) -> datetime:
    """After a minute, then ever more rarely: one that can never be scanned holds up no other."""
    return now + min(timedelta(minutes=2 ** min(scans, 10)), LONGEST_PAUSE)


def can_read(upload: Upload) -> bool:
    """Whether anybody may; whether this person may is for the feature to say."""
    return upload.state in READABLE


def can_transcribe(upload: Upload) -> bool:
    return upload.kind == Kind.VOICE and can_read(upload)
