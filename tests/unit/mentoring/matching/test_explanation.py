"""Three readers, one set of facts, and nobody is told what they may not know."""

import json
import re
from typing import Any

import numpy as np
import pytest

from community.language.readability import measure
from mentoring.matching.eligibility import IDS, eligible, exclusions
from mentoring.matching.explanation import (
    MAY_KNOW,
    Reader,
    Sentence,
    explain,
    explain_waiting,
    facts_of_pairs,
    facts_of_waiting,
)
from mentoring.matching.rounds import solve
from mentoring.matching.scoring import Weights, score
from mentoring.matching.tables import Tables
from mentoring.matching.texts import RULE_WORDS, TEXTS
from tests.unit.mentoring.matching import made

ZERO = np.array([0])
RICH: dict[str, int] = {"experience": 0b110, "wanted_genders": 0b10, "needs": 1, "interests": 0b11}
GIVES: dict[str, int] = {"experience": 0b010, "meets": 1, "interests": 0b10}


def facts_of(person: dict[str, int], mentor: dict[str, int]) -> dict[str, Any]:
    tables = made.pair(person, mentor)
    assert len(eligible(tables)[0]) == 1
    return facts_of_pairs(tables, ZERO, ZERO, score(tables, ZERO, ZERO, weights=Weights()))[0]


def waiting_facts(tables: Tables) -> dict[str, Any]:
    return facts_of_waiting(exclusions(tables, ZERO))[0]


def keys(sentences: list[Sentence]) -> list[str]:
    return [sentence.key for sentence in sentences]


def test_each_reader_is_told_in_their_order() -> None:
    facts = facts_of(RICH, GIVES)
    assert keys(explain(facts, Reader.YOUNG_PERSON)) == [
        "experience.met",
        "interests",
        "times",
        "languages.fluent",
        "travel",
        "gender",
        "access",
    ]
    assert keys(explain(facts, Reader.MENTOR)) == [
        "interests",
        "times",
        "languages.fluent",
        "travel",
    ]
    assert {"score", "experience.missing"} <= set(keys(explain(facts, Reader.COORDINATOR)))
    met = explain(facts, Reader.YOUNG_PERSON)[0]
    assert met.values == {"experience": [1]}


def test_what_was_not_said_is_not_explained() -> None:
    said = keys(explain(facts_of({"interests": 0, "fluent": 0}, {}), Reader.YOUNG_PERSON))
    assert said == ["times", "languages.some", "travel"]


def test_facts_can_be_stored_as_json_and_read_back() -> None:
    facts = facts_of(RICH, GIVES)
    stored = json.loads(json.dumps(facts))
    for reader in Reader:
        assert explain(stored, reader) == explain(facts, reader)


def test_a_mentor_is_told_the_same_whatever_a_young_person_asked_for_or_needs() -> None:
    plain = {"interests": 0b11}
    assert explain(facts_of(RICH, GIVES), Reader.MENTOR) == explain(
        facts_of(plain, GIVES), Reader.MENTOR
    )


FORBIDDEN = {
    Reader.YOUNG_PERSON: {"score", "parts", "experience_missing", "excluded", "alone"}
    | {"feasible", "own_doors", "network_doors", "network_change"},
    Reader.MENTOR: {"score", "parts", "experience", "experience_missing", "gender_wish", "needs"}
    | {"excluded", "alone", "feasible", "own_change", "network_change", "competing"},
}


@pytest.mark.parametrize("reader", [Reader.YOUNG_PERSON, Reader.MENTOR])
def test_forbidden_facts_change_nothing_that_a_reader_is_told(reader: Reader) -> None:
    assert not MAY_KNOW[reader] & FORBIDDEN[reader]
    made_, problem = made.round_of(120, 40)
    outcome = solve(problem)
    people = np.flatnonzero(outcome.mentor_of >= 0)
    mentors = outcome.mentor_of[people]
    scores = score(made_, people, mentors, weights=Weights())
    allowed = {value for name in MAY_KNOW[reader] for value in (name, name.replace("_", "."))}
    for facts in facts_of_pairs(made_, people, mentors, scores):
        without = {name: v for name, v in facts.items() if name not in FORBIDDEN[reader]}
        assert explain(facts, reader) == explain(without, reader)
        for sentence in explain(facts, reader):
            assert set(sentence.values) <= allowed
    waiting = exclusions(made_, np.flatnonzero(outcome.mentor_of < 0))
    for facts in facts_of_waiting(waiting):
        without = {name: v for name, v in facts.items() if name not in FORBIDDEN[reader]}
        if reader is Reader.MENTOR:
            assert explain_waiting(facts, reader) == []
        else:
            assert explain_waiting(facts, reader) == explain_waiting(without, reader)


def test_who_waits_learns_what_they_could_change_and_no_number() -> None:
    facts = waiting_facts(made.pair({"wanted_genders": 0b01}, {"gender": 1}))
    said = explain_waiting(facts, Reader.YOUNG_PERSON)
    assert [(s.key, s.values) for s in said] == [("waiting.nobody", {}), ("change.gender-wish", {})]
    told = explain_waiting(facts, Reader.COORDINATOR)
    assert told[1].values == {"doors": 1}
    assert told[-1] == Sentence("excluded", {"excluded": {"gender-wish": 1}})


@pytest.mark.parametrize("rows", ["separations", "conflicts"])
def test_a_young_person_is_not_told_that_somebody_is_kept_from_them(rows: str) -> None:
    tables = Tables(
        people=made.people({}),
        mentors=made.mentors({}),
        minutes=made.MINUTES,
        apart=made.apart(**{rows: [(0, 0)]}),
    )
    assert keys(explain_waiting(waiting_facts(tables), Reader.YOUNG_PERSON)) == ["waiting.nobody"]


def test_when_all_seats_are_taken_that_is_what_is_said() -> None:
    said = keys(explain_waiting(waiting_facts(made.pair()), Reader.YOUNG_PERSON))
    assert said == ["waiting.seats"]


def every_sentence(reader: Reader) -> set[str]:
    """The keys of some hundred made-up people, and of each rule by itself."""
    tables, problem = made.round_of(150, 50)
    outcome = solve(problem)
    people = np.flatnonzero(outcome.mentor_of >= 0)
    mentors = outcome.mentor_of[people]
    scores = score(tables, people, mentors, weights=Weights())
    found = {
        s.key for f in facts_of_pairs(tables, people, mentors, scores) for s in explain(f, reader)
    }
    waiting = facts_of_waiting(exclusions(tables, np.flatnonzero(outcome.mentor_of < 0)))
    return found | {s.key for f in waiting for s in explain_waiting(f, reader)}


@pytest.mark.parametrize("reader", list(Reader))
def test_there_are_words_for_whatever_can_be_said(reader: Reader) -> None:
    assert every_sentence(reader) <= set(TEXTS[reader])
    facts = facts_of(RICH, GIVES)
    for sentence in explain(facts, reader):
        places = set(re.findall(r"{(\w+)}", TEXTS[reader][sentence.key]))
        assert places == set(sentence.values)


def test_every_rule_has_words() -> None:
    assert tuple(RULE_WORDS) == IDS


@pytest.mark.parametrize(
    ("reader", "highest"),
    [(Reader.YOUNG_PERSON, 5), (Reader.MENTOR, 5), (Reader.COORDINATOR, 7)],
)
def test_the_words_are_plain(reader: Reader, highest: float) -> None:
    text = " ".join(re.sub(r"[:,]? ?{\w+}", "", words) for words in TEXTS[reader].values())
    grade = measure(text).grade
    assert grade is not None and grade <= highest
