"""What every test may use."""

import gc
import os
import random
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from django.core.cache import caches
from django.core.management.commands.flush import Command as FlushCommand
from django.db import connection
from hypothesis import settings as hypothesis_settings

from community.registries import shared_contents
from community.safeguarding import guards
from tests import migrated, side_by_side
from tests.people import Cast

# A developer's runs look for new counter-examples; a gate asks everybody the same questions.
hypothesis_settings.register_profile("ci", derandomize=True)
if os.environ.get("CI"):
    hypothesis_settings.load_profile("ci")


@pytest.fixture(scope="session")
def django_db_keepdb(
    django_db_keepdb: bool,
    django_db_use_migrations: bool,
    django_db_blocker: Any,
    django_db_modify_db_settings: None,
) -> Iterator[bool]:
    """On SQLite the tests' database is there already: a copy of one that has been migrated."""
    if django_db_keepdb or connection.vendor != "sqlite" or not django_db_use_migrations:
        yield django_db_keepdb
        return
    name = settings.DATABASES["default"]["TEST"]["NAME"]
    with django_db_blocker.unblock():
        migrated.copy_to(name)
    yield True
    with django_db_blocker.unblock():
        connection.close()
    migrated.remove(name)


@pytest.fixture(scope="session")
def django_db_modify_db_settings(django_db_modify_db_settings: None) -> None:
    """Until the database is there (see below)."""
    gc.disable()


@pytest.fixture(scope="session")
def django_db_setup(django_db_setup: None) -> None:
    """A quarter of the time of migrating would go into looking for garbage."""
    gc.enable()


@pytest.fixture
def cast(db: None) -> Cast:
    return Cast()


@pytest.fixture(autouse=True)
def _fresh_caches() -> Iterator[None]:
    """No test sees what another one cached; rate limits start at zero.

    With ``REDIS_URL`` this empties the Redis database that the tests were given.
    """
    yield
    for cache in caches.all(initialized_only=True):
        cache.clear()


@pytest.fixture(autouse=True, scope="session")
def _emptying_is_allowed() -> Iterator[None]:
    """Tests that commit empty the whole database afterwards; the chronology would refuse that.

    They leave it empty indeed: rows that come back by themselves would be in the way of those that
    a later test wants restored as they were (``serialized_rollback``).
    """
    original = FlushCommand.handle

    def handle(self: FlushCommand, *args: Any, **options: Any) -> None:
        with guards.lifted():
            original(self, *args, **{**options, "inhibit_post_migrate": True})

    FlushCommand.handle = handle  # type: ignore[method-assign]  # for the tests alone
    yield
    FlushCommand.handle = original  # type: ignore[method-assign]  # see above


@pytest.fixture(autouse=True)
def _declared_features_are_withdrawn() -> Iterator[None]:
    """A feature in which people see each other's words, where a test has declared one."""
    declared = {one.name for one in shared_contents}
    yield
    for name in {one.name for one in shared_contents} - declared:
        shared_contents.withdraw(name)


@pytest.hookimpl(wrapper=True)
def pytest_collection_modifyitems(
    config: pytest.Config, items: list[pytest.Item]
) -> Iterator[None]:
    for item in items:
        if "tests/browser/" in item.path.as_posix():
            item.add_marker(pytest.mark.browser)
    side_by_side.group(items)
    yield
    side_by_side.order(items)
    side_by_side.write_units(items, config)


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_auto_num_workers() -> int:
    cores = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count()
    return side_by_side.processes(cores or 1, settings.REDIS_URL)


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_setupnodes() -> None:
    """Sets have one order in all processes of a run: some tests are named after what is in them."""
    os.environ.setdefault("PYTHONHASHSEED", str(random.SystemRandom().randrange(1, 2**32)))


def units_file() -> Path:
    return Path(settings.FOLDER) / "units.json"


@pytest.hookimpl(optionalhook=True)
def pytest_configure_node(node: Any) -> None:
    units_file().parent.mkdir(exist_ok=True)
    node.workerinput["units"] = str(units_file())


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_make_scheduler(config: pytest.Config, log: Any) -> side_by_side.WholeFiles:
    return side_by_side.WholeFiles(config, log, units_file())


def pytest_unconfigure() -> None:
    shutil.rmtree(settings.FOLDER, ignore_errors=True)


def pytest_runtest_setup(item: pytest.Item) -> None:
    engine = settings.DATABASES["default"]["ENGINE"]
    if item.get_closest_marker("postgres") and "postgresql" not in engine:
        pytest.skip("needs PostgreSQL: set DATABASE_URL")
    if item.get_closest_marker("redis") and not settings.REDIS_URL:
        pytest.skip("needs Redis: set REDIS_URL")
