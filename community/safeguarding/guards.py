"""What keeps the chronology as it is, in the database itself: it refuses changes by whomever.

SQLite drops triggers without a word when a migration rebuilds a table, so they are set up again
after every migration, and `missing` tells when one is not there.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from django.db import connection

# With what a row is known by: a second one of the same would replace it, where the program asks so.
TABLES = {
    "safeguarding_chronologyentry": ("number", "key"),
    "safeguarding_chaincheck": ("id",),
}
REFUSAL = "the chronology is never changed"

_POSTGRES_FUNCTION = f"""
CREATE OR REPLACE FUNCTION safeguarding_refuse() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN RAISE EXCEPTION '{REFUSAL}' USING ERRCODE = 'integrity_constraint_violation'; END $$;
"""
_POSTGRES = {
    "change": "BEFORE UPDATE OR DELETE ON {table} FOR EACH ROW",
    "empty": "BEFORE TRUNCATE ON {table} FOR EACH STATEMENT",
}
_SQLITE = {
    "change": "BEFORE UPDATE ON {table}",
    "empty": "BEFORE DELETE ON {table}",
    "replace": "BEFORE INSERT ON {table} WHEN EXISTS (SELECT 1 FROM {table} WHERE {same})",
}


def set_up(**_: Any) -> None:
    """Idempotent. Called after migrations."""
    with connection.cursor() as cursor:
        present = set(connection.introspection.table_names(cursor))
        if not present.issuperset(TABLES):
            return
        if connection.vendor == "postgresql":
            cursor.execute(_POSTGRES_FUNCTION)
        for table in TABLES:
            for name in _names(table):
                cursor.execute(_drop(table, name))
            for statement in _statements(table):
                cursor.execute(statement)


def missing() -> list[str]:
    """The names of triggers that should be there and are not."""
    wanted = {name for table in TABLES for name in _names(table)}
    found = (
        "SELECT tgname FROM pg_trigger WHERE tgenabled <> 'D'"
        if connection.vendor == "postgresql"
        else "SELECT name FROM sqlite_master WHERE type = 'trigger'"
    )
    with connection.cursor() as cursor:
        cursor.execute(found)
        return sorted(wanted - {str(name) for (name,) in cursor.fetchall()})


@contextmanager
def lifted() -> Iterator[None]:
    """For tests that empty the whole database, and for those that tamper with it."""
    with connection.cursor() as cursor:
        for table in TABLES:
            for name in _names(table):
                cursor.execute(_drop(table, name))
    try:
        yield
    finally:
        set_up()


def _names(table: str) -> list[str]:
    kinds = _POSTGRES if connection.vendor == "postgresql" else _SQLITE
    return [f"{table}_{what}" for what in kinds]


def _drop(table: str, name: str) -> str:
    on = f" ON {table}" if connection.vendor == "postgresql" else ""
    return f"DROP TRIGGER IF EXISTS {name}{on}"


def _statements(table: str) -> Iterator[str]:
    if connection.vendor == "postgresql":
        for what, when in _POSTGRES.items():
            yield (
                f"CREATE TRIGGER {table}_{what} {when.format(table=table)}"
                " EXECUTE FUNCTION safeguarding_refuse()"
            )
        return
    same = " OR ".join(f'"{name}" = NEW."{name}"' for name in TABLES[table])
    for what, when in _SQLITE.items():
        yield (
            f"CREATE TRIGGER {table}_{what} {when.format(table=table, same=same)}"
            f" BEGIN SELECT RAISE(ABORT, '{REFUSAL}'); END"
        )
