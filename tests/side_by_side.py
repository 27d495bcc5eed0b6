"""Several processes share the tests: what each of them has of its own, and who gets which.

Files are dealt out whole. Tests that commit leave an empty database behind, so in every process
they come after those that are rolled back. Tests that race, or start processes of their own, all go
to one process, one after the other.
"""

import json
import os
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest
from xdist.scheduler import LoadScopeScheduling  # type: ignore[import-untyped]  # it has no types

ALONE = "alone"
# The longest file by far: its tests come first and are dealt out one by one.
LONGEST = "tests/integration/wiring/test_routes.py"
# The last one is the queue of tests/integration/outbox/test_celery.py.
REDIS_DATABASES = 15


def number_of_this_process() -> int:
    """0 where all tests run in one."""
    return int(os.environ.get("PYTEST_XDIST_WORKER", "gw0").removeprefix("gw"))


def redis_database(url: str) -> int:
    return int(urlsplit(url).path.strip("/") or 0)


def own_redis(url: str, number: int) -> str:
    """The first process has the Redis database that was named, the second the next one."""
    if not url or not number:
        return url
    return urlsplit(url)._replace(path=f"/{redis_database(url) + number}").geturl()


def processes(cores: int, redis_url: str) -> int:
    """One for each core, and no more than there are Redis databases from the one named."""
    if not redis_url:
        return cores
    return max(1, min(cores, REDIS_DATABASES - redis_database(redis_url)))


def commits(item: pytest.Item) -> bool:
    mark = item.get_closest_marker("django_db")
    return bool(mark and mark.kwargs.get("transaction")) or (
        "transactional_db" in getattr(item, "fixturenames", ())
    )


def uses_rows(item: pytest.Item) -> bool:
    fixtures = getattr(item, "fixturenames", ())
    return bool(item.get_closest_marker("django_db") or "db" in fixtures)


def group(items: list[pytest.Item]) -> None:
    """Names those that may not be dealt out with the rest of their file."""
    for item in items:
        named = item.get_closest_marker("xdist_group")
        if named and uses_rows(item) and not commits(item):
            raise pytest.UsageError(f"{item.nodeid} is in a group, but rolls back: see {__name__}")
        if commits(item) and not named:
            browser = item.get_closest_marker("browser")
            item.add_marker(pytest.mark.xdist_group(item.path.stem if browser else ALONE))


def order(items: list[pytest.Item]) -> None:
    """Rolled back, then committing and those that must be alone, then those without a database."""

    def place(item: pytest.Item) -> int:
        if item.nodeid.startswith(LONGEST):
            return 0
        if item.get_closest_marker("xdist_group"):
            return 2
        return 1 if uses_rows(item) else 3

    items.sort(key=place)


def unit(item: pytest.Item) -> str:
    """What is dealt out in one piece."""
    if named := item.get_closest_marker("xdist_group"):
        return str(named.args[0])
    return item.nodeid if item.nodeid.startswith(LONGEST) else item.nodeid.partition("::")[0]


def write_units(items: list[pytest.Item], config: pytest.Config) -> None:
    """Only processes that run tests know their marks: the first tells the one that deals out."""
    worker = getattr(config, "workerinput", {})
    if worker.get("workerid") == "gw0":
        Path(worker["units"]).write_text(json.dumps({item.nodeid: unit(item) for item in items}))


class WholeFiles(LoadScopeScheduling):  # type: ignore[misc]  # see above
    """Deals out unit by unit, in the order in which one process would run them."""

    def __init__(self, config: pytest.Config, log: Any, units: Path) -> None:
        super().__init__(config, log)
        self.units = units
        self.unit_of: dict[str, str] = {}

    def schedule(self) -> None:
        self.config.option.loadscopereorder = False
        self.unit_of = json.loads(self.units.read_text())
        super().schedule()

    def _split_scope(self, nodeid: str) -> str:
        return self.unit_of[nodeid]
