import uuid
from datetime import datetime
from typing import ClassVar, Self

from django.db import models
from django.utils import timezone

from community.outbox.states import DONE, State


class OutboxRowQuerySet(models.QuerySet["OutboxRow"]):
    def waiting(self) -> Self:
        return self.filter(state=State.WAITING)

    def due(self, now: datetime) -> Self:
        """Waiting, its time has come, and nobody holds a lease on it."""
        return self.waiting().filter(next_try_at__lte=now)

    def failed(self) -> Self:
        return self.filter(state=State.FAILED)

    def done_before(self, moment: datetime) -> Self:
        return self.filter(state__in=DONE, settled_at__lt=moment)


class OutboxRow(models.Model):
    """One thing owed to one recipient by one channel.

    ``to`` and ``about`` are references ("app_label.model:pk"): an address, a code or words that a
    person wrote never stand here. The id is made in Python, so that delivery can be woken by id
    although an insert that met an existing key was ignored.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    key = models.CharField(max_length=255, unique=True)
    event = models.CharField(max_length=100)
    channel = models.CharField(max_length=40)
    to = models.CharField(max_length=120, blank=True)
    about = models.CharField(max_length=120)
    state = models.CharField(max_length=10, choices=State, default=State.WAITING)
    attempts = models.PositiveSmallIntegerField(default=0)
    not_before = models.DateTimeField(null=True, blank=True)
    # When the row may be taken next: its not_before, the end of a pause after a failure, or the
    # end of the lease of whoever is delivering it now.
    next_try_at = models.DateTimeField(default=timezone.now)
    lease = models.UUIDField(null=True, blank=True, editable=False)
    error = models.CharField(max_length=100, blank=True, help_text="The kind of error, no words.")
    made_at = models.DateTimeField(default=timezone.now, editable=False)
    settled_at = models.DateTimeField(null=True, blank=True)
    day_only = models.BooleanField(default=False, help_text="Its moments say the day alone.")

    objects: ClassVar[models.Manager[Self]] = OutboxRowQuerySet.as_manager()

    class Meta:
        indexes: ClassVar = [
            models.Index(
                "channel",
                "next_try_at",
                condition=models.Q(state=State.WAITING),
                name="outbox_due",
            ),
            models.Index(
                "state",
                "settled_at",
                condition=~models.Q(state=State.WAITING),
                name="outbox_settled",
            ),
            models.Index("about", name="outbox_about"),
        ]

    def __str__(self) -> str:
        return f"{self.event} by {self.channel} ({self.state})"


class SchedulerLease(models.Model):
    """Which scheduler process is at work: one row, renewed while it lives."""

    name = models.CharField(max_length=40, primary_key=True)
    holder = models.UUIDField()
    until = models.DateTimeField()

    def __str__(self) -> str:
        return self.name
