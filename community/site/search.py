"""Search over what everybody may read. What people search for is kept nowhere."""

from typing import Any

from wagtail.models import Page
from wagtail.search.utils import MAX_QUERY_STRING_LENGTH

LONGEST = min(100, MAX_QUERY_STRING_LENGTH)


def asked(words: str) -> str:
    """Fit for a query: printable, of a sensible length, without quotation marks (the index of
    SQLite takes them for its own and fails)."""
    readable = words[: LONGEST * 10].replace('"', " ")
    printable = "".join(character if character.isprintable() else " " for character in readable)
    return " ".join(printable.split())[:LONGEST]


def find(words: str) -> Any:
    """Public pages only; private ones are left out before anything is matched."""
    if not words:
        return Page.objects.none()
    return Page.objects.live().public().filter(depth__gt=1).specific().search(words)
