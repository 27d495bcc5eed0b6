"""Brings the database, the static files and the demo content up to date, in one process.

Run by ``scripts/serve.py`` before the site starts; safe and quick to run again.
"""

import hashlib
import os
import sys
import time
from collections.abc import Callable, Iterator
from io import StringIO
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "community.settings")

import django
from django.conf import settings
from django.core.management import call_command


def step(words: str, act: Callable[[], object]) -> None:
    started = time.monotonic()
    print(f"• {words}", end=" ", flush=True)
    act()
    print(f"({time.monotonic() - started:.1f} s)", flush=True)


def static_sources() -> Iterator[Path]:
    yield ROOT / "requirements" / "base.txt"
    for folder in (ROOT / "static", ROOT / "community" / "site"):
        yield from sorted(path for path in folder.rglob("*") if path.is_file())


def static_fingerprint() -> str:
    digest = hashlib.sha256()
    for path in static_sources():
        if "__pycache__" not in path.parts:
            stat = path.stat()
            digest.update(f"{path.relative_to(ROOT)} {stat.st_size} {stat.st_mtime_ns}\n".encode())
    return digest.hexdigest()


def collect_static() -> None:
    """Hash and compress only when a source changed: it is the slowest step of a start."""
    stamp = Path(settings.STATIC_ROOT) / ".collected-from"
    fingerprint = static_fingerprint()
    if stamp.is_file() and stamp.read_text() == fingerprint:
        return
    call_command("collectstatic", interactive=False, verbosity=0, clear=True)
    stamp.write_text(fingerprint)


def update_database() -> None:
    call_command("migrate", interactive=False, verbosity=0)
    call_command("createcachetable", verbosity=0)


def main() -> None:
    django.setup()
    step("Database:", update_database)
    step("Static files:", collect_static)
    if settings.DEVELOPMENT:
        step("Demo content:", lambda: call_command("seed_demo", stdout=StringIO()))


if __name__ == "__main__":
    main()
