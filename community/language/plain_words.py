"""Hard words and phrases in a text, each with a plain one. The list is ``plain_words.tsv``."""

import re
from collections.abc import Iterator
from functools import cache
from itertools import pairwise
from pathlib import Path
from typing import NamedTuple

from community.language.inflections import plural, verb_forms, with_z
from community.language.syllables import simplified
from community.language.words import ADDRESS

WHY = {
    "office": "An office word. People do not say it at home.",
    "long": "More words than it needs.",
    "hard": "A long word where a short one does.",
    "council": "The language of councils and projects. People outside do not use it.",
    "police": "Police language. Say it as you would to a neighbour.",
    "health": "Health language. Say it as you would to a neighbour.",
    "law": "Legal language. Say what people may or must do.",
    "vague": "It sounds fine and says little. Say what happens.",
    "people": "Few would say this about themselves. Say who you mean.",
}
LETTERS = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*")
# Between two words of a phrase.
GAP = re.compile(r"[ \t\u00a0]*(?:[-‑\n]|\r\n)?[ \t\u00a0]*")


class Entry(NamedTuple):
    """One line of the list. ``hard``: all ways to write it; ``plural`` is for nouns."""

    hard: tuple[str, ...]
    kind: str
    plain: tuple[str, ...]
    plural: tuple[str, ...]
    why: str


class Suggestion(NamedTuple):
    """``found`` stands at ``start`` to ``end`` of the text; ``plain`` has the best word first."""

    found: str
    start: int
    end: int
    plain: str
    why: str


@cache
def entries() -> tuple[Entry, ...]:
    lines = (Path(__file__).parent / "plain_words.tsv").read_text(encoding="utf-8").splitlines()
    return tuple(_entry(line) for line in lines if line and not line.startswith("#"))


def suggestions(text: str) -> list[Suggestion]:
    """In the order of the text; of two that begin at one place the longer, none inside another."""
    addresses = [found.span() for found in ADDRESS.finditer(text)]
    found = [
        word
        for word in LETTERS.finditer(text)
        if not any(start <= word.start() < end for start, end in addresses)
    ]
    result, place = [], 0
    while place < len(found):
        match = _longest(text, found, place)
        if match is None:
            place += 1
            continue
        length, plain, why = match
        start, end = found[place].start(), found[place + length - 1].end()
        result.append(Suggestion(text[start:end], start, end, plain, why))
        place += length
    return result


def _entry(line: str) -> Entry:
    hard, kind, plain, why = line.split("\t")
    one, _, many = plain.partition(" | ")
    return Entry(
        tuple(hard.split("/")), kind, tuple(one.split("; ")), tuple(many.split("; ")), WHY[why]
    )


def forms(entry: Entry) -> Iterator[tuple[str, str]]:
    """Every form of the hard words, with the plain words in the same form."""
    for hard in entry.hard:
        for spelling in {hard, with_z(hard)}:
            if entry.kind == "v":
                yield from _verb_forms(spelling, entry.plain)
            else:
                yield spelling, "; ".join(entry.plain)
            if entry.kind == "n":
                yield plural(spelling), "; ".join(entry.plural)


def _verb_forms(hard: str, plain: tuple[str, ...]) -> Iterator[tuple[str, str]]:
    theirs, ours = verb_forms(hard), [verb_forms(each) for each in plain]
    yield theirs.base, "; ".join(plain)
    yield theirs.third, "; ".join(each.third for each in ours)
    yield theirs.ing, "; ".join(each.ing for each in ours)
    if theirs.past != theirs.participle:
        yield theirs.past, "; ".join(each.past for each in ours)
        yield theirs.participle, "; ".join(each.participle for each in ours)
    else:
        both = [dict.fromkeys((each.past, each.participle)) for each in ours]
        yield theirs.past, "; ".join(" or ".join(each) for each in both)


@cache
def _by_first_word() -> dict[str, list[tuple[tuple[str, ...], str, str]]]:
    """By the first word of each form: all its words, the plain ones, why; the longest first."""
    table: dict[str, dict[tuple[str, ...], tuple[str, str]]] = {}
    # What stands in the list itself ("safeguarding") wins over a form of a verb ("safeguard").
    for entry in sorted(entries(), key=lambda entry: entry.kind == "v"):
        for hard, plain in forms(entry):
            parts = tuple(LETTERS.findall(simplified(hard)))
            table.setdefault(parts[0], {}).setdefault(parts, (plain, entry.why))
    return {
        first: sorted(
            ((parts, plain, why) for parts, (plain, why) in rows.items()),
            key=lambda row: -len(row[0]),
        )
        for first, rows in table.items()
    }


def _longest(text: str, found: list[re.Match[str]], place: int) -> tuple[int, str, str] | None:
    for parts, plain, why in _by_first_word().get(simplified(found[place].group()), ()):
        here = found[place : place + len(parts)]
        if len(here) < len(parts):
            continue
        same = all(simplified(word.group()) == part for word, part in zip(here, parts, strict=True))
        gaps = pairwise(here)
        if same and all(GAP.fullmatch(text, one.end(), two.start()) for one, two in gaps):
            return len(parts), plain, why
    return None
