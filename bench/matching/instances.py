"""Made-up rounds: places on a plane, people and mentors in them, nobody real. The same seed, the
same round.

Places grow with the number of mentors, so that each young person has some 39 feasible mentors at
any size (fewer in the smallest, which has only 30 mentors).
"""

import math

import numpy as np
from numpy.typing import NDArray

from mentoring.matching.tables import Apart, Mentors, People, Tables

SIZES = ((50, 30), (500, 200), (2_000, 800), (10_000, 4_000))
SEED = 20_26
BANDS = ((11, 13), (14, 15), (16, 17), (18, 20), (21, 25))
Chance = np.random.Generator
Sets = NDArray[np.uint64]


def tables(people: int, mentors: int, *, seed: int = SEED) -> Tables:
    chance = np.random.default_rng([seed, people, mentors])
    places = max(4, mentors // 12)
    side = math.sqrt(34.0 * mentors)
    spot = chance.uniform(0, side, (places, 2))
    apart = np.abs(spot[:, None, :] - spot[None, :, :])
    apart = np.minimum(apart, side - apart)  # no edge: where the plane ends it begins again
    minutes = np.rint(np.hypot(apart[..., 0], apart[..., 1])).astype(np.int64) + 4
    return Tables(
        people=_people(chance, people, places),
        mentors=_mentors(chance, mentors, places),
        minutes=minutes,
        apart=_apart(chance, people, mentors),
    )


def _people(chance: Chance, size: int, places: int) -> People:
    age = chance.integers(11, 26, size)
    languages = _spoken(chance, size)
    return People(
        keys=[f"y{number}" for number in range(size)],
        age=age,
        band=np.searchsorted([top for _, top in BANDS], age),
        wanted_genders=np.where(chance.random(size) < 0.3, 1 << chance.integers(0, 2, size), 0),
        languages=languages,
        fluent=languages & _sets(chance, size, of=10, each=0.8),
        times=_sets(chance, size, of=21, each=0.25) | _one_of(chance, size, 21),
        district=chance.integers(0, places, size),
        travel=chance.choice([15, 25, 35], size),
        needs=np.where(chance.random(size) < 0.1, 1 << chance.integers(0, 4, size), 0),
        interests=_sets(chance, size, of=24, each=0.15),
        experience=np.where(chance.random(size) < 0.4, _sets(chance, size, of=8, each=0.2), 0),
        urgency=chance.choice([0, 1, 2, 3], size, p=[0.5, 0.3, 0.15, 0.05]),
    )


def _mentors(chance: Chance, size: int, places: int) -> Mentors:
    languages = _spoken(chance, size)
    return Mentors(
        keys=[f"m{number}" for number in range(size)],
        cleared_from=chance.choice([11, 16], size, p=[0.85, 0.15]),
        cleared_to=np.where(chance.random(size) < 0.04, 10, 25),
        bands=_sets(chance, size, of=5, each=0.6) | _one_of(chance, size, 5),
        gender=chance.integers(0, 2, size),
        languages=languages,
        fluent=languages & _sets(chance, size, of=10, each=0.8),
        times=_sets(chance, size, of=21, each=0.25) | _one_of(chance, size, 21),
        district=chance.integers(0, places, size),
        travel=chance.choice([20, 30, 40], size),
        meets=_sets(chance, size, of=4, each=0.7),
        interests=_sets(chance, size, of=24, each=0.25),
        experience=_sets(chance, size, of=8, each=0.35),
        capacity=chance.integers(1, 4, size),
    )


def _apart(chance: Chance, people: int, mentors: int) -> Apart:
    """One in fifty must not meet somebody; families, places and schools are shared groups."""

    def rows(size: int, *, left: int, right: int) -> NDArray[np.int64]:
        return np.stack([chance.integers(0, left, size), chance.integers(0, right, size)], axis=1)

    groups = max(people // 10, 1)
    return Apart(
        separations=rows(people // 50, left=people, right=mentors),
        conflicts=rows(people // 100, left=people, right=mentors),
        person_groups=rows(people // 5, left=people, right=groups),
        mentor_groups=rows(mentors // 5, left=mentors, right=groups),
    )


def _spoken(chance: Chance, size: int) -> Sets:
    """English by nearly all, one of nine others by some."""
    english = (chance.random(size) < 0.95).astype(np.uint64)
    other = np.where(chance.random(size) < 0.3, _one_of(chance, size, 9) << np.uint64(1), 0)
    spoken = english | other.astype(np.uint64)
    return np.where(spoken == 0, np.uint64(2), spoken)


def _sets(chance: Chance, size: int, *, of: int, each: float) -> Sets:
    drawn = chance.random((size, of)) < each
    return (drawn * (1 << np.arange(of))).sum(axis=1).astype(np.uint64)


def _one_of(chance: Chance, size: int, of: int) -> Sets:
    return np.uint64(1) << chance.integers(0, of, size).astype(np.uint64)
