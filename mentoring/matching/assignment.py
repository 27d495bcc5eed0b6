"""Who is matched with whom: `assign` for anybody's arrays, `solve` for a round with what is
already promised.
"""

from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike

from mentoring.matching import arrays
from mentoring.matching.arrays import Flags, Ints, Keys
from mentoring.matching.goals import Pairs, best
from mentoring.matching.tiebreak import digits


@dataclass(frozen=True)
class Assignment:
    """`mentor_of[p]`: the mentor's index, or -1. `worst` is None if nobody is matched."""

    mentor_of: Ints
    matched: int
    total: int
    worst: int | None


def assign(
    *,
    people: int,
    mentors: int,
    person: ArrayLike,
    mentor: ArrayLike,
    score: ArrayLike,
    capacity: ArrayLike,
    urgency: ArrayLike | None = None,
    floor: bool = True,
    run: str = "",
    person_keys: Keys | None = None,
    mentor_keys: Keys | None = None,
) -> Assignment:
    """The best assignment by five goals, each before the next (see `goals`).

    `person`, `mentor`, `score` hold one entry per feasible pair (of a pair named twice the better
    score counts), `capacity` the seats of each mentor, `urgency` a whole number per person,
    higher first. `floor=False` leaves out the third goal. `run` and the keys decide ties alone.
    Raises `ValueError` with a sentence if an array is wrong.
    """
    people = arrays.count(people, name="people")
    mentors = arrays.count(mentors, name="mentors")
    pairs = tidy(person, mentor, score, people=people, mentors=mentors)
    seats = seats_of(capacity, people=people, mentors=mentors)
    level = urgency_of(urgency, people=people)
    person_texts = arrays.keys(person_keys, name="person_keys", size=people)
    mentor_texts = arrays.keys(mentor_keys, name="mentor_keys", size=mentors)
    who, whom, value = (column[seats[pairs[1]] > 0] for column in pairs)
    high, low = digits(
        run=run, person_keys=person_texts, mentor_keys=mentor_texts, person=who, mentor=whom
    )
    nothing = np.zeros(len(who), dtype=bool)
    chosen = best(
        Pairs(who, whom, value, worth=value, exempt=nothing, high=high, low=low),
        capacity=seats,
        urgency=level,
        floor=floor,
    )
    return result(people, who, whom, value, chosen)


def tidy(
    person: ArrayLike, mentor: ArrayLike, score: ArrayLike, *, people: int, mentors: int
) -> tuple[Ints, Ints, Ints]:
    """Pairs sorted by person and mentor, each once with its best score."""
    who = arrays.whole_numbers(person, name="person")
    whom = arrays.whole_numbers(mentor, name="mentor", size=len(who))
    value = arrays.whole_numbers(score, name="score", size=len(who))
    arrays.within(who, below=people, name="person", what="people")
    arrays.within(whom, below=mentors, name="mentor", what="mentors")
    arrays.not_negative(value, name="score")
    order = np.lexsort((-value, whom, who))
    who, whom, value = who[order], whom[order], value[order]
    first = np.ones(len(who), dtype=bool)
    first[1:] = (who[1:] != who[:-1]) | (whom[1:] != whom[:-1])
    return who[first], whom[first], value[first]


def seats_of(capacity: ArrayLike, *, people: int, mentors: int) -> Ints:
    seats = arrays.whole_numbers(capacity, name="capacity", size=mentors)
    return np.minimum(arrays.not_negative(seats, name="capacity"), people)


def urgency_of(urgency: ArrayLike | None, *, people: int) -> Ints:
    if urgency is None:
        return np.zeros(people, dtype=np.int64)
    return arrays.whole_numbers(urgency, name="urgency", size=people)


def result(people: int, person: Ints, mentor: Ints, score: Ints, chosen: Flags) -> Assignment:
    mentor_of = np.full(people, -1, dtype=np.int64)
    mentor_of[person[chosen]] = mentor[chosen]
    got = score[chosen]
    return Assignment(
        mentor_of=mentor_of,
        matched=len(got),
        total=int(got.sum()),
        worst=int(got.min()) if len(got) else None,
    )
