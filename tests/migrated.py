"""A SQLite database after all migrations, made once and copied for every process of every run.

It is kept in ``var/test-databases`` under a name that says what went into it: the migrations of all
apps, and the modules of ours that these import. What apps write after each ``migrate`` is not in
it: Django's own set-up of a test database adds that to the copy.
"""

import fcntl
import re
import shutil
import sqlite3
import sys
from hashlib import sha256
from importlib.util import find_spec
from pathlib import Path
from unittest.mock import patch

from django.apps import apps
from django.conf import settings
from django.core.management import call_command
from django.db import connection

FOLDER = Path(settings.VAR_DIR) / "test-databases"
KEPT = 3
OURS = re.compile(r"\b(?:community|consultations|mentoring|oversight_group)(?:\.[a-z_]\w*)+")


def fingerprint() -> str:
    found = sha256(f"{sys.version} {sqlite3.sqlite_version} {settings.INSTALLED_APPS}".encode())
    imported: set[str] = set()
    for app in apps.get_app_configs():
        for file in sorted(Path(app.path, "migrations").glob("*.py")):
            text = file.read_text()
            found.update(f"{app.label} {file.name} {text}".encode())
            imported.update(OURS.findall(text))
    for file in sorted({file for name in imported if (file := _file_of(name))}):
        found.update(file.read_bytes())
    return found.hexdigest()[:24]


def _file_of(name: str) -> Path | None:
    """The file of this module, or of the one in which this name is."""
    while "." in name:
        try:
            spec = find_spec(name)
        except ModuleNotFoundError:
            spec = None
        if spec and spec.origin:
            return Path(spec.origin)
        name = name.rpartition(".")[0]
    return None


def copy_to(name: str) -> None:
    FOLDER.mkdir(parents=True, exist_ok=True)
    ready = FOLDER / f"{fingerprint()}.sqlite3"
    with (FOLDER / "lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not ready.exists():
            _make(ready)
        ready.touch()
        for old in sorted(FOLDER.glob("*.sqlite3"), key=lambda file: file.stat().st_mtime)[:-KEPT]:
            old.unlink()
        shutil.copyfile(ready, name)


def _make(ready: Path) -> None:
    growing = ready.with_suffix(".growing")
    remove(str(growing))
    before = connection.settings_dict["NAME"]
    connection.close()
    connection.settings_dict["NAME"] = str(growing)
    try:
        with patch("django.core.management.commands.migrate.emit_post_migrate_signal"):
            call_command("migrate", run_syncdb=True, interactive=False, verbosity=0)
        with connection.cursor() as cursor:
            cursor.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    finally:
        connection.close()
        connection.settings_dict["NAME"] = before
    growing.rename(ready)
    remove(str(growing))


def remove(name: str) -> None:
    for end in ("", "-wal", "-shm", "-journal"):
        Path(name + end).unlink(missing_ok=True)
