"""What we hold about somebody, and what is due to go. Everything is read from the declared
holdings, so that what a person sees, what is cleared at night and the record of processing can
never disagree.
"""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Any

from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from community.outbox.references import reference
from community.people.models import User
from community.people.roles import roles_of
from community.privacy.models import Look
from community.privacy.withholding import withheld
from community.registries import Holding, Retention, holdings

# Apps whose records the platform makes by itself.
NOTED = frozenset({"links", "outbox", "privacy", "sessions", "wagtailcore"})

# So many days somebody can picture as days.
COUNTED = 60


@dataclass(frozen=True)
class Held:
    """One holding as it concerns one person; ``records`` map labels to values, ``goes_on`` says
    of each record on which day it goes, where that is known.
    """

    holding: Holding
    records: list[dict[str, Any]]
    goes_on: list[date | None]

    @property
    def kept(self) -> str:
        return how_long(self.holding.retention)

    @property
    def withheld(self) -> str:
        return withheld(self.holding)

    @property
    def lines(self) -> list[dict[str, str]]:
        """The records in words, for a screen."""
        today = timezone.localdate()
        return [
            {label: in_words(value) for label, value in record.items()} | _goes(day, today)
            for record, day in zip(self.records, self.goes_on, strict=True)
        ]


def held_about(person: User) -> list[Held]:
    """Every holding, those without a record too: that we hold nothing is worth saying.

    What a person did and said comes before what the platform noted on its own.
    """
    ordered = sorted(holdings, key=lambda holding: holding.model.partition(".")[0] in NOTED)
    return [_held(holding, person) for holding in ordered]


def _held(holding: Holding, person: User) -> Held:
    records = list(holding.collect(person))
    days = [holding.goes_on(record) if holding.goes_on else None for record in records]
    return Held(holding, [_shown(record) for record in records], days)


def _goes(day: date | None, today: date) -> dict[str, str]:
    return {"When it goes": countdown_words(day, today)} if day else {}


def countdown_words(day: date, today: date) -> str:
    """ "deleted in 41 days"; of a day that is far away only the month is said."""
    left = (day - today).days
    if left < 0:
        return "due to be deleted tonight"
    if left > COUNTED:
        return f"deleted by the end of {date_format(day, 'F Y')}"
    return "deleted today or tonight" if left == 0 else f"deleted in {_several(left, 'day')}"


def _shown(record: Mapping[str, Any]) -> dict[str, Any]:
    return {str(label): value for label, value in record.items() if value not in (None, "")}


def in_words(value: Any) -> str:
    if isinstance(value, bool):
        return str(_("Yes") if value else _("No"))
    if isinstance(value, datetime):
        return date_format(timezone.localtime(value), "j F Y, H:i")
    if isinstance(value, date):
        return date_format(value, "j F Y")
    if isinstance(value, list | tuple | set | frozenset):
        return ", ".join(in_words(item) for item in value)
    return str(value)


def looks_at(person: User) -> list[dict[str, Any]]:
    """Who has looked at this person's things: the day, the role and why; no names of staff."""
    return looks_about([reference(person)])


def looks_about(references: Collection[str], *, since: date | None = None) -> list[dict[str, Any]]:
    """The same of any records; ``since`` leaves out what was before that day. Latest first."""
    looks = Look.objects.filter(about__in=references).select_related("by")
    if since is not None:
        looks = looks.filter(at__date__gte=since)
    return [
        {"When": timezone.localdate(look.at), "Who": role_words(look.by), "Why": look.purpose}
        for look in looks.order_by("-at")
    ]


def role_words(person: User | None) -> str:
    if person is None:
        return "Somebody who has left"
    roles = ", ".join(sorted(role.label for role in roles_of(person)))
    return roles or "Somebody on the team"


def how_long(retention: Retention) -> str:
    """ "30 days after it was sent, then deleted": a clause that follows "We keep it for"."""
    if retention.period is None:
        return f"until {retention.since}, then {retention.then}"
    return f"{period_words(retention.period)} after {retention.since}, then {retention.then}"


def period_words(period: timedelta) -> str:
    days = period.days
    if days >= 365 and days % 365 < 5:
        return _several(round(days / 365.25), "year")
    if days >= 60 and days % 30 == 0:
        return _several(days // 30, "month")
    return _several(days, "day") if days else _several(period.seconds // 3600, "hour")


def _several(number: int, noun: str) -> str:
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"
