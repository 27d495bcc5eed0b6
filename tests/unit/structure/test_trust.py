"""The page about security says what is true of the tests today."""

import subprocess
import sys

from tests.unit.structure.house import ROOT


def test_every_requirement_has_a_test_or_a_reason_and_the_page_says_which() -> None:
    done = subprocess.run(
        [sys.executable, "scripts/trust_table.py", "--check"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
