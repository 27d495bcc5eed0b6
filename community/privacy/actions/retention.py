"""Clearing up what is due, every night, through the declared holdings one by one: one that fails
does not hold up the others, is named in the run's record, and comes round the next night. What a
hold keeps stays, and the record says in which kinds. Erasures that were interrupted go on first.
"""

import logging

from django.utils import timezone

from community.privacy.actions import erase
from community.privacy.actions.holds import HeldBack, respecting_holds
from community.privacy.models import RetentionRun
from community.registries import Holding, holdings

logger = logging.getLogger(__name__)


def apply_retention(*, dry_run: bool = False) -> RetentionRun:
    """Remove whatever has been kept long enough. With ``dry_run`` only counted, nothing stored."""
    run = RetentionRun(started_at=timezone.now())
    if not dry_run:
        erase.go_on()
    for holding in holdings:
        _clear(holding, run, dry_run=dry_run)
    run.ended_at = timezone.now()
    if not dry_run:
        run.save()
    logger.info("retention: %s removed, %s failed", run.total, len(run.failed))
    return run


def _clear(holding: Holding, run: RetentionRun, *, dry_run: bool) -> None:
    remove_due = holding.retention.remove_due
    if remove_due is None:
        return
    try:
        removed = respecting_holds(holding, lambda: remove_due(run.started_at, dry_run))
    except HeldBack:
        run.held.append(holding.model)
    except Exception as error:
        # The kind of error only: its words could quote somebody.
        logger.error("retention of %s failed: %s", holding.model, type(error).__name__)
        run.failed.append(holding.model)
    else:
        if removed:
            run.removed[holding.model] = removed
        return
    run.overdue += _still_due(holding, run)


def _still_due(holding: Holding, run: RetentionRun) -> int:
    """How many records should have gone; at least one where even that cannot be counted."""
    assert holding.retention.remove_due is not None
    try:
        return holding.retention.remove_due(run.started_at, True)
    except Exception:
        return 1
