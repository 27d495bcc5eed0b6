"""Whoever comes first takes the best mentor who is free."""

import numpy as np
from exchange import Ints, Round, run


def solve(round_: Round) -> Ints:
    free = round_.capacity.tolist()
    mentor_of = [-1] * round_.people
    order = np.lexsort((-round_.score, round_.person))
    for person, mentor in zip(
        round_.person[order].tolist(), round_.mentor[order].tolist(), strict=True
    ):
        if mentor_of[person] < 0 and free[mentor]:
            mentor_of[person] = mentor
            free[mentor] -= 1
    return np.array(mentor_of)


run(solve)
