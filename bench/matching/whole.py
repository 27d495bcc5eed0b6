"""From rows to explained proposals, in a process of its own: `python -m bench.matching.whole 500
200`.

Prints one line of JSON for the fastest of three: seconds of each stage, what came out, peak
memory. Drawing the made-up rows is not counted.
"""

import json
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import numpy as np

from bench.matching.instances import tables as made_up
from bench.matching.peers.exchange import TIMES, peak_mb
from mentoring.matching.eligibility import eligible, exclusions
from mentoring.matching.explanation import (
    Reader,
    explain,
    explain_waiting,
    facts_of_pairs,
    facts_of_waiting,
)
from mentoring.matching.options import options
from mentoring.matching.rounds import Problem, solve
from mentoring.matching.scoring import Weights, score
from mentoring.matching.tables import Tables

Stages = dict[str, float]


@contextmanager
def stage(stages: Stages, name: str) -> Iterator[None]:
    began = time.perf_counter()
    yield
    stages[name] = time.perf_counter() - began


def problem_of(tables: Tables, stages: Stages) -> Problem:
    with stage(stages, "rules"):
        person, mentor = eligible(tables)
    with stage(stages, "scores"):
        scores = score(tables, person, mentor, weights=Weights())
    with stage(stages, "checks"):
        return Problem(
            person_keys=tables.people.keys,
            mentor_keys=tables.mentors.keys,
            person=person,
            mentor=mentor,
            score=scores.total,
            capacity=tables.mentors.capacity,
            urgency=tables.people.urgency,
            run="bench",
        )


def measure(people: int, mentors: int) -> dict[str, Any]:
    tables, stages = made_up(people, mentors), Stages()
    problem = problem_of(tables, stages)
    with stage(stages, "solve"):
        outcome = solve(problem)
    with stage(stages, "options"):
        shown = options(problem, outcome)
    with stage(stages, "facts"):
        scores = score(tables, shown.person, shown.mentor, weights=Weights())
        pairs = facts_of_pairs(tables, shown.person, shown.mentor, scores)
        waiting = facts_of_waiting(exclusions(tables, np.flatnonzero(outcome.mentor_of < 0)))
    with stage(stages, "explanations"):
        said = [explain(facts, reader) for facts in pairs for reader in Reader]
        said += [explain_waiting(facts, reader) for facts in waiting for reader in Reader]
    return {
        "stages": stages,
        "pairs_each": len(problem.person) / people,
        "options_each": len(shown.person) / max(outcome.matched, 1),
        "sentences": sum(len(sentences) for sentences in said),
        "digest": outcome.digest,
        "peak_mb": peak_mb(),
    }


if __name__ == "__main__":
    size = int(sys.argv[1]), int(sys.argv[2])
    runs = [measure(*size) for _ in range(TIMES)]
    if len({run["digest"] for run in runs}) > 1:
        raise SystemExit("The same round was solved in two ways.")
    print(json.dumps(min(runs, key=lambda run: sum(run["stages"].values()))))
