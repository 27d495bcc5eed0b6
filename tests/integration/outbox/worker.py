"""Workers in a process of their own, for the tests of races and of sudden death.

``tables`` · ``owe N`` · ``deliver FILE [die]`` (eight threads; FILE stands for the mail server;
``die``: killed between sending and marking) · ``claim`` · ``lease`` · ``later`` (leases run out) ·
``states``. Only the outbox is installed, with the site's database settings: a quick start.
"""

import json
import os
import signal
import sys
import uuid
from collections import Counter
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from threading import Barrier

import django
from django.conf import settings

os.environ.setdefault("DEBUG", "on")
from community.settings.database import DATABASES

settings.configure(
    DATABASES=DATABASES, INSTALLED_APPS=["community.outbox"], REDIS_URL="", USE_TZ=True
)
django.setup()

from django.db import connection, connections, transaction  # noqa: E402  # once Django is set up
from django.utils import timezone  # noqa: E402

from community.outbox import channels  # noqa: E402
from community.outbox.actions import Due, claim, due_ids, post_many, sweep  # noqa: E402
from community.outbox.channels import Outcome  # noqa: E402
from community.outbox.models import OutboxRow, SchedulerLease  # noqa: E402
from community.outbox.scheduler import take_lease  # noqa: E402

THREADS = 8


def together(deed: Callable[[], object]) -> list[object]:
    """The same deed in every thread at the same moment, each with a connection of its own."""
    start = Barrier(THREADS)

    def run() -> object:
        start.wait()
        try:
            return deed()
        finally:
            connections.close_all()

    with ThreadPoolExecutor(THREADS) as pool:
        return [future.result() for future in [pool.submit(run) for _ in range(THREADS)]]


def make_tables() -> None:
    with connection.schema_editor() as editor:
        for model in (OutboxRow, SchedulerLease):
            editor.create_model(model)


def owe(many: int) -> None:
    with transaction.atomic():
        post_many(
            Due(event="e", to=f"people.user:{n}", about="a:1", channel="test") for n in range(many)
        )


def deliver(file_name: str, *, die: bool) -> None:
    def send(row: OutboxRow) -> Outcome:
        with open(file_name, "a") as file:
            file.write(f"{row.key}\n")
        if die:
            os.kill(os.getpid(), signal.SIGKILL)
        return Outcome.DELIVERED

    channels.enrol("test", send)
    together(sweep)


def main(command: str, *arguments: str) -> object:
    channels.enrol("test", lambda row: Outcome.DELIVERED)
    if command == "tables":
        return make_tables()
    if command == "owe":
        return together(lambda: owe(int(arguments[0])))
    if command == "deliver":
        return deliver(arguments[0], die="die" in arguments)
    if command == "claim":
        row_id = due_ids(timezone.now())[0]
        return sum(1 for row in together(lambda: claim(row_id)) if row)
    if command == "lease":
        return together(lambda: take_lease(uuid.uuid4())).count(True)
    if command == "later":
        return OutboxRow.objects.waiting().update(next_try_at=timezone.now() - timedelta(minutes=1))
    return Counter(OutboxRow.objects.values_list("state", flat=True))


if __name__ == "__main__":
    sys.stdout.write(json.dumps(main(*sys.argv[1:])))
