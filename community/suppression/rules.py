"""May these numbers follow the ones already published? Comparing two releases must not show what
one person did. A number that changes must have changed by at least the threshold, for certain:
we keep and compare only rounded numbers, so the change on paper must be large enough to leave no
doubt. That is stricter than comparing exact counts would be, and needs no exact count to be kept.
When answering has closed, the last release is not compared: it is the one that stays.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from community.suppression.arithmetic import Rule, Table
from community.suppression.models import Release
from community.suppression.tables import rule

Stored = Mapping[str, Mapping[str, object]]


@dataclass(frozen=True)
class Refusal:
    """Why not, for the person who wanted to release."""

    reason: str
    tables: tuple[str, ...] = ()

    def __str__(self) -> str:
        return self.reason


def may_release(
    about: str, tables: Mapping[str, Table], *, closing: bool = False
) -> Refusal | None:
    """None when it may be released. ``closing``: answering has ended and this is the last."""
    earlier = list(Release.objects.filter(about=about).order_by("number"))
    if closing and not any(release.closing for release in earlier):
        return None
    if closing:
        return Refusal("The numbers were published when it had closed. They come out once.")
    now = rule()
    early = {
        name
        for release in earlier
        for name, table in tables.items()
        if not change_is_safe(read(release.tables.get(name)), table, rule=now)
    }
    if not early:
        return None
    return Refusal(
        "Too few answers have come in since the last release: somebody could work out from the "
        "difference what one person said. Wait for more answers, or release when it has closed.",
        tuple(sorted(early)),
    )


def read(stored: Mapping[str, object] | None) -> Table | None:
    """A table as `releases.store` wrote it."""
    if stored is None:
        return None
    return Table(stored["total"], stored["cells"], bool(stored["exclusive"]))  # type: ignore[arg-type]  # our own JSON


def change_is_safe(before: Table | None, after: Table, *, rule: Rule) -> bool:
    if before is None:
        return True
    return all(_safe(old, new, before, after, rule) for old, new in _pairs(before, after))


def _pairs(before: Table, after: Table) -> Iterator[tuple[int | None, int | None]]:
    yield before.total, after.total
    for cell in before.cells.keys() | after.cells.keys():
        yield before.cells.get(cell), after.cells.get(cell)


def _safe(old: int | None, new: int | None, before: Table, after: Table, rule: Rule) -> bool:
    """Whether the number behind it is unchanged on paper, or changed by ≥ threshold for certain."""
    if old == new:
        return True
    was, is_now = _bounds(old, before, rule), _bounds(new, after, rule)
    return max(is_now[0] - was[1], was[0] - is_now[1]) >= rule.threshold


def _bounds(number: int | None, table: Table, rule: Rule) -> tuple[int, int]:
    """What the exact count may have been."""
    if number is not None:
        return rule.lowest(number), rule.highest(number)
    return 0, rule.threshold - 1 if table.total is None else rule.highest(table.total)
