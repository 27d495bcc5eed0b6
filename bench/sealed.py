"""What reading lists of sealed records costs: queries and time at few and at many records.

`python -m bench.sealed`, on a database of its own; each list is asked for by who may see it.
"""

import json
import os
import statistics
import tempfile
import time
import uuid
from typing import Any

folder = tempfile.mkdtemp()
os.environ["DATABASE_URL"] = f"sqlite:///{folder}/sealed.sqlite3"
os.environ.setdefault("DEBUG", "on")
os.environ.setdefault("REQUIRE_MFA", "off")
os.environ.setdefault("LOG_LEVEL", "ERROR")
os.environ.setdefault("EMAIL_URL", "memorymail://")
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "community.settings")

import django  # noqa: E402

django.setup()

from django.core.management import call_command  # noqa: E402
from django.db import connection  # noqa: E402
from django.test import Client  # noqa: E402

from community.people.demo import seed_accounts  # noqa: E402
from community.people.models import User  # noqa: E402
from community.safeguarding.actions.concerns import Raising, raise_concern  # noqa: E402
from community.safeguarding.states import Origin  # noqa: E402

FEW, MANY = 20, 200
LISTS = {
    "safeguarding": ("/safeguarding/concerns/", "/safeguarding/"),
    "dpo": ("/my/data/requests/",),
}


def fill(up_to: int, there: int) -> None:
    for number in range(there, up_to):
        words = f"Somebody is hurt, number {number}"
        raise_concern(Raising(said=words, origin=Origin.WORRIED, key=uuid.uuid4()), by=None)


def measure(part: str, url: str) -> dict[str, float]:
    client = Client(SERVER_NAME="localhost")
    client.force_login(User.objects.get(username=part))
    assert client.get(url).status_code == 200
    asked: list[str] = []

    def count(execute: Any, sql: str, *rest: Any) -> Any:
        asked.append(sql)
        return execute(sql, *rest)

    with connection.execute_wrapper(count):
        client.get(url)
    times = []
    for _ in range(7):
        began = time.perf_counter()
        client.get(url)
        times.append((time.perf_counter() - began) * 1000)
    return {"queries": len(asked), "milliseconds": round(statistics.median(times), 1)}


def main() -> None:
    call_command("migrate", verbosity=0)
    call_command("createcachetable", verbosity=0)
    seed_accounts()
    there = 0
    for total in (FEW, MANY):
        fill(total, there)
        there = total
        for part, urls in LISTS.items():
            for url in urls:
                print(json.dumps({"records": total, "list": url, **measure(part, url)}), flush=True)


if __name__ == "__main__":
    main()
