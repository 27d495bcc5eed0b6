"""The only place where a query that counts people is evaluated.

Callers hand over an unevaluated queryset and get published numbers back: rounded, and None where
a number is hidden. Exact counts never leave this module.
"""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from django.conf import settings
from django.db.models import Count, QuerySet, Sum

from community.suppression.arithmetic import Rule, Shape, Table, publish_number, publish_table

__all__ = ["Shape", "Table", "count", "hidden", "publish", "rule"]

Counts = dict[str, dict[str, int]]


class Evaluated(ValueError):
    """The queryset has been read already: somebody has seen exact numbers."""


def rule() -> Rule:
    return Rule(threshold=settings.SUPPRESSION_THRESHOLD, base=settings.SUPPRESSION_BASE)


def publish(
    queryset: QuerySet[Any],
    *,
    shapes: Mapping[str, Shape],
    table: str = "table",
    cell: str = "cell",
    weight: str | None = "n",
    total_cell: str = "",
) -> dict[str, Table]:
    """One grouped query, and every table of ``shapes`` in the form in which it may be shown.

    ``table``, ``cell``: the field paths that say where a row belongs; ``weight``: the field that
    holds how many people a row stands for (a counter), None when each row is one person. The row
    whose cell is ``total_cell`` holds how many people a table counts; without one, an exclusive
    table is its own total. A row that is missing counts nobody; 'not answered' is never a cell.
    """
    counts = _grouped(_unevaluated(queryset), table=table, cell=cell, weight=weight)
    now = rule()
    return {
        name: publish_table(
            counts.get(name, {}),
            total=counts.get(name, {}).get(total_cell),
            shape=shape,
            rule=now,
        )
        for name, shape in shapes.items()
    }


def hidden(table: Table) -> Table:
    """The same table with nothing left to read."""
    return replace(table, total=None, cells=dict.fromkeys(table.cells))


def count(queryset: QuerySet[Any]) -> int | None:
    """How many people, rounded; None when they are too few to say."""
    return publish_number(_unevaluated(queryset).count(), rule())


def _unevaluated(queryset: QuerySet[Any]) -> QuerySet[Any]:
    if queryset._result_cache is not None:
        raise Evaluated("hand over a queryset that nobody has read yet")
    return queryset


def _grouped(queryset: QuerySet[Any], *, table: str, cell: str, weight: str | None) -> Counts:
    people = Count("pk") if weight is None else Sum(weight)
    rows = queryset.order_by().values_list(table, cell).annotate(suppression_people=people)
    counts: Counts = defaultdict(dict)
    for name, place, number in rows:
        counts[str(name)][str(place)] = number or 0
    return counts
