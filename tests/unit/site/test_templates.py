"""House rules for templates: short, explained, no inline style or script."""

import re
from pathlib import Path

import pytest

OURS = ("components", "community", "site", "cms", "device")
FILES = sorted(
    [
        *Path("templates").glob("*.html"),
        *(path for folder in OURS for path in Path("templates", folder).rglob("*.html")),
    ]
)


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.as_posix())
@pytest.mark.trust("S2")
def test_template_keeps_the_rules(path: Path) -> None:
    text = path.read_text()
    assert text.startswith("{#"), "the first line says what it expects"
    assert text.count("\n") <= 120
    assert not re.search(r"\sstyle=", text)
    assert not re.search(r"<script(?![^>]*\bsrc=)", text)
    assert not re.search(r"\son\w+=", text)
    assert "|safe" not in text.replace("|safe}", "")
