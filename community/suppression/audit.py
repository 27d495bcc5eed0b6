"""Tries to work hidden numbers out again, as a curious reader would.

Takes all the tables that come out together and who was asked what, and uses what everybody can
know: the published numbers, the threshold and the base; that cells of an exclusive table add up to
the total, that everybody counted in another stands in one cell at least; that nobody answers what
they were not asked, and everybody what must be answered. Every number of people becomes a range,
published or not, and the ranges are narrowed against each other until nothing moves any more.
Independent of how `arithmetic` and its callers decide, so that the one checks the other.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from community.suppression.arithmetic import Rule, Table

Interval = tuple[int, int]
ANYTHING: Interval = (0, 10**9)
NOBODY: Interval = (0, 0)


@dataclass(frozen=True)
class Group:
    """Who stands in one of ``cells`` in any of ``tables``; all are in the first one's total."""

    tables: tuple[str, ...]
    cells: tuple[str, ...]

    def __str__(self) -> str:
        return f"{self.tables[0]}: {' or '.join(self.cells)}"


@dataclass(frozen=True)
class Asked:
    """Those who stand in all of ``groups`` and nobody else may answer what ``table`` counts.

    ``required``: whoever is asked answers. ``everybody``: a table whose total counts all people.
    """

    table: str
    groups: tuple[Group, ...]
    required: bool = False
    everybody: str = ""

    @property
    def name(self) -> str:
        return f"asked {self.table}"


@dataclass(frozen=True)
class Sum:
    """The people of ``whole`` are those of all ``parts`` together, each counted once."""

    whole: str
    parts: tuple[str, ...]


def cell_of(table: str, cell: str = "") -> str:
    """The name of a cell; without ``cell`` of the total."""
    return f"{table}: {cell}" if cell else table


def recoverable(
    tables: Mapping[str, Table], asked: Iterable[Asked] = (), *, rule: Rule
) -> dict[str, Interval]:
    """What is not hidden well: the range of what it can be is narrower than 0 … threshold-1.

    Hidden cells, and groups that no table lists but that the tables together tell ("north, not
    asked why"), where these may be smaller than the threshold.
    """
    small = rule.threshold - 1
    listed = {cell_of(name, cell) for name, table in tables.items() for cell in table.cells}
    return {
        name: (least, most)
        for name, (least, most) in intervals(tables, asked, rule=rule).items()
        if most - least < small and (name in listed or least <= small)
    }


def intervals(
    tables: Mapping[str, Table], asked: Iterable[Asked] = (), *, rule: Rule
) -> dict[str, Interval]:
    """The least and the most that each hidden cell, and each group nobody published, can be."""
    known: dict[str, Interval] = {}
    sums: list[Sum] = []
    for name, table in tables.items():
        known[name] = _range(table.total, rule)
        known |= {cell_of(name, cell): _range(n, rule) for cell, n in table.cells.items()}
        sums += _sums_of(name, table)
    private = {
        cell_of(n, c) for n, t in tables.items() for c, shown in t.cells.items() if shown is None
    }
    private |= {
        _others(name) for name, table in tables.items() if table.alone and not table.exclusive
    }
    for one in asked:
        known[f"{one.name}, no answer"] = NOBODY if one.required else ANYTHING
        sums += _sums_asked(one, tables)
        private |= set(_groups_told(one, tables))
    found = _settled(known, sums)
    return {name: found[name] for name in sorted(private)}


def _range(shown: int | None, rule: Rule) -> Interval:
    return ANYTHING if shown is None else (rule.lowest(shown), rule.highest(shown))


def _sums_of(name: str, table: Table) -> Iterator[Sum]:
    cells = tuple(cell_of(name, cell) for cell in table.cells)
    if not cells:
        return
    if table.exclusive:
        yield Sum(name, cells)
        return
    alone = tuple(cell_of(name, cell) for cell in table.cells if cell in table.alone)
    cells = tuple(cell for cell in cells if cell not in alone)
    yield Sum(name, (*alone, _others(name)))
    yield Sum(f"{name}, all ticks", cells)
    yield Sum(f"{name}, all ticks", (_others(name), f"{name}, ticks more than one"))
    for cell in cells:
        yield Sum(_others(name), (cell, f"{name}, not {cell}"))


