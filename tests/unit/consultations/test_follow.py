"""Across the tables of a whole questionnaire, no number gives a hidden one away."""

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import replace
from random import Random
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from community.suppression import audit
from community.suppression.arithmetic import Rule, Shape, Table, publish_table
from consultations.questionnaire.schema import Condition, Option, Question, Schema
from consultations.questionnaire.types import QUESTION_TYPES
from consultations.questionnaire.visibility import visible_questions
from consultations.results import RESPONSES, deciding, hide_followers, shapes_of, tables_of
from consultations.wordings import AllQuestions

TEN_FIVE = Rule(threshold=10, base=5)
# Nothing is rounded: whoever reads this knows every shown number exactly.
EXACT = Rule(threshold=10, base=1)
CHOICES = ("a", "b", "c", "d")
KINDS = ("single_choice", "single_choice", "multiple_choice", "matrix", "ranking", "short_text")
People = list[dict[str, Any]]


def options(*values: str) -> tuple[Option, ...]:
    return tuple(Option(value=value, label=value) for value in values)


def asks(key: str, kind: str = "single_choice", **more: Any) -> Question:
    given = {"options": options(*CHOICES), "required": True, **more}
    return Question(key=key, type=kind, label="?", **given)


def on(**answers: str) -> tuple[Condition, ...]:
    return tuple(Condition(question=key, any_of=tuple(v)) for key, v in answers.items())


def some_of(parents: list[Question]) -> st.SearchStrategy[list[Question]]:
    return st.lists(st.sampled_from(parents), max_size=2, unique_by=lambda one: one.key)


@st.composite
def questions(draw: st.DrawFn, place: int, earlier: list[Question]) -> Question:
    kind = draw(st.sampled_from(KINDS))
    chosen = options(*CHOICES[: draw(st.integers(2, 4))])
    if kind == "multiple_choice":
        alone = draw(st.sets(st.sampled_from(CHOICES), max_size=2))
        chosen = tuple(replace(one, alone=one.value in alone) for one in chosen)
    parents = [one for one in earlier if one.options]
    hangs_on = draw(some_of(parents)) if parents else []
    values = st.sets(st.sampled_from(CHOICES[:2]), min_size=1)
    return Question(
        key=f"q{place}",
        type=kind,
        label="?",
        required=draw(st.booleans()),
        sensitive=draw(st.sampled_from([False, False, True])),
        options=() if kind == "short_text" else chosen,
        rows=options("day", "night")[: draw(st.integers(1, 2))] if kind == "matrix" else (),
        max_choices=draw(st.sampled_from([0, 2])) if kind == "multiple_choice" else 0,
        show_if=tuple(
            Condition(question=one.key, any_of=tuple(sorted(draw(values)))) for one in hangs_on
        ),
    )


@st.composite
def questionnaires(draw: st.DrawFn) -> Schema:
    made: list[Question] = []
    for place in range(draw(st.integers(2, 4))):
        made.append(draw(questions(place, made)))
    return Schema(tuple(made))


def answer_to(question: Question, chance: Random, tilt: float) -> Any:
    def pick() -> str:
        weights = [tilt**place for place in range(len(question.options))]
        return chance.choices([one.value for one in question.options], weights)[0]

    if question.type == "short_text":
        return "words"
    if question.type == "multiple_choice":
        picked = {pick() for _ in range(question.max_choices or 4)}
        by_itself = [one.value for one in question.options if one.alone and one.value in picked]
        picked = {chance.choice(by_itself)} if by_itself else picked
        return [one.value for one in question.options if one.value in picked]
    if question.type == "ranking":
        return [pick()]
    if question.type == "matrix":
        return {row.value: pick() for row in question.rows}
    return pick()


def crowd(schema: Schema, *, size: int, skips: float, tilt: float, seed: int) -> People:
    """So many people, each answering what they are asked; ``tilt`` makes later options rare."""
    chance = Random(seed)
    people: People = [{} for _ in range(size)]
    for person in people:
        for question in schema.questions:
            asked = question in visible_questions(schema, person)
            if asked and (question.required or chance.random() >= skips):
                person[question.key] = answer_to(question, chance, tilt)
    return people


