"""Starting the site: what it says, and what it does when it cannot."""

import os
import re
import socket
import subprocess
import sys

from community.people.demo import ACCOUNTS
from scripts import serve
from tests.unit.structure.house import ROOT


def test_every_demo_account_is_named_at_the_start() -> None:
    assert set(serve.ACCOUNTS.split()) == set(ACCOUNTS)


def test_a_port_that_is_taken_is_said_in_one_sentence() -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = taken.getsockname()[1]
        done = subprocess.run(
            [sys.executable, "scripts/serve.py"],
            cwd=ROOT,
            env={**os.environ, "PORT": str(port)},
            capture_output=True,
            text=True,
            check=False,
        )
    assert done.returncode == 1
    assert f"Port {port} is taken" in done.stdout
    assert f"PORT={port + 1} make run" in done.stdout


def test_make_alone_lists_every_command() -> None:
    done = subprocess.run(["make"], cwd=ROOT, capture_output=True, text=True, check=True)
    listed = set(re.findall(r"make ([a-z]+)", done.stdout))
    promised = "setup run test fmt lint types arrows migrations check bench lock manage help"
    assert set(promised.split()) <= listed


def test_without_redis_a_scheduler_runs_beside_the_site(monkeypatch: "object") -> None:
    monkeypatch.delenv("REDIS_URL", raising=False)  # type: ignore[attr-defined]
    assert set(serve.commands()) == {"web", "scheduler"}
    monkeypatch.setenv("REDIS_URL", "redis://127.0.0.1:6379/0")  # type: ignore[attr-defined]
    assert set(serve.commands()) == {"web", "worker", "beat"}