def _others(name: str) -> str:
    """Who stands in no cell that excludes all others."""
    return f"{name}, others"


def _sums_asked(one: Asked, tables: Mapping[str, Table]) -> Iterator[Sum]:
    yield Sum(one.name, (one.table, f"{one.name}, no answer"))
    for group in one.groups:
        yield from _sums_group(group, tables)
        if len(one.groups) == 1:
            yield Sum(str(group), (one.name,))
        else:
            yield Sum(str(group), (one.name, _left(group, one)))
    if len(one.groups) == 2:
        first, second = one.groups
        either = f"{first} or {second}"
        yield Sum(either, (str(first), _left(second, one)))
        yield Sum(one.everybody, (either, f"neither {either}"))


def _sums_group(group: Group, tables: Mapping[str, Table]) -> Iterator[Sum]:
    cells = _cells(group, tables)
    yield Sum(group.tables[0], (str(group), f"none of {group}"))
    if _adds_up(group, tables):
        others = replace(group, cells=tuple(tables[group.tables[0]].cells.keys() - group.cells))
        yield Sum(str(group), cells)
        yield Sum(f"none of {group}", _cells(others, tables))
        return
    yield Sum(f"{group}, all ticks", cells)
    yield Sum(f"{group}, all ticks", (str(group), f"{group}, together"))
    for cell in cells:
        yield Sum(str(group), (cell, f"{group}, without {cell}"))


def _groups_told(one: Asked, tables: Mapping[str, Table]) -> Iterator[str]:
    """Those groups that say what a person answered, not only that they answered."""
    telling = [group for group in one.groups if not _names_all(group, tables)]
    for group in one.groups:
        if any(other != group for other in telling):
            yield _left(group, one)
    if len(telling) == len(one.groups) == 2:
        yield f"neither {telling[0]} or {telling[1]}"
    for group in one.groups:
        cells = _cells(group, tables)
        if len(cells) > 1 and not _adds_up(group, tables):
            yield f"{group}, together"
            yield from (f"{group}, without {cell}" for cell in cells)


def _left(group: Group, one: Asked) -> str:
    return f"{group}, not {one.name}"


def _cells(group: Group, tables: Mapping[str, Table]) -> tuple[str, ...]:
    return tuple(
        cell_of(name, cell)
        for name in group.tables
        for cell in tables[name].cells
        if cell in group.cells
    )


def _names_all(group: Group, tables: Mapping[str, Table]) -> bool:
    """Then whoever stands outside has not answered, and that is all there is to tell."""
    return all(set(tables[name].cells) <= set(group.cells) for name in group.tables)


def _adds_up(group: Group, tables: Mapping[str, Table]) -> bool:
    return len(group.tables) == 1 and tables[group.tables[0]].exclusive


def _settled(known: dict[str, Interval], sums: Sequence[Sum]) -> dict[str, Interval]:
    names = {name for one in sums for name in (one.whole, *one.parts)}
    found = dict.fromkeys(names, ANYTHING) | known
    moved = True
    while moved:
        before = dict(found)
        for one in sums:
            _narrow(found, one)
        moved = before != found
    return found


def _narrow(found: dict[str, Interval], one: Sum) -> None:
    """The whole lies between the sums, a part is the whole less the other parts."""
    least = sum(found[part][0] for part in one.parts)
    most = sum(found[part][1] for part in one.parts)
    whole = _both(found[one.whole], (least, most))
    found[one.whole] = whole
    for part in one.parts:
        low, high = found[part]
        found[part] = _both((low, high), (whole[0] - (most - high), whole[1] - (least - low)))


def _both(one: Interval, other: Interval) -> Interval:
    return max(one[0], other[0]), min(one[1], other[1])