def counts_of(schema: Schema, people: People) -> dict[str, Counter[str]]:
    counted = {name: Counter[str]() for name in shapes_of(schema)}
    counted[RESPONSES][""] = len(people)
    for person in people:
        for key, value in person.items():
            question = schema.by_key[key]
            for table, cell in QUESTION_TYPES[question.type].counts(question, value):
                counted[table][cell] += 1
    return counted


def publish(schema: Schema, people: People, rule: Rule, *, hide: bool = True) -> dict[str, Table]:
    counted = counts_of(schema, people)
    tables = {
        name: publish_table(counted[name], total=counted[name][""], shape=shape, rule=rule)
        for name, shape in shapes_of(schema).items()
    }
    return hide_followers(schema, tables) if hide else tables


def asked_of(schema: Schema) -> list[audit.Asked]:
    return [
        audit.Asked(
            question.key,
            tuple(
                audit.Group(tuple(tables_of(schema.by_key[one.question])), one.any_of)
                for one in question.show_if
            ),
            required=question.required,
            everybody=RESPONSES,
        )
        for question in schema.questions
        if question.show_if
    ]


def stands_in(schema: Schema, condition: Condition, person: Mapping[str, Any]) -> bool:
    question = schema.by_key[condition.question]
    value = person.get(question.key)
    return value is not None and not QUESTION_TYPES[question.type].chosen(value).isdisjoint(
        condition.any_of
    )


def truths(schema: Schema, people: People) -> Iterator[tuple[str, int]]:
    """How many people each thing really is that the audit may have a range for."""
    counted = counts_of(schema, people)
    for name, shape in shapes_of(schema).items():
        yield from ((audit.cell_of(name, cell), counted[name][cell]) for cell in shape.cells)
        by_themselves = sum(counted[name][cell] for cell in shape.alone)
        yield f"{name}, others", counted[name][""] - by_themselves
    for one, question in zip(
        asked_of(schema), (q for q in schema.questions if q.show_if), strict=True
    ):
        held = [[stands_in(schema, c, person) for c in question.show_if] for person in people]
        for place, group in enumerate(one.groups):
            left = sum(each[place] and not all(each) for each in held)
            yield f"{group}, not {one.name}", left
            yield from truths_inside(schema, question.show_if[place], group, people, counted)
        if len(one.groups) == 2:
            yield f"neither {one.groups[0]} or {one.groups[1]}", sum(not any(each) for each in held)


def truths_inside(
    schema: Schema,
    condition: Condition,
    group: audit.Group,
    people: People,
    counted: dict[str, Counter[str]],
) -> Iterator[tuple[str, int]]:
    size = sum(stands_in(schema, condition, person) for person in people)
    cells = {
        audit.cell_of(name, cell): counted[name][cell]
        for name in group.tables
        for cell in shapes_of(schema)[name].cells
        if cell in group.cells
    }
    yield f"{group}, together", sum(cells.values()) - size
    yield from ((f"{group}, without {cell}", size - n) for cell, n in cells.items())


def given_away(schema: Schema, people: People, tables: dict[str, Table], rule: Rule) -> list[str]:
    """Hidden cells, and groups too small to tell about, that a reader can narrow down."""
    true = dict(truths(schema, people))
    asked = asked_of(schema)
    for name, (least, most) in audit.intervals(tables, asked, rule=rule).items():
        assert least <= true[name] <= most, f"the audit is wrong about {name}"
    listed = {audit.cell_of(name, cell) for name, table in tables.items() for cell in table.cells}
    found = audit.recoverable(tables, asked, rule=rule)
    told = [name for name in found if name in listed or true[name] < rule.threshold]
    told = [name for name in told if name not in nothing_new(schema, asked)]
    return [name for name in told if name in listed or somebody_could_stand_in(schema, name)]


def nothing_new(schema: Schema, asked: list[audit.Asked]) -> set[str]:
    """Groups that a reader may narrow down, since they say no more than one table by itself does.

    By a condition that any answer fulfils: who left the question out, which is no cell. By one that
    the other implies: who stands in the hidden cells of the other's table, all of them together.
    """
    found = set()
    hanging = [question for question in schema.questions if question.show_if]
    for one, question in zip(asked, hanging, strict=True):
        decides = deciding(schema, question)
        for condition, group in zip(question.show_if, one.groups, strict=True):
            cells = [set(shapes_of(schema)[name].cells) for name in group.tables]
            if condition not in decides:
                found.add(f"neither {' or '.join(map(str, one.groups))}")
            if condition not in decides or any(each <= set(group.cells) for each in cells):
                found.add(f"{group}, not {one.name}")
    return found


