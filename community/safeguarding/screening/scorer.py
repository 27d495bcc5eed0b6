"""Scores a text by words and parts of words: TF-IDF and logistic regression, in plain Python.

The weights are made by `training` and stand in ``weights.json.gz``; nothing but them is needed to
score. About a tenth of a millisecond for a short answer.
"""

import gzip
import json
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from math import log, sqrt
from pathlib import Path
from typing import Any

WEIGHTS = Path(__file__).with_name("weights.json.gz")
WORD_PARTS = (1, 2)
LETTER_PARTS = (3, 5)


@dataclass(frozen=True)
class Weights:
    """``words`` and ``letters`` map a part to (idf, one coefficient per target)."""

    version: str
    targets: tuple[str, ...]
    intercepts: tuple[float, ...]
    thresholds: Mapping[str, float]
    bonus: float
    words: Mapping[str, tuple[float, ...]]
    letters: Mapping[str, tuple[float, ...]]


def word_parts(words: Sequence[str]) -> Iterator[str]:
    for length in range(WORD_PARTS[0], WORD_PARTS[1] + 1):
        for start in range(len(words) - length + 1):
            yield " ".join(words[start : start + length])


def letter_parts(words: Sequence[str]) -> Iterator[str]:
    """Runs of letters within a word and its two edges."""
    for word in words:
        edged = f" {word} "
        for length in range(LETTER_PARTS[0], LETTER_PARTS[1] + 1):
            if length >= len(edged):
                yield edged
                break
            for start in range(len(edged) - length + 1):
                yield edged[start : start + length]


Part = tuple[str, float, tuple[float, ...]]


@dataclass(frozen=True)
class Parts:
    """The known parts of one text, each with its TF-IDF and its row of weights."""

    words: list[Part]
    letters: list[Part]

    def score(self, place: int, weights: Weights) -> float:
        """The log-odds of the target at this place."""
        found = weights.intercepts[place]
        for _, value, row in self.words:
            found += value * row[place + 1]
        for _, value, row in self.letters:
            found += value * row[place + 1]
        return found

    def moved(self) -> dict[str, float]:
        """What each known word added to the first target."""
        return {part: value * row[1] for part, value, row in self.words}


def parts_of(words: Sequence[str], weights: Weights) -> Parts:
    return Parts(
        _weighted(word_parts(words), weights.words),
        _weighted(letter_parts(words), weights.letters),
    )


def scores(words: Sequence[str], weights: Weights) -> list[float]:
    """Log-odds per target."""
    parts = parts_of(words, weights)
    return [parts.score(place, weights) for place in range(len(weights.targets))]


def _weighted(parts: Iterator[str], known: Mapping[str, tuple[float, ...]]) -> list[Part]:
    """Each known part with its TF-IDF, the whole scaled to length one."""
    found = []
    for part, number in Counter(parts).items():
        row = known.get(part)
        if row is not None:
            found.append((part, (1 + log(number)) * row[0], row))
    length = sqrt(sum(value * value for _, value, _ in found)) or 1.0
    return [(part, value / length, row) for part, value, row in found]


@lru_cache(maxsize=1)
def load() -> Weights:
    return from_json(json.loads(gzip.decompress(WEIGHTS.read_bytes())))


def from_json(data: Mapping[str, Any]) -> Weights:
    return Weights(
        version=data["version"],
        targets=tuple(data["targets"]),
        intercepts=tuple(data["intercepts"]),
        thresholds=data["thresholds"],
        bonus=data["bonus"],
        words={part: tuple(row) for part, row in data["words"].items()},
        letters={part: tuple(row) for part, row in data["letters"].items()},
    )
