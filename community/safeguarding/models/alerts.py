"""That somebody must look, who was told, and whether the chain of telling is alive."""

import uuid
from typing import ClassVar, Self

from django.conf import settings
from django.db import models
from django.utils import timezone

from community.safeguarding.states import AlertKind, ReadingWatch


class AlertQuerySet(models.QuerySet["Alert"]):
    def waiting(self) -> Self:
        return self.filter(answered_at=None)


class Alert(models.Model):
    """Somebody has to look at ``about`` (a reference). What it says to them is only that.

    ``step``: 0 the reader on duty, 1 the deputy, 2 every lead and the independent person, 3 the
    people outside. ``next_step_at``: when the next one is told unless somebody has answered.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    kind = models.CharField(max_length=10, choices=AlertKind)
    about = models.CharField(max_length=120, unique=True)
    urgent = models.BooleanField(default=False)
    step = models.PositiveSmallIntegerField(default=0)
    raised_at = models.DateTimeField(default=timezone.now, editable=False)
    next_step_at = models.DateTimeField(null=True, blank=True)
    answered_at = models.DateTimeField(null=True, blank=True)
    answered_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )

    objects: ClassVar[models.Manager[Self]] = AlertQuerySet.as_manager()

    class Meta:
        indexes: ClassVar = [
            models.Index(
                "next_step_at",
                condition=models.Q(answered_at=None),
                name="safeguarding_alert_due",
            )
        ]

    def __str__(self) -> str:
        return f"{self.get_kind_display()}, step {self.step}"


class Heartbeat(models.Model):
    """When a task that must not stop was last seen."""

    name = models.CharField(max_length=60, primary_key=True)
    at = models.DateTimeField()

    def __str__(self) -> str:
        return self.name


class UnusualReading(models.Model):
    """Reading that the independent person should ask about. Says who and why, never what."""

    person = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    why = models.CharField(max_length=15, choices=ReadingWatch)
    on = models.DateField(default=timezone.localdate, editable=False)
    answer = models.CharField(max_length=240, blank=True)
    settled_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering: ClassVar = ["settled_at", "-on"]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["person", "why", "on"], name="safeguarding_unusual_once_a_day"
            )
        ]

    def __str__(self) -> str:
        return f"Reading {self.pk}"
