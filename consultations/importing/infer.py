"""What kind of question each column answers: choice, whole or decimal number, text."""

import itertools
import math
import random
import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any

from consultations.compiling import key_from, make_bin
from consultations.importing.table import NOT_ANSWERED, Table
from consultations.questionnaire.schema import Bin, Option, Question, Schema
from consultations.questionnaire.text import plain

MOST_CHOICES = 25
LONGEST_CHOICE = 160
SHORT_TEXT = 250
MOST_BINS = 8
PER_BIN = 20  # answers to a group, so that most groups can be shown
SAMPLED = 5000
LARGEST = 1e15
_NUMBER = re.compile(r"[+-]?((0|[1-9]\d*)(\.\d*)?|\.\d+)([eE][+-]?\d{1,2})?")


@dataclass
class Column:
    """What was seen in one column. Memory is bounded: few distinct values, a sample of numbers."""

    position: int
    label: str
    answered: int = 0
    missing: int = 0
    longest: int = 0
    distinct: Counter[str] = field(default_factory=Counter)
    many: bool = False
    numeric: bool = True
    whole: bool = True
    low: float = math.inf
    high: float = -math.inf
    sample: list[float] = field(default_factory=list)

    def see(self, cell: str, chance: random.Random) -> None:
        text = plain(cell)
        if text in NOT_ANSWERED:
            self.missing += 1
            return
        self.answered += 1
        self.longest = max(self.longest, len(text))
        if not self.many:
            self.distinct[text] += 1
            self.many = len(self.distinct) > MOST_CHOICES
        if self.numeric:
            self._see_number(text, chance)

    def _see_number(self, text: str, chance: random.Random) -> None:
        if not is_number(text):
            self.numeric = False
            return
        number = float(text)
        self.whole = self.whole and number == int(number) and text.lstrip("+-").isdigit()
        self.low, self.high = min(self.low, number), max(self.high, number)
        if len(self.sample) < SAMPLED:
            self.sample.append(number)
        elif (place := chance.randrange(self.answered)) < SAMPLED:
            self.sample[place] = number

    @property
    def is_choice(self) -> bool:
        repeated = self.answered >= 2 * len(self.distinct)
        return not self.many and repeated and self.longest <= LONGEST_CHOICE


def is_number(text: str) -> bool:
    """'3', '-2.5', '.5', '1e3'; not '007', which is a code, and not 'NaN'."""
    return _NUMBER.fullmatch(text) is not None and abs(float(text)) <= LARGEST


def look_at(table: Table) -> list[Column]:
    """Read the whole table once. Columns without a header are left out."""
    columns = [Column(n, name) for n, name in enumerate(table.header) if name]
    chance = random.Random(0)  # noqa: S311  # bin edges, the same at each run
    for _, cells in table.rows():
        for column in columns:
            column.see(cells[column.position], chance)
    return columns


def schema_of(columns: Iterable[Column]) -> tuple[Schema, dict[str, int]]:
    """The questionnaire, and which column each question's key stands for."""
    questions: list[Question] = []
    positions: dict[str, int] = {}
    for column in columns:
        key = key_from(column.label, positions)
        positions[key] = column.position
        questions.append(Question(key=key, label=column.label, **kind_of(column)))
    return Schema(tuple(questions)), positions


def kind_of(column: Column) -> dict[str, Any]:
    """The fields of a question that its values decide."""
    if column.answered == 0:
        return {"type": "short_text"}
    if column.numeric:
        return {"type": "number", "whole": column.whole, "bins": bins_of(column)}
    if column.is_choice:
        return {"type": "single_choice", "options": options_of(column)}
    kind = "short_text" if column.longest <= SHORT_TEXT else "long_text"
    return {"type": kind, "max_length": column.longest}


def options_of(column: Column) -> tuple[Option, ...]:
    """In alphabetical order; a choice is stored under its short name, shown as it was written."""
    taken: set[str] = set()
    options = []
    for label in sorted(column.distinct, key=str.casefold):
        value = key_from(label, taken, separator="-")
        taken.add(value)
        options.append(Option(value=value, label=label))
    return tuple(options)


def bins_of(column: Column) -> tuple[Bin, ...]:
    """Up to eight groups of equal, round width, fewer for few answers; sparse ends are merged."""
    low, high = column.low, column.high
    if low == high:
        return (make_bin(low, low + 1, whole=column.whole),)
    many = max(1, min(MOST_BINS, column.answered // PER_BIN))
    width = _round_width((high - low) / many, whole=column.whole)
    first = math.floor(low / width)
    edges = [_tidy((first + n) * width) for n in range(math.floor(high / width) - first + 2)]
    edges = _merge_ends(edges, sorted(column.sample))
    pairs = itertools.pairwise(edges)
    return tuple(make_bin(a, b, whole=column.whole) for a, b in pairs)


def _tidy(number: float) -> float:
    return float(f"{number:.10g}")


def _round_width(width: float, *, whole: bool) -> float:
    """1, 2 or 5 times a power of ten, at least ``width``."""
    power = 10 ** math.floor(math.log10(width))
    found = next(step * power for step in (1, 2, 5, 10) if step * power >= width * 0.999)
    return max(1.0, float(found)) if whole else float(found)


def _merge_ends(edges: list[float], numbers: Sequence[float]) -> list[float]:
    """Take inner edges away while the first or last group holds under a twentieth of all."""
    few = max(1.0, len(numbers) / 20)

    def inside(low: float, high: float) -> int:
        return sum(1 for number in numbers if low <= number < high)

    while len(edges) > 3 and inside(edges[0], edges[1]) < few:
        del edges[1]
    while len(edges) > 3 and inside(edges[-2], edges[-1]) < few:
        del edges[-2]
    return edges
