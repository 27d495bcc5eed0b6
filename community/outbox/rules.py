"""How often and when a row is tried, and who may take it. A row is taken by a lease: for that long
nobody else touches it. The lease is longer than any one delivery can last (the mail server has
ten seconds for each of its answers), so that only a worker that died lets one run out.
"""

from datetime import datetime, timedelta

from django.utils import timezone

LEASE = timedelta(minutes=3)
MOST_ATTEMPTS = 13
FIRST_PAUSE = timedelta(seconds=30)
LONGEST_PAUSE = timedelta(hours=6)
KEPT = timedelta(days=30)
# A sweep hands the worker back after this long; the next one goes on.
SWEEP_SECONDS = 45.0


def next_try(attempts: int, now: datetime) -> datetime | None:
    """When to try again after that many attempts; None when it is enough (about 20 hours)."""
    if attempts >= MOST_ATTEMPTS:
        return None
    pause: timedelta = FIRST_PAUSE * 2 ** (attempts - 1)
    return now + min(pause, LONGEST_PAUSE)


def first_try(not_before: datetime | None, now: datetime) -> datetime:
    return max(not_before, now) if not_before else now


def start_of_day(moment: datetime) -> datetime:
    """Local midnight, which lies behind whoever posts on that day: the row is due at once."""
    return timezone.localtime(moment).replace(hour=0, minute=0, second=0, microsecond=0)
