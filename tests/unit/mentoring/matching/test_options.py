"""Safe options are safe: each is forced, and everything solved again."""

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given, settings
from scipy.sparse import csr_array
from scipy.sparse.csgraph import connected_components

from mentoring.matching.options import components, options, safe_pairs, still_best
from mentoring.matching.rounds import Problem, solve
from tests.unit.mentoring.matching import made
from tests.unit.mentoring.matching.brute import Instance, every, instances


def problem_of(instance: Instance) -> Problem:
    columns = instance.arguments()
    return Problem(
        person_keys=list(range(instance.people)),
        mentor_keys=list(range(instance.mentors)),
        **{name: columns[name] for name in ("person", "mentor", "score", "capacity", "urgency")},
    )


@settings(max_examples=200, deadline=None)
@given(instance=instances())
def test_safe_is_exactly_what_leaves_everybody_their_place(instance: Instance) -> None:
    problem = problem_of(instance)
    outcome = solve(problem)
    safe = safe_pairs(problem, outcome)
    found = set(zip(problem.person[safe].tolist(), problem.mentor[safe].tolist(), strict=True))
    kept = set(np.flatnonzero(outcome.mentor_of >= 0).tolist())
    possible = {
        (p, m)
        for one in every(instance)
        if {p for p, m in enumerate(one) if m >= 0} == kept
        for p, m in enumerate(one)
        if m >= 0
    }
    assert found == possible


@settings(max_examples=100, deadline=None)
@given(instance=instances())
def test_forcing_an_option_matches_as_many_and_displaces_nobody(instance: Instance) -> None:
    problem = problem_of(instance)
    outcome = solve(problem)
    shown = options(problem, outcome)
    for person, mentor in zip(shown.person.tolist(), shown.mentor.tolist(), strict=True):
        assert still_best(problem, outcome, person=person, mentor=mentor)


def test_a_larger_round_with_locked_pairs_and_offers() -> None:
    _, problem = made.round_of(400, 160)
    before = solve(problem)
    pairs = np.argwhere(before.mentor_of >= 0).ravel()
    promised = np.stack([pairs, before.mentor_of[pairs]], axis=1)
    problem = replace(problem, locked=promised[:60], offered=promised[60:200])
    outcome = solve(problem)
    shown = options(problem, outcome)
    assert not set(promised[:60, 0].tolist()) & set(shown.person.tolist())
    assert set(shown.person.tolist()) == set(pairs[60:].tolist())
    chance = np.random.default_rng(3)
    for place in chance.choice(len(shown.person), 25, replace=False).tolist():
        assert still_best(
            problem, outcome, person=int(shown.person[place]), mentor=int(shown.mentor[place])
        )


def test_the_proposed_mentor_is_shown_and_the_best_come_first() -> None:
    _, problem = made.round_of(200, 80)
    outcome = solve(problem)
    shown = options(problem, outcome)
    for person in np.unique(shown.person).tolist():
        mine = shown.person == person
        assert 1 <= mine.sum() <= 3
        assert outcome.mentor_of[person] in shown.mentor[mine]
        assert (np.diff(shown.score[mine]) <= 0).all()
        assert shown.rank[mine].tolist() == list(range(mine.sum()))
        assert len(set(shown.mentor[mine].tolist())) == mine.sum()
    assert options(problem, outcome, shown=1).mentor.tolist() == [
        mentor for mentor in outcome.mentor_of.tolist() if mentor >= 0
    ]


def test_a_pair_that_costs_somebody_their_place_is_not_safe() -> None:
    problem = Problem(
        person_keys=["a", "b"],
        mentor_keys=["x", "y"],
        person=np.array([0, 0, 1]),
        mentor=np.array([0, 1, 0]),
        score=np.array([900, 100, 100]),
        capacity=np.array([1, 1]),
        urgency=np.array([0, 0]),
    )
    outcome = solve(problem)
    assert outcome.mentor_of.tolist() == [1, 0]
    shown = options(problem, outcome)
    assert list(zip(shown.person.tolist(), shown.mentor.tolist(), strict=True)) == [(0, 1), (1, 0)]
    assert not still_best(problem, outcome, person=0, mentor=0)


@pytest.mark.parametrize("seed", range(5))
def test_components_are_those_that_scipy_finds(seed: int) -> None:
    chance = np.random.default_rng(seed)
    tail, head = chance.integers(0, 200, (2, 260))
    ours = components(tail, head, nodes=200)
    graph = csr_array((np.ones(260), (tail, head)), shape=(200, 200))
    number, theirs = connected_components(graph, directed=True, connection="strong")
    assert len(set(zip(ours.tolist(), theirs.tolist(), strict=True))) == number
    assert len(set(ours.tolist())) == number


def test_a_long_chain_needs_no_deep_recursion() -> None:
    line = np.arange(5000)
    assert len(set(components(line, (line + 1) % 5000, nodes=5000).tolist())) == 1
    assert len(set(components(line[:-1], line[1:], nodes=5000).tolist())) == 5000
