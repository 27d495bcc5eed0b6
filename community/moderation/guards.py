"""The database itself refuses to change what was decided and what was assessed. Only a name may go,
with an account; and rows go whole, when their time has come.

SQLite drops triggers without a word when a migration rebuilds a table, so they are set up again
after every migration.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from django.apps import apps
from django.db import connection

KEPT = {
    "Decision": "by",
    "Assessment": "recorded_by",
    "AssessmentPart": "",
    "Switch": "by",
}
REFUSAL = "what was decided is never changed"
_FUNCTION = f"""
CREATE OR REPLACE FUNCTION moderation_refuse() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN RAISE EXCEPTION '{REFUSAL}' USING ERRCODE = 'integrity_constraint_violation'; END $$;
"""


def tables() -> dict[str, list[str]]:
    """Table → the columns that stay as they were written."""
    found = {}
    for name, may_go in KEPT.items():
        model = apps.get_model("moderation", name)
        fields = [field for field in model._meta.local_fields if field.name != may_go]
        found[model._meta.db_table] = [str(field.column) for field in fields]
    return found


def set_up(**_: Any) -> None:
    """Idempotent. Called after migrations."""
    with connection.cursor() as cursor:
        present = set(connection.introspection.table_names(cursor))
        if not present.issuperset(tables()):
            return
        if connection.vendor == "postgresql":
            cursor.execute(_FUNCTION)
        for table, columns in tables().items():
            cursor.execute(_drop(table))
            cursor.execute(_create(table, columns))


@contextmanager
def lifted() -> Iterator[None]:
    """For tests that tamper."""
    with connection.cursor() as cursor:
        for table in tables():
            cursor.execute(_drop(table))
    try:
        yield
    finally:
        set_up()


def _drop(table: str) -> str:
    on = f" ON {table}" if connection.vendor == "postgresql" else ""
    return f"DROP TRIGGER IF EXISTS {table}_kept{on}"


def _create(table: str, columns: list[str]) -> str:
    named = ", ".join(connection.ops.quote_name(column) for column in columns)
    when = f"CREATE TRIGGER {table}_kept BEFORE UPDATE OF {named} ON {table}"
    if connection.vendor == "postgresql":
        return f"{when} FOR EACH ROW EXECUTE FUNCTION moderation_refuse()"
    return f"{when} BEGIN SELECT RAISE(ABORT, '{REFUSAL}'); END"
