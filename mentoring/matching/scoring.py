"""How well a pair would fit: a whole number from 0 to 1000, out of five parts that are each as
long.

What somebody did not say counts as 500 beside everybody, and so tips nothing.
"""

from dataclasses import asdict, dataclass

import numpy as np

from mentoring.matching.arrays import Bits, Ints
from mentoring.matching.tables import Tables

FULL, UNSAID = 1000, 500
ENOUGH_INTERESTS, ENOUGH_SLOTS = 3, 4
PARTS = ("interests", "times", "travel", "experience", "language")


@dataclass(frozen=True)
class Weights:
    """How much each part counts beside the others; only the proportions matter."""

    interests: int = 30
    times: int = 20
    travel: int = 15
    experience: int = 25
    language: int = 10

    def __post_init__(self) -> None:
        for name, weight in asdict(self).items():
            if isinstance(weight, bool) or not isinstance(weight, int):
                raise ValueError(f"The weight of {name} must be a whole number, not {weight!r}.")
            if not 0 <= weight <= 1000:
                raise ValueError(f"The weight of {name} must be from 0 to 1000, and is {weight}.")
        if not sum(asdict(self).values()):
            raise ValueError("At least one part must count: all weights are 0.")


@dataclass(frozen=True)
class Scores:
    """`total` per pair, and `parts` per pair in the order of `PARTS`: for the explanation."""

    total: Ints
    parts: Ints


def score(tables: Tables, person: Ints, mentor: Ints, *, weights: Weights) -> Scores:
    """Scores of pairs given as two lists of indices."""
    parts = np.stack([part(tables, person, mentor) for part in _MEASURES], axis=1)
    weight = np.array([getattr(weights, name) for name in PARTS], dtype=np.int64)
    whole = int(weight.sum())
    return Scores(total=(2 * (parts @ weight) + whole) // (2 * whole), parts=parts)


def _interests(tables: Tables, person: Ints, mentor: Ints) -> Ints:
    named = tables.people.interests[person]
    shared = size(named & tables.mentors.interests[mentor])
    return _out_of(shared, np.minimum(size(named), ENOUGH_INTERESTS))


def _times(tables: Tables, person: Ints, mentor: Ints) -> Ints:
    shared = size(tables.people.times[person] & tables.mentors.times[mentor])
    return _out_of(shared, np.full(len(shared), ENOUGH_SLOTS))


def _travel(tables: Tables, person: Ints, mentor: Ints) -> Ints:
    """Less of what could be travelled is better."""
    minutes = minutes_between(tables, person, mentor)
    allowed = np.maximum(tables.people.travel[person], tables.mentors.travel[mentor])
    near = FULL - FULL * np.maximum(minutes, 0) // np.maximum(allowed, 1)
    return np.where(minutes < 0, 0, np.clip(near, 0, FULL))


def _experience(tables: Tables, person: Ints, mentor: Ints) -> Ints:
    asked = tables.people.experience[person]
    return _out_of(size(asked & tables.mentors.experience[mentor]), size(asked))


def _language(tables: Tables, person: Ints, mentor: Ints) -> Ints:
    people, mentors = tables.people, tables.mentors
    with_ease = people.fluent[person] & mentors.fluent[mentor]
    somehow = people.languages[person] & mentors.languages[mentor]
    return np.where(with_ease != 0, FULL, np.where(somehow != 0, FULL // 2, 0))


_MEASURES = (_interests, _times, _travel, _experience, _language)


def minutes_between(tables: Tables, person: Ints, mentor: Ints) -> Ints:
    found: Ints = tables.minutes[tables.people.district[person], tables.mentors.district[mentor]]
    return found


def size(sets: Bits) -> Ints:
    return np.bitwise_count(sets).astype(np.int64)


def _out_of(shared: Ints, enough: Ints) -> Ints:
    share = FULL * np.minimum(shared, enough) // np.maximum(enough, 1)
    return np.where(enough == 0, UNSAID, share)
