"""The phrase list that holds now, and publishing a new one. A new list is taken only if every
sentence that must come out right does, those that ship with the platform included.
"""

from collections.abc import Iterator, Sequence
from functools import lru_cache
from pathlib import Path
from typing import Any

from django.core.cache import caches
from django.db import transaction

from community.people.models import User
from community.safeguarding.models import WordList
from community.safeguarding.screening import scorer, texts
from community.safeguarding.screening.finding import Category, Finding
from community.safeguarding.screening.phrases import BadPhrase, Phrase, PhraseBook
from community.safeguarding.screening.screener import Screener

KEY = "safeguarding-word-list"
REMEMBERED = 30
SHIPPED = 0
MOST_FAILURES = 8
EXAMPLES = Path(__file__).parent / "screening" / "examples.tsv"
Example = tuple[str, str]


class NotGood(ValueError):
    """The list cannot be published; each line says what is wrong."""

    def __init__(self, lines: Sequence[str]) -> None:
        super().__init__("\n".join(lines))
        self.lines = list(lines)


def screener() -> Screener:
    """With the newest published list; other processes follow within half a minute."""
    number = caches["process"].get(KEY)
    if number is None:
        newest = WordList.objects.values_list("number", flat=True).first()
        number = SHIPPED if newest is None else newest
        caches["process"].set(KEY, number, REMEMBERED)
    return _screener(number)


@lru_cache(maxsize=4)
def _screener(number: int) -> Screener:
    return Screener(PhraseBook(phrases_of(number)), scorer.load(), number)


def phrases_of(number: int) -> list[Phrase]:
    if number == SHIPPED:
        return texts.shipped_phrases()
    found = WordList.objects.get(number=number)
    return [Phrase.of(entry) for entry in found.entries]


def current() -> tuple[int, list[Phrase], list[Example]]:
    number = screener().version
    kept = WordList.objects.filter(number=number).first()
    examples = [(one[0], one[1]) for one in kept.examples] if kept else []
    return number, phrases_of(number), examples


def shipped_examples() -> list[Example]:
    return list(_examples(EXAMPLES.read_text(encoding="utf-8")))


def publish(phrases: str, examples: str, *, note: str, by: User) -> WordList:
    """``phrases`` and ``examples`` as text; raises :class:`NotGood`."""
    book = PhraseBook(_phrases(phrases))
    own = list(_examples(examples))
    trial = Screener(book, scorer.load(), -1)
    failures = list(_failures(trial, [*shipped_examples(), *own]))
    if failures:
        raise NotGood(failures[:MOST_FAILURES])
    with transaction.atomic():
        newest = WordList.objects.select_for_update().first()
        made = WordList.objects.create(
            number=(newest.number if newest else SHIPPED) + 1,
            entries=[phrase.to_json() for phrase in book.phrases],
            examples=own,
            note=note,
            made_by=by,
        )
    caches["process"].delete(KEY)
    return made


def _phrases(text: str) -> list[Phrase]:
    found: dict[str, Phrase] = {}
    wrong: list[str] = []
    for number, line in _lines(text):
        columns = _columns(line)
        if len(columns) != 4 or columns[2] not in ("0", "1"):
            wrong.append(f"Line {number}: category, weight, 1 or 0, phrase")
            continue
        entry: dict[str, Any] = dict(
            zip(("category", "weight", "phrase"), (*columns[:2], columns[3]), strict=True)
        )
        try:
            phrase = Phrase.of({**entry, "urgent": columns[2] == "1"})
        except BadPhrase as error:
            wrong.append(f"Line {number}: {error}")
            continue
        found[phrase.text] = phrase
    if wrong:
        raise NotGood(wrong[:MOST_FAILURES])
    return list(found.values())


def _examples(text: str) -> Iterator[Example]:
    allowed = {"none", *(category.value for category in Category)}
    for number, line in _lines(text):
        expected, *rest = _columns(line, 1)
        if expected not in allowed or not rest:
            raise NotGood([f"Sentence {number}: a category or 'none', then the sentence"])
        yield expected, rest[0]


def _lines(text: str) -> Iterator[tuple[int, str]]:
    for number, line in enumerate(text.splitlines(), start=1):
        if line.strip() and not line.startswith("#"):
            yield number, line


def _columns(line: str, most: int = 3) -> list[str]:
    mark = "\t" if "\t" in line else ";"
    return [column.strip() for column in line.split(mark, most)]


def _failures(trial: Screener, examples: Sequence[Example]) -> Iterator[str]:
    for expected, sentence in examples:
        finding = trial.screen(sentence)
        if not came_out(expected, finding):
            found = ", ".join(finding.labels) or "nothing"
            yield f"'{sentence}' must come out as {expected}, and comes out as: {found}"


def came_out(expected: str, finding: Finding) -> bool:
    if expected == "none":
        return not finding.categories
    return expected in [category.value for category in finding.categories]


def as_text(phrases: Sequence[Phrase]) -> str:
    return "\n".join(
        f"{one.category.value}\t{one.weight:g}\t{int(one.urgent)}\t{one.text}" for one in phrases
    )


def examples_as_text(examples: Sequence[Example]) -> str:
    return "\n".join(f"{expected}\t{sentence}" for expected, sentence in examples)
