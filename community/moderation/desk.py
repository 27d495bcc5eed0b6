"""What waits on the moderators' desk, in the order in which it is looked at: what was taken out of
sight, what was reported, what somebody asks to be looked at again, then the rest, oldest first.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from django.conf import settings
from django.db.models import (
    Case,
    Exists,
    IntegerField,
    OuterRef,
    Q,
    QuerySet,
    Subquery,
    Value,
    When,
)
from django.db.models.functions import Coalesce
from django.utils import timezone

from community.moderation.features import pieces_of, titles
from community.moderation.models import Appeal, Decision, ModeratedItem, Report
from community.moderation.rules.deciding import moderated_by, why_not
from community.moderation.states import State
from community.people.models import User

AT_MOST = 50


@dataclass(frozen=True)
class Row:
    item: ModeratedItem
    title: str
    where: str
    kinds: list[str]
    waited: str
    late: bool
    why_not: str


@dataclass(frozen=True)
class Waiting:
    """How many items wait, by why; ``late``: for longer than people were told."""

    all: int
    reported: int
    appealed: int
    late: int


def waiting_items(features: Iterable[str]) -> "QuerySet[Any]":
    """Items, each with ``reported``, ``appealed``, ``since`` and its ``rank``."""
    open_reports = Report.objects.filter(item=OuterRef("pk"), decision=None).order_by("made_at")
    open_appeals = Appeal.objects.filter(item=OuterRef("pk"), decision=None).order_by("made_at")
    items = ModeratedItem.objects.of(features).still_there()
    marked = items.annotate(
        reported=Exists(open_reports),
        appealed=Exists(open_appeals),
        since=Coalesce(
            Subquery(open_reports.values("made_at")[:1]),
            Subquery(open_appeals.values("made_at")[:1]),
            "sent_at",
        ),
        rank=Case(
            When(state=State.HELD, then=Value(0)),
            When(Exists(open_reports), then=Value(1)),
            When(Exists(open_appeals), then=Value(2)),
            default=Value(3),
            output_field=IntegerField(),
        ),
    )
    new = Q(looked_at=None, state__in=[State.WAITING, State.SHOWN])
    waits = Q(state=State.HELD) | Q(reported=True) | Q(appealed=True) | new
    return marked.filter(waits).order_by("rank", "since", "pk")


def queue(person: User) -> list[Row]:
    """Three queries and one ``read`` of each feature. Without the words: those are opened."""
    features = moderated_by(person)
    mine = {"item": OuterRef("pk"), "by": person}
    these = Q(version=OuterRef("version"))
    asked = these | Q(decision=None)
    items = waiting_items(features).annotate(
        decided_by_me=Exists(Decision.objects.filter(these, **mine)),
        reported_by_me=Exists(Report.objects.filter(asked, **mine))
        | Exists(Appeal.objects.filter(asked, **mine)),
    )
    found = list(items[:AT_MOST])
    pieces, names = pieces_of([one.reference for one in found]), titles(features)
    now = timezone.now()
    return [
        _row(one, names[one.feature], pieces[one.reference].where, person, now)
        for one in found
        if one.reference in pieces
    ]


def _row(item: Any, title: str, where: str, person: User, now: datetime) -> Row:
    left = item.since + timedelta(hours=settings.MODERATION_TARGET_HOURS) - now
    return Row(
        item=item,
        title=title,
        where=where,
        kinds=_kinds(item),
        waited=clock_words(left),
        late=left < timedelta(0),
        why_not=why_not(
            item,
            wrote=item.author_id == person.pk,
            reported=item.reported_by_me,
            decided=item.decided_by_me,
            appealed=item.appealed,
        ),
    )


def _kinds(item: Any) -> list[str]:
    marks = {
        "Out of sight until you have looked": item.state == State.HELD,
        "Reported": item.reported,
        "Another look": item.appealed,
        "New": item.looked_at is None and item.version == 1,
        "Changed": item.looked_at is None and item.version > 1,
    }
    return [words for words, holds in marks.items() if holds]


def clock_words(left: timedelta) -> str:
    """ "2 hours left", "late by 1 day"."""
    minutes = abs(int(left.total_seconds())) // 60
    if minutes < 60:
        length = "less than an hour"
    elif minutes < 48 * 60:
        length = _several(minutes // 60, "hour")
    else:
        length = _several(minutes // (24 * 60), "day")
    return f"late by {length}" if left < timedelta(0) else f"{length} left"


def _several(number: int, noun: str) -> str:
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"


def waiting(person: User) -> Waiting:
    """One query; of items, never of people."""
    rows = waiting_items(moderated_by(person)).values_list("reported", "appealed", "since")
    found = list(rows)
    before = timezone.now() - timedelta(hours=settings.MODERATION_TARGET_HOURS)
    return Waiting(
        all=len(found),
        reported=sum(reported for reported, _, _ in found),
        appealed=sum(appealed for _, appealed, _ in found),
        late=sum(since < before for _, _, since in found),
    )
