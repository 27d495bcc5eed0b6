"""What `assign` refuses, and that empty is not bad."""

from typing import Any

import numpy as np
import pytest

from mentoring.matching import assign

GOOD: dict[str, Any] = {
    "people": 2,
    "mentors": 2,
    "person": [0, 1],
    "mentor": [0, 1],
    "score": [5, 6],
    "capacity": [1, 1],
}

BAD: list[tuple[dict[str, Any], str]] = [
    ({"people": -1}, "people must not be negative"),
    ({"people": 2.0}, "people must be a whole number"),
    ({"mentors": True}, "mentors must be a whole number"),
    ({"person": [0]}, "mentor must have 1 entries"),
    ({"person": [0, 2]}, "person must name people from 0 to 1"),
    ({"person": [-1, 0]}, "person must name people"),
    ({"mentor": [0, 9]}, "mentor must name mentors"),
    ({"score": [1, -1]}, "score must not be negative"),
    ({"score": [1, 2, 3]}, "score must have 2 entries"),
    ({"score": [1.5, 2.0]}, "score must hold whole numbers"),
    ({"score": [1, float("nan")]}, "score must hold whole numbers"),
    ({"score": ["1", "2"]}, "score must hold whole numbers"),
    ({"score": [True, False]}, "score must hold whole numbers"),
    ({"score": [[1], [2]]}, "score must have one dimension"),
    ({"score": [[1, 2], [3]]}, "score must be an array of whole numbers"),
    ({"score": [1, 2**62]}, "too large"),
    ({"score": np.array([1, 2**64 - 1], dtype=np.uint64)}, "too large"),
    ({"score": [1, 2**70]}, "score must hold whole numbers"),
    ({"capacity": [1]}, "capacity must have 2 entries"),
    ({"capacity": [1, -1]}, "capacity must not be negative"),
    ({"capacity": None}, "capacity must have one dimension"),
    ({"urgency": [1]}, "urgency must have 2 entries"),
    ({"urgency": [0.5, 1.0]}, "urgency must hold whole numbers"),
    ({"person_keys": ["a"]}, "person_keys must have 2 entries"),
    ({"mentor_keys": [7, "7"]}, "mentor_keys must be different"),
    ({"mentors": 0, "capacity": []}, "names mentors although there are none"),
]


@pytest.mark.parametrize(("change", "sentence"), BAD)
def test_a_bad_array_is_refused_with_a_sentence(change: dict[str, Any], sentence: str) -> None:
    with pytest.raises(ValueError, match=sentence):
        assign(**(GOOD | change))


@pytest.mark.parametrize(("people", "mentors"), [(0, 0), (3, 0), (0, 2), (3, 2)])
def test_without_pairs_nobody_is_matched(people: int, mentors: int) -> None:
    found = assign(
        people=people,
        mentors=mentors,
        person=[],
        mentor=np.array([]),
        score=np.array([], dtype=np.int32),
        capacity=np.ones(mentors, dtype=np.int64),
    )
    assert list(found.mentor_of) == [-1] * people
    assert (found.matched, found.total, found.worst) == (0, 0, None)


def test_no_seats_and_a_score_of_nothing() -> None:
    assert assign(**(GOOD | {"capacity": [0, 0]})).matched == 0
    found = assign(**(GOOD | {"score": [0, 0]}))
    assert (found.matched, found.total, found.worst) == (2, 0, 0)


def test_of_a_pair_named_twice_the_better_counts() -> None:
    twice = {"person": [0, 0, 0], "mentor": [1, 1, 1], "score": [3, 9, 4]}
    assert assign(**(GOOD | twice)).total == 9


def test_what_goes_in_may_be_any_kind_of_whole_number() -> None:
    small = {name: np.array(GOOD[name], dtype=np.uint8) for name in ("person", "mentor", "score")}
    assert assign(**(GOOD | small | {"people": np.int64(2), "urgency": [-5, 5]})).total == 11
    with_none = assign(**(GOOD | {"capacity": [10**15, 1]}))
    assert with_none.matched == 2


def test_what_comes_out_cannot_be_changed_by_name() -> None:
    found = assign(**GOOD)
    with pytest.raises(AttributeError):
        found.total = 7
