"""Small tables for tests: everybody fits everybody until a test says otherwise."""

from typing import Any

import numpy as np

from bench.matching import instances
from mentoring.matching.eligibility import eligible
from mentoring.matching.rounds import Problem
from mentoring.matching.scoring import Weights, score
from mentoring.matching.tables import Apart, Mentors, People, Tables

PERSON: dict[str, int] = {
    "age": 16,
    "band": 2,
    "wanted_genders": 0,
    "languages": 1,
    "fluent": 1,
    "times": 0b11,
    "district": 0,
    "travel": 20,
    "needs": 0,
    "interests": 0b111,
    "experience": 0,
    "urgency": 0,
}
MENTOR: dict[str, int] = {
    "cleared_from": 11,
    "cleared_to": 25,
    "bands": 0b11111,
    "gender": 1,
    "languages": 1,
    "fluent": 1,
    "times": 0b1111,
    "district": 0,
    "travel": 20,
    "meets": 0,
    "interests": 0b101,
    "experience": 0,
    "capacity": 1,
}
MINUTES = np.array([[5, 30], [30, 5]])


def people(*changes: dict[str, int]) -> People:
    return People(keys=[f"y{n}" for n in range(len(changes))], **_columns(PERSON, changes))


def mentors(*changes: dict[str, int]) -> Mentors:
    return Mentors(keys=[f"m{n}" for n in range(len(changes))], **_columns(MENTOR, changes))


def _columns(usual: dict[str, int], changes: tuple[dict[str, int], ...]) -> dict[str, Any]:
    return {name: [(usual | change)[name] for change in changes] for name in usual}


def pair(person: dict[str, int] | None = None, mentor: dict[str, int] | None = None) -> Tables:
    return Tables(people=people(person or {}), mentors=mentors(mentor or {}), minutes=MINUTES)


def apart(**rows: list[tuple[int, int]]) -> Apart:
    return Apart(**{name: np.array(value) for name, value in rows.items()})


def round_of(size: int, others: int, **more: Any) -> tuple[Tables, Problem]:
    made = instances.tables(size, others)
    person, mentor = eligible(made)
    total = score(made, person, mentor, weights=Weights()).total
    given: dict[str, Any] = {
        "person_keys": made.people.keys,
        "mentor_keys": made.mentors.keys,
        "person": person,
        "mentor": mentor,
        "score": total,
        "capacity": made.mentors.capacity,
        "urgency": made.people.urgency,
        "run": "test",
    }
    return made, Problem(**(given | more))
