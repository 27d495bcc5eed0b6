"""Things owed to the world. A row is written in the transaction of the deed that owes it, so that
neither is without the other, and delivered after that transaction has committed: at once by a
worker where there is Redis, within seconds by the scheduler where there is none. What is posted
again under the same key changes nothing. Each row is delivered once: see README.md for the one
moment in which a dying worker can make it twice.
"""

import logging
import uuid
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from time import monotonic

from django.db import connection, transaction
from django.db.models import F
from django.utils import timezone

from community.outbox import channels, wake
from community.outbox.channels import Outcome, PutOff
from community.outbox.models import OutboxRow
from community.outbox.rules import KEPT, LEASE, SWEEP_SECONDS, first_try, next_try, start_of_day
from community.outbox.states import State

logger = logging.getLogger(__name__)


class NotInTransaction(RuntimeError):
    """Posting outside a transaction could promise what a failing deed never did."""


@dataclass(frozen=True, kw_only=True)
class Due:
    """One thing owed: see `post`."""

    event: str
    to: str
    about: str
    channel: str | None = None
    not_before: datetime | None = None
    key: str = ""
    day_only: bool = False


def post(
    event: str,
    *,
    to: str,
    about: str,
    channel: str | None = None,
    not_before: datetime | None = None,
    key: str = "",
    day_only: bool = False,
) -> None:
    """Owe one person one message, by each channel of the event (or the one named).

    ``to`` and ``about`` are references. The key says what is the same message; by default
    event, about, to and channel together. ``day_only`` keeps the day and no time of day, for what
    must not be joined to other records by its moment.
    """
    due = Due(
        event=event,
        to=to,
        about=about,
        channel=channel,
        not_before=not_before,
        key=key,
        day_only=day_only,
    )
    post_many([due])


def post_many(rows: Iterable[Due]) -> None:
    """The same for many, in one insert."""
    if not connection.in_atomic_block:
        raise NotInTransaction("post inside the transaction of what you are telling people about")
    now = timezone.now()
    made = [row for due in rows for row in _rows(due, now)]
    if not made:
        return
    OutboxRow.objects.bulk_create(made, ignore_conflicts=True)
    wake.after_commit(made, now)


def _rows(due: Due, now: datetime) -> list[OutboxRow]:
    made_at = start_of_day(now) if due.day_only else now
    names = (due.channel,) if due.channel else channels.channels_of(due.event)
    return [
        OutboxRow(
            key=_key(due, name, several=len(names) > 1),
            event=due.event,
            channel=name,
            to=due.to,
            about=due.about,
            not_before=due.not_before,
            next_try_at=first_try(due.not_before, made_at),
            made_at=made_at,
            day_only=due.day_only,
        )
        for name in names
    ]


def _key(due: Due, channel: str, *, several: bool) -> str:
    if not due.key:
        return f"{due.event}|{due.about}|{due.to}|{channel}"
    return f"{due.key}|{channel}" if several else due.key


def deliver(row_id: uuid.UUID | str) -> Outcome | None:
    """Deliver one row if it is due and nobody else is at it; None when there was nothing to do."""
    row = claim(row_id)
    return _deliver_claimed(row) if row else None


def claim(row_id: uuid.UUID | str) -> OutboxRow | None:
    """Take the row for the length of a lease. Of any number of workers exactly one gets it.

    One conditional UPDATE: the second worker waits for the first and then finds the condition
    false, on PostgreSQL as on SQLite.
    """
    now, lease = timezone.now(), uuid.uuid4()
    taken = (
        OutboxRow.objects.due(now)
        .filter(pk=row_id, channel__in=channels.enrolled())
        .update(lease=lease, next_try_at=now + LEASE, attempts=F("attempts") + 1)
    )
    return OutboxRow.objects.filter(pk=row_id, lease=lease).first() if taken else None


def _deliver_claimed(row: OutboxRow) -> Outcome | None:
    send = channels.find(row.channel)
    if send is None:
        return None
    try:
        outcome = send(row)
    except Exception as error:
        _try_again(row, error)
        return None
    if isinstance(outcome, PutOff):
        _settle(row, next_try_at=outcome.until, attempts=F("attempts") - 1)
        return None
    _end(row, State(outcome.value), error="")
    return outcome


def _try_again(row: OutboxRow, error: Exception) -> None:
    """Kept: the kind of error. Its words could quote an address."""
    kind, again = type(error).__name__[:100], next_try(row.attempts, timezone.now())
    if again:
        logger.warning("outbox row %s: attempt %s failed: %s", row.pk, row.attempts, kind)
        _settle(row, next_try_at=again, error=kind)
    else:
        logger.error("outbox row %s failed for good: %s", row.pk, kind)
        _end(row, State.FAILED, error=kind)


def _end(row: OutboxRow, state: State, *, error: str) -> None:
    """Nothing more happens to it. Of a row that keeps the day only, the lease's moment goes too."""
    now = timezone.now()
    moments = {"settled_at": now}
    if row.day_only:
        moments = {"settled_at": start_of_day(now), "next_try_at": row.made_at}
    _settle(row, state=state, error=error, **moments)


def _settle(row: OutboxRow, **change: object) -> None:
    """Only while the lease is still ours: a worker that comes back late changes nothing."""
    OutboxRow.objects.filter(pk=row.pk, lease=row.lease).update(lease=None, **change)


def deliver_many(row_ids: Iterable[uuid.UUID | str], *, seconds: float = SWEEP_SECONDS) -> int:
    """Deliver these until time is up (a mail server may be slow); the sweep finds the rest."""
    ends, taken = monotonic() + seconds, 0
    for row_id in row_ids:
        if monotonic() >= ends:
            break
        if row := claim(row_id):
            taken += 1
            _deliver_claimed(row)
    return taken


def sweep(*, seconds: float = SWEEP_SECONDS) -> int:
    """Deliver whatever is due, until nothing is or time is up; answers how many rows were taken."""
    ends, taken = monotonic() + seconds, 0
    while now_taken := deliver_many(due_ids(timezone.now()), seconds=ends - monotonic()):
        taken += now_taken
    return taken


def due_ids(now: datetime, *, at_most: int = 100) -> Sequence[uuid.UUID]:
    """Rows to try, oldest first. On PostgreSQL rows that somebody is just taking are skipped."""
    rows = OutboxRow.objects.due(now).filter(channel__in=channels.enrolled())
    with transaction.atomic():
        if connection.features.has_select_for_update_skip_locked:
            rows = rows.select_for_update(skip_locked=True)
        return list(rows.order_by("next_try_at").values_list("pk", flat=True)[:at_most])


def forget(now: datetime, *, dry_run: bool = False) -> int:
    """Retention: what was delivered or dropped goes after thirty days. Failed rows stay."""
    old = OutboxRow.objects.done_before(now - KEPT)
    return len(old.values_list("pk", flat=True)) if dry_run else old.delete()[0]


def forget_about(abouts: Sequence[str]) -> int:
    """What these references name was erased: no row, waiting or settled, is about it any longer."""
    removed = 0
    for start in range(0, len(abouts), 500):
        removed += OutboxRow.objects.filter(about__in=abouts[start : start + 500]).delete()[0]
    return removed


def try_once_more(row_id: uuid.UUID | str) -> bool:
    """Somebody looked at a failed row and wants it tried again from the start."""
    now = timezone.now()
    return bool(
        OutboxRow.objects.failed()
        .filter(pk=row_id)
        .update(state=State.WAITING, attempts=0, next_try_at=now, settled_at=None, error="")
    )
