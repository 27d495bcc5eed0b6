"""The house as files and layers, for the tests that keep its shape."""

import subprocess
from functools import cache
from pathlib import Path

ROOT = Path(__file__).resolve().parents[3]
SITE = ("community", "consultations", "mentoring", "oversight_group")

# From the ground up: an app may point to apps of lower layers only. Siblings share a layer.
LAYERS: tuple[frozenset[str], ...] = (
    frozenset({"registries", "outbox", "crypto", "links", "suppression"}),
    frozenset({"people"}),
    frozenset({"cms", "uploads", "device"}),
    frozenset({"privacy"}),
    frozenset({"notifications"}),
    frozenset({"safeguarding", "language", "moderation"}),
    frozenset({"partners", "directory", "thanks"}),
    frozenset({"insight"}),
    frozenset({"consultations", "mentoring", "campaigns", "gatherings"}),
    frozenset({"oversight_group"}),
    frozenset({"site"}),
)


def rank(label: str) -> int | None:
    """The layer of an app of ours; None for other people's apps."""
    return next((n for n, layer in enumerate(LAYERS) if label in layer), None)


@cache
def kept_files() -> tuple[Path, ...]:
    """What is, or is about to be, in the repository; without git, what lies in our folders."""
    listed = subprocess.run(
        ["git", "ls-files", "--cached", "--others", "--exclude-standard"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    names = listed.stdout.splitlines() if listed.returncode == 0 else []
    paths = [ROOT / name for name in names] or [
        path for folder in (*SITE, "tests", "templates") for path in (ROOT / folder).rglob("*")
    ]
    return tuple(path for path in paths if path.is_file())


def python_files(*folders: str) -> list[Path]:
    wanted = tuple(ROOT / folder for folder in folders)
    return [
        path
        for path in kept_files()
        if path.suffix == ".py"
        and "migrations" not in path.parts
        and any(path.is_relative_to(folder) for folder in wanted)
    ]


def templates() -> list[Path]:
    return [
        path
        for path in kept_files()
        if path.is_relative_to(ROOT / "templates") and path.suffix in {".html", ".txt"}
    ]


def name(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()
