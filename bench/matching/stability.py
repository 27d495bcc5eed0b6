"""How many open offers move when one mentor in a hundred pauses: `python -m
bench.matching.stability`.
"""

from dataclasses import replace

import numpy as np
from numpy.typing import NDArray

from bench.matching.instances import SIZES, tables
from bench.matching.whole import problem_of
from mentoring.matching.rounds import Problem, solve

ROUNDS = 3


def moved(problem: Problem, *, seed: int, holding: bool) -> tuple[int, int]:
    """Offers whose mentor paused, and others that moved although theirs did not."""
    before = solve(problem)
    paused = np.random.default_rng(seed).choice(
        len(problem.capacity), max(1, len(problem.capacity) // 100), replace=False
    )
    capacity = problem.capacity.copy()
    capacity[paused] = 0
    people = np.flatnonzero(before.mentor_of >= 0)
    offers = np.stack([people, before.mentor_of[people]], axis=1)
    again = replace(problem, capacity=capacity, run="again")
    after = solve(replace(again, offered=offers) if holding else again)
    lost: NDArray[np.bool_] = np.isin(before.mentor_of, paused)
    others = (before.mentor_of >= 0) & ~lost
    return int(lost.sum()), int((others & (after.mentor_of != before.mentor_of)).sum())


def main() -> None:
    people, mentors = SIZES[-1]
    problem = problem_of(tables(people, mentors), {})
    roomy = replace(problem, capacity=problem.capacity + 2)
    for name, asked in (("scarce seats", problem), ("more seats than people", roomy)):
        for seed in range(ROUNDS):
            lost, kept = moved(asked, seed=seed, holding=True)
            _, without = moved(asked, seed=seed, holding=False)
            print(f"{name}: {lost} lost their mentor; {kept} others moved ({without} without)")


if __name__ == "__main__":
    main()
