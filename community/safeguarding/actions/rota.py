"""Putting people on the rota."""

from datetime import date, time

from django.db import transaction

from community.people.models import User
from community.safeguarding.models import Away, Shift


@transaction.atomic
def add_shifts(
    *, days: list[int], starts: time, ends: time, reader: User, deputy: User | None
) -> list[Shift]:
    """One for each day; the same again adds nothing. A gap that somebody left is filled by it."""
    gaps = Shift.objects.filter(reader=None, weekday__in=days)
    gaps.filter(starts__gte=starts, ends__lte=ends).delete()
    return [
        Shift.objects.get_or_create(
            weekday=day, starts=starts, ends=ends, reader=reader, defaults={"deputy": deputy}
        )[0]
        for day in days
    ]


def add_away(*, person: User | None, first_day: date, last_day: date) -> Away:
    """The same again adds nothing."""
    return Away.objects.get_or_create(person=person, first_day=first_day, last_day=last_day)[0]
