"""How often people who work here read about others, why and in which role: published once for each
finished quarter, suppressed, and never worked out again, so that nothing can be subtracted.
"""

from dataclasses import dataclass
from typing import Any

from django.contrib.auth.models import Group
from django.db.models import Case, OuterRef, QuerySet, Subquery, Value, When
from django.db.models.functions import Coalesce
from django.utils import timezone

from community.people.roles import Role
from community.privacy.models import Look
from community.privacy.reasons import OTHER, OTHER_TITLE, reasons
from community.privacy.rules.quarters import Quarter, finished, last_finished
from community.suppression import releases, tables

WHY, WHO = "why", "who"
LEFT = "left"
SHOWN = 4


def _about(quarter: Quarter) -> str:
    return f"privacy.look:{quarter}"


def publish_looks() -> bool:
    """The quarter that ended last; False when its figures are public already."""
    quarter = last_finished(timezone.localdate())
    looks = Look.objects.filter(at__gte=quarter.starts, at__lt=quarter.ends)
    counted = {**_by_why(looks), **_by_role(looks)}
    try:
        releases.make(_about(quarter), counted, {"titles": _titles()})
    except releases.Refused:
        return False
    return True


def _by_why(looks: QuerySet[Look]) -> dict[str, tables.Table]:
    kinds = [
        When(purpose__startswith=beginning, then=Value(one.name))
        for one in reasons
        for beginning in one.beginnings
    ]
    cell = Case(*kinds, default=Value(OTHER))
    cells = tuple([one.name for one in reasons] + [OTHER])
    return _published(looks.annotate(cell=cell), WHY, cells)


def _by_role(looks: QuerySet[Look]) -> dict[str, tables.Table]:
    """Each look counts once: under the first of the roles of who looked."""
    roles = Group.objects.filter(user=OuterRef("by"), name__in=[role.value for role in Role])
    cell = Coalesce(Subquery(roles.order_by("name").values("name")[:1]), Value(LEFT))
    cells = tuple([role.value for role in Role] + [LEFT])
    return _published(looks.annotate(cell=cell), WHO, cells)


def _published(looks: QuerySet[Any], name: str, cells: tuple[str, ...]) -> dict[str, tables.Table]:
    shape = tables.Shape(cells=cells)
    found = looks.annotate(table=Value(name))
    return tables.publish(found, shapes={name: shape}, weight=None)


def _titles() -> dict[str, str]:
    """As they were called then."""
    return {
        **{one.name: one.title for one in reasons},
        **{role.value: role.label for role in Role},
        OTHER: OTHER_TITLE,
        LEFT: "Somebody who has left",
    }


@dataclass(frozen=True)
class Figures:
    """``why`` and ``who``: what has a number, the most first; the rest is too few to say."""

    quarter: Quarter
    total: int | None
    why: list[tuple[str, int]]
    who: list[tuple[str, int]]


def figures() -> list[Figures]:
    """What is public, the latest quarter first. One query for each quarter."""
    quarters = finished(timezone.localdate(), SHOWN)
    found = [(quarter, releases.latest(_about(quarter))) for quarter in quarters]
    return [_figures(quarter, release) for quarter, release in found if release is not None]


def _figures(quarter: Quarter, release: Any) -> Figures:
    titles, stored = release.payload["titles"], release.tables
    return Figures(
        quarter=quarter,
        total=stored[WHY]["total"],
        why=_listed(stored[WHY]["cells"], titles),
        who=_listed(stored[WHO]["cells"], titles),
    )


def _listed(cells: dict[str, int | None], titles: dict[str, str]) -> list[tuple[str, int]]:
    shown = [(titles.get(cell, cell), number) for cell, number in cells.items() if number]
    return sorted(shown, key=lambda one: -one[1])
