"""What is left to choose from once a goal has been reached, and no more than that.

All assignments that are best for one goal form a *face* of the problem. From one of them we
compute prices (the duals, which OR-Tools' Python class does not give) by relaxing arcs until
nothing moves. Complementary slackness then says what all of the best have in common: a pair that
is not tight occurs in none of them, a person with a gain is matched in all, a mentor with a price
is full in all. The next goal is solved on the rest.
"""

from dataclasses import dataclass, replace

import numpy as np

from mentoring.matching.arrays import Flags, Ints


@dataclass(frozen=True)
class Face:
    """Assignments of `matched` people; pairs sorted by person, each pair once.

    `always[p]`: matched in each of them. `full[m]`: all seats taken in each of them. Whoever is
    never matched has no pair left.
    """

    person: Ints
    mentor: Ints
    capacity: Ints
    always: Flags
    full: Flags
    matched: int

    @property
    def people(self) -> int:
        return len(self.always)

    @property
    def mentors(self) -> int:
        return len(self.full)

    def only(self, kept: Flags) -> "Face":
        return replace(self, person=self.person[kept], mentor=self.mentor[kept])


@dataclass
class Prices:
    """Shortest distances in what an optimal flow leaves over: `source` and `sink` stand outside."""

    person: Ints
    mentor: Ints
    source: int = 0
    sink: int = 0


def tighten(face: Face, *, cost: Ints, place: Ints, chosen: Flags) -> tuple[Face, Flags]:
    """The face of everything as cheap as `chosen`, and which pairs of `face` are left in it.

    `cost` per pair, `place` per person (what it costs to match them at all), `chosen` per pair:
    one of the cheapest. Costs times people and mentors must stay below 2^62.
    """
    prices = _Relaxing(face, cost=cost, place=place, chosen=chosen).prices()
    used = np.zeros(face.people, dtype=bool)
    used[face.person[chosen]] = True
    gain = prices.source + place - prices.person
    always = face.always | ((gain < 0) & used)
    never = ~face.always & (gain > 0)
    full = face.full | (prices.mentor < prices.sink)
    empty = ~face.full & (prices.mentor > prices.sink)
    tight = prices.person[face.person] + cost == prices.mentor[face.mentor]
    kept = chosen | (tight & ~never[face.person] & ~empty[face.mentor])
    return replace(face.only(kept), always=always, full=full), kept


class _Relaxing:
    """Bellman-Ford over whole arrays; in each round only people whose price fell pass it on."""

    def __init__(self, face: Face, *, cost: Ints, place: Ints, chosen: Flags) -> None:
        self.face, self.cost, self.place = face, cost, place
        self.first = np.searchsorted(face.person, np.arange(face.people + 1))
        self.taken = face.person[chosen]
        self.giver = face.mentor[chosen]
        self.back = cost[chosen]
        load = np.bincount(self.giver, minlength=face.mentors)
        self.spare = ~face.full & (load < face.capacity)
        self.lent = ~face.full & (load > 0)
        unmatched = np.ones(face.people, dtype=bool)
        unmatched[self.taken] = False
        self.waiting = unmatched & ~face.always
        free = ~face.always[self.taken]
        self.leaving = self.taken[free]
        self.price = Prices(
            person=np.zeros(face.people, dtype=np.int64),
            mentor=np.zeros(face.mentors, dtype=np.int64),
        )

    def prices(self) -> Prices:
        moved = np.arange(self.face.people)
        for _ in range(self.face.people + self.face.mentors + 3):
            self._to_mentors(moved)
            moved = self._to_people()
            if not len(moved):
                return self.price
        raise RuntimeError("The flow was not optimal: its prices never settle.")

    def _to_mentors(self, moved: Ints) -> None:
        price, pairs = self.price, self._pairs_of(moved)
        offered = price.person[self.face.person[pairs]] + self.cost[pairs]
        np.minimum.at(price.mentor, self.face.mentor[pairs], offered)
        if self.spare.any():
            price.sink = min(price.sink, int(price.mentor[self.spare].min()))
        price.mentor[self.lent] = np.minimum(price.mentor[self.lent], price.sink)

    def _to_people(self) -> Ints:
        price, before = self.price, self.price.person.copy()
        returned = price.mentor[self.giver] - self.back
        price.person[self.taken] = np.minimum(price.person[self.taken], returned)
        if len(self.leaving):
            left = price.person[self.leaving] - self.place[self.leaving]
            price.source = min(price.source, int(left.min()))
        entered = price.source + self.place[self.waiting]
        price.person[self.waiting] = np.minimum(price.person[self.waiting], entered)
        return np.flatnonzero(price.person < before)

    def _pairs_of(self, people: Ints) -> Ints:
        first, sizes = self.first[people], self.first[people + 1] - self.first[people]
        ends = np.cumsum(sizes)
        total = int(ends[-1]) if len(ends) else 0
        return np.repeat(first - ends + sizes, sizes) + np.arange(total)
