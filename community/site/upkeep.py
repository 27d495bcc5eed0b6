"""Is the site well? What could not be delivered, and whether clearing up still runs.

For administrators, in words that need no log file. Nothing here says to whom or about what.
"""

from datetime import timedelta
from typing import Any

from django.utils import timezone

from community.outbox import channels
from community.outbox.models import OutboxRow
from community.people.role_alerts import NAMED, administrators
from community.privacy.rules import last_run, retention_is_late
from community.registries import events

MOST_SHOWN = 100
LATE = timedelta(hours=1)


def undelivered() -> list[dict[str, Any]]:
    """Failed rows, the latest first: what kind of message, and the kind of error."""
    titles = {event.name: event.title for event in events}
    rows = OutboxRow.objects.failed().order_by("-settled_at")[:MOST_SHOWN]
    return [{"row": row, "title": titles.get(row.event, row.event)} for row in rows]


def count_undelivered() -> int:
    return OutboxRow.objects.failed().count()


def report() -> dict[str, Any]:
    now = timezone.now()
    run = last_run()
    return {
        "undelivered": undelivered(),
        "waiting_long": OutboxRow.objects.due(now - LATE)
        .filter(channel__in=channels.enrolled())
        .count(),
        "run": run,
        "removed": sum(run.removed.values()) if run else 0,
        "late": retention_is_late(now),
        "administrators": administrators(),
        "named": NAMED,
    }
