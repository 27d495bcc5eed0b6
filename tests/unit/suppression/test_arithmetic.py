"""What is shown and what is hidden, and that what is hidden stays so."""

from collections import defaultdict
from collections.abc import Iterator
from itertools import product
from time import perf_counter
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from community.suppression import audit
from community.suppression.arithmetic import (
    SENSITIVE_SHARE,
    Rule,
    Shape,
    Table,
    publish_number,
    publish_table,
)

TEN_FIVE = Rule(threshold=10, base=5)
Looks = tuple[int | None, ...]


def publish(*values: int, total: int | None = None, rule: Rule = TEN_FIVE, **shape: Any) -> Table:
    names = tuple("abcdefghijkl"[: len(values)])
    return publish_table(
        dict(zip(names, values, strict=True)),
        total=total,
        shape=Shape(cells=names, **shape),
        rule=rule,
    )


def shown(table: Table) -> list[int | None]:
    return [table.total, *table.cells.values()]


@pytest.mark.parametrize(
    ("count", "published"),
    [(0, None), (9, None), (10, 10), (12, 10), (13, 15), (17, 15), (18, 20), (1002, 1000)],
)
def test_one_number(count: int, published: int | None) -> None:
    assert publish_number(count, TEN_FIVE) == published


@pytest.mark.parametrize(
    ("values", "published"),
    [
        pytest.param((4, 5), [None, None, None], id="too few in all"),
        pytest.param((40, 60), [100, 40, 60], id="nothing to hide"),
        pytest.param((95, 5), [100, None, None], id="the other side of a small cell"),
        pytest.param((100, 0), [100, None, None], id="everybody and nobody"),
        pytest.param((60, 33, 7), [100, 60, None, None], id="never one alone"),
        pytest.param((60, 32, 8), [100, 60, None, None], id="the smallest hides beside it"),
        pytest.param((60, 20, 20, 9), [110, 60, None, None, None], id="equal cells share a fate"),
        pytest.param((70, 60, 50, 40, 5), [225, 70, 60, 50, None, None], id="nor in a large table"),
        pytest.param((50, 49, 1, 0), [100, 50, None, None, None], id="nearly nothing hidden"),
        pytest.param((41, 13, 2, 1), [55, 40, None, None, None], id="a rest of 6 at most"),
        pytest.param((42, 12, 3, 2), [60, 40, 10, None, None], id="a rest of 5 to 11"),
        pytest.param((10, 6), [15, None, None], id="all hidden, as if all had chosen one"),
        pytest.param((237,), [None, None], id="a table of one cell"),
    ],
)
def test_exclusive_tables(values: tuple[int, ...], published: list[int | None]) -> None:
    assert shown(publish(*values)) == published


@pytest.mark.parametrize(
    ("values", "total", "published"),
    [
        pytest.param((80, 25, 8), 100, [100, 80, 25, None], id="one small cell"),
        pytest.param((95, 30, 40), 100, [100, None, 30, 40], id="nearly everybody"),
        pytest.param((50, 30, 8), 88, [90, 50, None, None], id="the rest must stand somewhere"),
        pytest.param((60,), 60, [None, None], id="one cell that everybody chose"),
        pytest.param((30, 12), 20, [None, None, None], id="more in a cell than in all"),
    ],
)
def test_overlapping_tables(
    values: tuple[int, ...], total: int, published: list[int | None]
) -> None:
    assert shown(publish(*values, total=total, exclusive=False)) == published


def test_who_may_choose_two_leaves_little_for_a_third() -> None:
    """96 × 2 ticks, of which the shown cells hold 184 at least: the last holds 8 at most."""
    counts = {"a": 63, "b": 63, "c": 58, "d": 3}
    for most, shown in ((2, [65, 65, None, None]), (3, [65, 65, 60, None])):
        shape = Shape(cells=tuple(counts), exclusive=False, most=most)
        table = publish_table(counts, total=96, shape=shape, rule=TEN_FIVE)
        assert list(table.cells.values()) == shown


@pytest.mark.parametrize(("small", "shown"), [((3, 2), [40, None]), ((5, 4), [40, 10])])
def test_where_others_hang_on_it_rounding_protects_nothing(
    small: tuple[int, int], shown: list[int | None]
) -> None:
    """A rest of 5 is known to be 5, then neither hidden cell may be 9."""
    for told, expected in ((False, [40, 10]), (True, shown)):
        assert list(publish(40, 12, *small, told=told).cells.values())[:2] == expected


