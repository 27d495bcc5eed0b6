"""Parts of a score by hand, and weights that cannot be nonsense."""

import numpy as np
import pytest

from bench.matching import instances
from mentoring.matching.eligibility import eligible
from mentoring.matching.scoring import PARTS, Weights, score
from mentoring.matching.tables import Mentors, People
from tests.unit.mentoring.matching import made

ZERO = np.array([0])

PART_BY_PART: list[tuple[str, dict[str, int], dict[str, int], int]] = [
    ("interests", {"interests": 0b111}, {"interests": 0b101}, 666),
    ("interests", {"interests": 0b1}, {"interests": 0b1}, 1000),
    ("interests", {"interests": 0b11111}, {"interests": 0b11111}, 1000),
    ("interests", {"interests": 0}, {}, 500),
    ("times", {"times": 0b1}, {}, 250),
    ("times", {"times": 0b111111}, {"times": 0b111111}, 1000),
    ("travel", {}, {}, 750),
    ("travel", {"district": 1, "travel": 40}, {}, 250),
    ("travel", {"travel": 0}, {"travel": 0}, 0),
    ("experience", {"experience": 0}, {}, 500),
    ("experience", {"experience": 0b11}, {"experience": 0b10}, 500),
    ("experience", {"experience": 0b11}, {"experience": 0b00}, 0),
    ("language", {}, {}, 1000),
    ("language", {"fluent": 0}, {}, 500),
    ("language", {"languages": 0, "fluent": 0}, {}, 0),
]


@pytest.mark.parametrize(("part", "person", "mentor", "expected"), PART_BY_PART)
def test_each_part_is_from_0_to_1000(
    part: str, person: dict[str, int], mentor: dict[str, int], expected: int
) -> None:
    found = score(made.pair(person, mentor), ZERO, ZERO, weights=Weights())
    assert found.parts[0, PARTS.index(part)] == expected


def test_weights_count_by_their_proportions() -> None:
    tables = made.pair()
    one = score(tables, ZERO, ZERO, weights=Weights(1, 1, 0, 0, 0)).total
    twice = score(tables, ZERO, ZERO, weights=Weights(2, 2, 0, 0, 0)).total
    assert one.tolist() == twice.tolist() == [(666 + 500 + 1) // 2]
    assert score(tables, ZERO, ZERO, weights=Weights(0, 0, 0, 0, 9)).total.tolist() == [1000]


def test_every_score_of_a_round_is_a_whole_number_from_0_to_1000() -> None:
    tables = instances.tables(200, 80)
    found = score(tables, *eligible(tables), weights=Weights())
    assert found.total.dtype == np.int64
    assert found.total.min() >= 0 and found.total.max() <= 1000
    assert found.parts.min() >= 0 and found.parts.max() <= 1000


@pytest.mark.parametrize(
    "weights", [{"times": -1}, {"times": 1001}, {"times": 1.5}, {"times": True}]
)
def test_weights_that_mean_nothing_are_refused(weights: dict[str, int]) -> None:
    with pytest.raises(ValueError, match="The weight of times"):
        Weights(**weights)


def test_something_must_count() -> None:
    with pytest.raises(ValueError, match="At least one part must count"):
        Weights(0, 0, 0, 0, 0)


def test_no_column_can_hold_what_must_never_score() -> None:
    columns = {*vars(made.people({})), *vars(made.mentors({}))}
    assert columns == {*People.__dataclass_fields__, *Mentors.__dataclass_fields__}
    words = ("ethnic", "faith", "religion", "offen", "convict", "custody", "crime", "race")
    assert not [name for name in columns if any(word in name for word in words)]
