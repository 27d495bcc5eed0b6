"""What was assessed before people may see each other's words, and whether a feature is on."""

import uuid
from datetime import date
from typing import ClassVar

from django.conf import settings
from django.db import models
from django.utils import timezone

from community.moderation.models.kept import AddedOnly
from community.moderation.states import PartKind


class Assessment(AddedOnly):
    """All six parts as they stood on one day. A new one replaces it; the old one stays."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    key = models.UUIDField(default=uuid.uuid4, editable=False)
    feature = models.CharField(max_length=60, db_index=True)
    review_by = models.DateField()
    recorded_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )
    recorded_at = models.DateTimeField(default=timezone.now, editable=False)

    class Meta:
        ordering: ClassVar = ["-recorded_at"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["feature", "key"], name="moderation_assessment_once")
        ]

    def __str__(self) -> str:
        return f"Assessment of {self.feature}"

    @property
    def is_complete(self) -> bool:
        """Of a row fetched with its parts."""
        return {part.kind for part in self.parts.all()} == set(PartKind.values)

    def has_ended(self, today: date) -> bool:
        return self.review_by < today


class AssessmentPart(AddedOnly):
    """``reference`` is where the signed paper lies; ``signed_by`` names an office, not a person."""

    assessment = models.ForeignKey(Assessment, on_delete=models.CASCADE, related_name="parts")
    kind = models.CharField(max_length=20, choices=PartKind)
    reference = models.CharField(max_length=200)
    signed_on = models.DateField()
    signed_by = models.CharField(max_length=120)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["assessment", "kind"], name="moderation_part_once_per_kind"
            )
        ]

    def __str__(self) -> str:
        return self.get_kind_display()


class Switch(AddedOnly):
    """Somebody switched a feature on or off; the newest holds."""

    key = models.UUIDField(default=uuid.uuid4, editable=False)
    feature = models.CharField(max_length=60, db_index=True)
    on = models.BooleanField()
    why = models.CharField(max_length=240)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )
    at = models.DateTimeField(default=timezone.now, editable=False)

    class Meta:
        ordering: ClassVar = ["-at", "-pk"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["feature", "key"], name="moderation_switch_once")
        ]

    def __str__(self) -> str:
        return f"{self.feature} {'on' if self.on else 'off'}"