def test_overlapping_tables_need_a_total() -> None:
    assert shown(publish(50, 60, exclusive=False)) == [None, None, None]


@pytest.mark.parametrize(
    ("values", "total", "published"),
    [
        pytest.param((30, 20, 35, 30), 100, [100, 30, 20, 35, 30], id="nothing to hide"),
        pytest.param((93, 3, 3, 2), 100, [100, None, None, None, None], id="nearly everybody"),
        pytest.param((60, 34, 4, 3), 100, [100, 60, None, None, None], id="too few are left over"),
        pytest.param((50, 50, 0, 0), 100, None, id="nobody is left"),
        pytest.param((3, 2, 60, 70), 100, [100, None, None, 60, 70], id="the rest may be nobody"),
        pytest.param((3, 2, 50, 45), 100, [100, None, None, 50, 45], id="5 to share among two"),
        pytest.param((8, 7, 50, 35), 100, [100, None, None, 50, None], id="15 to share among two"),
        pytest.param((8, 30, 30, 30), 100, [100, None, 30, None, None], id="6 for one alone"),
    ],
)
def test_where_some_exclude_all_others(
    values: tuple[int, ...], total: int, published: list[int | None] | None
) -> None:
    """The first two do; 'none of these' and 'prefer not to say'."""
    table = publish(*values, total=total, exclusive=False, alone=frozenset("ab"))
    assert shown(table) == (published or [100, None, None, None, None])


def test_sensitive_tables_hide_nearly_everybody() -> None:
    plain = publish(970, 500, total=1000, exclusive=False)
    sensitive = publish(970, 500, total=1000, exclusive=False, sensitive=True)
    assert plain.cells == {"a": 970, "b": 500}
    assert sensitive.cells == {"a": None, "b": 500}


def test_people_whom_no_cell_lists_cannot_be_worked_out() -> None:
    """An option that was withdrawn: 2 people chose it, and only the total tells."""
    table = publish(50, 60, total=112)
    assert None in table.cells.values()


def test_cells_that_were_never_declared_are_not_published() -> None:
    table = publish_table(
        {"a": 40, "b": 60, "other": 30}, total=130, shape=Shape(cells=("a", "b")), rule=TEN_FIVE
    )
    assert set(table.cells) == {"a", "b"}


def test_the_rule_refuses_nonsense() -> None:
    for threshold, base in [(10, 0), (5, 10), (0, 0)]:
        with pytest.raises(ValueError, match="base"):
            Rule(threshold=threshold, base=base)
    with pytest.raises(ValueError, match="exclude"):
        Shape(cells=("a", "b"), exclusive=False, alone=frozenset("a"))


rules = st.sampled_from(
    [TEN_FIVE, Rule(threshold=10, base=10), Rule(threshold=5, base=3), Rule(threshold=3, base=1)]
)
small = st.integers(0, 25)
counts = st.lists(st.one_of(small, small, st.integers(0, 2000)), min_size=1, max_size=12)
flags = st.booleans()


@given(values=counts, rule=rules, sensitive=flags)
@pytest.mark.trust("A4", "A5")
def test_nobody_can_narrow_a_hidden_cell_down(
    values: list[int], rule: Rule, sensitive: bool
) -> None:
    table = publish(*values, rule=rule, sensitive=sensitive)
    assert audit.recoverable({"t": table}, rule=rule) == {}


@given(values=counts, extra=st.integers(0, 300), rule=rules)
def test_nor_in_an_overlapping_table(values: list[int], extra: int, rule: Rule) -> None:
    total = min(sum(values), max(values) + extra)
    table = publish(*values, total=total, rule=rule, exclusive=False)
    assert audit.recoverable({"t": table}, rule=rule) == {}


