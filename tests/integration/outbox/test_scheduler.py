"""What the clock must do, without Redis: in one process, one at a time, whatever fails."""

import os
import signal
import subprocess
import sys
import threading
import time
import uuid
from datetime import timedelta
from pathlib import Path

import pytest
from django.conf import settings
from django.core.management import CommandError, call_command
from django.utils import timezone

from community.outbox import scheduler
from community.outbox.models import SchedulerLease
from community.outbox.scheduler import Scheduler, take_lease

SOON = timedelta(milliseconds=1)


def working(**tasks: scheduler.Task) -> Scheduler:
    one = Scheduler(tasks=tasks, every=dict.fromkeys(tasks, SOON))
    one._due = dict.fromkeys(tasks, 0.0)
    return one


@pytest.mark.django_db
@pytest.mark.trust("C4")
def test_each_task_comes_round_and_a_failing_one_does_not_stop_the_others() -> None:
    ran: list[str] = []

    def fail() -> None:
        ran.append("fail")
        raise RuntimeError

    one = working(fail=fail, work=lambda: ran.append("work"))
    for _ in range(3):
        one.tick()
        time.sleep(0.01)
    assert ran == ["fail", "work"] * 3


@pytest.mark.django_db
def test_one_works_the_other_stands_by_and_takes_over() -> None:
    ran: list[str] = []
    one, other = working(a=lambda: ran.append("one")), working(a=lambda: ran.append("other"))
    one.tick()
    other.tick()
    assert ran == ["one"]
    one.give_up()
    other._renew_at = 0
    other.tick()
    assert ran == ["one", "other"]


@pytest.mark.django_db
def test_a_lease_runs_out_when_its_holder_died() -> None:
    assert take_lease(uuid.uuid4())
    assert not take_lease(uuid.uuid4())
    SchedulerLease.objects.update(until=timezone.now() - timedelta(seconds=1))
    assert take_lease(uuid.uuid4())


@pytest.mark.django_db
def test_a_database_that_is_away_for_a_moment(monkeypatch: pytest.MonkeyPatch) -> None:
    ran: list[str] = []
    one = working(a=lambda: ran.append("a"))

    def away(holder: uuid.UUID) -> bool:
        raise ConnectionError

    with monkeypatch.context() as moment:
        moment.setattr(scheduler, "take_lease", away)
        one.tick()
    assert ran == []
    one._renew_at = 0
    one.tick()
    assert ran == ["a"]


@pytest.mark.django_db(transaction=True)
def test_it_stops_when_told_and_when_its_parent_has_gone() -> None:
    one = working()
    threading.Timer(0.2, one.stop.set).start()
    started = time.monotonic()
    one.run()
    assert time.monotonic() - started < 5

    orphan = working()
    orphan.parent = -1
    orphan.run()
    assert not orphan.stop.is_set()


def test_with_redis_it_says_who_does_it(settings: object) -> None:
    settings.REDIS_URL = "redis://somewhere"  # type: ignore[attr-defined]  # pytest-django's settings
    with pytest.raises(CommandError, match="worker and beat"):
        call_command("scheduler")


@pytest.mark.django_db
def test_once_runs_everything_there_is(monkeypatch: pytest.MonkeyPatch) -> None:
    call_command("scheduler", once=True)


def test_the_command_itself_ends_on_sigterm(tmp_path: Path) -> None:
    process = subprocess.Popen(
        [sys.executable, "manage.py", "scheduler"],
        cwd=settings.BASE_DIR,
        env={**os.environ, "DATABASE_URL": f"sqlite:///{tmp_path / 'db'}", "REDIS_URL": ""},
        stderr=subprocess.PIPE,
    )
    assert process.stderr is not None
    # Without tables it cannot work, says so and goes on: that is when it is up.
    while b"goes on" not in process.stderr.readline():
        assert process.poll() is None
    process.send_signal(signal.SIGTERM)
    process.communicate(timeout=20)
    assert process.returncode == 0
