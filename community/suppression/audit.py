"""Tries to work hidden numbers out again, as a curious reader would.

Uses what everybody can know: the published numbers, the threshold and the base, that cells of an
exclusive table add up to the total, that everybody counted in another stands in one cell at least.
Independent of how `arithmetic` decides, so that the one checks the other.
"""

from collections.abc import Mapping

from community.suppression import tables
from community.suppression.arithmetic import Rule, Table

Interval = tuple[int, int]


def intervals(table: Table, *, rule: Rule) -> dict[str, Interval]:
    """For each hidden cell, the least and the most that it can be."""
    if table.total is None:
        return {}
    total = (rule.lowest(table.total), rule.highest(table.total))
    cells = {
        name: (0, total[1]) if n is None else (rule.lowest(n), rule.highest(n))
        for name, n in table.cells.items()
    }
    settled = False
    while not settled:
        before = (total, dict(cells))
        total, cells = _narrowed(total, cells, exclusive=table.exclusive)
        settled = before == (total, cells)
    return {name: cells[name] for name, n in table.cells.items() if n is None}


def _narrowed(
    total: Interval, cells: Mapping[str, Interval], *, exclusive: bool
) -> tuple[Interval, dict[str, Interval]]:
    """One round of: the total lies between the sums, a cell is the total less the others."""
    least = sum(low for low, _ in cells.values())
    most = sum(high for _, high in cells.values())
    total = (max(total[0], least if exclusive else 0), min(total[1], most))
    narrowed = {}
    for name, (low, high) in cells.items():
        others_least, others_most = least - low, most - high
        ceiling = total[1] - others_least if exclusive else total[1]
        narrowed[name] = (max(low, total[0] - others_most), min(high, ceiling))
    return total, narrowed


def recoverable(table: Table, *, rule: Rule | None = None) -> list[str]:
    """The hidden cells that are not hidden well: what they can be is narrower than 0 … threshold-1.

    Exact for an exclusive table (sums of intervals); without ``rule`` the settings' one holds.
    """
    rule = rule or tables.rule()
    return [
        name
        for name, (least, most) in intervals(table, rule=rule).items()
        if most - least < rule.threshold - 1
    ]
