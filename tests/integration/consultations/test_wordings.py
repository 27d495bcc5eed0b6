"""Questions change while people answer: no answer is lost, or read as another thing."""

import csv
import io
from collections.abc import Sequence
from dataclasses import replace
from typing import Any

import pytest
from openpyxl import load_workbook

from consultations.actions import publishing
from consultations.actions.publishing import release
from consultations.exports import FORMATS, columns_of
from consultations.models import Questionnaire
from consultations.questionnaire.schema import Bin, Condition, Question, Schema
from consultations.wordings import all_questions
from tests.factories.consultations import answer, end, make_questionnaire, options

pytestmark = pytest.mark.django_db

WAY = Question(key="way", type="single_choice", label="Way?", options=options("walk", "bus"))
ONE = Question(key="q_one", type="single_choice", label="One?", options=options("a", "b"))
WORDS = Question(key="old_words", type="long_text", label="In your words?")


def reword(questionnaire: Questionnaire, questions: Sequence[Question]) -> Questionnaire:
    publishing.sync(questionnaire.page, Schema(tuple(questions)))
    return Questionnaire.objects.select_related("version").get(pk=questionnaire.pk)


def many(questionnaire: Questionnaire, number: int, values: dict[str, Any]) -> None:
    for _ in range(number):
        answer(questionnaire, values)


def published(questionnaire: Questionnaire) -> dict[str, Any]:
    payload = release(end(questionnaire)).payload
    return {one["key"]: one for one in payload["questions"]}


def counts(question: dict[str, Any]) -> dict[str, int | None]:
    return {one["value"]: one["count"] for one in question["options"]}


def exported(questionnaire: Questionnaire) -> list[dict[str, str]]:
    """As CSV; the same rows stand in the workbook."""
    text = b"".join(FORMATS["csv"].stream(questionnaire)).decode("utf-8-sig")
    rows = list(csv.reader(io.StringIO(text)))
    book = load_workbook(io.BytesIO(b"".join(FORMATS["xlsx"].stream(questionnaire))))
    assert [[cell.value or "" for cell in row] for row in book.worksheets[0].iter_rows()] == rows
    return [dict(zip(rows[0], row, strict=True)) for row in rows[1:]]


def test_what_a_later_version_dropped_is_in_the_results() -> None:
    questionnaire = make_questionnaire([WAY, ONE, WORDS])
    many(questionnaire, 25, {"way": "walk", "q_one": "a", "old_words": "dark"})
    many(questionnaire, 15, {"way": "bus", "q_one": "b", "old_words": "far"})
    later = reword(questionnaire, [WAY])
    many(later, 20, {"way": "bus"})
    found = published(later)
    assert list(found) == ["way", "q_one", "old_words"]
    assert counts(found["way"]) == {"walk": 25, "bus": 35}
    assert counts(found["q_one"]) == {"a": 25, "b": 15}
    assert found["old_words"]["answered"] == 40
    assert [one.key for one in all_questions(later).free_text] == ["old_words"]


def test_what_nobody_was_asked_is_not() -> None:
    """A version that was on the page for a minute, before anybody sent it."""
    questionnaire = make_questionnaire([WAY])
    many(questionnaire, 12, {"way": "walk"})
    between = reword(questionnaire, [WAY, ONE])
    later = reword(between, [WAY, WORDS])
    assert [one.key for one in all_questions(later).questions] == ["way", "old_words"]


def test_options_of_all_versions_with_the_newest_words() -> None:
    age = Question(
        key="age", type="number", label="Age?", bins=(Bin(value="0-18", label="0", low=0, high=18),)
    )
    grid = Question(
        key="grid", type="matrix", label="Grid", rows=options("day"), options=options("ok", "bad")
    )
    date = Question(key="on", type="date", label="On?", earliest="2026-02-01", latest="2026-03-31")
    questionnaire = make_questionnaire([replace(WAY, sensitive=True), age, grid, date])
    many(questionnaire, 20, {"way": "walk", "age": 3, "grid": {"day": "ok"}, "on": "2026-02-02"})
    newer = replace(options("bus")[0], label="By bus")
    later = reword(
        questionnaire,
        [
            replace(WAY, label="Which way?", options=(newer, *options("car"))),
            replace(age, bins=(Bin(value="18-90", label="18", low=18, high=90),)),
            replace(grid, rows=options("night", "day")),
            replace(date, earliest="2026-03-01", latest="2026-04-30"),
        ],
    )
    many(later, 30, {"way": "car", "age": 20, "grid": {"night": "bad"}, "on": "2026-04-04"})
    many(later, 10, {"way": "bus"})
    assert all_questions(later).by_key["way"].sensitive
    found = published(later)
    assert found["way"]["label"] == "Which way?"
    assert [one["label"] for one in found["way"]["options"]] == ["By bus", "Car", "Walk"]
    assert counts(found["way"]) == {"bus": 10, "car": 30, "walk": 20}
    assert counts(found["age"]) == {"18-90": 30, "0-18": 20}
    assert list(counts(found["grid"])) == ["night/ok", "night/bad", "day/ok", "day/bad"]
    assert list(counts(found["on"])) == ["2026-02", "2026-03", "2026-04"]
    assert found["on"]["answered"] == 50


