"""Says at the start what would fail at the first text: missing or malformed keys."""

from collections.abc import Sequence
from typing import Any

from django.conf import settings
from django.core.checks import CheckMessage, Error
from django.core.checks import Warning as CheckWarning

from community.crypto.keyring import BadKeys, keyring


def check_field_keys(app_configs: Any, **_: Any) -> Sequence[CheckMessage]:
    try:
        keyring()
    except BadKeys as bad:
        return [
            Error(
                f"{bad}.",
                hint='FIELD_ENCRYPTION_KEYS is "id:base64 of 32 random bytes", newest first.',
                id="crypto.E001",
            )
        ]
    return []


def check_index_key(app_configs: Any, **_: Any) -> Sequence[CheckMessage]:
    """Asked with ``check --deploy``."""
    if getattr(settings, "INDEX_KEY", ""):
        return []
    return [
        CheckWarning(
            "INDEX_KEY is not set, so SECRET_KEY finds receipts again.",
            hint="Set INDEX_KEY once, to a long random text: SECRET_KEY can then be changed.",
            id="crypto.W001",
        )
    ]
