"""What the documents point to exists."""

import re

from tests.unit.structure.house import ROOT


def test_the_decisions_for_the_data_protection_officer_each_have_a_default() -> None:
    text = (ROOT / "docs" / "legal.md").read_text()
    rows = [line.strip("| ").split(" | ") for line in text.splitlines() if line.startswith("| ")]
    assert len(rows) == 1 + 4
    assert all(len(row) == 3 and all(row) for row in rows)
    for file in re.findall(r"`(docs/[^`]+)`", text):
        assert (ROOT / file).is_file(), file
