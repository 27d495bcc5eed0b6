"""The only place that knows OR-Tools: three questions to its flow solvers.

Nodes: people, then mentors, then the source, then the sink. Everything is a whole number.
"""

import numpy as np
from ortools.graph.python.max_flow import SimpleMaxFlow
from ortools.graph.python.min_cost_flow import SimpleMinCostFlow

from mentoring.matching.arrays import Flags, Ints
from mentoring.matching.face import Face

LARGEST = 2**62


def most_people(face: Face, *, place: Ints) -> Flags:
    """As many people as there can be, and among such the cheapest to place: which pairs."""
    source, sink = face.people + face.mentors, face.people + face.mentors + 1
    tail, head, room = _arcs(face, entering=np.arange(face.people), leaving=np.arange(face.mentors))
    price = np.concatenate(
        [np.zeros(len(face.person), np.int64), place, np.zeros(face.mentors, np.int64)]
    )
    flow = SimpleMinCostFlow()
    arcs = flow.add_arcs_with_capacity_and_unit_cost(tail, head, room, price)
    flow.set_node_supply(source, face.people)
    flow.set_node_supply(sink, -face.people)
    _expect(flow, flow.solve_max_flow_with_min_cost())
    return _used(flow, arcs, face)


def cheapest(face: Face, *, cost: Ints) -> Flags:
    """One of the cheapest assignments of a face: which pairs."""
    entering, leaving = np.flatnonzero(~face.always), np.flatnonzero(~face.full)
    tail, head, room = _arcs(face, entering=entering, leaving=leaving)
    price = np.zeros(len(tail), dtype=np.int64)
    price[: len(cost)] = cost
    flow = SimpleMinCostFlow()
    arcs = flow.add_arcs_with_capacity_and_unit_cost(tail, head, room, price)
    supply = _supply(face)
    flow.set_nodes_supplies(np.arange(len(supply), dtype=np.int32), supply)
    _expect(flow, flow.solve())
    return _used(flow, arcs, face)


def possible(face: Face) -> bool:
    """Whether a face has any assignment left (after pairs have been taken out)."""
    entering, leaving = np.flatnonzero(~face.always), np.flatnonzero(~face.full)
    tail, head, room = _arcs(face, entering=entering, leaving=leaving)
    supply = _supply(face)
    start, end = len(supply), len(supply) + 1
    gives, takes = np.flatnonzero(supply > 0), np.flatnonzero(supply < 0)
    flow = SimpleMaxFlow()
    flow.add_arcs_with_capacity(
        np.concatenate([tail, np.full(len(gives), start), takes]).astype(np.int32),
        np.concatenate([head, gives, np.full(len(takes), end)]).astype(np.int32),
        np.concatenate([room, supply[gives], -supply[takes]]),
    )
    if flow.solve(start, end) != SimpleMaxFlow.OPTIMAL:
        raise RuntimeError("The flow solver gave up on a question it should answer.")
    return bool(flow.optimal_flow() == supply[gives].sum())


def _arcs(face: Face, *, entering: Ints, leaving: Ints) -> tuple[Ints, Ints, Ints]:
    source, sink = face.people + face.mentors, face.people + face.mentors + 1
    tail = [face.person, np.full(len(entering), source), face.people + leaving]
    head = [face.people + face.mentor, entering, np.full(len(leaving), sink)]
    room = [np.ones(len(face.person) + len(entering), dtype=np.int64), face.capacity[leaving]]
    return (
        np.concatenate(tail).astype(np.int32),
        np.concatenate(head).astype(np.int32),
        np.concatenate(room),
    )


def _supply(face: Face) -> Ints:
    """Who is always matched brings one along; a mentor who is always full takes all seats."""
    people, mentors = face.always.astype(np.int64), -face.capacity * face.full
    ends = [face.matched - people.sum(), -face.matched - mentors.sum()]
    return np.concatenate([people, mentors, np.array(ends, dtype=np.int64)])


def _expect(flow: SimpleMinCostFlow, status: object) -> None:
    if status == flow.BAD_COST_RANGE:
        raise ValueError("The scores are too large for this many people and mentors.")
    if status != flow.OPTIMAL:
        raise RuntimeError(f"The flow solver answered {status}.")


def _used(flow: SimpleMinCostFlow, arcs: Ints, face: Face) -> Flags:
    used: Flags = np.asarray(flow.flows(arcs[: len(face.person)])) > 0
    return used
