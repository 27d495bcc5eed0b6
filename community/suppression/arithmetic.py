"""Which numbers about people may be shown, and how. Pure arithmetic: no database, no Django.

A cell is hidden when it counts fewer people than the threshold (none at all included), or when so
few of its total are outside it that "nearly everybody" would be told. What is shown is rounded to
the base. Where the cells of a table add up to its total, more cells are hidden until nobody can
subtract their way to a hidden one: what it may be stays a range as wide as 0 … threshold-1.

Every decision looks at the values alone, never at a cell's name or place, and cells of equal value
share one fate. So if the hidden values changed places among themselves, exactly the same would be
published: nobody can tell which hidden cell holds which number, even knowing this method.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import NamedTuple


@dataclass(frozen=True, kw_only=True)
class Rule:
    """``threshold`` and ``base`` are numbers of people; base ≤ threshold."""

    threshold: int
    base: int

    def __post_init__(self) -> None:
        if not 1 <= self.base <= self.threshold:
            raise ValueError("the base lies between 1 and the threshold")

    def rounded(self, count: int) -> int:
        """The nearest multiple of the base, halves upwards."""
        return (count + self.base // 2) // self.base * self.base

    def lowest(self, shown: int) -> int:
        """The smallest count that is shown as this number."""
        return max(self.threshold, shown - self.base // 2)

    def highest(self, shown: int) -> int:
        return shown + (self.base - 1) // 2


@dataclass(frozen=True, kw_only=True)
class Shape:
    """What a table looks like, known before anybody answers.

    ``cells``: each is published, if only as hidden. ``exclusive``: everybody stands in one cell
    exactly. Otherwise people stand in one or more (``overlapping``). ``sensitive``: a cell that
    holds nearly the whole table is hidden too.
    """

    cells: tuple[str, ...]
    exclusive: bool = True
    sensitive: bool = False


@dataclass(frozen=True)
class Table:
    """As published: rounded numbers; None is a hidden one."""

    total: int | None
    cells: dict[str, int | None]
    exclusive: bool = field(default=True, compare=False)


# A sensitive table hides a cell when fewer than one in this many people stand outside it.
SENSITIVE_SHARE = 20


def publish_number(count: int, rule: Rule) -> int | None:
    return None if count < rule.threshold else rule.rounded(count)


def publish_table(
    counts: Mapping[str, int], *, total: int | None, shape: Shape, rule: Rule
) -> Table:
    """The published form of one table of exact counts.

    ``total`` is the number of people counted; None means the sum of the cells, which only an
    exclusive table has. People of an exclusive table whom no cell of the shape counts (an option
    that was withdrawn) make up a hidden cell that is not listed.
    """
    values = {cell: counts.get(cell, 0) for cell in shape.cells}
    listed = sum(values.values())
    if total is None:
        total = listed if shape.exclusive else 0
    if total < rule.threshold or max(values.values(), default=0) > total:
        return Table(None, dict.fromkeys(shape.cells), shape.exclusive)
    kept = _kept(
        values,
        total=total,
        exclusive=shape.exclusive and listed <= total,
        sensitive=shape.sensitive,
        rule=rule,
    )
    if kept is None:
        return Table(None, dict.fromkeys(shape.cells), shape.exclusive)
    cells = {cell: rule.rounded(n) if n in kept else None for cell, n in values.items()}
    return Table(rule.rounded(total), cells, shape.exclusive)


def outside(total: int, *, sensitive: bool, rule: Rule) -> int:
    """How many people of a total must stand outside a cell for the cell to be shown."""
    return max(rule.threshold, -(-total // SENSITIVE_SHARE) if sensitive else 0)


class Rest(NamedTuple):
    """What a reader knows of a published table: bounds of its total, and of what is not shown."""

    total_least: int
    total_most: int
    least: int
    most: int


def _kept(
    values: Mapping[str, int], *, total: int, exclusive: bool, sensitive: bool, rule: Rule
) -> frozenset[int] | None:
    """The values that may be shown; None when even the total must be hidden."""
    room = total - outside(total, sensitive=sensitive, rule=rule)
    kept = sorted({n for n in values.values() if rule.threshold <= n <= room})
    unlisted = total - sum(values.values()) if exclusive else 0
    enough = _exclusive_enough if exclusive else _overlapping_enough
    while True:
        shown = [n for n in values.values() if kept and kept[0] <= n <= kept[-1]]
        hidden = [n for n in values.values() if not kept or not kept[0] <= n <= kept[-1]]
        if not hidden and unlisted:
            hidden = [unlisted]
        rounded = [rule.rounded(n) for n in shown]
        rest = rest_of(rule.rounded(total), rounded, sensitive=sensitive, rule=rule)
        if not hidden or enough(hidden, rest, rule.threshold - 1):
            return frozenset(kept)
        if not kept:
            return None
        del kept[0]


def _exclusive_enough(hidden: list[int], rest: Rest, small: int) -> bool:
    """Whether every hidden cell may be anything in a range as wide as 0 … small (threshold-1).

    One alone is never enough, even where rounding would protect it: a reader should not have to
    trust rounding. Of several, either the hidden values themselves lie that far apart (they could
    stand in any order), or all are small and their sum leaves each of them free: 0 if the others
    are as large as small cells can be, threshold-1 if they are not.
    """
    if len(hidden) == 1:
        return False
    if max(hidden) - min(hidden) >= small:
        return True
    return max(hidden) <= small <= rest.most and rest.least <= (len(hidden) - 1) * small


def _overlapping_enough(hidden: list[int], rest: Rest, small: int) -> bool:
    """The same where people may stand in several cells, yet in one at least.

    Of two hidden cells either may hold next to nobody or next to everybody. A single one holds at
    least ``rest.least`` people, those whom the shown cells leave over: that tells nothing when it
    is none, or so many that only "nearly everybody" can be meant, yet fewer than all.
    """
    if len(hidden) > 1 or rest.least <= 0:
        return True
    return small < rest.least <= rest.total_least - small


def rest_of(total: int, shown: Iterable[int], *, sensitive: bool, rule: Rule) -> Rest:
    """All from rounded numbers, by anybody who knows the rule.

    It bounds what each number was before rounding, and says that enough people stand outside each
    shown cell.
    """
    cells = sorted(shown)
    total_least, total_most = rule.lowest(total), rule.highest(total)
    cap = total_most - outside(total_most, sensitive=sensitive, rule=rule)
    least = [rule.lowest(n) for n in cells]
    most = [min(rule.highest(n), cap) for n in cells]
    rest_least = total_least - sum(most)
    if cells:
        total_least = max(total_least, _total_above(least[-1], sensitive=sensitive, rule=rule))
        beside_largest = outside(total_least, sensitive=sensitive, rule=rule)
        rest_least = max(total_least - sum(most), beside_largest - sum(most[:-1]))
    return Rest(total_least, total_most, rest_least, total_most - sum(least))


def _total_above(cell: int, *, sensitive: bool, rule: Rule) -> int:
    """The smallest total in which so large a cell is shown."""
    share = -(-cell * SENSITIVE_SHARE // (SENSITIVE_SHARE - 1)) if sensitive else 0
    return max(cell + rule.threshold, share)
