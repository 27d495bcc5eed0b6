"""The same words, however they were typed: case, accents of style, figures for letters, letters
apart, letters repeated. Words of every script come through; what is not a word is left out.
"""

import re
import unicodedata
from functools import lru_cache

LONGEST = 20_000
FIGURES = str.maketrans(
    {"0": "o", "1": "i", "3": "e", "4": "a", "5": "s", "7": "t", "@": "a", "$": "s", "!": "i"}
)
_INVISIBLE = re.compile("[\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff\u00ad\ufe00-\ufe0f]")
_APOSTROPHES = re.compile("[’‘ʼ`´']")
# A word may hold figures and signs that stand for letters, and marks of Indic scripts.
_WORD = re.compile(r"[^\W_](?:[\w\u0300-\u036f\u0900-\u0d7f@$!*]*[\w\u0900-\u0d7f])?[!]?")
_SPACED = re.compile(r"(?<!\w)(?:\w[ .\-_*]){2,}\w(?!\w)")
_MASKED = re.compile(r"(?<=\w)[*\-_.](?=\w)")
_REPEATED = re.compile(r"(.)\1{2,}")
_PLAIN_NUMBER = re.compile(r"\d+[a-z]{0,2}")


def words_of(text: str) -> list[str]:
    """In order; at most the first 20,000 characters are read."""
    plain = unicodedata.normalize("NFKC", text[:LONGEST]).casefold()
    plain = _APOSTROPHES.sub("", _INVISIBLE.sub("", plain))
    plain = _SPACED.sub(_together, plain)
    return [_word(found) for found in _WORD.findall(plain)]


def _together(found: re.Match[str]) -> str:
    """ "k i l l" and "k.m.s" are words; "a b" of two letters and "1 2 3" are not."""
    letters = re.sub(r"[ .\-_*]", "", found.group())
    return letters if not letters.isdecimal() else found.group()


@lru_cache(maxsize=50_000)
def _word(found: str) -> str:
    word = found.rstrip("!")
    if not _PLAIN_NUMBER.fullmatch(word) and any(c.isalpha() for c in word):
        if found.isascii():
            word = word.translate(FIGURES)
        word = _REPEATED.sub(r"\1\1", word)
    return word.replace("*", "")
