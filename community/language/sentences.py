"""Where sentences end. Pure; places in the text are kept, so that it can be marked.

A sentence ends at . ! ? or … and at the end of a line: headings, bullets and buttons seldom have a
full stop. A line that only wraps (long, without an ending, the next one going on in small letters)
is joined to the next. Colons, semicolons and dashes end nothing. A full stop after an abbreviation
or an initial, or inside a number or an address, ends nothing either, unless the abbreviation may
stand last ("p.m.", "etc.") and a capital follows.
"""

import re
from collections.abc import Iterator
from typing import NamedTuple

from community.language.word_lists import word_list
from community.language.words import ADDRESS

BULLET = re.compile(
    r"\s*(?:[-*•·–—▪◦‣●○✓✔→]|\(?\d{1,3}[.)]|\(?[A-Za-z][.)]|\(?[ivx]{1,4}[.)]|#{1,6})\s+"
)
ENDED = re.compile(r"[.!?…:;][\"'”’»)\]]*$")
# A line shorter than this was not wrapped by a machine.
WRAPPED = 45
GOES_ON = re.compile(
    r"(?:,|\b(?:a|an|and|as|at|by|for|from|in|of|on|or|our|that|the|their|to|with|your))$"
)
MARK = re.compile(
    r"(?<![.!?…])(?P<mark>[.!?…]+)(?P<closers>[\"'”’»)\]]*)(?=\s|$)"
    # somebody forgot the space
    r"|(?<=[a-z]{2})(?P<tight>[.!?])(?=[A-Z][a-z])"
)
# How much around a mark decides about it.
NEAR = 40
LAST_WORD = re.compile(r"[\w.&'’-]+$")
DOTTED = re.compile(r"(?:[A-Za-z]\.)+[A-Za-z]$")

TITLES = word_list("titles")
NEVER_LAST = word_list("never last")
BEFORE_FIGURES = word_list("before figures")
MAY_BE_LAST = word_list("may be last")


class Sentence(NamedTuple):
    """``text`` has single spaces; ``start`` and ``end`` are its places in the whole text."""

    text: str
    start: int
    end: int


def split(text: str) -> list[Sentence]:
    """Every sentence that has a letter or a figure in it, in order."""
    masked = ADDRESS.sub(lambda found: "x" * len(found.group()), text)
    return [
        Sentence(" ".join(text[start:end].split()), start, end)
        for block_start, block_end in _blocks(masked)
        for start, end in _sentences(masked, block_start, block_end)
        if any(character.isalnum() for character in text[start:end])
    ]


def _lines(text: str) -> Iterator[tuple[int, int, bool]]:
    """Start (after a bullet's sign), end, and whether it is a bullet."""
    start = 0
    for line in text.splitlines(keepends=True):
        bullet = BULLET.match(line)
        yield start + (bullet.end() if bullet else 0), start + len(line.rstrip()), bool(bullet)
        start += len(line)


def _blocks(text: str) -> Iterator[tuple[int, int]]:
    """Lines, with those that were only wrapped joined."""
    open_start = open_end = 0
    for start, end, is_bullet in _lines(text):
        if open_end > open_start:
            if not is_bullet and _is_wrapped(text[open_start:open_end], text[start:end]):
                open_end = end
                continue
            yield open_start, open_end
        open_start, open_end = start, max(start, end)
    if open_end > open_start:
        yield open_start, open_end


def _is_wrapped(so_far: str, following: str) -> bool:
    line = so_far.rpartition("\n")[2].strip()
    following = following.strip()
    if not following or len(line) < WRAPPED or ENDED.search(line[-8:]):
        return False
    return following[0].islower() or bool(GOES_ON.search(line[-8:]))


def _sentences(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    begin = start
    for mark in MARK.finditer(text, start, end):
        before = text[max(begin, mark.start() - NEAR) : mark.start()]
        rest = text[mark.end() : min(end, mark.end() + NEAR)]
        if mark["tight"] or _is_end(before, mark, rest):
            yield begin, mark.end()
            begin = mark.end()
    if text[begin:end].strip():
        yield begin, end


def _is_end(before: str, mark: "re.Match[str]", rest: str) -> bool:
    after = next((character for character in rest if character.isalnum()), "")
    if not after:
        return True
    opens_new = after.isupper() or after.isdigit()
    if mark["mark"].startswith(("..", "…")) or mark["closers"]:
        return opens_new
    if mark["mark"] == ".":
        found = LAST_WORD.search(before)
        return _may_end(found.group() if found else "", before, after, opens_new=opens_new)
    return True


def _may_end(word: str, before: str, after: str, *, opens_new: bool) -> bool:
    """Whether the full stop after this word can be the end of a sentence."""
    small = word.lower()
    if word in TITLES or small in NEVER_LAST:
        return False
    if small in BEFORE_FIGURES and after.isdigit():
        return False
    if small in MAY_BE_LAST or DOTTED.match(word):
        return opens_new
    return not (_is_initial(word, before) and after.isupper())


def _is_initial(word: str, before: str) -> bool:
    """J. in "J. Smith" or "Ann J. Smith"; not the I in "So do I." nor the B in "plan B."."""
    if len(word) != 1 or not word.isupper() or word == "I":
        return False
    earlier = before[: -len(word)].split()
    return not earlier or earlier[-1][:1].isupper()