@given(
    values=st.lists(small | st.integers(0, 2000), min_size=5, max_size=9),
    alone=st.integers(1, 3),
    extra=st.integers(0, 300),
    most=st.sampled_from([0, 2, 3]),
    rule=rules,
    sensitive=flags,
    told=flags,
)
def test_nor_where_some_exclude_all_others(
    values: list[int], alone: int, extra: int, most: int, rule: Rule, sensitive: bool, told: bool
) -> None:
    by_themselves, together = values[:alone], values[alone:]
    least = max(*together, -(-sum(together) // (most or len(together))))
    total = sum(by_themselves) + min(sum(together), least + extra)
    names = frozenset("abc"[:alone])
    table = publish(
        *values,
        total=total,
        rule=rule,
        exclusive=False,
        alone=names,
        most=most,
        sensitive=sensitive,
        told=told,
    )
    found = audit.recoverable({"t": table}, rule=rule)
    if total - sum(by_themselves) >= rule.threshold:
        found.pop("t, others", None)  # a number that may be told
    assert found == {}


@given(values=counts, rule=rules, exclusive=flags, sensitive=flags, extra=st.integers(0, 50))
def test_what_is_shown_is_allowed_to_be(
    values: list[int], rule: Rule, exclusive: bool, sensitive: bool, extra: int
) -> None:
    total = sum(values) + extra if exclusive else max(values) + extra
    table = publish(*values, total=total, rule=rule, exclusive=exclusive, sensitive=sensitive)
    for exact, number in zip(values, table.cells.values(), strict=True):
        if number is not None:
            assert table.total is not None
            assert exact >= rule.threshold
            assert total - exact >= rule.threshold
            assert not sensitive or (total - exact) * SENSITIVE_SHARE >= total
            assert number % rule.base == 0
            assert abs(number - exact) <= rule.base // 2


@given(values=counts, rule=rules, data=st.data())
def test_hidden_values_could_change_places(
    values: list[int], rule: Rule, data: st.DataObject
) -> None:
    """The published table says nothing about which hidden cell holds which number."""
    table = publish(*values, rule=rule)
    hidden = [i for i, n in enumerate(table.cells.values()) if n is None]
    for target, source in zip(hidden, data.draw(st.permutations(hidden)), strict=True):
        values = values.copy()
        values[target], values[source] = values[source], values[target]
    assert publish(*values, rule=rule) == table


@given(values=counts, at=st.integers(0, 11), rule=rules)
@pytest.mark.trust("A5")
def test_one_person_more_changes_a_shown_number_by_one_step_at_most(
    values: list[int], at: int, rule: Rule
) -> None:
    """And what one person can hide or uncover is never a count that was only that person."""
    grown = values.copy()
    grown[at % len(values)] += 1
    before, after = publish(*values, rule=rule), publish(*grown, rule=rule)
    for old, new in zip(shown(before), shown(after), strict=True):
        if old is not None and new is not None:
            assert new - old in (0, rule.base)


def every_table(*, cells: int, total: int, most: int | None = None) -> Iterator[tuple[int, ...]]:
    """Every way to spread a total, largest cell first (places do not matter, see above)."""
    if cells == 1:
        if most is None or total <= most:
            yield (total,)
        return
    for first in range(min(total, total if most is None else most), -1, -1):
        for rest in every_table(cells=cells - 1, total=total - first, most=first):
            yield first, *rest


@pytest.mark.parametrize(
    ("rule", "cells", "largest"),
    [
        (TEN_FIVE, 2, 100),
        (TEN_FIVE, 3, 90),
        (TEN_FIVE, 4, 65),
        (Rule(threshold=4, base=3), 4, 40),
        (Rule(threshold=3, base=1), 4, 30),
        (Rule(threshold=3, base=3), 5, 30),
        (Rule(threshold=4, base=4), 5, 30),
    ],
    ids=str,
)
@pytest.mark.trust("A5")
def test_a_reader_who_tries_every_table_learns_no_hidden_number(
    rule: Rule, cells: int, largest: int
) -> None:
    """The exact method is known: all tables that publish alike, compared with each other.

    Within each such group every hidden cell takes values at least as far apart as 0 and
    threshold-1. (Totals near the edge of the search are left out: their group is cut off.)
    """
    possible: dict[tuple[object, ...], set[int]] = defaultdict(set)
    for total in range(largest + 1):
        for values in every_table(cells=cells, total=total):
            table = publish(*values, rule=rule)
            looks = (table.total, *sorted(n for n in table.cells.values() if n is not None))
            hidden = [n for n, out in zip(values, table.cells.values(), strict=True) if out is None]
            possible[looks].update(hidden)
    checked = 0
    for (published, *_), hidden_values in possible.items():
        if hidden_values and isinstance(published, int) and published + rule.base <= largest:
            checked += 1
            assert max(hidden_values) - min(hidden_values) >= rule.threshold - 1
    assert checked > 5


def test_sensitive_tables_withstand_the_same_reader() -> None:
    possible: dict[tuple[object, ...], set[int]] = defaultdict(set)
    rule = Rule(threshold=2, base=2)
    for total in range(81):
        for values in every_table(cells=3, total=total):
            table = publish(*values, rule=rule, sensitive=True)
            looks = (table.total, *sorted(n for n in table.cells.values() if n is not None))
            possible[looks].update(
                n for n, out in zip(values, table.cells.values(), strict=True) if out is None
            )
    for (published, *_), hidden in possible.items():
        if hidden and isinstance(published, int) and published < 78:
            assert max(hidden) - min(hidden) >= 1


def looks_like(values: tuple[int, ...], total: int, table: Table, *, told: bool) -> Looks:
    """What somebody sees who knows the total exactly and, if ``told``, every shown number."""
    shown = zip(values, table.cells.values(), strict=True)
    if told:
        return (total, *(exact if out is not None else None for exact, out in shown))
    return (total, *table.cells.values())


def can_be(counts: dict[str, int], total: int, shape: Shape) -> bool:
    """Whether so many people can have chosen like that."""
    together = [n for cell, n in counts.items() if cell not in shape.alone]
    left = total - sum(n for cell, n in counts.items() if cell in shape.alone)
    most = 1 if shape.exclusive else shape.most or len(together)
    return max(together) <= left <= sum(together) <= left * most


def tables_alike(shape: Shape, total: int, rule: Rule) -> dict[Looks, list[set[int]]]:
    """Every table of so many people: by what is seen of it, what each cell may be."""
    possible: dict[Looks, list[set[int]]] = {}
    for values in product(range(total + 1), repeat=len(shape.cells)):
        counts = dict(zip(shape.cells, values, strict=True))
        if can_be(counts, total, shape):
            table = publish_table(counts, total=total, shape=shape, rule=rule)
            looks = looks_like(values, total, table, told=shape.told)
            seen = possible.setdefault(looks, [set() for _ in values])
            for cell, exact in zip(seen, values, strict=True):
                cell.add(exact)
    return possible


FOUR_THREE = Rule(threshold=4, base=3)


@pytest.mark.parametrize("told", [False, True])
@pytest.mark.parametrize(
    ("rule", "cells", "largest", "more"),
    [
        (TEN_FIVE, 2, 60, {}),
        (FOUR_THREE, 3, 40, {}),
        (FOUR_THREE, 4, 20, {}),
        (Rule(threshold=2, base=1), 3, 45, {"sensitive": True}),
        (FOUR_THREE, 2, 24, {"exclusive": False}),
        (FOUR_THREE, 3, 15, {"exclusive": False}),
        (FOUR_THREE, 3, 15, {"exclusive": False, "most": 2}),
        (Rule(threshold=3, base=3), 4, 8, {"exclusive": False, "most": 2}),
        (FOUR_THREE, 3, 20, {"exclusive": False, "alone": frozenset("a")}),
        (Rule(threshold=3, base=2), 4, 14, {"exclusive": False, "alone": frozenset("a")}),
        (Rule(threshold=3, base=2), 4, 14, {"exclusive": False, "alone": frozenset("ab")}),
        (Rule(threshold=2, base=1), 4, 11, {"exclusive": False, "alone": {"a"}, "most": 2}),
    ],
    ids=str,
)
def test_not_even_who_has_the_exact_numbers_from_other_tables(
    rule: Rule, cells: int, largest: int, more: dict[str, Any], told: bool
) -> None:
    """So these may tell what this one rounded, and nothing hidden comes out."""
    shape = Shape(cells=tuple("abcd"[:cells]), told=told, **more)
    for total in range(rule.threshold, largest + 1):
        for looks, possible in tables_alike(shape, total, rule).items():
            for known, seen in zip(looks[1:], possible, strict=True):
                assert known is not None or max(seen) - min(seen) >= rule.threshold - 1, looks


def test_twelve_questions_take_less_than_five_milliseconds() -> None:
    questions = [[(i * 37 + j * 101) % 400 for j in range(2 + i % 9)] for i in range(12)]
    took = []
    for _ in range(20):
        started = perf_counter()
        for values in questions:
            publish(*values)
        took.append(perf_counter() - started)
    assert min(took) < 0.005
