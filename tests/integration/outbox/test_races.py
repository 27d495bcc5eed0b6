"""Many workers at the same rows, over real connections: threads, processes, a sudden death.

Each test has a database of its own: a SQLite file, and PostgreSQL where the tests run on it.
"""

import json
import os
import signal
import subprocess
import sys
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from uuid import uuid4

import psycopg
import pytest
from django.conf import settings

pytestmark = pytest.mark.xdist_group("alone")
WORKER = [sys.executable, "-m", "tests.integration.outbox.worker"]


@dataclass
class Workplace:
    database_url: str
    sent: Path

    def start(self, *command: str) -> "subprocess.Popen[bytes]":
        return subprocess.Popen(
            command,
            env={**os.environ, "DATABASE_URL": self.database_url},
            cwd=settings.BASE_DIR,
            stdout=subprocess.PIPE,
        )

    def run(self, *arguments: str) -> object:
        output, _ = (process := self.start(*WORKER, *arguments)).communicate(timeout=120)
        assert process.returncode == 0
        return json.loads(output)

    def deliver_in(self, processes: int) -> None:
        started = [self.start(*WORKER, "deliver", str(self.sent)) for _ in range(processes)]
        for process in started:
            process.communicate(timeout=120)
            assert process.returncode == 0

    def deliveries(self) -> Counter[str]:
        return Counter(self.sent.read_text().split())


@pytest.fixture
def sqlite_url(tmp_path: Path) -> str:
    return f"sqlite:///{tmp_path / 'outbox.sqlite3'}"


@pytest.fixture
def postgres_url() -> Iterator[str]:
    of = settings.DATABASES["default"]
    login = f"{of['USER']}:{of['PASSWORD']}" if of["PASSWORD"] else of["USER"]
    server = f"postgres://{login}@{of['HOST']}:{of['PORT'] or 5432}"
    name = f"outbox_{uuid4().hex}"
    with psycopg.connect(f"{server}/postgres", autocommit=True) as admin:
        admin.execute(f'CREATE DATABASE "{name}"')
        yield f"{server}/{name}"
        admin.execute(f'DROP DATABASE "{name}" WITH (FORCE)')


@pytest.fixture(
    params=["sqlite_url", pytest.param("postgres_url", marks=pytest.mark.postgres)],
)
def workplace(request: pytest.FixtureRequest, tmp_path: Path) -> Workplace:
    place = Workplace(request.getfixturevalue(request.param), tmp_path / "sent")
    place.run("tables")
    return place


@pytest.mark.trust("C1", "C2")
def test_eight_post_the_same_and_three_processes_of_eight_threads_deliver(
    workplace: Workplace,
) -> None:
    workplace.run("owe", "150")
    for _ in range(2):
        workplace.deliver_in(processes=3)
        assert len(workplace.deliveries()) == 150
        assert set(workplace.deliveries().values()) == {1}
        assert workplace.run("states") == {"delivered": 150}


def test_of_eight_who_claim_one_row_one_gets_it(workplace: Workplace) -> None:
    workplace.run("owe", "1")
    assert workplace.run("claim") == 1
    workplace.run("later")
    assert workplace.run("claim") == 1


@pytest.mark.trust("C1")
def test_a_worker_killed_between_sending_and_marking(workplace: Workplace) -> None:
    """The one window: what it had just sent goes out again after its lease, all others once."""
    workplace.run("owe", "40")
    dying = workplace.start(*WORKER, "deliver", str(workplace.sent), "die")
    dying.communicate(timeout=120)
    assert dying.returncode == -signal.SIGKILL
    twice = set(workplace.deliveries())
    assert 1 <= len(twice) <= 8

    workplace.deliver_in(processes=2)
    states = workplace.run("states")
    assert isinstance(states, dict)
    assert len(twice) <= states["waiting"] <= 8
    assert states["waiting"] + states["delivered"] == 40

    workplace.run("later")
    workplace.deliver_in(processes=2)
    assert workplace.run("states") == {"delivered": 40}
    deliveries = workplace.deliveries()
    assert len(deliveries) == 40
    assert {key for key, times in deliveries.items() if times > 1} == twice
    assert max(deliveries.values()) == 2


def test_one_scheduler_of_many_works(workplace: Workplace) -> None:
    assert workplace.run("lease") == 1
