"""A round with promises: locked pairs, open offers, and being able to say that it was replayed."""

from dataclasses import replace
from typing import Any

import numpy as np
import pytest

from mentoring.matching.rounds import Outcome, Problem, solve
from tests.unit.mentoring.matching import made

SMALL: dict[str, Any] = {
    "person_keys": ["a", "b", "c"],
    "mentor_keys": ["x", "y"],
    "person": np.array([0, 0, 1, 1, 2]),
    "mentor": np.array([0, 1, 0, 1, 1]),
    "score": np.array([500, 510, 400, 700, 800]),
    "capacity": np.array([1, 1]),
    "urgency": np.array([0, 0, 0]),
}


def matched(outcome: Outcome) -> np.ndarray[Any, Any]:
    people = np.flatnonzero(outcome.mentor_of >= 0)
    return np.stack([people, outcome.mentor_of[people]], axis=1)


def test_a_locked_pair_stays_and_takes_its_seat() -> None:
    outcome = solve(Problem(**SMALL, locked=np.array([[0, 1]])))
    assert outcome.mentor_of.tolist() == [1, 0, -1]
    assert outcome.locked.tolist() == [True, False, False]
    assert (outcome.matched, outcome.total, outcome.worst) == (2, 400, 400)
    assert outcome.levels == ((0, 3, 2),)


def test_locked_pairs_may_fill_a_mentor_who_has_fewer_seats_now() -> None:
    given = SMALL | {"capacity": np.array([0, 1])}
    outcome = solve(Problem(**given, locked=np.array([[0, 0], [1, 0]])))
    assert outcome.mentor_of.tolist() == [0, 0, 1]


def test_an_offer_is_not_taken_back_for_a_better_total() -> None:
    assert solve(Problem(**SMALL)).mentor_of.tolist() == [0, -1, 1]
    outcome = solve(Problem(**SMALL, offered=np.array([[1, 1]])))
    assert outcome.mentor_of.tolist() == [0, 1, -1]
    assert outcome.kept == 1


def test_who_holds_an_offer_is_not_left_without_a_mentor_for_somebody_more_urgent() -> None:
    given = SMALL | {"urgency": np.array([0, 0, 9]), "capacity": np.array([0, 1])}
    offered = np.array([[1, 1]])
    assert solve(Problem(**given, offered=offered)).mentor_of.tolist() == [-1, 1, -1]
    without = Problem(**given, offered=offered, keeps_place=False)
    assert solve(without).mentor_of.tolist() == [-1, -1, 1]


def test_they_may_be_asked_to_move_for_somebody_more_urgent() -> None:
    given = SMALL | {"urgency": np.array([0, 0, 9])}
    outcome = solve(Problem(**given, offered=np.array([[1, 1]])))
    assert outcome.mentor_of.tolist() == [-1, 0, 1]
    assert outcome.kept == 0


def test_an_offer_moves_when_more_people_can_be_matched() -> None:
    outcome = solve(Problem(**SMALL, offered=np.array([[0, 1]])))
    assert outcome.matched == 2
    assert outcome.mentor_of[0] >= 0


def test_an_offer_that_is_no_longer_feasible_is_forgotten() -> None:
    given = SMALL | {"person": np.array([0, 1]), "mentor": np.array([0, 0])}
    outcome = solve(Problem(**(given | {"score": np.array([1, 2])}), offered=np.array([[2, 1]])))
    assert outcome.mentor_of.tolist() == [-1, 0, -1]
    assert outcome.kept == 0


@pytest.mark.parametrize("seed", range(3))
def test_when_mentors_pause_hardly_anybody_else_is_moved(seed: int) -> None:
    _, problem = made.round_of(1000, 400)
    before = solve(problem)
    paused = np.random.default_rng(seed).choice(400, 4, replace=False)
    capacity = problem.capacity.copy()
    capacity[paused] = 0
    after = solve(replace(problem, capacity=capacity, offered=matched(before), run="again"))
    held = (before.mentor_of >= 0) & ~np.isin(before.mentor_of, paused)
    moved = (after.mentor_of != before.mentor_of) & held
    assert (after.mentor_of[held] >= 0).all()
    assert moved.sum() <= 1


