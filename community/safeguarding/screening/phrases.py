"""Phrases that safeguarding leads own: what they look like and how they are found.

A phrase is words with a space between. ``a|b`` stands for either word, ``stab~`` for every word
that begins so, ``*`` for up to three words. A phrase says its category, how much it weighs, and
whether it is urgent. Around a match its context counts: "in the film" and "we had an assembly
about" leave little of its weight. What "nobody ever" or "does not" denies counts for nothing,
unless the phrase itself negates.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from community.safeguarding.screening.finding import Category, Match
from community.safeguarding.screening.word_lists import words_called

GAP = 3
# Lifts even a calm sentence over the threshold; most phrases weigh one to three.
HEAVIEST = 10
BEFORE = 4
AROUND = 8
NEGATIONS = frozenset(words_called("negations"))
# "no one ever": two words that negate together.
PAIRS = frozenset({("no", "one"), ("not", "ever"), ("never", "ever")})
STORIES = frozenset(words_called("stories"))
# What is left of a phrase's weight in a story.
FAINT = 0.25


class BadPhrase(ValueError):
    """The words are for whoever wrote the phrase."""


@dataclass(frozen=True)
class Phrase:
    text: str
    category: Category
    weight: float = 1.0
    urgent: bool = False

    @classmethod
    def of(cls, entry: Mapping[str, Any]) -> "Phrase":
        """From JSON; raises :class:`BadPhrase`."""
        text = " ".join(str(entry.get("phrase", "")).casefold().split())
        try:
            category = Category(str(entry.get("category", "")))
            weight = float(entry.get("weight", 1))
        except ValueError:
            raise BadPhrase(f"'{text}' needs a category from the list and a number") from None
        phrase = cls(text, category, weight, bool(entry.get("urgent", False)))
        if not 0 < weight <= HEAVIEST:
            raise BadPhrase(f"'{text}': its weight is a number up to {HEAVIEST}")
        if not phrase.steps or "*" in (phrase.steps[0], phrase.steps[-1]):
            raise BadPhrase(f"'{text}' begins and ends with a word")
        return phrase

    def to_json(self) -> dict[str, Any]:
        return {
            "phrase": self.text,
            "category": self.category.value,
            "weight": self.weight,
            "urgent": self.urgent,
        }

    @cached_property
    def steps(self) -> list[str | tuple[str, ...]]:
        """Words to meet one after the other; "*" is a gap."""
        return [step if step == "*" else tuple(step.split("|")) for step in self.text.split()]

    @cached_property
    def negates(self) -> bool:
        return any(word in NEGATIONS for step in self.steps if step != "*" for word in step)


@dataclass(frozen=True)
class Found:
    phrase: Phrase
    start: int
    end: int


class PhraseBook:
    """Finds all phrases in a list of words; time grows with the words, hardly with the phrases."""

    def __init__(self, phrases: Iterable[Phrase]) -> None:
        self.phrases = tuple(phrases)
        self._whole: dict[str, list[Phrase]] = defaultdict(list)
        self._stems: dict[str, list[Phrase]] = defaultdict(list)
        for phrase in self.phrases:
            for word in phrase.steps[0]:
                if word.endswith("~"):
                    self._stems[word[:-1]].append(phrase)
                else:
                    self._whole[word].append(phrase)
        self._stem_lengths = sorted({len(stem) for stem in self._stems})

    def matches(self, words: Sequence[str]) -> list[Match]:
        return self.read(words)[0]

    def read(self, words: Sequence[str]) -> tuple[list[Match], list[str]]:
        """Each phrase once, where it weighs most; and the words without what they deny."""
        best: dict[str, Match] = {}
        denied: set[int] = set()
        story = [place for place, word in enumerate(words) if word in STORIES]
        for found in self.find(words):
            denial = None if found.phrase.negates else _denied_from(words, found.start)
            if denial is not None:
                denied.update(range(denial, found.end))
                continue
            match = _weighed(found, story)
            known = best.get(found.phrase.text)
            if known is None or known.weight < match.weight:
                best[found.phrase.text] = match
        left = [word for place, word in enumerate(words) if place not in denied]
        return list(best.values()), left

    def find(self, words: Sequence[str]) -> Iterator[Found]:
        for start, word in enumerate(words):
            for phrase in self._beginning_with(word):
                end = _meet(phrase.steps, 1, words, start + 1)
                if end is not None:
                    yield Found(phrase, start, end)

    def _beginning_with(self, word: str) -> Iterator[Phrase]:
        yield from self._whole.get(word, ())
        for length in self._stem_lengths:
            if length <= len(word):
                yield from self._stems.get(word[:length], ())


def _meet(
    steps: Sequence[str | tuple[str, ...]], at: int, words: Sequence[str], place: int
) -> int | None:
    """Where the phrase ends if its steps from ``at`` meet the words from ``place``."""
    if at == len(steps):
        return place
    if steps[at] == "*":
        ends = (_meet(steps, at + 1, words, place + skip) for skip in range(GAP + 1))
        return next((end for end in ends if end is not None), None)
    if place >= len(words) or not _is_one_of(words[place], steps[at]):
        return None
    return _meet(steps, at + 1, words, place + 1)


def _is_one_of(word: str, step: str | tuple[str, ...]) -> bool:
    return any(word.startswith(one[:-1]) if one.endswith("~") else word == one for one in step)


def _weighed(found: Found, story: Sequence[int]) -> Match:
    phrase, weight = found.phrase, found.phrase.weight
    if any(found.start - AROUND <= place <= found.end + AROUND for place in story):
        weight *= FAINT
    return Match(phrase.text, phrase.category, weight, phrase.urgent and weight == phrase.weight)


def _denied_from(words: Sequence[str], start: int) -> int | None:
    """Where a denial begins that reaches as far as ``start``."""
    for place in range(max(0, start - BEFORE), start):
        if words[place] in NEGATIONS or tuple(words[place : place + 2]) in PAIRS:
            return place
    return None
