"""The curious reader finds what is badly hidden, within one table and across several."""

import pytest

from community.suppression.arithmetic import Rule, Table
from community.suppression.audit import Asked, Group, intervals, recoverable

TEN_FIVE = Rule(threshold=10, base=5)


def test_the_sum_gives_a_cell_away() -> None:
    """100 - 60 leaves 40, give or take the rounding."""
    naive = {"t": Table(100, {"a": 60, "b": None})}
    assert recoverable(naive, rule=TEN_FIVE) == {"t: b": (36, 44)}
    narrow = {"t": Table(100, {"a": 95, "b": None, "c": None})}
    assert recoverable(narrow, rule=TEN_FIVE) == {}
    assert intervals(narrow, rule=TEN_FIVE)["t: b"] == (0, 9)
    exact = {"t": Table(30, {"a": 10, "b": 10, "c": None})}
    assert list(recoverable(exact, rule=Rule(threshold=10, base=1))) == ["t: c"]


def test_two_conditions_tell_who_left_one_of_them_out() -> None:
    """62 from the north (shown: 60), of whom 59 do not feel safe (60): at most four do."""
    tables = {
        "": Table(200, {}, exclusive=False),
        "area": Table(200, {"north": 60, "south": 140}),
        "safe": Table(200, {"yes": 100, "no": 100}),
        "why": Table(60, {}, exclusive=False),
    }
    groups = (Group(("area",), ("north",)), Group(("safe",), ("no",)))
    found = recoverable(tables, [Asked("why", groups, required=True)], rule=TEN_FIVE)
    assert found == {"area: north, not asked why": (0, 4)}
    optional = recoverable(tables, [Asked("why", groups)], rule=TEN_FIVE)
    assert optional == {"area: north, not asked why": (0, 4)}


def test_one_of_two_that_can_be_given_together_tells_who_gave_one_alone() -> None:
    """100 chose x, 50 chose y, 103 chose x or y (shown: 105): y without x is 1 to 9."""
    tables = {
        "m": Table(150, {"x": 100, "y": 50, "z": 60}, exclusive=False),
        "why": Table(105, {}, exclusive=False),
    }
    asked = [Asked("why", (Group(("m",), ("x", "y")),), required=True)]
    assert recoverable(tables, asked, rule=TEN_FIVE) == {"m: x or y, without m: x": (1, 9)}


@pytest.mark.parametrize(("follower", "rest"), [(None, 13), (65, 9), (70, 4)])
def test_a_sum_of_shown_cells_narrows_the_hidden_rest(follower: int | None, rest: int) -> None:
    """v and w are the 70 less those whom the follower counts."""
    q = Table(70, {"a": 25, "b": 25, "c": 15, "v": None, "w": None})
    asked = [Asked("why", (Group(("q",), ("a", "b", "c")),), required=True)]
    tables = {"q": q, "why": Table(follower, {}, exclusive=False)}
    assert intervals(tables, asked, rule=TEN_FIVE) == {"q: v": (0, rest), "q: w": (0, rest)}
    assert bool(recoverable(tables, asked, rule=TEN_FIVE)) is (rest < 9)


def test_the_cells_of_one_question_tell_the_total_of_another() -> None:
    """Everybody asked must answer both: four cells of at most 12 leave no 49th person."""
    first = Table(50, {"a": 45, "v": None, "w": None})
    second = Table(50, {"a": 10, "b": 10, "c": 10, "d": 10})
    assert recoverable({"first": first, "second": second}, rule=TEN_FIVE) == {}
    parent = Table(95, {"yes": 50, "no": 45})
    group = (Group(("parent",), ("yes",)),)
    asked = [Asked(name, group, required=True) for name in ("first", "second")]
    tables = {"parent": parent, "first": first, "second": second}
    assert recoverable(tables, asked, rule=TEN_FIVE) == {"first: v": (0, 5), "first: w": (0, 5)}
