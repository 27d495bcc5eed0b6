"""What the clock must do has a task of that name, in Celery and in the scheduler alike."""

from typing import Any

import pytest
from django.conf import settings
from django.core.management import CommandError

from community.celery import app
from community.outbox.management.commands.scheduler import scheduled_tasks


def test_every_scheduled_name_is_a_task() -> None:
    assert set(scheduled_tasks()) == set(settings.SCHEDULE)


def test_beat_reads_the_same_table() -> None:
    assert {
        name: entry["schedule"] for name, entry in settings.CELERY_BEAT_SCHEDULE.items()
    } == settings.SCHEDULE
    assert all(name == entry["task"] for name, entry in settings.CELERY_BEAT_SCHEDULE.items())


def test_a_name_without_a_task_is_said_at_the_start(monkeypatch: Any, settings: Any) -> None:
    settings.SCHEDULE = {**settings.SCHEDULE, "nobody.knows": None}
    with pytest.raises(CommandError, match=r"nobody\.knows"):
        scheduled_tasks()


@pytest.mark.trust("C3")
def test_nothing_but_json_and_no_results() -> None:
    assert app.conf.task_ignore_result
    assert app.conf.accept_content == ["json"]
    assert app.conf.task_serializer == "json"
    assert app.conf.task_acks_late
