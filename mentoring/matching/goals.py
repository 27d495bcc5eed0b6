"""The five goals, each as far as it goes before the next is looked at.

1. as many people matched as there can be; 2. more urgent people first; 3. the worst match as good
as possible; 4. the best total; 5. a tie-break by hash. Which people can be matched together is a
matroid: taking them by urgency, whoever still fits, is best at *every* level at once (no other
assignment of the largest size has more people at or above any level), and so is every sum of
weights that grow with urgency. That is why ranks, however far apart, can stand for urgency in one
flow.
"""

from dataclasses import dataclass

import numpy as np

from mentoring.matching.arrays import Flags, Ints
from mentoring.matching.engine import LARGEST, cheapest, most_people
from mentoring.matching.face import Face, tighten
from mentoring.matching.floor import above_floor


@dataclass(frozen=True)
class Pairs:
    """Feasible pairs sorted by person then mentor, each once, with what the goals need.

    `worth` is what is added up (score, with a bonus for what is kept), `score` what the floor
    looks at, `exempt` who passes the floor anyway, `high` and `low` the digits of the tie-break.
    """

    person: Ints
    mentor: Ints
    score: Ints
    worth: Ints
    exempt: Flags
    high: Ints
    low: Ints


def best(pairs: Pairs, *, capacity: Ints, urgency: Ints, floor: bool) -> Flags:
    """Which pairs make up the assignment."""
    if not len(pairs.person):
        return np.zeros(0, dtype=bool)
    _refuse_overflow(pairs.worth, nodes=len(capacity) + len(urgency) + 2)
    choosing = _Choosing(pairs, capacity=capacity, urgency=urgency)
    if floor:
        choosing.raise_floor()
    choosing.narrow(pairs.worth.max() - pairs.worth)
    choosing.narrow(pairs.high)
    return choosing.last(pairs.low)


def _refuse_overflow(worth: Ints, *, nodes: int) -> None:
    # The solver multiplies costs by the number of nodes and adds them up along paths.
    if int(worth.max() - worth.min() + 1) * nodes >= LARGEST or int(worth.max()) * nodes >= LARGEST:
        raise ValueError(
            f"The scores reach {worth.max()}: too large for {nodes - 2} people and mentors."
        )


class _Choosing:
    """The face that is left, one assignment in it, and where its pairs stand among all pairs."""

    def __init__(self, pairs: Pairs, *, capacity: Ints, urgency: Ints) -> None:
        self.pairs = pairs
        nobody, nowhere = np.zeros(len(urgency), bool), np.zeros(len(capacity), bool)
        self.where = np.arange(len(pairs.person))
        everything = Face(pairs.person, pairs.mentor, capacity, nobody, nowhere, matched=0)
        levels, rank = np.unique(urgency, return_inverse=True)
        place = (len(levels) - 1 - rank).astype(np.int64)
        self.chosen = most_people(everything, place=place)
        self.face = Face(
            pairs.person, pairs.mentor, capacity, nobody, nowhere, int(self.chosen.sum())
        )
        self._tighten(np.zeros(len(pairs.person), dtype=np.int64), place)

    def raise_floor(self) -> None:
        kept = above_floor(
            self.face,
            score=self.pairs.score[self.where],
            chosen=self.chosen,
            exempt=self.pairs.exempt[self.where],
        )
        self._keep(self.face.only(kept), kept)

    def narrow(self, cost: Ints) -> None:
        cost = cost[self.where]
        self.chosen = cheapest(self.face, cost=cost)
        self._tighten(cost, np.zeros(self.face.people, dtype=np.int64))

    def last(self, cost: Ints) -> Flags:
        chosen = np.zeros(len(self.pairs.person), dtype=bool)
        chosen[self.where[cheapest(self.face, cost=cost[self.where])]] = True
        return chosen

    def _tighten(self, cost: Ints, place: Ints) -> None:
        face, kept = tighten(self.face, cost=cost, place=place, chosen=self.chosen)
        self._keep(face, kept)

    def _keep(self, face: Face, kept: Flags) -> None:
        self.face, self.where, self.chosen = face, self.where[kept], self.chosen[kept]
