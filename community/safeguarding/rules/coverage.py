"""When somebody reads, computed from the rota: who is on duty now, when the next shift begins, and
how to say that to somebody who is about to write. Nobody is ever said to be watching who is not.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from django.utils import timezone
from django.utils.translation import gettext as _

from community.people.models import User
from community.people.roles import Role
from community.safeguarding.models import Away, Shift
from community.safeguarding.models.rota import Weekday

LOOK_AHEAD = timedelta(days=21)


@dataclass(frozen=True)
class Duty:
    """One shift on one day. ``readers``: who really reads then, who stands in for them."""

    starts: datetime
    ends: datetime
    readers: tuple[User, ...]
    deputies: tuple[User, ...]


@dataclass(frozen=True)
class Coverage:
    """``now``: on duty at this moment, or None; ``next``: the next shift that begins."""

    now: Duty | None
    next: Duty | None
    hours: str

    @property
    def is_possible(self) -> bool:
        """Whether anybody reads at all in the weeks to come."""
        return self.now is not None or self.next is not None


def coverage(moment: datetime | None = None) -> Coverage:
    """Two queries."""
    now = timezone.localtime(moment)
    shifts = list(usable_shifts())
    duties = list(_duties(shifts, _absences(now), now))
    return Coverage(
        now=next((duty for duty in duties if duty.starts <= now < duty.ends), None),
        next=next((duty for duty in duties if duty.starts > now), None),
        hours=hours_in_words(shifts),
    )


def usable_shifts() -> Iterable[Shift]:
    """Those whose reader still is a safeguarding lead with an account."""
    return Shift.objects.filter(
        reader__is_active=True, reader__groups__name=Role.SAFEGUARDING_LEAD.value
    ).select_related("reader", "deputy")


def gaps() -> list[Shift]:
    """On the rota, but nobody reads then: the reader has left, or is no safeguarding lead now."""
    usable = list(usable_shifts())
    others = Shift.objects.exclude(pk__in=[one.pk for one in usable])
    return [one for one in others.select_related("reader", "deputy") if not covers(usable, one)]


def covers(shifts: Iterable[Shift], gap: Shift) -> bool:
    """Whether somebody else reads all that time."""
    return any(
        one.weekday == gap.weekday and one.starts <= gap.starts and gap.ends <= one.ends
        for one in shifts
        if one.pk != gap.pk
    )


def _absences(now: datetime) -> list[Away]:
    today = now.date()
    return list(Away.objects.filter(last_day__gte=today, first_day__lte=today + LOOK_AHEAD))


def _duties(shifts: list[Shift], absences: list[Away], now: datetime) -> Iterator[Duty]:
    """In order of time, from today on; a shift that nobody can take is left out."""
    for ahead in range(LOOK_AHEAD.days):
        day = now.date() + timedelta(days=ahead)
        of_day = [shift for shift in shifts if shift.weekday == day.weekday()]
        found = [duty for shift in of_day if (duty := _duty(shift, day, absences))]
        yield from sorted(found, key=lambda duty: duty.starts)


def _duty(shift: Shift, day: date, absences: list[Away]) -> Duty | None:
    away = {a.person_id for a in absences if a.first_day <= day <= a.last_day}
    if None in away:
        return None
    deputy = shift.deputy if shift.deputy and shift.deputy.is_active else None
    here = [p for p in (shift.reader, deputy) if p is not None and p.pk not in away]
    if not here:
        return None
    return Duty(_at(day, shift.starts), _at(day, shift.ends), (here[0],), tuple(here[1:]))


def _at(day: date, moment: time) -> datetime:
    return timezone.make_aware(datetime.combine(day, moment))


def hours_in_words(shifts: Iterable[Shift]) -> str:
    """ "Monday to Friday, 9:00 to 17:00; Saturday, 10:00 to 12:00". Empty without a rota."""
    by_hours: dict[tuple[time, time], set[int]] = {}
    for shift in shifts:
        by_hours.setdefault((shift.starts, shift.ends), set()).add(shift.weekday)
    return "; ".join(
        f"{_days(days)}, {_clock(starts)} to {_clock(ends)}"
        for (starts, ends), days in sorted(by_hours.items(), key=lambda item: min(item[1]))
    )


def _clock(moment: time) -> str:
    return f"{moment.hour}:{moment.minute:02}"


def _days(days: set[int]) -> str:
    """Runs of three days and more are said as a span."""
    runs: list[list[int]] = []
    for day in sorted(days):
        if runs and day == runs[-1][-1] + 1:
            runs[-1].append(day)
        else:
            runs.append([day])
    parts: list[str] = []
    for run in runs:
        names = [str(Weekday(day).label) for day in run]
        parts += [f"{names[0]} to {names[-1]}"] if len(run) > 2 else names
    return " and ".join(", ".join(parts).rsplit(", ", 1)) if len(parts) > 1 else parts[0]


def reading_words(found: Coverage | None = None) -> str:
    """What is true about being read, for somebody who is about to write."""
    found = found or coverage()
    if not found.is_possible:
        return str(_("Nobody is reading at the moment."))
    if found.now is not None:
        until = _clock(timezone.localtime(found.now.ends).time())
        return _("Somebody reads what comes in now, until %(until)s.") % {"until": until}
    assert found.next is not None
    return _("Nobody is reading at this moment. Somebody reads again %(when)s.") % {
        "when": moment_words(found.next.starts)
    }


def moment_words(moment: datetime) -> str:
    """ "today at 9:00", "tomorrow at 9:00", "on Monday at 9:00", "on Monday 4 January at 9:00"."""
    local = timezone.localtime(moment)
    days = (local.date() - timezone.localdate()).days
    weekday = str(Weekday(local.weekday()).label)
    far = f"on {weekday} {local.day} {local:%B}"
    day = {0: "today", 1: "tomorrow"}.get(days) or (f"on {weekday}" if days < 7 else far)
    return f"{day} at {_clock(local.time())}"
