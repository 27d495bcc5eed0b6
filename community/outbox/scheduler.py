"""Runs the tasks of ``settings.SCHEDULE`` in this process: what Celery beat and a worker do where
there is no Redis. Of several schedulers on one database one works, the others stand by.
"""

import logging
import os
import random
import threading
import uuid
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import timedelta
from time import monotonic

from django.db import IntegrityError, close_old_connections, transaction
from django.db.models import Q
from django.utils import timezone

from community.outbox.models import SchedulerLease

logger = logging.getLogger(__name__)

NAME = "scheduler"
HELD = timedelta(seconds=60)
RENEWED_EVERY = 10.0
FIRST_WITHIN = 5.0

Task = Callable[[], object]


@dataclass
class Scheduler:
    """``tasks`` and ``every`` share their names. ``stop`` ends `run` within a second."""

    tasks: Mapping[str, Task]
    every: Mapping[str, timedelta]
    stop: threading.Event = field(default_factory=threading.Event)
    holder: uuid.UUID = field(default_factory=uuid.uuid4)
    parent: int = field(default_factory=os.getppid)

    def __post_init__(self) -> None:
        now = monotonic()
        self._due = {name: now + random.uniform(0, FIRST_WITHIN) for name in self.tasks}  # noqa: S311
        self._renew_at = 0.0
        self._working = False

    def run(self) -> None:
        """Until told to stop, or until the process that started this one has gone."""
        try:
            while not self.stop.wait(min(1.0, self._idle())) and os.getppid() == self.parent:
                close_old_connections()
                self.tick()
        finally:
            self.give_up()

    def tick(self) -> None:
        """Renew the lease, and run what is due if this is the one at work."""
        try:
            if monotonic() >= self._renew_at:
                self._renew()
            if self._working:
                self._run_due()
        except Exception:
            logger.exception("the scheduler goes on")
            self._working, self._renew_at = False, monotonic() + 1

    def give_up(self) -> None:
        """Let another one begin at once."""
        if self._working:
            SchedulerLease.objects.filter(name=NAME, holder=self.holder).delete()
            self._working = False

    def _idle(self) -> float:
        due = min(self._due.values(), default=1.0) if self._working else self._renew_at
        return max(0.05, due - monotonic())

    def _renew(self) -> None:
        was, self._working = self._working, take_lease(self.holder)
        self._renew_at = monotonic() + RENEWED_EVERY
        if self._working and not was:
            logger.info("the scheduler is at work: %s", ", ".join(self.tasks))

    def _run_due(self) -> None:
        for name, task in self.tasks.items():
            if monotonic() < self._due[name] or self.stop.is_set():
                continue
            try:
                task()
            except Exception:
                logger.exception("scheduled task %s failed; it comes round again", name)
            period = self.every[name].total_seconds()
            self._due[name] = monotonic() + period * random.uniform(0.9, 1.1)  # noqa: S311
            if monotonic() >= self._renew_at:
                self._renew()
                if not self._working:
                    return


def take_lease(holder: uuid.UUID) -> bool:
    """Whether ``holder`` is the one at work, from now for a minute."""
    now = timezone.now()
    ours = Q(holder=holder) | Q(until__lt=now)
    if SchedulerLease.objects.filter(ours, name=NAME).update(holder=holder, until=now + HELD):
        return True
    try:
        with transaction.atomic():
            SchedulerLease.objects.create(name=NAME, holder=holder, until=now + HELD)
    except IntegrityError:
        return False
    return True
