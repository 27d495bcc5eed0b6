"""Asking about one record, by somebody who has just shown that it is theirs.

The page that knows (four words opened it) seals the record's reference into a button; the form
carries it on. It stands in no address, no session and no log, and lasts a quarter of an hour.
"""

from datetime import timedelta

from django.core import signing

SALT = "privacy.attached"
LASTS = timedelta(minutes=15)


def attach(reference: str) -> str:
    return signing.dumps(reference, salt=SALT)


def attached(sealed: str) -> str:
    """The reference; empty when it is not ours, or was sealed too long ago."""
    try:
        return str(signing.loads(sealed[:500], salt=SALT, max_age=LASTS))
    except signing.BadSignature:
        return ""
