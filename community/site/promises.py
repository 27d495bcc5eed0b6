"""The proof page: each promise with what the last check found and when. A check that breaks, or has
not run for a day, counts as not kept.
"""

import logging
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db import models
from django.utils import timezone

from community.registries import Kept, Promise, promises

logger = logging.getLogger(__name__)
LATE = timedelta(hours=26)
BROKEN = Kept(ok=False, says="The check itself failed. Somebody has to look at it.")
NEVER = Kept(ok=False, says="Not checked yet.")
TOO_OLD = Kept(ok=False, says="This has not been checked for more than a day.")


class PromiseCheck(models.Model):
    """What the last check of one promise found."""

    name = models.CharField(max_length=60, primary_key=True)
    ok = models.BooleanField()
    says = models.CharField(max_length=240)
    at = models.DateTimeField()

    def __str__(self) -> str:
        return f"{self.name}: {'kept' if self.ok else 'not kept'}"


@dataclass(frozen=True)
class Shown:
    promise: Promise
    kept: Kept
    at: datetime | None


def check_all() -> int:
    """Run every check; answers how many promises are not kept."""
    failed = 0
    for promise in promises:
        found = _check(promise)
        failed += not found.ok
        PromiseCheck.objects.update_or_create(
            name=promise.name,
            defaults={"ok": found.ok, "says": found.says, "at": timezone.now()},
        )
    return failed


def _check(promise: Promise) -> Kept:
    try:
        return promise.check()
    except Exception as error:
        logger.error("the check of promise %s failed: %s", promise.name, type(error).__name__)
        return BROKEN


def latest() -> list[Shown]:
    """In order, those that are not kept first. One query."""
    stored = {one.name: one for one in PromiseCheck.objects.all()}
    found = [_shown(promise, stored.get(promise.name)) for promise in promises]
    return sorted(found, key=lambda one: (one.kept.ok, one.promise.order))


def _shown(promise: Promise, stored: PromiseCheck | None) -> Shown:
    if stored is None:
        return Shown(promise, NEVER, None)
    if stored.at < timezone.now() - LATE:
        return Shown(promise, TOO_OLD, stored.at)
    return Shown(promise, Kept(ok=stored.ok, says=stored.says), stored.at)
