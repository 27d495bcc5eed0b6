"""Who looked, and how a night of clearing up went."""

from typing import ClassVar

from django.conf import settings
from django.db import models
from django.utils import timezone


class Look(models.Model):
    """Somebody looked at something about somebody: who, what, when and why; never what it said."""

    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="looks"
    )
    about = models.CharField(max_length=120, help_text="A reference to what was looked at.")
    purpose = models.CharField(max_length=120)
    at = models.DateTimeField(default=timezone.now, editable=False, db_index=True)

    class Meta:
        indexes: ClassVar = [models.Index("about", "at", name="privacy_look_about")]

    def __str__(self) -> str:
        return f"Look {self.pk}"


class RetentionRun(models.Model):
    """One round of clearing up: when, and how many records of each kind went.

    ``held``: kinds in which something was due that a hold keeps. ``overdue``: how many records
    were due and are still there, because their kind failed or is held.
    """

    started_at = models.DateTimeField(default=timezone.now, editable=False, db_index=True)
    ended_at = models.DateTimeField(null=True, blank=True)
    removed = models.JSONField(default=dict)
    failed = models.JSONField(default=list)
    held = models.JSONField(default=list)
    overdue = models.PositiveIntegerField(default=0)

    def __str__(self) -> str:
        return f"Retention run {self.pk}"

    @property
    def total(self) -> int:
        return sum(self.removed.values())
