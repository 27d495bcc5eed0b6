"""Pages about accounts speak as the rest of the site does."""

import re
from pathlib import Path

import pytest
from allauth import __file__ as allauth_file
from django.conf import settings
from django.utils.translation import gettext, override

CATALOGUE = Path(settings.BASE_DIR) / "community/people/locale/en/LC_MESSAGES/django.po"
PAIR = re.compile(r'^msgid "(.+)"\nmsgstr "(.+)"$', re.MULTILINE)
PAIRS = PAIR.findall(CATALOGUE.read_text())


def test_there_are_many() -> None:
    assert len(PAIRS) > 40


@pytest.mark.parametrize(("theirs", "ours"), PAIRS)
def test_our_words_are_compiled(theirs: str, ours: str) -> None:
    """The catalogue and its compiled form are the same: see the first line of the former."""
    with override("en-gb"):
        assert gettext(theirs) == ours


@pytest.mark.parametrize("theirs", [theirs for theirs, _ in PAIRS])
def test_allauth_still_says_so(theirs: str) -> None:
    """A sentence that allauth has changed would fall back to allauth's words unnoticed."""
    folder = Path(allauth_file).parent
    known = (folder / "locale/de/LC_MESSAGES/django.po").read_text()
    joined = re.sub(r'"\n"', "", known)
    templates = "".join(p.read_text() for p in (folder / "templates").rglob("*.html"))
    assert theirs in joined or theirs in templates
