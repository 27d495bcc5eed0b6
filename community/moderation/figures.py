"""How moderation goes, in numbers of items, reports and appeals; none of them counts people."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import timedelta
from statistics import median
from typing import Any

from django.utils import timezone

from community.moderation.models import Appeal, Decision, ModeratedItem, Report
from community.moderation.states import Deed, State

QUARTER = timedelta(days=92)


@dataclass(frozen=True)
class Figures:
    """Of one feature. ``changed``: another look that ended otherwise. ``hours``: half of all
    decisions of the last three months came within so many; None before the first.
    """

    states: Mapping[str, int]
    reports: int
    reports_open: int
    appeals: int
    appeals_open: int
    changed: int
    hours: float | None

    @property
    def rows(self) -> list[tuple[str, int]]:
        shown = (State.WAITING, State.SHOWN, State.HELD, State.NOT_SHOWN, State.TAKEN_DOWN)
        return [(state.label, self.states.get(state.value, 0)) for state in shown]


def figures(features: Iterable[str]) -> dict[str, Figures]:
    """Four queries, however many features there are."""
    names = list(features)
    states = _pairs(ModeratedItem.objects.of(names).values_list("feature", "state"))
    reports = _pairs(
        Report.objects.filter(item__feature__in=names).values_list("item__feature", "decision")
    )
    asked = Appeal.objects.filter(item__feature__in=names)
    appeals = _pairs(asked.values_list("item__feature", "about__deed", "decision__deed"))
    recent = Decision.objects.filter(
        item__feature__in=names, at__gte=timezone.now() - QUARTER
    ).values_list("item__feature", "waited")
    waited = _pairs(recent)
    return {
        name: Figures(
            states=Counter(state for (state,) in states.get(name, [])),
            reports=len(reports.get(name, [])),
            reports_open=sum(decision is None for (decision,) in reports.get(name, [])),
            appeals=len(appeals.get(name, [])),
            appeals_open=sum(now is None for _, now in appeals.get(name, [])),
            changed=sum(_differs(*pair) for pair in appeals.get(name, [])),
            hours=_hours([minutes for (minutes,) in waited.get(name, [])]),
        )
        for name in names
    }


def _pairs(rows: Iterable[tuple[Any, ...]]) -> dict[str, list[tuple[Any, ...]]]:
    """By the first column."""
    found: dict[str, list[tuple[Any, ...]]] = {}
    for name, *rest in rows:
        found.setdefault(name, []).append(tuple(rest))
    return found


def _differs(before: object, now: object) -> bool:
    return now is not None and (before == Deed.SHOW) is not (now == Deed.SHOW)


def _hours(minutes: list[int]) -> float | None:
    return round(median(minutes) / 60, 1) if minutes else None
