"""This site: all five goals."""

from exchange import Ints, Round, run

from mentoring.matching.assignment import assign


def solve(round_: Round) -> Ints:
    return assign(**vars(round_), run="bench").mentor_of


run(solve)
