"""The best pair first, then the best that is left."""

import numpy as np
from exchange import Ints, Round, run


def solve(round_: Round) -> Ints:
    free = round_.capacity.tolist()
    mentor_of = [-1] * round_.people
    order = np.argsort(-round_.score, kind="stable")
    for person, mentor in zip(
        round_.person[order].tolist(), round_.mentor[order].tolist(), strict=True
    ):
        if mentor_of[person] < 0 and free[mentor]:
            mentor_of[person] = mentor
            free[mentor] -= 1
    return np.array(mentor_of)


run(solve)
