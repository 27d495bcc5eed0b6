"""What each kind of question accepts, refuses and counts: one row per case."""

from typing import Any

import pytest
from django.http import QueryDict
from hypothesis import given
from hypothesis import strategies as st

from consultations.compiling import make_bin
from consultations.questionnaire.answers import REQUIRED, clean_all, clean_one
from consultations.questionnaire.schema import (
    PREFER_NOT_TO_SAY,
    Condition,
    Option,
    Question,
    Schema,
    from_json,
    to_json,
)
from consultations.questionnaire.text import plain
from consultations.questionnaire.types import QUESTION_TYPES, NotValid
from tests.factories.consultations import ANSWERS, one_of_each, options

WIDE = Question(key="wide", type="number", label="How many?")
BY_KEY = {question.key: question for question in (*one_of_each(), WIDE)}


@pytest.mark.parametrize(
    ("key", "raw", "stored"),
    [
        ("way", "bus", "bus"),
        ("way", "", None),
        ("way", None, None),
        ("stop", "  Granby\x00 Street \u202e", "Granby Street"),
        ("stop", "\x00 \u2066", None),
        ("stop", "गली ٣", "गली ٣"),
        ("better", ["people", "light"], ["light", "people"]),
        ("better", [], None),
        ("minutes", "20", 20),
        ("minutes", "٢٠", 20),
        ("minutes", 20.0, 20),
        ("minutes", "1 0", 10),
        ("wide", "12,000", 12000),
        ("wide", "1,250.5", 1250.5),
        ("wide", "2,5", 2.5),
        ("last", "2026-11-02", "2026-11-02"),
        ("feel", 4, "4"),
        ("feel", "4", "4"),
        ("order", ["b", "a"], ["b", "a"]),
        ("grid", {"day": "easy"}, {"day": "easy"}),
        ("grid", {}, None),
        ("note", "whatever", None),
    ],
)
def test_stored(key: str, raw: Any, stored: Any) -> None:
    assert clean_one(BY_KEY[key], raw) == stored


@pytest.mark.parametrize(
    ("key", "raw", "words"),
    [
        ("way", "plane", "not on the list"),
        ("way", ["bus"], "not on the list"),
        ("stop", "x" * 251, "251 characters"),
        ("stop", 7, "as text"),
        ("idea", "x" * 100_000, "100,000 characters"),
        ("better", ["light", "buses", "people"], "up to 2"),
        ("better", ["moon"], "not on the list"),
        ("better", "light", "Choose one or more"),
        ("minutes", "many", "as a number"),
        ("minutes", "2.5", "whole number"),
        ("minutes", "-1", "0 or more"),
        ("minutes", "301", "300 or less"),
        ("minutes", True, "as a number"),
        ("minutes", "NaN", "as a number"),
        ("minutes", "1e99", "as a number"),
        ("last", "2026-02-30", "no such day"),
        ("last", "?-?-11", "Add the month and the year"),
        ("last", 20261102, "no such day"),
        ("last", "2026-W01-1", "no such day"),
        ("wide", "1,2345", "as a number"),
        ("order", ["a", "a"], "two places"),
        ("order", ["", "a"], "gap"),
        ("order", ["z"], "not on the list"),
        ("grid", {"noon": "easy"}, "not part of the question"),
        ("grid", {"day": "purple"}, "not on the list"),
        ("grid", ["easy"], "each line"),
    ],
)
def test_refused_with_a_sentence(key: str, raw: Any, words: str) -> None:
    with pytest.raises(NotValid, match=words):
        clean_one(BY_KEY[key], raw)


def test_a_month_may_be_written_out() -> None:
    data = QueryDict("last-day=2&last-month=Novem&last-year=2026")
    assert QUESTION_TYPES["date"].read(BY_KEY["last"], data) == "2026-11-02"


@pytest.mark.parametrize("low", [10**6, 10**12, 0.1])
def test_groups_of_large_and_small_numbers_keep_their_names_apart(low: float) -> None:
    values = {make_bin(low + n, low + n + 1).value for n in range(8)}
    assert len(values) == 8


def test_prefer_not_to_say_stands_alone() -> None:
    question = Question(
        key="q", type="multiple_choice", label="?", options=options("a", PREFER_NOT_TO_SAY)
    )
    with pytest.raises(NotValid, match="not both"):
        clean_one(question, ["a", PREFER_NOT_TO_SAY])


def test_a_required_question_says_so() -> None:
    with pytest.raises(NotValid, match=REQUIRED[:20]):
        clean_one(Question(key="q", type="short_text", label="?", required=True), " ")


def test_a_whole_set_is_cleaned() -> None:
    cleaned = clean_all(Schema(one_of_each()), ANSWERS)
    assert cleaned.errors == {}
    assert cleaned.values == ANSWERS


