"""Looking for a word everywhere it could lie: every column of every table, files, the cache."""

import base64
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.cache import caches
from django.db import connection


def in_database(word: str) -> dict[str, list[str]]:
    """Table and column → what was found there. Bytes are searched as they are."""
    found: dict[str, list[str]] = {}
    with connection.cursor() as cursor:
        for table in connection.introspection.table_names(cursor):
            cursor.execute(f"SELECT * FROM {connection.ops.quote_name(table)}")
            columns = [column[0] for column in cursor.description]
            for row in cursor.fetchall():
                for column, value in zip(columns, row, strict=True):
                    if _has(value, word):
                        found.setdefault(f"{table}.{column}", []).append(str(value)[:200])
    return found


def _has(value: Any, word: str) -> bool:
    wanted = word.encode().lower()
    return any(wanted in raw.lower() for raw in _readings(value))


def _readings(value: Any) -> Iterator[bytes]:
    """As it is, and as what it may stand for."""
    raw = bytes(value) if isinstance(value, bytes | memoryview) else str(value).encode()
    yield raw
    if 20 < len(raw) < 100_000:
        try:
            yield base64.b64decode(raw.split(b":")[0], validate=False)
        except ValueError:
            return


def in_files(word: str) -> list[str]:
    roots = [settings.MEDIA_ROOT, settings.PRIVATE_ROOT, settings.UPLOADS_ROOT]
    wanted = word.encode().lower()
    return [
        str(path)
        for root in roots
        for path in Path(root).rglob("*")
        if path.is_file() and (word in path.name or wanted in path.read_bytes().lower())
    ]


def _kept_in(cache: Any) -> Iterable[tuple[str, bytes]]:
    """What lies in a cache of this process or of Redis; one in the database is a table."""
    store = getattr(cache, "_cache", {})
    if not hasattr(store, "get_client"):
        return list(store.items())
    client = store.get_client()
    return [
        (key.decode(), client.get(key) or b"")
        for key in client.scan_iter("*")
        if client.type(key) == b"string"
    ]


def in_caches(word: str) -> list[str]:
    wanted = word.encode().lower()
    return [
        f"{name}: {key}"
        for name in settings.CACHES
        for key, value in _kept_in(caches[name])
        if wanted in key.encode().lower() or wanted in bytes(value).lower()
    ]
