import uuid
from datetime import datetime
from typing import ClassVar, Self

from django.conf import settings
from django.db import models
from django.utils import timezone

from community.outbox.references import reference
from community.uploads.states import HELD, Kind, State


class UploadQuerySet(models.QuerySet["Upload"]):
    def held(self) -> Self:
        return self.filter(state__in=HELD)

    def due(self, now: datetime) -> Self:
        """Held, and nobody is scanning it at this moment."""
        return self.held().filter(next_scan_at__lte=now)


class Upload(models.Model):
    """One file that somebody sent. Its bytes lie sealed in the storage "uploads", under its id.

    ``about`` is a reference to what it belongs to ("app_label.model:pk"), given by the feature that
    took it. ``media_type`` is what the bytes are, never what anybody claimed. Only the day is kept,
    so that neighbours cannot be joined to other records by their moment.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    kind = models.CharField(max_length=10, choices=Kind)
    state = models.CharField(max_length=12, choices=State, default=State.WAITING)
    about = models.CharField(max_length=120, db_index=True)
    media_type = models.CharField(max_length=100)
    size = models.PositiveIntegerField(help_text="Bytes, before they were sealed.")
    name_sealed = models.BinaryField(default=bytes, blank=True)
    key = models.CharField(max_length=200, unique=True, help_text="Says what is the same sending.")
    # A keyed hash of the key and the bytes that came: other bytes under the same key are noticed.
    content_index = models.BinaryField(max_length=32)
    made_on = models.DateField(default=timezone.localdate, editable=False)
    # While it is held: when it may be scanned next, or the end of the lease of whoever scans it.
    next_scan_at = models.DateTimeField(null=True, blank=True)
    scans = models.PositiveSmallIntegerField(default=0)
    finding = models.CharField(max_length=100, blank=True, help_text="What the scanner called it.")

    objects: ClassVar[models.Manager[Self]] = UploadQuerySet.as_manager()

    class Meta:
        indexes: ClassVar = [
            models.Index(
                "next_scan_at",
                condition=models.Q(state__in=sorted(HELD)),
                name="uploads_due",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_kind_display()} {self.pk}"

    @property
    def subject(self) -> str:
        """The encryption subject: forgetting one upload forgets nothing else."""
        return reference(self)

    @property
    def file_name(self) -> str:
        """Where its sealed bytes lie in the storage."""
        return f"{self.id.hex[:2]}/{self.id.hex}.sealed"


class Transcript(models.Model):
    """What is said in a voice note, written down by a person; sealed under the upload's own key."""

    upload = models.OneToOneField(Upload, on_delete=models.CASCADE, related_name="transcript")
    words_sealed = models.BinaryField()
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )
    at = models.DateTimeField(default=timezone.now)

    def __str__(self) -> str:
        return f"Transcript {self.pk}"
