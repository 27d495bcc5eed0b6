"""SciPy's sparse matching: a column per seat, and one per person that costs more than everything
else.
"""

import numpy as np
from exchange import Ints, Round, run
from scipy.sparse import coo_array
from scipy.sparse.csgraph import min_weight_full_bipartite_matching


def solve(round_: Round) -> Ints:
    seats = np.repeat(np.arange(round_.mentors), round_.capacity)
    first = np.cumsum(round_.capacity) - round_.capacity
    copies = round_.capacity[round_.mentor]
    row = np.repeat(round_.person, copies)
    begin = np.repeat(np.cumsum(copies) - copies, copies)
    column = np.repeat(first[round_.mentor], copies) + np.arange(len(row)) - begin
    alone = np.arange(round_.people)
    costs = np.concatenate(
        [1001 - np.repeat(round_.score, copies), np.full(round_.people, 10_000_000)]
    )
    graph = coo_array(
        (costs, (np.concatenate([row, alone]), np.concatenate([column, len(seats) + alone]))),
        shape=(round_.people, len(seats) + round_.people),
    ).tocsr()
    who, where = min_weight_full_bipartite_matching(graph)
    mentor_of = np.full(round_.people, -1, dtype=np.int64)
    real = where < len(seats)
    mentor_of[who[real]] = seats[where[real]]
    return mentor_of


run(solve)