def test_solved_again_it_is_the_same_and_says_so() -> None:
    _, problem = made.round_of(300, 120, notes="weights 30 20 15 25 10")
    once, again = solve(problem), solve(replace(problem))
    assert (once.mentor_of == again.mentor_of).all()
    assert once.digest == again.digest
    assert len(problem.digest) == 64


def test_digests_do_not_depend_on_the_order_of_rows() -> None:
    _, problem = made.round_of(150, 60)
    before = solve(problem)
    problem = replace(problem, locked=matched(before)[:9], offered=matched(before)[9:30])
    chance = np.random.default_rng(5)
    people, mentors = chance.permutation(150), chance.permutation(60)
    there_p, there_m = np.argsort(people), np.argsort(mentors)
    pairs = chance.permutation(len(problem.person))

    def moved(rows: Any) -> Any:
        return np.stack([there_p[rows[:, 0]], there_m[rows[:, 1]]], axis=1)[::-1]

    other = replace(
        problem,
        person_keys=[problem.person_keys[p] for p in people],
        mentor_keys=[problem.mentor_keys[m] for m in mentors],
        person=there_p[problem.person][pairs],
        mentor=there_m[problem.mentor][pairs],
        score=problem.score[pairs],
        capacity=problem.capacity[mentors],
        urgency=problem.urgency[people],
        locked=moved(problem.locked),
        offered=moved(problem.offered),
    )
    assert other.digest == problem.digest
    ours, theirs = solve(problem), solve(other)
    assert theirs.digest == ours.digest
    back = np.where(theirs.mentor_of < 0, -1, mentors[theirs.mentor_of])
    assert (back[there_p] == ours.mentor_of).all()


@pytest.mark.parametrize(
    "change",
    [
        {"run": "b"},
        {"notes": "n"},
        {"floor": False},
        {"bonus": 7},
        {"keeps_place": False},
        {"score": np.array([500, 510, 400, 700, 801])},
        {"capacity": np.array([1, 2])},
        {"urgency": np.array([0, 0, 1])},
        {"locked": np.array([[0, 1]])},
        {"offered": np.array([[0, 1]])},
        {"person_keys": ["a", "b", "d"]},
    ],
)
def test_whatever_changes_the_question_changes_the_digest(change: dict[str, Any]) -> None:
    assert Problem(**(SMALL | change)).digest != Problem(**SMALL).digest


@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        ({"locked": np.array([[0, 1], [0, 0]])}, "a person has one mentor"),
        ({"locked": np.array([[3, 1]])}, "locked must name people from 0 to 2"),
        ({"offered": np.array([[0, 2]])}, "offered must name mentors from 0 to 1"),
        ({"offered": np.array([0, 2])}, "offered must have rows of two"),
        ({"locked": np.array([[0.5, 1.0]])}, "locked must hold whole numbers"),
        ({"bonus": -1}, "bonus must not be negative"),
        ({"person_keys": ["a", "a", "b"]}, "person_keys must be different"),
        ({"capacity": np.array([1])}, "capacity must have 2 entries"),
    ],
)
def test_a_bad_round_is_refused_with_a_sentence(change: dict[str, Any], sentence: str) -> None:
    with pytest.raises(ValueError, match=sentence):
        Problem(**(SMALL | change))


def test_an_empty_round() -> None:
    nothing = np.zeros(0, dtype=np.int64)
    outcome = solve(Problem([], [], nothing, nothing, nothing, nothing, nothing))
    assert (outcome.matched, outcome.worst, outcome.levels) == (0, None, ())
    assert len(outcome.digest) == 64
