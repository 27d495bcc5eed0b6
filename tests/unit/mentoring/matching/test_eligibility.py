"""Each hard rule by itself, and all of them together beside a slow judge."""

from dataclasses import replace
from typing import Any

import numpy as np
import pytest

from bench.matching import instances
from mentoring.matching.eligibility import IDS, RULES, eligible, exclusions
from mentoring.matching.tables import Mentors, People, Tables
from tests.unit.mentoring.matching import made

BREAKS: list[tuple[str, dict[str, int], dict[str, int]]] = [
    ("clearance", {"age": 15}, {"cleared_from": 16}),
    ("clearance", {"age": 19}, {"cleared_to": 18}),
    ("clearance", {}, {"cleared_from": 1, "cleared_to": 0}),
    ("capacity", {}, {"capacity": 0}),
    ("age-band", {"band": 4}, {"bands": 0b01111}),
    ("gender-wish", {"wanted_genders": 0b01}, {"gender": 1}),
    ("language", {"languages": 0b10}, {"languages": 0b01}),
    ("times", {"times": 1 << 62}, {"times": 1 << 61}),
    ("reach", {"district": 0, "travel": 29}, {"district": 1, "travel": 10}),
    ("access", {"needs": 0b11}, {"meets": 0b01}),
]
KEEPS: list[tuple[dict[str, int], dict[str, int]]] = [
    ({"age": 16}, {"cleared_from": 16, "cleared_to": 16}),
    ({"wanted_genders": 0b110}, {"gender": 2}),
    ({"languages": 1 << 63}, {"languages": -1 & (2**64 - 1)}),
    ({"district": 0, "travel": 30}, {"district": 1, "travel": 0}),
    ({"district": 0, "travel": 0}, {"district": 1, "travel": 30}),
    ({"needs": 0b10}, {"meets": 0b11}),
]


def pairs_of(tables: Tables) -> list[tuple[int, int]]:
    person, mentor = eligible(tables)
    return list(zip(person.tolist(), mentor.tolist(), strict=True))


@pytest.mark.parametrize(("rule", "person", "mentor"), BREAKS)
def test_each_rule_alone_keeps_two_apart(
    rule: str, person: dict[str, int], mentor: dict[str, int]
) -> None:
    tables = made.pair(person, mentor)
    assert pairs_of(tables) == []
    why = exclusions(tables, np.array([0]))
    only = [int(other == rule) for other in IDS]
    assert why.excluded.tolist() == why.alone.tolist() == [only]
    assert why.feasible.tolist() == [0]


@pytest.mark.parametrize(("person", "mentor"), KEEPS)
def test_what_just_fits_fits(person: dict[str, int], mentor: dict[str, int]) -> None:
    tables = made.pair(person, mentor)
    assert pairs_of(tables) == [(0, 0)]
    assert exclusions(tables, np.array([0])).feasible.tolist() == [1]


def test_districts_that_cannot_be_reached() -> None:
    tables = made.pair({"district": 0, "travel": 999}, {"district": 1})
    assert pairs_of(replace(tables, minutes=np.array([[5, -1], [-1, 5]]))) == []


@pytest.mark.parametrize(
    ("rule", "rows"),
    [
        ("separation", {"separations": [(1, 0), (1, 0)]}),
        ("conflict", {"conflicts": [(1, 0)]}),
        ("separation", {"person_groups": [(1, 7), (0, 8)], "mentor_groups": [(0, 7), (1, 9)]}),
    ],
)
def test_who_must_not_meet_does_not(rule: str, rows: dict[str, Any]) -> None:
    tables = Tables(
        people=made.people({}, {}),
        mentors=made.mentors({}, {}),
        minutes=made.MINUTES,
        apart=made.apart(**rows),
    )
    assert pairs_of(tables) == [(0, 0), (0, 1), (1, 1)]
    why = exclusions(tables, np.array([1, 0]))
    assert why.alone[:, IDS.index(rule)].tolist() == [1, 0]


def test_rules_have_stable_ids_each_with_an_owner() -> None:
    assert IDS == (
        "clearance",
        "capacity",
        "age-band",
        "gender-wish",
        "language",
        "times",
        "reach",
        "access",
        "separation",
        "conflict",
    )
    assert all(rule.owner for rule in RULES)
    assert [rule.id for rule in RULES if rule.changed_by is None] == ["separation", "conflict"]


def test_a_made_up_round_beside_the_slow_judge() -> None:
    tables = instances.tables(120, 60)
    everybody = np.arange(120)
    person, mentor = (side.ravel() for side in np.indices((120, 60)))
    allowed = np.ones(len(person), dtype=bool)
    for rule in RULES:
        allowed &= rule.allows(tables, person, mentor)
    assert pairs_of(tables) == list(
        zip(person[allowed].tolist(), mentor[allowed].tolist(), strict=True)
    )
    why = exclusions(tables, everybody)
    assert why.feasible.sum() == allowed.sum()
    assert (why.alone <= why.excluded).all()
    assert (why.alone.sum(axis=1) + why.feasible <= 60).all()


def test_which_single_change_opens_most_doors() -> None:
    tables = Tables(
        people=made.people({"wanted_genders": 0b10}, {"times": 1 << 40}, {}),
        mentors=made.mentors({"gender": 0}, {"gender": 0}, {"cleared_to": 10}),
        minutes=made.MINUTES,
    )
    why = exclusions(tables, np.array([0, 1, 2]))
    rule, doors = why.best_change(["young person"])
    assert [IDS[r] if r >= 0 else None for r in rule] == ["gender-wish", "times", None]
    assert doors.tolist() == [2, 2, 0]
    rule, doors = why.best_change(["network"])
    assert [IDS[r] if r >= 0 else None for r in rule] == ["clearance", None, "clearance"]
    assert why.best_change([])[0].tolist() == [-1, -1, -1]


def test_nobody_there() -> None:
    empty = Tables(people=made.people(), mentors=made.mentors(), minutes=made.MINUTES)
    assert pairs_of(empty) == []
    assert exclusions(empty, np.zeros(0, dtype=np.int64)).alone.shape == (0, len(RULES))
    lonely = Tables(people=made.people({}), mentors=made.mentors(), minutes=made.MINUTES)
    assert pairs_of(lonely) == []
    assert exclusions(lonely, np.array([0])).feasible.tolist() == [0]


@pytest.mark.parametrize(
    ("build", "sentence"),
    [
        (lambda: made.pair({"district": 2}), "district must name districts from 0 to 1"),
        (lambda: made.pair({"travel": -1}), "travel must not be negative"),
        (lambda: made.pair({"needs": -1}), "needs must hold sets as bits"),
        (lambda: made.pair({"band": 64}), "band must name age bands"),
        (lambda: made.pair({}, {"capacity": -1}), "capacity must not be negative"),
        (lambda: replace(made.pair(), minutes=np.zeros((1, 2), int)), "square"),
        (lambda: replace(made.pair(), minutes=np.zeros((2, 2))), "minutes must hold whole"),
        (lambda: replace(made.pair(), apart=made.apart(conflicts=[(1, 0)])), "conflicts must name"),
        (lambda: made.apart(separations=[(1, 0, 3)]), "separations must have rows of two"),
        (lambda: People(**(vars(made.people({})) | {"age": [1, 2]})), "age must have 1 entries"),
        (lambda: Mentors(**(vars(made.mentors({})) | {"meets": [0.5]})), "meets must hold sets"),
    ],
)
def test_bad_columns_are_refused_with_a_sentence(build: Any, sentence: str) -> None:
    with pytest.raises(ValueError, match=sentence):
        build()
