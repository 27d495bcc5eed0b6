"""The real thing: a Celery worker on Redis, a mail server, and a message that arrives once.

The worker is a process of its own; the mail server listens on a port of this machine.
"""

import os
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from email import message_from_bytes
from email.message import Message
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

import pytest
import redis
from aiosmtpd.controller import Controller
from celery import current_app
from django.conf import settings

from community.notifications.channels import message_id

pytestmark = [pytest.mark.redis, pytest.mark.xdist_group("alone")]


@dataclass
class Letterbox:
    """A mail server's handler that keeps what it is given."""

    letters: list[Message] = field(default_factory=list)
    refuse: int = 0

    async def handle_DATA(self, server: Any, session: Any, envelope: Any) -> str:  # noqa: N802
        if self.refuse:
            self.refuse -= 1
            return "451 Come back later"
        self.letters.append(message_from_bytes(envelope.content))
        return "250 Thank you"

    def wait_for(self, many: int, *, seconds: float = 30) -> list[Message]:
        ends = time.monotonic() + seconds
        while len(self.letters) < many and time.monotonic() < ends:
            time.sleep(0.1)
        return self.letters


@dataclass
class Place:
    """A database, a queue and a mail server for one test, as the processes see them."""

    environment: dict[str, str]
    letterbox: Letterbox

    def run(self, *arguments: str) -> None:
        subprocess.run(
            [sys.executable, "-m", "tests.integration.outbox.postman", *arguments],
            env=self.environment,
            cwd=settings.BASE_DIR,
            check=True,
            timeout=60,
        )

    def worker(self) -> "subprocess.Popen[bytes]":
        return subprocess.Popen(
            [sys.executable, "-m", "tests.integration.outbox.postman", "worker"],
            env=self.environment,
            cwd=settings.BASE_DIR,
        )


@pytest.fixture
def letterbox() -> Iterator[tuple[Letterbox, int]]:
    box = Letterbox()
    with socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
    controller = Controller(box, hostname="127.0.0.1", port=port)
    controller.start()
    yield box, port
    controller.stop()


@pytest.fixture
def place(tmp_path: Path, letterbox: tuple[Letterbox, int]) -> Iterator[Place]:
    box, port = letterbox
    of = urlsplit(settings.REDIS_URL)
    # A queue of the test's own: the last database of the server.
    queue = f"{of.scheme}://{of.netloc}/15"
    redis.Redis.from_url(queue).flushdb()
    environment = {
        **os.environ,
        "DATABASE_URL": f"sqlite:///{tmp_path / 'post.sqlite3'}",
        "REDIS_URL": queue,
        "EMAIL_URL": f"smtp://127.0.0.1:{port}",
    }
    where = Place(environment, box)
    where.run("tables")
    yield where
    redis.Redis.from_url(queue).flushdb()


@pytest.fixture
def worker(place: Place) -> Iterator["subprocess.Popen[bytes]"]:
    process = place.worker()
    yield process
    process.terminate()
    process.wait(timeout=30)


@pytest.mark.trust("C1")
def test_posted_committed_delivered_once(place: Place, worker: object) -> None:
    started = time.monotonic()
    place.run("owe", "20")
    letters = place.letterbox.wait_for(20)
    assert time.monotonic() - started < 30
    place.run("sweep-by-task", "3")
    time.sleep(2)
    assert len(letters) == 20
    assert len({letter["Message-ID"] for letter in letters}) == 20
    first = next(one for one in letters if one["Message-ID"] == message_id("news|0"))
    assert first["Subject"] == "News"
    assert first.get_content_type() == "text/plain"


@pytest.mark.trust("C3")
def test_the_queue_carries_ids_and_nothing_else(place: Place) -> None:
    """No worker runs: what waits in the broker is read as it stands."""
    place.run("owe", "1")
    broker = redis.Redis.from_url(place.environment["REDIS_URL"])
    queues = [key for key in broker.keys("*") if broker.type(key) == b"list"]
    stored = b"".join(b"".join(broker.lrange(key, 0, -1)) for key in queues)
    assert b"outbox.deliver" in stored
    assert b"example.org" not in stored
    assert b"people.user" not in stored


@pytest.mark.trust("C2")
def test_a_rolled_back_deed_sends_nothing(place: Place, worker: object) -> None:
    place.run("owe-and-roll-back", "5")
    place.run("owe", "1")
    assert len(place.letterbox.wait_for(2, seconds=6)) == 1


def test_a_server_that_says_come_back_later_gets_it_again(place: Place, worker: object) -> None:
    place.letterbox.refuse = 2
    place.run("owe", "3")
    assert len(place.letterbox.wait_for(1)) == 1
    place.run("hurry")
    place.run("sweep-by-task", "2")
    assert len(place.letterbox.wait_for(3)) == 3


def test_the_broker_is_what_the_settings_say() -> None:
    assert current_app.conf.broker_url == settings.REDIS_URL
