"""When clearing up was last done, and whether it is late."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from community.privacy.models import RetentionRun

LATE_AFTER = timedelta(hours=26)


def last_run() -> RetentionRun | None:
    return RetentionRun.objects.exclude(ended_at=None).order_by("-started_at").first()


def retention_is_late(now: datetime) -> bool:
    """Whether clearing up has not reported for longer than a day and a bit."""
    run = last_run()
    return run is None or now - run.started_at > LATE_AFTER


@dataclass(frozen=True)
class DeletionRun:
    """What the public line says; numbers of records, not of people."""

    at: datetime | None
    deleted: int
    overdue: int
    late: bool


def deletion_run(now: datetime) -> DeletionRun:
    run, late = last_run(), retention_is_late(now)
    if run is None:
        return DeletionRun(None, 0, 0, late)
    return DeletionRun(run.started_at, run.total, run.overdue, late)