@pytest.mark.parametrize(
    ("before", "old", "after", "new", "shown"),
    [
        ("multiple_choice", ["a", "b"], "single_choice", "a", {"A; B", "A"}),
        ("single_choice", "b", "multiple_choice", ["a", "b"], {"B", "A; B"}),
        ("short_text", "far away", "matrix", {"day": "a"}, {"far away", "Day: A"}),
        ("matrix", {"day": "b"}, "number", 7, {"Day: B", "7"}),
        ("date", "2026-11-02", "ranking", ["b", "a"], {"2026-11-02", "1. B; 2. A"}),
        ("number", 7, "long_text", "seven", {"7", "seven"}),
    ],
)
def test_a_question_made_into_another_kind_is_read_as_it_was_asked(
    before: str, old: Any, after: str, new: Any, shown: set[str]
) -> None:
    kinds = {"label": "Q?", "options": options("a", "b"), "rows": options("day")}
    questionnaire = make_questionnaire([WAY, Question(key="q", type=before, **kinds)])
    many(questionnaire, 30, {"way": "walk", "q": old})
    later = reword(questionnaire, [WAY, Question(key="q", type=after, **kinds)])
    many(later, 30, {"way": "bus", "q": new})
    assert {row["Q?"] for row in exported(later)} == shown
    found = published(later)
    assert found["q"]["answered"] is None
    assert set(counts(found["q"]).values()) <= {None}
    assert counts(found["way"]) == {"walk": 30, "bus": 30}


def test_kinds_that_are_counted_alike_are_counted_together() -> None:
    questionnaire = make_questionnaire([WAY])
    many(questionnaire, 20, {"way": "walk"})
    later = reword(questionnaire, [replace(WAY, type="picture_choice")])
    many(later, 30, {"way": "bus"})
    assert counts(published(later)["way"]) == {"walk": 20, "bus": 30}


@pytest.mark.parametrize("first_to_all", [True, False])
def test_a_question_that_was_asked_of_others_before_shows_no_numbers(first_to_all: bool) -> None:
    """62 walk of whom 3 came later: the difference would count them."""
    of_all, of_some = ONE, replace(ONE, show_if=(Condition(question="way", any_of=("walk",)),))
    order = (of_all, of_some) if first_to_all else (of_some, of_all)
    questionnaire = make_questionnaire([WAY, order[0]])
    many(questionnaire, 30, {"way": "walk", "q_one": "a"})
    later = reword(questionnaire, [WAY, order[1]])
    many(later, 30, {"way": "walk", "q_one": "b"})
    many(later, 20, {"way": "bus"})
    found = published(later)
    assert found["q_one"]["answered"] is None
    assert counts(found["way"]) == {"walk": 60, "bus": 20}


def test_what_became_an_equality_question_is_no_longer_exported() -> None:
    questionnaire = make_questionnaire([WAY, ONE])
    many(questionnaire, 12, {"way": "walk", "q_one": "a"})
    later = reword(questionnaire, [WAY, replace(ONE, equality=True, sensitive=True)])
    many(later, 12, {"way": "bus", "q_one": "b"})
    assert [one.key for one in columns_of(later)] == ["way"]
    assert published(later)["q_one"]["answered"] is None


def test_an_option_excludes_all_others_only_if_it_always_did() -> None:
    one, two, none = options("a", "b", "none")
    several = Question(
        key="many",
        type="multiple_choice",
        label="Which?",
        options=(one, two, replace(none, alone=True)),
    )
    questionnaire = make_questionnaire([replace(several, options=(one, two, none))])
    many(questionnaire, 15, {"many": ["a", "none"]})
    later = reword(questionnaire, [several])
    many(later, 20, {"many": ["a", "b"]})
    assert all_questions(later).by_key["many"].options == (one, two, none)


def test_few_who_are_left_over_by_none_of_these_stay_hidden() -> None:
    one, two, none = options("a", "b", "none")
    several = Question(
        key="many",
        type="multiple_choice",
        label="Which?",
        options=(one, two, replace(none, alone=True)),
    )
    questionnaire = make_questionnaire([several])
    many(questionnaire, 22, {"many": ["none"]})
    many(questionnaire, 3, {"many": ["a", "b"]})
    assert counts(published(questionnaire)["many"]) == {"a": None, "b": None, "none": None}
