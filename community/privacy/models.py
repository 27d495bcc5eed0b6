from typing import ClassVar

from django.conf import settings
from django.db import models
from django.utils import timezone
from wagtail.contrib.settings.models import BaseGenericSetting, register_setting

from community.privacy.gate_fields import PublishGates


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
    """One round of clearing up: when, and how many records of each kind went."""

    started_at = models.DateTimeField(default=timezone.now, editable=False, db_index=True)
    ended_at = models.DateTimeField(null=True, blank=True)
    removed = models.JSONField(default=dict)
    failed = models.JSONField(default=list)

    def __str__(self) -> str:
        return f"Retention run {self.pk}"


@register_setting(icon="lock")
class PublishingDefaults(BaseGenericSetting, PublishGates):
    """What holds for every consultation that does not say otherwise."""

    class Meta:
        verbose_name = "publishing defaults"
        verbose_name_plural = "publishing defaults"
