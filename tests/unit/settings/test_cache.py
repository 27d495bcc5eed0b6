"""The table that stands in for Redis keeps rate limits while they count."""

import os
import subprocess
import sys

from tests.unit.structure.house import ROOT


def test_the_shared_table_is_large_enough() -> None:
    script = "from community.settings import CACHES; print(CACHES['default']['OPTIONS'])"
    environment = {**os.environ, "DEBUG": "on", "REDIS_URL": ""}
    done = subprocess.run(
        [sys.executable, "-c", script],
        cwd=ROOT,
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.stdout.strip() == "{'MAX_ENTRIES': 100000}", done.stderr
