"""Which numbers about people may be shown, and how. Pure arithmetic: no database, no Django.

A cell is hidden when it counts fewer people than the threshold (none at all included), or when so
few of its total are outside it that "nearly everybody" would be told. What is shown is rounded to
the base. Where the cells of a table add up to its total, more cells are hidden until nobody can
subtract their way to a hidden one: for each hidden cell everything from 0 to threshold-1 stays
possible.

Every decision looks at the values alone, never at a cell's name or place, and cells of equal value
share one fate. So if the hidden values changed places among themselves, exactly the same would be
published: nobody can tell which hidden cell holds which number, even knowing this method.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field


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
    exclusive = shape.exclusive and listed <= total
    kept = _kept(values, total=total, exclusive=exclusive, sensitive=shape.sensitive, rule=rule)
    if kept is None:
        return Table(None, dict.fromkeys(shape.cells), shape.exclusive)
    cells = {cell: rule.rounded(n) if n in kept else None for cell, n in values.items()}
    return Table(rule.rounded(total), cells, shape.exclusive)


def outside(total: int, *, sensitive: bool, rule: Rule) -> int:
    """How many people of a total must stand outside a cell for the cell to be shown."""
    return max(rule.threshold, -(-total // SENSITIVE_SHARE) if sensitive else 0)


def _kept(
    values: Mapping[str, int], *, total: int, exclusive: bool, sensitive: bool, rule: Rule
) -> frozenset[int] | None:
    """The values that may be shown; None when even the total must be hidden."""
    room = total - outside(total, sensitive=sensitive, rule=rule)
    kept = sorted({n for n in values.values() if rule.threshold <= n <= room})
    unlisted = exclusive and sum(values.values()) < total
    while True:
        shown = [n for n in values.values() if kept and n >= kept[0] and n <= kept[-1]]
        hidden = max(len(values) - len(shown), int(unlisted))
        rest = remainder(
            rule.rounded(total), [rule.rounded(n) for n in shown], sensitive=sensitive, rule=rule
        )
        if hidden == 0 or _covered(rest, hidden=hidden, exclusive=exclusive, rule=rule):
            return frozenset(kept)
        if not kept:
            return None
        del kept[0]


def remainder(
    total: int, shown: Iterable[int], *, sensitive: bool, rule: Rule
) -> tuple[int, int]:
    """The least and the most that the total can exceed the shown cells by.

    All from rounded numbers, by anybody who knows the rule: it bounds what each number was before
    rounding, and a shown cell has enough people outside it.
    """
    cells = list(shown)
    most_total = rule.highest(total)
    cap = most_total - outside(most_total, sensitive=sensitive, rule=rule)
    least = [rule.lowest(n) for n in cells]
    most = [min(rule.highest(n), cap) for n in cells]
    least_total = max(rule.lowest(total), max(least, default=0) + rule.threshold if cells else 0)
    return least_total - sum(most), most_total - sum(least)


def _covered(rest: tuple[int, int], *, hidden: int, exclusive: bool, rule: Rule) -> bool:
    """Whether each hidden cell may still be anything from 0 to threshold-1.

    Several hidden cells can each be 0, as the others may hold everything; a single one holds the
    remainder itself. Overlapping cells may hold more than the remainder, yet everybody who is
    counted stands in one of them.
    """
    least, most = rest
    return (hidden > 1 or least <= 0) and (not exclusive or most >= rule.threshold - 1)
