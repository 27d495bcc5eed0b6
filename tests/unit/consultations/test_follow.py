"""Across the tables of a whole questionnaire, no number gives a hidden one away."""

from hypothesis import given
from hypothesis import strategies as st

from community.suppression.arithmetic import Rule, Shape, Table, publish_table
from consultations.questionnaire.schema import Condition, Option, Question, Schema
from consultations.results import hide_followers, tables_of

TEN_FIVE = Rule(threshold=10, base=5)
CHOICES = ("a", "b", "c")
numbers = st.lists(st.one_of(st.integers(0, 25), st.integers(0, 300)), min_size=3, max_size=3)
conditions = st.lists(
    st.tuples(st.integers(0, 4), st.sets(st.sampled_from(CHOICES), min_size=1)), max_size=2
)


def options(values: tuple[str, ...]) -> tuple[Option, ...]:
    return tuple(Option(value=value, label=value) for value in values)


def question(place: int, wanted: list[tuple[int, set[str]]]) -> Question:
    earlier = [(at, names) for at, names in wanted if at < place]
    return Question(
        key=f"q{place}",
        type="single_choice",
        label="?",
        options=options(CHOICES),
        show_if=tuple(
            Condition(question=f"q{at}", any_of=tuple(sorted(names))) for at, names in earlier
        ),
    )


def publish(counts: list[int], cells: tuple[str, ...] = CHOICES) -> Table:
    named = dict(zip(cells, counts, strict=True))
    return publish_table(named, total=None, shape=Shape(cells=cells), rule=TEN_FIVE)


@given(st.lists(st.tuples(numbers, conditions), min_size=5, max_size=5))
def test_what_is_shown_hangs_on_what_is_shown_all_the_way(
    case: list[tuple[list[int], list[tuple[int, set[str]]]]],
) -> None:
    schema = Schema(tuple(question(place, wanted) for place, (_, wanted) in enumerate(case)))
    counted = {f"q{place}": publish(counts) for place, (counts, _) in enumerate(case)}
    safe = hide_followers(schema, counted)
    for one in schema.questions:
        for condition in one.show_if:
            before = safe[condition.question]
            if before.total is None or None in [before.cells[name] for name in condition.any_of]:
                assert safe[one.key] == Table(None, dict.fromkeys(CHOICES))
        if not one.show_if:
            assert safe[one.key] == counted[one.key]


def test_a_matrix_says_no_total_beside_a_line_that_hides_its_own() -> None:
    grid = Question(
        key="grid",
        type="matrix",
        label="?",
        rows=options(("day", "night")),
        options=options(("a", "b")),
    )
    assert tables_of(grid) == ["grid", "grid/day", "grid/night"]
    counted = {
        "grid": Table(55, {}, exclusive=False),
        "grid/day": publish([30, 25], ("a", "b")),
        "grid/night": publish([2, 3], ("a", "b")),
    }
    safe = hide_followers(Schema((grid,)), counted)
    assert safe["grid"].total is None
    assert safe["grid/day"].total == 55
    both = {**counted, "grid/night": publish([30, 20], ("a", "b"))}
    assert hide_followers(Schema((grid,)), both)["grid"].total == 55
