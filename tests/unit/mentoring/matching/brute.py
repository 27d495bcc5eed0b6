"""The slow judge: every assignment there is, and the five goals as one tuple."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import product

import numpy as np
from hypothesis import strategies as st

from mentoring.matching.tiebreak import digits


@dataclass
class Instance:
    people: int
    mentors: int
    pairs: list[tuple[int, int, int]]
    capacity: list[int]
    urgency: list[int]

    def arguments(self) -> dict[str, object]:
        columns = np.array(self.pairs, dtype=np.int64).reshape(-1, 3).T
        return {
            "people": self.people,
            "mentors": self.mentors,
            "person": columns[0],
            "mentor": columns[1],
            "score": columns[2],
            "capacity": np.array(self.capacity, dtype=np.int64),
            "urgency": np.array(self.urgency, dtype=np.int64),
        }

    @property
    def scores(self) -> dict[tuple[int, int], int]:
        found: dict[tuple[int, int], int] = {}
        for person, mentor, score in self.pairs:
            found[person, mentor] = max(score, found.get((person, mentor), 0))
        return found


@st.composite
def instances(draw: st.DrawFn, *, highest: int = 12) -> Instance:
    people, mentors = draw(st.integers(0, 5)), draw(st.integers(0, 4))
    one = st.tuples(
        st.integers(0, max(people - 1, 0)),
        st.integers(0, max(mentors - 1, 0)),
        st.integers(0, highest),
    )
    return Instance(
        people=people,
        mentors=mentors,
        pairs=draw(st.lists(one, max_size=14)) if people and mentors else [],
        capacity=draw(st.lists(st.integers(0, 2), min_size=mentors, max_size=mentors)),
        urgency=draw(st.lists(st.integers(-1, 2), min_size=people, max_size=people)),
    )


def every(instance: Instance) -> Iterator[tuple[int, ...]]:
    allowed = [
        [-1, *(mentor for who, mentor in sorted(instance.scores) if who == person)]
        for person in range(instance.people)
    ]
    for mentor_of in product(*allowed):
        if all(mentor_of.count(m) <= seats for m, seats in enumerate(instance.capacity)):
            yield mentor_of


def merit(
    instance: Instance, mentor_of: Sequence[int], *, floor: bool, run: str = ""
) -> tuple[object, ...]:
    """The five goals in their order: the greatest tuple is the best assignment."""
    pairs = [(p, int(m)) for p, m in enumerate(mentor_of) if m >= 0]
    scores = [instance.scores[pair] for pair in pairs]
    levels = sorted(set(instance.urgency), reverse=True)
    by_level = tuple(sum(instance.urgency[p] == level for p, _ in pairs) for level in levels)
    worst = min(scores, default=0) if floor else 0
    return (len(pairs), by_level, worst, sum(scores), _chance(instance, pairs, run))


def _chance(instance: Instance, pairs: list[tuple[int, int]], run: str) -> tuple[int, int]:
    columns = np.array(pairs, dtype=np.int64).reshape(-1, 2).T
    high, low = digits(
        run=run,
        person_keys=[str(p) for p in range(instance.people)],
        mentor_keys=[str(m) for m in range(instance.mentors)],
        person=columns[0],
        mentor=columns[1],
    )
    return -int(high.sum()), -int(low.sum())
