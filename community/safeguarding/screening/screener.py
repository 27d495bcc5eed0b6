"""The parts together: the scorer, phrases as a bonus to its score, the detector of details.

Phrases alone find what they were tuned on; a score alone overlooks what nobody wrote before. A
phrase adds to the score and can lift it over the threshold, never the other way round.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from community.safeguarding.screening.details import details
from community.safeguarding.screening.finding import (
    HARMS,
    NOTHING,
    Category,
    Finding,
    Match,
)
from community.safeguarding.screening.normal import words_of
from community.safeguarding.screening.phrases import PhraseBook
from community.safeguarding.screening.scorer import Weights, parts_of

CONCERN = "concern"
URGENT = "urgent"
TARGETS = (CONCERN, URGENT, *(harm.value for harm in HARMS))
MOST_WORDS = 6
# In characters: a text of this length is read in stretches, too; of how much each is at the most
# (a sentence by itself may be longer).
LONG, STRETCH = 140, 60
SENTENCE = re.compile(r"[^.!?\n;]*(?:[.!?\n;]+|$)", re.S)
LEAST_MOVED = 0.05


@dataclass(frozen=True)
class Screener:
    """``version``: of the phrase list."""

    book: PhraseBook
    weights: Weights
    version: int = 0

    def screen(self, text: str) -> Finding:
        finding = self.read(text)
        found = details(text) if finding.score > NOTHING else []
        return replace(
            finding,
            categories=(*finding.categories, *{match.category for match in found}),
            matches=(*finding.matches, *found),
        )

    def read(self, text: str) -> Finding:
        """Without names and numbers. A long text is also read a few sentences at a time: what is
        said in one of them is not thinned out by the calm ones around it.
        """
        return max(
            map(self.read_once, parts_to_read(text)), key=lambda one: (one.urgent, one.score)
        )

    def read_once(self, text: str) -> Finding:
        """Of a calm text only the first target is worked out."""
        words = words_of(text)
        if not words:
            return Finding()
        matches, left = self.book.read(words)
        parts = parts_of(left, self.weights)
        score = parts.score(0, self.weights) + self._bonus(matches)
        if score < self.weights.thresholds[CONCERN]:
            return Finding(score=round(score, 3), matches=tuple(matches))
        by_target = {
            target: parts.score(place, self.weights)
            for place, target in enumerate(self.weights.targets)
        }
        harms = self._harms(by_target, matches)
        return Finding(
            categories=tuple(harms),
            urgent=Category.IMMEDIATE_DANGER in harms or self._is_urgent(by_target, matches),
            score=round(score, 3),
            matches=tuple(matches),
            words=_what_moved(parts.moved()),
        )

    def _bonus(self, matches: Sequence[Match]) -> float:
        return self.weights.bonus * sum(match.weight for match in matches)

    def _harms(self, by_target: dict[str, float], matches: Sequence[Match]) -> list[Category]:
        """At least one: that which comes nearest."""
        over_by = {
            harm: by_target[harm.value]
            + self._for(harm, matches)
            - self.weights.thresholds[harm.value]
            for harm in HARMS
        }
        over: list[Category] = [harm for harm in HARMS if over_by[harm] >= 0]
        return over or [max(HARMS, key=lambda harm: over_by[harm])]

    def _for(self, harm: Category, matches: Sequence[Match]) -> float:
        return self._bonus([match for match in matches if match.category == harm])

    def _is_urgent(self, by_target: dict[str, float], matches: Sequence[Match]) -> bool:
        pressing = self._bonus([match for match in matches if match.urgent])
        return by_target[URGENT] + pressing >= self.weights.thresholds[URGENT]


def parts_to_read(text: str) -> list[str]:
    """The whole; and of a long text each stretch of sentences that is short enough to stand out."""
    if len(text) <= LONG:
        return [text]
    parts, part = [text], ""
    for sentence in SENTENCE.findall(text):
        if part and len(part) + len(sentence) > STRETCH:
            parts.append(part)
            part = ""
        part += sentence
    return [*parts, part] if part else parts


def _what_moved(moved: dict[str, float]) -> tuple[tuple[str, float], ...]:
    most = sorted(moved.items(), key=lambda item: -item[1])[:MOST_WORDS]
    return tuple((word, round(value, 2)) for word, value in most if value >= LEAST_MOVED)
