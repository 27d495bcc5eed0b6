"""`make bench`: our pages beside a plain view and a wagtail.contrib.forms site, in one run.

Each row is a ratio within this run, checked while it is measured: every answer's status, and the
stored rows afterwards. Nothing is sent to any address but 127.0.0.1.
"""

import itertools
import json
import math
import os
import re
import statistics
import sys
import tempfile
import uuid
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import urlencode

from bench import client
from bench.servers import Server, run

ROUNDS = int(os.environ.get("ROUNDS", "5"))
SECONDS = float(os.environ.get("SECONDS", "2"))
SMALL, LARGE = 4_000, 16_000
OPEN = "/consultations/bench/"
FORM = "application/x-www-form-urlencoded"
Requests = Callable[[], Iterator[bytes]]


@dataclass
class Row:
    name: str
    port: int
    requests: Requests
    expect: set[int]
    rates: list[float] = field(default_factory=list)
    answers: int = 0

    def measure(self) -> None:
        rate, tally = client.rate(self.port, self.requests, expect=self.expect, seconds=SECONDS)
        if tally.wrong:
            raise SystemExit(f"{self.name}: {len(tally.wrong)} wrong answers: {tally.wrong[0]}")
        self.rates.append(rate)
        self.answers += tally.answers

    @property
    def middle(self) -> float:
        return statistics.median(self.rates)


def same(request: bytes) -> Requests:
    return lambda: itertools.repeat(request)


def setup(folder: Path) -> tuple[dict[str, str], dict[str, str]]:
    ours = {
        "DEBUG": "on",
        "DATABASE_URL": f"sqlite:///{folder / 'ours.sqlite3'}",
        "LOG_LEVEL": "ERROR",
        "LIMIT_RESPONSES_PER_NETWORK": "1000000000",  # all of them come from this machine
        "DJANGO_SETTINGS_MODULE": "community.settings",
    }
    peer = {"PEER_DATABASE": str(folder / "peer.sqlite3"), "LOG_LEVEL": "ERROR"}
    print("• setting up both sites")
    run(["manage.py", "migrate", "-v0"], ours)
    run(["manage.py", "collectstatic", "--noinput", "-v0"], ours)
    run(["manage.py", "seed_demo", "-v0"], ours)
    run(["-m", "bench.seed"], ours)
    run(["-m", "bench.peers.forms_setup"], peer)
    return ours, peer


def cookies(answer: client.Answer) -> str:
    lines = answer.headers.get("set-cookie", "").split("\n")
    return "; ".join(line.split(";")[0] for line in lines if line)


def hidden(answer: client.Answer, name: str) -> str:
    found = re.search(rf'name="{name}" value="([^"]*)"'.encode(), answer.body)
    return found[1].decode() if found else ""


def first(port: int, path: str) -> client.Answer:
    return client.Connection(port).send(client.get(path, gzip=False))


def peer_posts(port: int) -> Requests:
    page = first(port, "/form/")
    fields = {f"choice_{n}": "Choice 2" for n in range(1, 7)} | {
        "csrfmiddlewaretoken": hidden(page, "csrfmiddlewaretoken"),
        "several": "Choice 1",
        "scale": "Choice 3",
        "number": "7",
        "day": "2026-11-02",
        "short": "a few words",
        "words": "More light on the way home would help. " * 2,
    }
    return same(client.post("/form/", urlencode(fields).encode(), FORM, cookie=cookies(page)))


ANSWERS: dict[str, object] = {f"choice_{n}": "o2" for n in range(1, 7)} | {
    "several": ["o1"],
    "scale": "o3",
    "number": 7,
    "day": "2026-11-02",
    "short": "a few words",
    "words": "More light on the way home would help. " * 2,
}


def our_posts(port: int, tokens: list[str]) -> Requests:
    page = first(port, f"{OPEN}answer/all/")
    fields = {key: value for key, value in ANSWERS.items() if key not in ("several", "day")} | {
        "csrfmiddlewaretoken": hidden(page, "csrfmiddlewaretoken"),
        "several": "o1",
        "day-day": "2",
        "day-month": "11",
        "day-year": "2026",
    }
    fixed, cookie = urlencode(fields), cookies(page)
    source = iter(tokens)

    def requests() -> Iterator[bytes]:
        for token in source:
            body = f"{fixed}&token={token}".encode()
            yield client.post(f"{OPEN}answer/all/send/", body, FORM, cookie=cookie)
        raise SystemExit("More tokens are needed: see bench/seed.py")

    return requests


def json_posts() -> Iterator[bytes]:
    body = json.dumps({"version": 1, "answers": ANSWERS, "language": "en"}).encode()
    while True:
        key = f"Idempotency-Key: {uuid.uuid4()}"
        path = "/api/v1/consultations/bench/responses"
        yield client.post(path, body, "application/json", extra=key)


def cold() -> Iterator[bytes]:
    """A query string that the page cache does not keep."""
    for number in itertools.count():
        yield client.get(f"{OPEN}?cold={number}")


