"""Words as Flesch counts them: what stands between spaces, with its hyphens and apostrophes.

A figure, an abbreviation, a symbol or an address (e-mail, web) is one word of one syllable: his
rule too (How to Write Plain English, 1979, chapter 2).
"""

import re
from enum import Enum
from typing import NamedTuple

from community.language import syllables

ADDRESS = re.compile(
    r"https?://[^\s<>]+[^\s<>.,;:!?)\]’”\"']"
    r"|www\.[^\s<>]+[^\s<>.,;:!?)\]’”\"']"
    # Lengths are bounded so that a text without a space costs no more time than others.
    r"|[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,5}"
    r"|\b[\w-]{1,63}(?:\.[\w-]{1,63}){0,4}\.(?:org|com|net|gov|uk|nhs|io|info|example)\b"
    r"(?:/[\w./-]*[\w/])?"
    r"|(?<!\S)/[\w-]+/(?:[\w./-]*[\w/])?"
)
FIGURE = re.compile(r"[£$€]?\d(?:[\w.,:/’'-]*\w)?%?")
WORD = re.compile(r"[^\W\d_]+(?:\.[^\W\d_](?=\.))+|[^\W\d_]+(?:['’‑-][^\W\d_]+)*|&")
TOKEN = re.compile(
    f"(?P<address>{ADDRESS.pattern})|(?P<figure>{FIGURE.pattern})|(?P<word>{WORD.pattern})"
)


class Kind(Enum):
    WORD = "word"
    FIGURE = "figure"
    ADDRESS = "address"


class Word(NamedTuple):
    """``start`` and ``end`` are places in the text it was found in."""

    text: str
    start: int
    end: int
    kind: Kind

    @property
    def plain(self) -> str:
        """As it is looked up: lower case, straight apostrophes and hyphens."""
        return syllables.simplified(self.text)

    @property
    def is_abbreviation(self) -> bool:
        """Capitals only (NHS, GPs) or single letters with full stops between (e.g, p.m)."""
        letters = self.text.removesuffix("s")
        return (len(letters) > 1 and letters.isupper()) or "." in self.text


def words(text: str) -> list[Word]:
    return [
        Word(found.group(), found.start(), found.end(), Kind(found.lastgroup))
        for found in TOKEN.finditer(text)
    ]


def is_shouted(found: list[Word]) -> bool:
    """All in capitals, as some write headings: then capitals make no abbreviation."""
    real = [word for word in found if word.kind is Kind.WORD]
    return len(real) > 1 and all(word.text.isupper() for word in real)


def syllables_in(found: list[Word]) -> list[int]:
    """Of each word of one sentence."""
    shouted = is_shouted(found)
    return [
        1
        if word.kind is not Kind.WORD or word.text == "&" or (word.is_abbreviation and not shouted)
        else syllables.count(word.text)
        for word in found
    ]
