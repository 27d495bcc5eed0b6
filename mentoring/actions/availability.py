"""Breaks, holidays, how many young people at once, and what young people read about a mentor."""

from collections.abc import Mapping
from datetime import date
from typing import Any

from django.db import transaction
from django.utils import timezone

from community.people.models import User
from mentoring.actions.applying import ask, locked
from mentoring.models import Holiday, Mentor
from mentoring.rules import availability as rules
from mentoring.states import MentorState, PauseReason


@transaction.atomic
def pause(mentor: Mentor, reason: PauseReason, *, by: User) -> None:
    """No new young people. A worry stands above somebody's own break."""
    found = locked(mentor)
    ask(rules.why_not_pause(found, reason, by))
    if found.pause_reason != PauseReason.WORRY:
        found.state, found.pause_reason = MentorState.PAUSED, reason
        found.save(update_fields=["state", "pause_reason"])


@transaction.atomic
def go_on(mentor: Mentor, *, by: User) -> None:
    found = locked(mentor)
    ask(rules.why_not_go_on(found, by))
    found.state, found.pause_reason = MentorState.ACTIVE, ""
    found.save(update_fields=["state", "pause_reason"])


@transaction.atomic
def add_holiday(mentor: Mentor, first: date, last: date, *, by: User) -> None:
    """The same days twice are one holiday."""
    ask(rules.why_not_holiday(locked(mentor), first, last, timezone.localdate(), by))
    Holiday.objects.get_or_create(mentor=mentor, first_day=first, last_day=last)


@transaction.atomic
def drop_holiday(mentor: Mentor, pk: int, *, by: User) -> None:
    ask(rules.why_not_arrange(locked(mentor), by))
    Holiday.objects.filter(mentor=mentor, pk=pk).delete()


@transaction.atomic
def arrange(mentor: Mentor, profile: Mapping[str, Any], *, by: User) -> None:
    """``profile``: fields of the mentor that they decide about themselves."""
    found = locked(mentor)
    ask(rules.why_not_arrange(found, by) or rules.why_not_seats(profile["capacity"]))
    for name, value in profile.items():
        setattr(found, name, value)
    found.save(update_fields=list(profile))
