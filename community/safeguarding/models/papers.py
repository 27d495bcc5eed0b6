"""Opening what is closed: who is behind an item, and a concern as one file."""

import uuid
from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils import timezone

from community.safeguarding.models.concerns import Concern


class Reveal(models.Model):
    """Asked by one, allowed by another: for a quarter of an hour both see who raised it."""

    concern = models.ForeignKey(Concern, on_delete=models.PROTECT, related_name="reveals")
    asked_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )
    asked_at = models.DateTimeField(default=timezone.now, editable=False)
    allowed_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    open_until = models.DateTimeField(null=True, blank=True)
    refused_at = models.DateTimeField(null=True, blank=True)
    tell_them = models.BooleanField(default=True)

    class Meta:
        ordering: ClassVar = ["-asked_at"]
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(allowed_by=None) | ~Q(allowed_by=F("asked_by")),
                name="safeguarding_reveal_by_two",
            ),
            models.UniqueConstraint(
                fields=["concern"],
                condition=Q(allowed_by=None, refused_at=None),
                name="safeguarding_reveal_one_at_a_time",
            ),
        ]

    def __str__(self) -> str:
        return f"Reveal {self.pk}"


class Bundle(models.Model):
    """A concern as one PDF, made by a worker, sealed under the concern's key, gone after a day."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    concern = models.ForeignKey(Concern, on_delete=models.CASCADE, related_name="bundles")
    asked_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+"
    )
    asked_at = models.DateTimeField(default=timezone.now, editable=False)
    why = models.CharField(max_length=20)
    sealed = models.BinaryField(null=True, blank=True)
    ready_at = models.DateTimeField(null=True, blank=True)
    failed = models.BooleanField(default=False)

    class Meta:
        ordering: ClassVar = ["-asked_at"]

    def __str__(self) -> str:
        return f"Bundle {self.pk}"
