"""Tells a worker after the commit. Losing that call loses nothing: the sweep finds the row."""

from collections.abc import Callable, Sequence
from datetime import datetime

from celery import current_app
from django.conf import settings
from django.db import transaction

from community.outbox import channels
from community.outbox.models import OutboxRow

CHUNK = 100


def after_commit(rows: Sequence[OutboxRow], now: datetime) -> None:
    """Without Redis nothing: the scheduler sweeps every few seconds."""
    if not settings.REDIS_URL:
        return
    due = [
        str(row.pk) for row in rows if row.next_try_at <= now and row.channel in channels.enrolled()
    ]
    for start in range(0, len(due), CHUNK):
        ids = due[start : start + CHUNK]
        transaction.on_commit(_waking(ids), robust=True)


def _waking(ids: list[str]) -> Callable[[], None]:
    def wake() -> None:
        _send(ids)

    return wake


def _send(ids: list[str]) -> None:
    """Never keeps a person waiting for a broker that is down."""
    current_app.send_task("outbox.deliver", args=[ids], retry=False)
