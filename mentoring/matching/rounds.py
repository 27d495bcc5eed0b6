"""A round: what has been promised already stays, the rest is matched as well as it can be.

Accepted matches are *locked*: their seats are taken before anything is solved. Open *offers* are
not taken back for little. Whoever holds one keeps a place: nobody without an offer goes before
them. Their pair passes the floor and is worth `bonus` more. So an offer moves to another mentor
only if more people, or more urgent ones, are matched by it, or if it gains more than the bonus.
Locked pairs need not be feasible any more; what that means is not decided here.
"""

from dataclasses import dataclass, field, replace

import numpy as np

from mentoring.matching import arrays
from mentoring.matching.arrays import Flags, Ints, Keys
from mentoring.matching.assignment import result, seats_of, tidy, urgency_of
from mentoring.matching.digests import digest_of_outcome, digest_of_problem
from mentoring.matching.goals import Pairs, best
from mentoring.matching.tables import NONE, two_columns
from mentoring.matching.tiebreak import digits

BONUS = 1000


@dataclass(frozen=True)
class Problem:
    """Feasible pairs with their scores, and what is promised. `capacity` counts all seats, those
    of locked pairs too. `locked` and `offered` are rows of (person, mentor); `notes` (weights,
    version of the rules) only enter the digest. Raises `ValueError` with a sentence.
    """

    person_keys: Keys
    mentor_keys: Keys
    person: Ints
    mentor: Ints
    score: Ints
    capacity: Ints
    urgency: Ints
    locked: Ints = field(default_factory=lambda: NONE)
    offered: Ints = field(default_factory=lambda: NONE)
    run: str = ""
    floor: bool = True
    bonus: int = BONUS
    keeps_place: bool = True
    notes: str = ""

    def __post_init__(self) -> None:
        people, mentors = len(self.person_keys), len(self.mentor_keys)
        who, whom, value = tidy(
            self.person, self.mentor, self.score, people=people, mentors=mentors
        )
        locked = _promised(self.locked, "locked", people=people, mentors=mentors)
        if len(np.unique(locked[:, 0])) < len(locked):
            raise ValueError("locked names somebody twice: a person has one mentor.")
        for name, clean in {
            "person_keys": arrays.keys(self.person_keys, name="person_keys", size=people),
            "mentor_keys": arrays.keys(self.mentor_keys, name="mentor_keys", size=mentors),
            "person": who,
            "mentor": whom,
            "score": value,
            "capacity": seats_of(self.capacity, people=people, mentors=mentors),
            "urgency": urgency_of(self.urgency, people=people),
            "locked": locked,
            "offered": _promised(self.offered, "offered", people=people, mentors=mentors),
            "bonus": arrays.count(self.bonus, name="bonus"),
        }.items():
            object.__setattr__(self, name, clean)

    @property
    def digest(self) -> str:
        return digest_of_problem(self)


@dataclass(frozen=True)
class Outcome:
    """`mentor_of` holds locked pairs too; `total`, `worst` and `kept` (offers that stand) only
    what is proposed now. `levels`: for each urgency, highest first, how many people there are
    and how many have a mentor.
    """

    mentor_of: Ints
    locked: Flags
    matched: int
    total: int
    worst: int | None
    kept: int
    levels: tuple[tuple[int, int, int], ...]
    digest: str


def solve(problem: Problem) -> Outcome:
    people = len(problem.person_keys)
    is_locked = np.zeros(people, dtype=bool)
    is_locked[problem.locked[:, 0]] = True
    taken = np.bincount(problem.locked[:, 1], minlength=len(problem.capacity))
    seats = np.maximum(problem.capacity - taken, 0)
    open_ = ~is_locked[problem.person] & (seats[problem.mentor] > 0)
    who, whom, score = problem.person[open_], problem.mentor[open_], problem.score[open_]
    offered = _among(problem.offered, who, whom, mentors=len(seats))
    chosen = best(
        _pairs(problem, who, whom, score, offered),
        capacity=seats,
        urgency=_standing(problem, who[offered]),
        floor=problem.floor,
    )
    found = result(people, who, whom, score, chosen)
    mentor_of = found.mentor_of
    mentor_of[problem.locked[:, 0]] = problem.locked[:, 1]
    outcome = Outcome(
        mentor_of=mentor_of,
        locked=is_locked,
        matched=int((mentor_of >= 0).sum()),
        total=found.total,
        worst=found.worst,
        kept=int((offered & chosen).sum()),
        levels=_levels(problem.urgency, mentor_of >= 0),
        digest="",
    )
    return replace(outcome, digest=digest_of_outcome(problem, outcome))


def _pairs(problem: Problem, who: Ints, whom: Ints, score: Ints, offered: Flags) -> Pairs:
    high, low = digits(
        run=problem.run,
        person_keys=list(problem.person_keys),
        mentor_keys=list(problem.mentor_keys),
        person=who,
        mentor=whom,
    )
    worth = score + problem.bonus * offered
    return Pairs(who, whom, score, worth=worth, exempt=offered, high=high, low=low)


def _standing(problem: Problem, holders: Ints) -> Ints:
    """Urgency, with those who hold an offer before everybody else."""
    standing = problem.urgency.copy()
    if problem.keeps_place and len(holders):
        _, rank = np.unique(standing, return_inverse=True)
        standing = rank.astype(np.int64)
        standing[np.unique(holders)] += int(standing.max()) + 1
    return standing


def _levels(urgency: Ints, matched: Flags) -> tuple[tuple[int, int, int], ...]:
    levels, rank = np.unique(urgency, return_inverse=True)
    all_, lucky = np.bincount(rank), np.bincount(rank[matched], minlength=len(levels))
    rows = zip(levels.tolist(), all_.tolist(), lucky.tolist(), strict=True)
    return tuple(reversed(list(rows)))


def _promised(rows: Ints, name: str, *, people: int, mentors: int) -> Ints:
    rows = two_columns(rows, name=name)
    arrays.within(rows[:, 0], below=people, name=name, what="people")
    arrays.within(rows[:, 1], below=mentors, name=name, what="mentors")
    return np.unique(rows, axis=0)


def _among(rows: Ints, who: Ints, whom: Ints, *, mentors: int) -> Flags:
    return np.isin(who * mentors + whom, rows[:, 0] * mentors + rows[:, 1])
