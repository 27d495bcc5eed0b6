"""OR-Tools' flow as its guide shows it: most people, then the best total."""

import numpy as np
from exchange import Ints, Round, run
from ortools.graph.python.min_cost_flow import SimpleMinCostFlow


def solve(round_: Round) -> Ints:
    people, mentors = round_.people, round_.mentors
    source, sink = people + mentors, people + mentors + 1
    flow = SimpleMinCostFlow()
    pairs = flow.add_arcs_with_capacity_and_unit_cost(
        round_.person.astype(np.int32),
        (people + round_.mentor).astype(np.int32),
        np.ones(len(round_.person), dtype=np.int64),
        1000 - round_.score,
    )
    for tail, head, room in (
        (np.full(people, source), np.arange(people), np.ones(people, dtype=np.int64)),
        (people + np.arange(mentors), np.full(mentors, sink), round_.capacity),
    ):
        flow.add_arcs_with_capacity_and_unit_cost(
            tail.astype(np.int32), head.astype(np.int32), room, np.zeros(len(room), dtype=np.int64)
        )
    flow.set_node_supply(source, people)
    flow.set_node_supply(sink, -people)
    if flow.solve_max_flow_with_min_cost() != flow.OPTIMAL:
        raise SystemExit("not optimal")
    mentor_of = np.full(people, -1, dtype=np.int64)
    used = np.asarray(flow.flows(pairs)) > 0
    mentor_of[round_.person[used]] = round_.mentor[used]
    return mentor_of


run(solve)