def somebody_could_stand_in(schema: Schema, name: str) -> bool:
    """Nobody can where one condition implies another: that is read in the questions."""
    anybody = crowd(schema, size=2_000, skips=0.5, tilt=1, seed=1)
    return dict(truths(schema, anybody))[name] > 0


@settings(max_examples=400, deadline=None)
@given(
    schema=questionnaires(),
    size=st.integers(15, 160),
    skips=st.sampled_from([0.0, 0.05, 0.3]),
    tilt=st.sampled_from([0.1, 0.3, 0.7]),
    seed=st.integers(0, 10**6),
    rule=st.sampled_from([TEN_FIVE, EXACT]),
)
def test_a_reader_of_all_tables_learns_nothing_small(
    schema: Schema, size: int, skips: float, tilt: float, seed: int, rule: Rule
) -> None:
    people = crowd(schema, size=size, skips=skips, tilt=tilt, seed=seed)
    assert given_away(schema, people, publish(schema, people, rule), rule) == []


AREA = asks("area", options=options("north", "south"))
SAFE = asks("safe", options=options("yes", "no"))


def people_of(*groups: tuple[int, dict[str, Any]]) -> People:
    return [dict(answers) for number, answers in groups for _ in range(number)]


def two_conditions() -> tuple[Schema, People]:
    """Three people in the north feel safe."""
    follower = asks("why", "short_text", options=(), show_if=on(area=["north"], safe=["no"]))
    north, south = {"area": "north"}, {"area": "south"}
    return Schema((AREA, SAFE, follower)), people_of(
        (59, {**north, "safe": "no", "why": "dark"}),
        (3, {**north, "safe": "yes"}),
        (41, {**south, "safe": "no"}),
        (97, {**south, "safe": "yes"}),
    )


def either_of_two() -> tuple[Schema, People]:
    """Three people chose y and not x."""
    several = asks("m", "multiple_choice", options=options("x", "y", "z"))
    follower = asks("why", "short_text", options=(), show_if=on(m=["x", "y"]))
    return Schema((several, follower)), people_of(
        (53, {"m": ["x"], "why": "w"}),
        (47, {"m": ["x", "y"], "why": "w"}),
        (3, {"m": ["y"], "why": "w"}),
        (60, {"m": ["z"]}),
    )


def all_but_the_hidden_ones() -> tuple[Schema, People]:
    """Two people chose v, nobody w."""
    parent = asks("q", options=options("a", "b", "c", "v", "w"))
    follower = asks("why", "short_text", options=(), show_if=on(q=["a", "b", "c"]))
    return Schema((parent, follower)), people_of(
        *(
            (number, {"q": value, "why": "w"})
            for value, number in (("a", 24), ("b", 23), ("c", 22))
        ),
        (2, {"q": "v"}),
    )


@pytest.mark.parametrize("case", [two_conditions, either_of_two, all_but_the_hidden_ones])
def test_what_a_follower_would_tell(case: Any) -> None:
    schema, people = case()
    for rule in (TEN_FIVE, EXACT):
        assert given_away(schema, people, publish(schema, people, rule), rule) == []


@pytest.mark.parametrize("case", [two_conditions, either_of_two])
def test_without_hiding_the_audit_finds_it(case: Any) -> None:
    schema, people = case()
    assert given_away(schema, people, publish(schema, people, TEN_FIVE, hide=False), TEN_FIVE)
    assert publish(schema, people, TEN_FIVE)["why"].total is None


def test_a_question_that_hangs_on_shown_options_of_one_question_is_shown() -> None:
    """And so is what hangs on that, also where it names the first question again."""
    first = asks("first", options=options("a", "b", "c"))
    second = asks("second", options=options("x", "y"), show_if=on(first=["a", "b"]))
    third = asks("third", options=options("p", "q"), show_if=on(first=["a", "b"], second=["x"]))
    schema = Schema((first, second, third))
    people = people_of(
        (20, {"first": "a", "second": "x", "third": "p"}),
        (30, {"first": "b", "second": "x", "third": "q"}),
        (40, {"first": "b", "second": "y"}),
        (50, {"first": "c"}),
    )
    tables = publish(schema, people, TEN_FIVE)
    assert tables["second"] == Table(90, {"x": 50, "y": 40})
    assert tables["third"] == Table(50, {"p": 20, "q": 30})


