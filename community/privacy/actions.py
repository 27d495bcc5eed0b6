"""Recording who looked at whom, and clearing up what is due. A look records that, never what, was
read. Clearing up goes through the declared holdings one by one: one that fails does not hold up
the others, is named in the run's record, and comes round the next night.
"""

import logging

from django.utils import timezone

from community.people.models import User
from community.privacy.models import Look, RetentionRun
from community.registries import Holding, holdings

logger = logging.getLogger(__name__)


def record_look(by: User, about: str, purpose: str) -> None:
    """``about`` is a reference; ``purpose`` says why: that person may read it."""
    Look.objects.create(by=by, about=about, purpose=purpose)


def apply_retention(*, dry_run: bool = False) -> RetentionRun:
    """Remove whatever has been kept long enough. With ``dry_run`` only counted, nothing stored."""
    run = RetentionRun(started_at=timezone.now())
    for holding in holdings:
        _clear(holding, run, dry_run=dry_run)
    run.ended_at = timezone.now()
    if not dry_run:
        run.save()
    logger.info("retention: %s removed, %s failed", sum(run.removed.values()), len(run.failed))
    return run


def _clear(holding: Holding, run: RetentionRun, *, dry_run: bool) -> None:
    remove_due = holding.retention.remove_due
    if remove_due is None:
        return
    try:
        if removed := remove_due(run.started_at, dry_run):
            run.removed[holding.model] = removed
    except Exception as error:
        # The kind of error only: its words could quote somebody.
        logger.error("retention of %s failed: %s", holding.model, type(error).__name__)
        run.failed.append(holding.model)
