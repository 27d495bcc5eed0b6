"""`matching`: young people as residents, mentors as hospitals; both prefer the higher score."""

import sys

import numpy as np
from exchange import Ints, Round, run
from matching.games import HospitalResident

Wishes = dict[int, list[int]]


def wishes(own: Ints, other: Ints, score: Ints) -> Wishes:
    found: Wishes = {}
    order = np.lexsort((other, -score, own))
    for mine, theirs in zip(own[order].tolist(), other[order].tolist(), strict=True):
        found.setdefault(mine, []).append(theirs)
    return found


def solve(round_: Round) -> Ints:
    sys.setrecursionlimit(10**6)  # the library copies its players by recursion
    of_people = wishes(round_.person, round_.mentor, round_.score)
    of_mentors = wishes(round_.mentor, round_.person, round_.score)
    seats = {mentor: int(round_.capacity[mentor]) for mentor in of_mentors}
    game = HospitalResident.create_from_dictionaries(of_people, of_mentors, seats)
    mentor_of = np.full(round_.people, -1, dtype=np.int64)
    for mentor, residents in game.solve(optimal="resident").items():
        for resident in residents:
            mentor_of[resident.name] = mentor.name
    return mentor_of


run(solve)
