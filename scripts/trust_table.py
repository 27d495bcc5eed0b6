"""Writes docs/security.md: each requirement and class of holes, and the tests that show it kept.

``--check`` changes nothing and fails when the page is stale, when a test names what is not on the
list, or when something has neither a test nor a reason.
"""

import io
import os
import sys
from collections import defaultdict
from contextlib import redirect_stdout
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[1]
PAGE = ROOT / "docs" / "security.md"
sys.path.insert(0, str(ROOT))
os.chdir(ROOT)

import pytest

from scripts.trust_requirements import GROUPS, IN_PART, LATER
from tests.trust_elsewhere import ELSEWHERE

KNOWN = {number for group in GROUPS.values() for number in group}
HEAD = """# Security: what is kept, and how we know

Made by `python scripts/trust_table.py` from the marks in the tests; do not edit it by hand. What
was promised, how to report a hole, and advice for whoever runs it: [SECURITY.md](../SECURITY.md).
"""
MOST_NAMED = 8


class Collector:
    """A plugin of pytest: who names what."""

    def __init__(self) -> None:
        self.tests: dict[str, set[str]] = defaultdict(set)

    def pytest_collection_modifyitems(self, items: list[Any]) -> None:
        for item in items:
            node = item.nodeid.partition("[")[0]
            for mark in item.iter_markers("trust"):
                for number in mark.args:
                    self.tests[number].add(node)
            for number in ELSEWHERE.get(node, ()):
                self.tests[number].add(node)


def collect() -> dict[str, set[str]]:
    collector = Collector()
    quiet = io.StringIO()
    with redirect_stdout(quiet):
        code = pytest.main(["--collect-only", "-q", "tests"], plugins=[collector])
    if code != pytest.ExitCode.OK:
        raise SystemExit(f"The tests could not be collected:\n{quiet.getvalue()[-3000:]}")
    return collector.tests


def problems(tests: dict[str, set[str]]) -> list[str]:
    open_ones = KNOWN - tests.keys() - LATER.keys()
    return [
        *(f"{n} is named by tests but not on the list" for n in sorted(tests.keys() - KNOWN)),
        *(f"{n} has neither a test nor a reason" for n in sorted(open_ones)),
        *(f"{n} is tested now: take its reason out" for n in sorted(LATER.keys() & tests.keys())),
        *(f"{n} has a reason but is not on the list" for n in sorted({*LATER, *IN_PART} - KNOWN)),
    ]


def line(number: str, words: str, tests: set[str]) -> str:
    state = "met" if tests else f"later: {LATER[number]}"
    if tests and number in IN_PART:
        state = f"met in part; {IN_PART[number]}"
    return f"| {number} | {words} | {names(tests)} | {state} |"


def names(tests: set[str]) -> str:
    """By file, shortest first: a reader wants to know where to look."""
    by_file: dict[str, list[str]] = defaultdict(list)
    for node in sorted(tests):
        file, _, name = node.partition("::")
        by_file[file.removeprefix("tests/")].append(name.removeprefix("test_"))
    told = [f"`{file}`: {', '.join(found)}" for file, found in sorted(by_file.items())]
    more = len(told) - MOST_NAMED
    rest = f"<br>and {more} more files" if more > 0 else ""
    return "<br>".join(told[:MOST_NAMED]) + rest


def page(tests: dict[str, set[str]]) -> str:
    parts = [HEAD]
    for title, group in GROUPS.items():
        rows = [line(number, words, tests.get(number, set())) for number, words in group.items()]
        head = "| | what is kept | tests | state |\n|---|---|---|---|"
        parts.append(f"## {title}\n" + "\n".join([head, *rows, ""]))
    return "\n".join(parts)


def main() -> None:
    tests = collect()
    if found := problems(tests):
        raise SystemExit("\n".join(found))
    text = page(tests)
    if "--check" not in sys.argv:
        PAGE.write_text(text)
    elif not PAGE.exists() or PAGE.read_text() != text:
        raise SystemExit("docs/security.md is stale: run python scripts/trust_table.py")


if __name__ == "__main__":
    main()
