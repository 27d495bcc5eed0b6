"""How the tests are shared among processes."""

import os
from pathlib import Path

import pytest
from django.conf import settings

from tests.side_by_side import LONGEST, commits, own_redis, processes, unit
from tests.unit.structure.house import ROOT


def test_each_process_has_the_next_redis_database() -> None:
    named = "redis://:secret@127.0.0.1:6379/9"
    assert own_redis(named, 0) == named
    assert own_redis(named, 1) == "redis://:secret@127.0.0.1:6379/10"
    assert own_redis("redis://127.0.0.1:6379", 2) == "redis://127.0.0.1:6379/2"
    assert own_redis("", 1) == ""


def test_no_more_processes_than_redis_databases_before_the_queue() -> None:
    assert processes(2, "") == 2
    assert processes(32, "") == 32
    assert processes(32, "redis://127.0.0.1:6379/9") == 6
    assert processes(2, "redis://127.0.0.1:6379/15") == 1


def test_files_are_dealt_out_whole_apart_from_groups(request: pytest.FixtureRequest) -> None:
    assert unit(request.node) == "tests/unit/structure/test_side_by_side.py"
    for item in request.session.items:
        if commits(item):
            assert unit(item) in ("alone", item.path.stem)


def test_what_tests_write_lies_in_a_folder_of_this_process() -> None:
    folder = Path(settings.FOLDER)
    assert str(os.getpid()) in folder.name
    for root in (settings.MEDIA_ROOT, settings.PRIVATE_ROOT, settings.UPLOADS_ROOT):
        assert folder in Path(root).parents


def test_those_that_commit_come_after_those_that_are_rolled_back(
    request: pytest.FixtureRequest,
) -> None:
    """In this very run: a committing test leaves an empty database."""
    items = [one for one in request.session.items if one.get_closest_marker("django_db")]
    order = [commits(one) for one in items]
    assert order == sorted(order)


def test_the_longest_file_is_there() -> None:
    assert (ROOT / LONGEST).exists()
