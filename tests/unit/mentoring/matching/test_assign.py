"""`assign` beside every assignment there is, and beside SciPy where there are too many."""

from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.optimize import linear_sum_assignment
from scipy.sparse import csr_array
from scipy.sparse.csgraph import maximum_bipartite_matching, min_weight_full_bipartite_matching

from mentoring.matching import assign
from tests.unit.mentoring.matching.brute import Instance, every, instances, merit


@settings(max_examples=300, deadline=None)
@given(instance=instances(), floor=st.booleans(), run=st.sampled_from(["", "a", "b"]))
def test_all_five_goals_in_their_order(instance: Instance, floor: bool, run: str) -> None:
    found = assign(**instance.arguments(), floor=floor, run=run)
    best = max(every(instance), key=lambda one: merit(instance, one, floor=floor, run=run))
    assert tuple(found.mentor_of) == best
    scores = [instance.scores[p, m] for p, m in enumerate(best) if m >= 0]
    assert (found.matched, found.total, found.worst) == (
        len(scores),
        sum(scores),
        min(scores, default=None),
    )


@settings(max_examples=100, deadline=None)
@given(instance=instances(highest=0), run=st.text(max_size=3))
def test_when_every_score_is_the_same_the_hash_decides(instance: Instance, run: str) -> None:
    found = assign(**instance.arguments(), run=run)
    best = max(every(instance), key=lambda one: merit(instance, one, floor=True, run=run))
    assert tuple(found.mentor_of) == best


@settings(max_examples=100, deadline=None)
@given(instance=instances(), data=st.data())
def test_the_order_of_the_input_changes_nothing(instance: Instance, data: st.DataObject) -> None:
    people = data.draw(st.permutations(range(instance.people)))
    mentors = data.draw(st.permutations(range(instance.mentors)))
    pairs = data.draw(st.permutations(instance.pairs))
    there_p, there_m = {p: i for i, p in enumerate(people)}, {m: i for i, m in enumerate(mentors)}
    other = Instance(
        people=instance.people,
        mentors=instance.mentors,
        pairs=[(there_p[p], there_m[m], s) for p, m, s in pairs],
        capacity=[instance.capacity[m] for m in mentors],
        urgency=[instance.urgency[p] for p in people],
    )
    ours = assign(**instance.arguments(), run="r")
    theirs = assign(**other.arguments(), run="r", person_keys=people, mentor_keys=mentors)
    back = [-1 if m < 0 else mentors[m] for m in theirs.mentor_of]
    assert [back[there_p[p]] for p in range(instance.people)] == list(ours.mentor_of)


def random_pairs(seed: int, *, people: int, mentors: int, each: int) -> dict[str, Any]:
    chance = np.random.default_rng(seed)
    pair = np.unique(chance.integers(0, people * mentors, people * each))
    return {
        "people": people,
        "mentors": mentors,
        "person": pair // mentors,
        "mentor": pair % mentors,
        "score": chance.integers(0, 1001, len(pair)),
        "capacity": chance.integers(0, 4, mentors),
    }


@pytest.mark.parametrize("seed", range(4))
def test_scipy_finds_no_more_people_and_no_better_total(seed: int) -> None:
    given_ = random_pairs(seed, people=300, mentors=120, each=8)
    found = assign(**given_, floor=False)
    # Each seat becomes a column, and each person has an 'alone' of their own to make it full.
    seats = np.repeat(np.arange(120), given_["capacity"])
    first = np.concatenate([[0], np.cumsum(given_["capacity"])])
    rows, columns, weights = [], [], []
    for p, m, s in zip(given_["person"], given_["mentor"], given_["score"], strict=True):
        for seat in range(first[m], first[m + 1]):
            rows.append(p), columns.append(seat), weights.append(2000 - s)
    graph = csr_array((weights, (rows, columns)), shape=(300, len(seats)))
    assert found.matched == (maximum_bipartite_matching(graph, perm_type="column") >= 0).sum()
    alone = csr_array(
        (
            np.concatenate([weights, np.full(300, 10**7)]),
            (
                np.concatenate([rows, np.arange(300)]),
                np.concatenate([columns, len(seats) + np.arange(300)]),
            ),
        ),
        shape=(300, len(seats) + 300),
    )
    who, where = min_weight_full_bipartite_matching(alone)
    cost = alone[who, where]
    assert found.total == int((2000 - cost[where < len(seats)]).sum())


@pytest.mark.parametrize("highest", [1, 100, 10**9])
def test_dense_squares_with_a_known_optimum(highest: int) -> None:
    score = np.random.default_rng(highest).integers(0, highest, (120, 120))
    person, mentor = np.indices(score.shape)
    found = assign(
        people=120,
        mentors=120,
        person=person.ravel(),
        mentor=mentor.ravel(),
        score=score.ravel(),
        capacity=np.ones(120, dtype=np.int64),
        floor=False,
    )
    rows, columns = linear_sum_assignment(score, maximize=True)
    assert (found.matched, found.total) == (120, int(score[rows, columns].sum()))


def test_a_large_round_keeps_to_pairs_and_seats_in_any_order() -> None:
    given_ = random_pairs(9, people=1500, mentors=500, each=12)
    urgency = np.random.default_rng(1).integers(0, 5, 1500)
    found = assign(**given_, urgency=urgency, run="r")
    matched = found.mentor_of >= 0
    assert found.matched == matched.sum() > 600
    load = np.bincount(found.mentor_of[matched], minlength=500)
    assert (load <= given_["capacity"]).all()
    pairs = set(zip(given_["person"].tolist(), given_["mentor"].tolist(), strict=True))
    assert {(p, int(m)) for p, m in enumerate(found.mentor_of) if m >= 0} <= pairs

    order = np.random.default_rng(2).permutation(len(given_["person"]))
    shuffled = given_ | {name: given_[name][order] for name in ("person", "mentor", "score")}
    again = assign(**shuffled, urgency=urgency, run="r")
    assert (again.mentor_of == found.mentor_of).all()
    other_run = assign(**given_, urgency=urgency, run="another")
    assert (other_run.total, other_run.worst) == (found.total, found.worst)


def test_a_floor_raises_the_worst_before_the_total() -> None:
    pairs = [(0, 0, 10), (0, 1, 5), (1, 0, 5), (1, 1, 1)]
    instance = Instance(people=2, mentors=2, pairs=pairs, capacity=[1, 1], urgency=[0, 0])
    with_floor = assign(**instance.arguments())
    assert (with_floor.worst, with_floor.total) == (5, 10)
    without = assign(**instance.arguments(), floor=False)
    assert (without.worst, without.total) == (1, 11)


def test_a_long_chain_in_which_everybody_moves() -> None:
    """Each person can have their own mentor or the next one; the last has the first alone."""
    size = 400
    person = np.concatenate([np.arange(size), np.arange(size - 1)])
    mentor = np.concatenate([np.arange(size), np.arange(1, size)])
    found = assign(
        people=size,
        mentors=size,
        person=person,
        mentor=mentor,
        score=np.concatenate([np.zeros(size), np.full(size - 1, 9)]).astype(int),
        capacity=np.ones(size, dtype=int),
    )
    assert (found.mentor_of == np.arange(size)).all()