def test_a_question_on_which_others_hang_hides_more() -> None:
    """Of 57, 52 are shown: rounded that leaves 3 to 9 for two cells, exactly it leaves 5."""
    parent = asks("q", options=options("a", "b", "v", "w"))
    chose = (("a", 40), ("b", 12), ("v", 3), ("w", 2))
    people = people_of(*((number, {"q": value}) for value, number in chose))
    alone = publish(Schema((parent,)), people, TEN_FIVE)
    assert alone["q"].cells == {"a": 40, "b": 10, "v": None, "w": None}
    followed = Schema((parent, asks("why", show_if=on(q=["a"]))))
    tables = publish(followed, people, TEN_FIVE)
    assert tables["q"].cells == {"a": 40, "b": None, "v": None, "w": None}


@pytest.mark.parametrize(
    ("parent", "names", "shown"),
    [
        pytest.param(asks("p"), ["a", "b"], True, id="options that exclude each other"),
        pytest.param(asks("p"), ["a", "c"], False, id="one of them hidden"),
        pytest.param(asks("p", "ranking"), ["a", "b"], True, id="what came first"),
        pytest.param(asks("p", "picture_choice"), ["a"], True, id="a picture"),
        pytest.param(asks("p", "multiple_choice"), ["a"], True, id="one of several"),
        pytest.param(asks("p", "multiple_choice"), ["a", "b"], False, id="two of several"),
        pytest.param(asks("p", "matrix", rows=options("r")), ["a"], True, id="the only line"),
        pytest.param(asks("p", "matrix", rows=options("r", "s")), ["a"], False, id="any line"),
    ],
)
def test_which_followers_are_shown(parent: Question, names: list[str], shown: bool) -> None:
    schema = Schema((parent, asks("why", show_if=on(p=names))))
    of_parent = Table(120, {"a": 50, "b": 40, "c": None, "d": None})
    counted = dict.fromkeys(tables_of(parent), of_parent)
    counted["why"] = Table(50, dict.fromkeys(CHOICES, 10))
    assert (hide_followers(schema, counted)["why"].total == 50) is shown


def test_what_hangs_on_a_hidden_question_is_hidden_in_turn() -> None:
    schema, people = two_conditions()
    how = asks("how", options=options("r", "s"), show_if=on(why2=["r"]))
    why = replace(schema.by_key["why"], key="why2", type="single_choice", options=options("r", "s"))
    schema = Schema((*schema.questions[:2], why, how))
    for person in people:
        if person.pop("why", None):
            person |= {"why2": "r", "how": "s"}
    tables = publish(schema, people, TEN_FIVE)
    assert tables["why2"] == Table(None, {"r": None, "s": None})
    assert tables["how"] == Table(None, {"r": None, "s": None})


def test_what_stood_for_something_else_in_another_version_is_hidden() -> None:
    schema = Schema((AREA, SAFE))
    people = people_of(
        (40, {"area": "north", "safe": "no"}), (50, {"area": "south", "safe": "yes"})
    )
    plain = publish(schema, people, TEN_FIVE)
    unsteady = AllQuestions(schema.questions, frozenset({"safe"}))
    assert hide_followers(unsteady, plain) == {
        **plain,
        "safe": Table(None, {"yes": None, "no": None}),
    }


def test_a_matrix_says_no_total_beside_a_line_that_hides_its_own() -> None:
    grid = asks("grid", "matrix", rows=options("day", "night"), options=options("a", "b"))
    assert tables_of(grid) == ["grid", "grid/day", "grid/night"]

    def line(*counts: int) -> Table:
        shape = Shape(cells=("a", "b"))
        named = dict(zip("ab", counts, strict=True))
        return publish_table(named, total=None, shape=shape, rule=TEN_FIVE)

    counted = {
        "grid": Table(55, {}, exclusive=False),
        "grid/day": line(30, 25),
        "grid/night": line(2, 3),
    }
    safe = hide_followers(Schema((grid,)), counted)
    assert safe["grid"].total is None
    assert safe["grid/day"].total == 55
    both = {**counted, "grid/night": line(30, 20)}
    assert hide_followers(Schema((grid,)), both)["grid"].total == 55
