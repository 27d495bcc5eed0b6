"""Which numbers about people may be shown, and how. Pure arithmetic: no database, no Django.

A cell is hidden when it counts fewer people than the threshold (none at all included), or when so
few of its total are outside it that "nearly everybody" would be told. What is shown is rounded to
the base. Where the cells of a table add up to its total, more cells are hidden until nobody can
subtract their way to a hidden one: what it may be stays a range as wide as 0 … threshold-1.

That holds even for a reader who knows the total exactly, and where other questions hang on answers
to this one (``told``) every shown number too: there rounding comes on top and nothing rests on it.
So it does no harm when other tables of the same questionnaire tell those numbers more precisely, as
they do: everybody who answered one question also answered another, or was asked because they did.

Every decision looks at the values alone, never at a cell's name or place, and cells of equal value
share one fate. So if the hidden values changed places among themselves, exactly the same would be
published: nobody can tell which hidden cell holds which number, even knowing this method. (Among
cells of one sort, where some exclude all others.)
"""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace


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
    exactly. Otherwise people stand in one or more (``overlapping``), in ``most`` at most (0: in any
    number). ``alone``: those among overlapping cells whose people stand in no other one.
    ``sensitive``: a cell that holds nearly the whole table is hidden too. ``told``: other tables
    count the people of some of its cells again.
    """

    cells: tuple[str, ...]
    exclusive: bool = True
    most: int = 0
    alone: frozenset[str] = frozenset()
    sensitive: bool = False
    told: bool = False

    def __post_init__(self) -> None:
        if not self.exclusive and self.alone and len(set(self.cells) - self.alone) < 2:
            raise ValueError("where at most one cell does not exclude all others, all do")


@dataclass(frozen=True)
class Table:
    """As published: rounded numbers; None is a hidden one."""

    total: int | None
    cells: dict[str, int | None]
    exclusive: bool = field(default=True, compare=False)
    alone: frozenset[str] = field(default=frozenset(), compare=False)


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
    nothing = Table(None, dict.fromkeys(shape.cells), shape.exclusive, shape.alone)
    if total < rule.threshold or max(values.values(), default=0) > total:
        return nothing
    kept = _kept_cells(values, total=total, shape=shape, rule=rule)
    if len(values) == 1 and not kept:
        # The only cell holds nearly everybody or nearly nobody: the total would tell which.
        return nothing
    cells = {cell: rule.rounded(n) if cell in kept else None for cell, n in values.items()}
    return replace(nothing, total=rule.rounded(total), cells=cells)


def outside(total: int, *, sensitive: bool, rule: Rule) -> int:
    """How many people of a total must stand outside a cell for the cell to be shown."""
    return max(rule.threshold, -(-total // SENSITIVE_SHARE) if sensitive else 0)


def _kept_cells(
    values: Mapping[str, int], *, total: int, shape: Shape, rule: Rule
) -> frozenset[str]:
    """Which cells may be shown.

    First those that exclude all others, as long as they leave over enough people for the rest of
    the table. What is left of it is a table of so many people, in which the others may overlap.
    """
    alone = {cell: n for cell, n in values.items() if cell in shape.alone}
    most = 1 if shape.exclusive and sum(values.values()) <= total else shape.most or len(values)
    if most == 1 or not alone:
        kept = _kept(values.values(), total=total, most=most, shape=shape, rule=rule)
        return frozenset(cell for cell, n in values.items() if n in kept)
    room = total - outside(total, sensitive=shape.sensitive, rule=rule)
    first = sorted({n for n in alone.values() if rule.threshold <= n <= room})
    shown = {cell: n for cell, n in alone.items() if n in first}
    while shown and total - sum(shown.values()) < rule.threshold:
        del first[0]
        shown = {cell: n for cell, n in alone.items() if n in first}
    together = {cell: n for cell, n in values.items() if cell not in alone}
    left = total - sum(shown.values())
    if max(together.values(), default=0) > left:
        return frozenset()
    unseen = [n for cell, n in alone.items() if cell not in shown]
    kept = _kept(together.values(), total=left, most=most, shape=shape, rule=rule, unseen=unseen)
    return frozenset(shown) | {cell for cell, n in together.items() if n in kept}


def _kept(
    values: Collection[int],
    *,
    total: int,
    most: int,
    shape: Shape,
    rule: Rule,
    unseen: Sequence[int] = (),
) -> frozenset[int]:
    """The values that may be shown; ``most`` is 1 where cells exclude each other.

    ``unseen``: of the same total, hidden, and excluding all others. With none of them shown the
    total alone is safe: the same would be published if one of several cells held everybody.
    """
    room = total - outside(total, sensitive=shape.sensitive, rule=rule)
    kept = sorted({n for n in values if rule.threshold <= n <= room})
    unlisted = total - sum(values) if most == 1 else 0
    while kept:
        hidden = [n for n in values if not kept[0] <= n <= kept[-1]]
        if not hidden and unlisted:
            hidden = [unlisted]
        shown = [n for n in values if kept[0] <= n <= kept[-1]]
        known = (sum(shown), sum(shown)) if shape.told else _rounded_sum(shown, room, rule)
        if unseen:
            enough = _beside_enough(hidden, unseen, known, total, most=most, rule=rule)
        else:
            enough = not hidden or _enough(hidden, known, total, most=most, rule=rule)
        if enough:
            break
        del kept[0]
    return frozenset(kept)


def _rounded_sum(shown: Iterable[int], room: int, rule: Rule) -> tuple[int, int]:
    """The least and the most that numbers can come to, known rounded and to be shown at all."""
    rounded = [rule.rounded(n) for n in shown]
    return sum(map(rule.lowest, rounded)), sum(min(rule.highest(n), room) for n in rounded)


def _enough(
    hidden: list[int], shown: tuple[int, int], total: int, *, most: int, rule: Rule
) -> bool:
    """Whether every hidden cell may be anything in a range as wide as 0 … threshold-1.

    ``shown``: what a reader knows of the sum of the shown cells. It leaves over who must stand in
    hidden ones.
    """
    small = rule.threshold - 1
    if most == 1:
        return _exclusive_enough(hidden, (total - shown[1], total - shown[0]), small)
    if small > most * total - shown[0]:
        return False
    return _overlapping_enough(hidden, total - shown[1], total, small)


def _exclusive_enough(hidden: list[int], rest: tuple[int, int], small: int) -> bool:
    """One alone is never enough: it is the rest.

    Of several, either the hidden values themselves lie that far apart (they could stand in any
    order), or all are small and their sum leaves each of them free: 0 if the others are as large
    as small cells can be, threshold-1 if they are not.
    """
    if len(hidden) == 1:
        return False
    if max(hidden) - min(hidden) >= small:
        return True
    return max(hidden) <= small <= rest[1] and rest[0] <= (len(hidden) - 1) * small


def _overlapping_enough(hidden: list[int], rest: int, total: int, small: int) -> bool:
    """The same where people may stand in several cells, yet in one at least.

    Of two hidden cells either may hold next to nobody or next to everybody. A single one holds at
    least the rest: that tells nothing when it is nobody, or so many that only "nearly everybody"
    can be meant, yet fewer than all.
    """
    if len(hidden) > 1 or rest <= 0:
        return True
    return small < rest <= total - small


def _beside_enough(
    hidden: list[int],
    unseen: Sequence[int],
    shown: tuple[int, int],
    total: int,
    *,
    most: int,
    rule: Rule,
) -> bool:
    """The same where hidden cells that exclude all others (``unseen``) stand beside.

    Each of those may be nobody if one of ``hidden``, or else the rest of them, can take in who
    stands in no shown cell. It may be threshold-1 if so many less still make up the shown cells.
    """
    small = rule.threshold - 1
    rest = total - shown[1]
    if shown[0] > most * (total - small):
        return False
    if not hidden:
        return rest <= (len(unseen) - 1) * small
    return small <= most * total - shown[0]
