"""What went wrong with people's data, who was told, and whether in time."""

import uuid
from typing import ClassVar

from django.conf import settings
from django.db import models
from django.utils import timezone

from community.privacy.states import HowMany, Risk


class Breach(models.Model):
    """Its words (what happened, the decision and why) are sealed under a key of its own."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    key = models.UUIDField(unique=True, default=uuid.uuid4, editable=False)
    found_at = models.DateTimeField(default=timezone.now)
    sealed = models.BinaryField()
    categories = models.JSONField(default=list, help_text="What kinds of data.")
    people = models.CharField(max_length=10, choices=HowMany)
    records = models.CharField(max_length=10, choices=HowMany)
    risk = models.CharField(max_length=10, choices=Risk)
    told_ico_at = models.DateTimeField(null=True, blank=True)
    told_people_at = models.DateTimeField(null=True, blank=True)
    decided_at = models.DateTimeField(null=True, blank=True)
    decision = models.BinaryField(null=True, blank=True)
    written_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )

    class Meta:
        ordering: ClassVar = ["-found_at"]
        verbose_name_plural = "breaches"

    def __str__(self) -> str:
        return f"Breach {self.pk}"

    @property
    def subject(self) -> str:
        return f"privacy.breach:{self.pk}"
