"""This site when nobody is more urgent than others: what the floor alone does."""

from exchange import Ints, Round, run

from mentoring.matching.assignment import assign


def solve(round_: Round) -> Ints:
    return assign(**vars(round_) | {"urgency": None}, run="bench").mentor_of


run(solve)