def speed(ours: dict[str, str], peer: dict[str, str]) -> tuple[dict[str, Row], dict[str, int]]:
    tokens = run(["-m", "bench.tokens", "15000"], ours).split()
    servers = [
        Server("bench.peers.plain:application", {}),
        Server("bench.peers.forms_wsgi:application", peer),
        Server("community.wsgi:application", ours),
    ]
    try:
        plain, forms, site = (server.port for server in servers)
        rows = {
            row.name: row
            for row in (
                Row("plain view", plain, same(client.get("/")), {200}),
                Row("wagtail start home", forms, same(client.get("/")), {200}),
                Row("contrib.forms GET", forms, same(client.get("/form/")), {200}),
                Row("contrib.forms POST", forms, peer_posts(forms), {200}),
                Row("landing, cached", site, same(client.get(OPEN)), {200}),
                Row("landing, cold", site, cold, {200}),
                Row("results, cached", site, same(client.get(RESULTS)), {200}),
                Row("12 questions GET", site, same(client.get(f"{OPEN}answer/all/")), {200}),
                Row("one question GET", site, same(client.get(f"{OPEN}answer/1/")), {200}),
                Row("12 answers POST", site, our_posts(site, tokens), {302}),
                Row("12 answers JSON", site, json_posts, {201}),
            )
        }
        for number in range(ROUNDS):
            print(f"• round {number + 1} of {ROUNDS}")
            for row in rows.values():
                row.measure()
    finally:
        for server in servers:
            server.stop()
    counted = json.loads(run(["-m", "bench.counted"], ours))
    counted |= json.loads(run(["-m", "bench.peers.forms_counted"], peer))
    return rows, counted


RESULTS = "/consultations/trusted-adults/results/"

BUDGETS = [
    ("landing, cached", "plain view", 0.80),
    ("results, cached", "plain view", 0.80),
    ("landing, cold", "plain view", 0.04),
    ("landing, cold", "wagtail start home", 0.4),
    ("12 questions GET", "contrib.forms GET", 5),
    ("one question GET", "contrib.forms GET", 8),
    ("12 answers POST", "contrib.forms POST", 3),
    ("12 answers JSON", "contrib.forms POST", 6),
]


def judge(rows: dict[str, Row], row: Row) -> str:
    """'7.9× contrib.forms GET (5: ok)' for each budget of this row."""
    words = ""
    for name, beside, goal in BUDGETS:
        if name == row.name:
            times = row.middle / rows[beside].middle
            verdict = "ok" if times >= goal else "MISSED"
            words += f"  {times:.3g}× {beside} ({goal:g}: {verdict})"
    return words


def check_rows(rows: dict[str, Row], counted: dict[str, int]) -> None:
    sent = rows["12 answers POST"].answers + rows["12 answers JSON"].answers
    pairs = [
        ("our responses", sent, counted["responses"]),
        ("our answers", sent * 12, counted["answers"]),
        ("the peer's submissions", rows["contrib.forms POST"].answers, counted["submissions"]),
    ]
    for name, expected, found in pairs:
        print(f"  {name}: {expected} sent, {found} stored")
        if expected != found:
            raise SystemExit("The stored rows do not add up: no figure of this run counts.")


def export(ours: dict[str, str], form: str, total: int) -> float:
    """The better of two runs, in seconds; a wrong number of lines ends the bench."""
    best = None
    for _ in range(2):
        found = json.loads(run(["-m", "bench.export", "volume", form], ours))
        if form == "csv" and found["lines"] != total + 1:
            raise SystemExit(f"The export has {found['lines']} lines instead of {total + 1}.")
        best = min(best or found, found, key=lambda one: float(one["seconds"]))
    assert best is not None
    print(
        f"  {total:>7,}: export to {form.upper()} {best['seconds']:.2f} s, "
        f"peak {best['peak_mb']:.0f} MB (program alone {best['start_mb']:.0f})"
    )
    return float(best["seconds"])


def exports(ours: dict[str, str]) -> None:
    """At two sizes, to see how cost grows."""
    print(f"\nExport and results of {SMALL:,} and {LARGE:,} responses")
    took: dict[str, list[float]] = {"csv": [], "xlsx": []}
    for more, total in ((SMALL, SMALL), (LARGE - SMALL, LARGE)):
        run(["manage.py", "seed_volume", "--responses", str(more), "--seed", str(total)], ours)
        for form, seconds in took.items():
            seconds.append(export(ours, form, total))
        found = json.loads(run(["-m", "bench.results"], ours))
        milliseconds, queries = found["milliseconds"], found["queries"]
        print(f"  {total:>7,}: results from counters {milliseconds:.1f} ms in {queries} query")
    for form, (small, large) in took.items():
        exponent = math.log(large / small) / math.log(LARGE / SMALL)
        print(f"  cost exponent of the export to {form.upper()}: {exponent:.2f} (budget 1.05)")


def main() -> None:
    with tempfile.TemporaryDirectory() as name:
        ours, peer = setup(Path(name))
        rows, counted = speed(ours, peer)
        print(f"\n{'row':<22}{'per second':>12}{'÷ plain':>10}  beside its peer, and the budget")
        for row in rows.values():
            of_plain = row.middle / rows["plain view"].middle
            print(f"{row.name:<22}{row.middle:>12.0f}{of_plain:>10.3f}{judge(rows, row)}")
        print("\nRows counted afterwards")
        check_rows(rows, counted)
        exports(ours)
        sys.stdout.flush()
        print("\nPages in Chromium")
        print(run(["-m", "bench.pages"], ours))


if __name__ == "__main__":
    main()
