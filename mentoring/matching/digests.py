"""A name for exactly this input and exactly this result, whatever order the rows came in.

SHA-256 over keys in sorted order and numbers that refer to that order; a run whose digests match
has been replayed.
"""

from hashlib import sha256
from typing import TYPE_CHECKING

import numpy as np

from mentoring.matching.arrays import Ints, Keys

if TYPE_CHECKING:
    from mentoring.matching.rounds import Outcome, Problem

VERSION = "matching-1"


def digest_of_problem(problem: "Problem") -> str:
    people, mentors = _sorted(problem.person_keys), _sorted(problem.mentor_keys)
    code = people[problem.person] * len(mentors) + mentors[problem.mentor]
    order = np.argsort(code)
    return _digest(
        [
            VERSION,
            problem.run,
            problem.notes,
            f"{bool(problem.floor)} {problem.bonus} {bool(problem.keeps_place)}",
            *sorted(problem.person_keys),
            *sorted(problem.mentor_keys),
        ],
        [
            problem.urgency[np.argsort(people)],
            problem.capacity[np.argsort(mentors)],
            code[order],
            problem.score[order],
            _in_order(_renamed(problem.locked, people, mentors)),
            _in_order(_renamed(problem.offered, people, mentors)),
        ],
    )


def digest_of_outcome(problem: "Problem", outcome: "Outcome") -> str:
    people, mentors = _sorted(problem.person_keys), _sorted(problem.mentor_keys)
    matched = np.flatnonzero(outcome.mentor_of >= 0)
    pairs = np.stack([matched, outcome.mentor_of[matched]], axis=1)
    objective = [VERSION, str(outcome.matched), str(outcome.total), str(outcome.worst)]
    return _digest(
        [digest_of_problem(problem), *objective], [_in_order(_renamed(pairs, people, mentors))]
    )


def _sorted(keys: Keys) -> Ints:
    """For each index its place when keys are sorted."""
    place = np.empty(len(keys), dtype=np.int64)
    place[sorted(range(len(keys)), key=keys.__getitem__)] = np.arange(len(keys))
    return place


def _renamed(pairs: Ints, people: Ints, mentors: Ints) -> Ints:
    return np.stack([people[pairs[:, 0]], mentors[pairs[:, 1]]], axis=1)


def _in_order(rows: Ints) -> Ints:
    return rows[np.lexsort(rows.T[::-1])]


def _digest(texts: list[str], numbers: list[Ints]) -> str:
    """Lengths stand before contents, so that nothing can be moved from one to the next."""
    found = sha256()
    for text in (str(len(texts)), *texts):
        content = text.encode()
        found.update(len(content).to_bytes(8, "little") + content)
    for array in numbers:
        found.update(array.size.to_bytes(8, "little") + array.astype("<i8").tobytes())
    return found.hexdigest()