def test_an_answer_to_a_hidden_question_is_explained() -> None:
    cleaned = clean_all(Schema(one_of_each()), {"way": "walk", "stop": "Granby Street"})
    assert "'How do you get home?' is 'Bus'" in cleaned.errors["stop"]
    assert "stop" not in cleaned.values


def test_unknown_questions_are_named() -> None:
    assert "no question" in clean_all(Schema(one_of_each()), {"shoe": "42"}).errors["shoe"]


def test_a_required_question_that_is_hidden_is_not_asked() -> None:
    first = Question(key="a", type="single_choice", label="A", options=options("x", "y"))
    second = Question(
        key="b",
        type="short_text",
        label="B",
        required=True,
        show_if=(Condition(question="a", any_of=("x",)),),
    )
    third = Question(
        key="c",
        type="short_text",
        label="C",
        required=True,
        show_if=(Condition(question="b", any_of=("x",)),),
    )
    schema = Schema((first, second, third))
    assert clean_all(schema, {"a": "y"}).errors == {}
    assert set(clean_all(schema, {"a": "x"}).errors) == {"b"}


def test_a_schema_survives_json() -> None:
    schema = Schema(one_of_each())
    again = from_json(to_json(schema))
    assert again == schema
    assert again.digest == schema.digest


@given(st.text())
def test_plain_text_is_stable_and_has_no_control_characters(raw: str) -> None:
    text = plain(raw)
    assert plain(text) == text
    assert "\x00" not in text
    assert not set(text) & set("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")


KINDS = st.sampled_from(sorted(set(QUESTION_TYPES)))
NAMES = st.lists(st.text("abcdefgh", min_size=1, max_size=6), min_size=2, max_size=6, unique=True)


@st.composite
def questions(draw: st.DrawFn) -> tuple[Question, ...]:
    keys = draw(
        st.lists(st.text("qrstuv", min_size=1, max_size=8), min_size=1, max_size=8, unique=True)
    )
    made: list[Question] = []
    for key in keys:
        kind = draw(KINDS)
        choices = tuple(Option(value=name, label=name.upper()) for name in draw(NAMES))
        earlier = [question for question in made if question.options]
        show_if: tuple[Condition, ...] = ()
        if earlier and draw(st.booleans()):
            on = draw(st.sampled_from(earlier))
            picked = draw(st.sampled_from(on.options)).value
            show_if = (Condition(question=on.key, any_of=(picked,)),)
        has_choices = kind not in ("short_text", "long_text", "number", "date", "information")
        made.append(
            Question(
                key=key,
                type=kind,
                label=key,
                show_if=show_if,
                options=choices if has_choices else (),
                rows=choices[:2] if kind == "matrix" else (),
            )
        )
    return tuple(made)


@st.composite
def answer_to(draw: st.DrawFn, question: Question) -> Any:
    values = [option.value for option in question.options]
    drawn: dict[str, st.SearchStrategy[Any]] = {
        "short_text": st.text(max_size=200),
        "long_text": st.text(max_size=2000),
        "number": st.integers(-1000, 1000) | st.floats(-1e6, 1e6, allow_nan=False),
        "date": st.dates().map(str),
        "information": st.none(),
    }
    if question.type in drawn:
        return draw(drawn[question.type])
    if question.type == "multiple_choice":
        return draw(st.lists(st.sampled_from(values), unique=True))
    if question.type == "ranking":
        return draw(st.permutations(values))[: draw(st.integers(0, len(values)))]
    if question.type == "matrix":
        return {row.value: draw(st.sampled_from(values)) for row in question.rows}
    return draw(st.sampled_from(values))


@st.composite
def filled(draw: st.DrawFn) -> tuple[Schema, dict[str, Any]]:
    made = draw(questions())
    answered = [question for question in made if draw(st.booleans())]
    return Schema(made), {question.key: draw(answer_to(question)) for question in answered}


@given(filled())
def test_cleaning_twice_changes_nothing(case: tuple[Schema, dict[str, Any]]) -> None:
    """Whatever is stored once would be stored the same again, and is asked for."""
    schema, raw = case
    values = clean_all(schema, raw).values
    again = clean_all(schema, values)
    assert again.values == values
    assert again.errors == {}


@given(filled())
def test_every_count_falls_into_a_declared_cell(case: tuple[Schema, dict[str, Any]]) -> None:
    schema, raw = case
    for key, value in clean_all(schema, raw).values.items():
        question = schema.by_key[key]
        kind = QUESTION_TYPES[question.type]
        cells = {table.key: set(table.cells) for table in kind.tables(question)}
        for table, cell in kind.counts(question, value):
            assert cell == "" or cell in cells[table]
