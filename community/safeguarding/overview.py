"""What the first page of these rooms shows, and whether what must not stop is running."""

import json
from dataclasses import dataclass
from datetime import timedelta
from functools import lru_cache
from pathlib import Path
from typing import Any

from django.db.models import Count, Min
from django.utils import timezone

from community.people.models import User
from community.people.roles import Role, has_role
from community.safeguarding import guards
from community.safeguarding.actions import chronology
from community.safeguarding.actions.alerts import CLIMB
from community.safeguarding.models import (
    Alert,
    ChainCheck,
    Concern,
    Heartbeat,
    Reveal,
    Screening,
    UnusualReading,
)
from community.safeguarding.rules import access
from community.safeguarding.rules.coverage import coverage, gaps, reading_words
from community.safeguarding.states import OPEN, AlertKind, Band

FIGURES = Path(__file__).parent / "screening" / "figures.json"
LATE = timedelta(minutes=10)
CHECK_LATE = timedelta(hours=26)
DRILL_LATE = timedelta(days=8)


@dataclass(frozen=True)
class Sign:
    """One thing that must hold. ``words``: what is so; ``ok``: whether that is as it should be."""

    words: str
    ok: bool


def waiting() -> dict[str, Any]:
    """Housekeeping numbers of texts, not of people: how many wait to be read, and since when."""
    rows = Screening.objects.unread().order_by().values("band").annotate(n=Count("pk"))
    by_band = {row["band"]: row["n"] for row in rows}
    oldest = Screening.objects.unread().aggregate(day=Min("received_on"))["day"]
    return {
        "urgent": by_band.get(Band.URGENT, 0),
        "first": by_band.get(Band.FIRST, 0),
        "all": sum(by_band.values()),
        "oldest": oldest,
    }


def concerns_of(person: User) -> list[dict[str, Any]]:
    """Open ones, the pressing first; constant queries."""
    found = list(
        Concern.objects.visible_to(person)
        .filter(state__in=OPEN)
        .select_related("owner")
        .order_by("-immediate_danger", "state", "opened_at")[:100]
    )
    begins = chronology.first_words(found)
    due = _due_actions(found)
    return [
        {"concern": one, "begins": begins.get(one.pk, ""), "due": due.get(one.pk)} for one in found
    ]


def _due_actions(concerns: list[Concern]) -> dict[Any, Any]:
    rows = (
        Concern.objects.filter(pk__in=[one.pk for one in concerns], actions__done_at=None)
        .exclude(actions=None)
        .annotate(due=Min("actions__due_on"))
        .values_list("pk", "due")
    )
    return dict(rows)


def duty_words() -> dict[str, Any]:
    found = coverage()
    duty = found.now or found.next
    return {
        "words": reading_words(found),
        "hours": found.hours,
        "people": [one.get_full_name() for one in (*duty.readers, *duty.deputies)] if duty else [],
    }


def health() -> list[Sign]:
    return [*chain_signs(), *alert_signs(), rota_sign()]


def rota_sign() -> Sign:
    """Somebody on the rota has left, or does another job now."""
    found = gaps()
    if not found:
        return Sign("Everybody on the rota still reads.", True)
    when = "; ".join(str(one) for one in found[:3])
    more = f" and {len(found) - 3} more" if len(found) > 3 else ""
    return Sign(f"Nobody reads on {when}{more}: who did has left. Fill the rota.", False)


def alert_signs() -> list[Sign]:
    return [ladder_sign(), _drill_sign(), _answer_sign()]


def chain_signs() -> list[Sign]:
    check = ChainCheck.objects.first()
    gone = guards.missing()
    signs = [
        Sign("The database refuses changes to chronologies.", True)
        if not gone
        else Sign(
            "The database would let somebody change a chronology. Tell an administrator.", False
        )
    ]
    if check is None:
        return [*signs, Sign("The chronologies have not been checked yet.", False)]
    if not check.is_whole:
        words = f"The chronologies were tampered with: {check.why}, at entry {check.broken_at}."
        return [*signs, Sign(words, False)]
    fresh = check.at > timezone.now() - CHECK_LATE
    day = timezone.localtime(check.at)
    words = f"All {check.number} entries were checked on {day:%-d %B at %H:%M}: none was changed."
    return [*signs, Sign(words, fresh)]


def ladder_sign() -> Sign:
    beat = Heartbeat.objects.filter(name=CLIMB).first()
    if beat is None:
        return Sign("Alerts have not been looked after since the site was started.", False)
    fresh = beat.at > timezone.now() - LATE
    day = timezone.localtime(beat.at)
    return Sign(f"Alerts were last looked after on {day:%-d %B at %H:%M}.", fresh)


def _drill_sign() -> Sign:
    last = Alert.objects.filter(kind=AlertKind.DRILL).order_by("-raised_at").first()
    if last is None:
        return Sign("There has been no drill yet: one is sent every week.", True)
    if last.answered_at:
        day = timezone.localtime(last.answered_at)
        return Sign(
            f"The last drill was answered on {day:%-d %B}.",
            last.raised_at > timezone.now() - DRILL_LATE,
        )
    waits = timezone.now() - last.raised_at
    return Sign("This week's drill waits for an answer.", waits < timedelta(days=1))


def _answer_sign() -> Sign:
    late = Alert.objects.waiting().exclude(kind=AlertKind.DRILL).filter(step__gte=2).count()
    if late:
        return Sign(
            f"{late} alert(s) went past the reader and the deputy without an answer.", False
        )
    return Sign("Every alert was answered, or is still with the reader or the deputy.", True)


def watches(person: User) -> int:
    """Unusual reading that waits for this person's question."""
    if not has_role(person, Role.INDEPENDENT_PERSON):
        return 0
    return UnusualReading.objects.filter(settled_at=None).exclude(person=person).count()


def reveals_waiting_for(person: User) -> list[Reveal]:
    open_ones = Reveal.objects.filter(allowed_by=None, refused_at=None).select_related("concern")
    return [one for one in open_ones if not access.why_not_allow(person, one)]


@lru_cache(maxsize=1)
def figures() -> dict[str, Any]:
    """What was measured with the unseen texts when the weights were made."""
    found: dict[str, Any] = json.loads(FIGURES.read_text(encoding="utf-8"))
    return found


def sorting() -> dict[str, Any]:
    """The measured figures in words and whole numbers, and what they mean when harm is rare."""
    found = figures()
    recall, precision = found["concern"]["recall"], found["concern"]["precision"]
    harmful, harmless = found["concerns"], found["texts"] - found["concerns"]
    false_alarms = recall * harmful * (1 - precision) / precision / harmless
    return {
        "figures": {**found, "learnt": found["training texts"]},
        "found": round(100 * recall),
        "right": round(100 * precision),
        "danger": found["immediate danger flagged"],
        "rare": [_of_a_thousand(of, recall, false_alarms) for of in (2, 10, 50, 200)],
    }


def _of_a_thousand(of: int, recall: float, false_alarms: float) -> dict[str, int]:
    true = recall * 1000 / of
    return {
        "of": of,
        "flagged": round(true + false_alarms * (1000 - 1000 / of)),
        "true": round(true),
    }
