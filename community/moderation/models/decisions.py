"""What was decided about an item, who reported it, and who asked for another look."""

import uuid
from typing import ClassVar

from django.conf import settings
from django.db import models
from django.utils import timezone

from community.moderation.models.items import ModeratedItem
from community.moderation.models.kept import AddedOnly, Sealed
from community.moderation.states import BECOMES, PRESSING, Deed, Reason, ReportReason, Side


class Decision(AddedOnly, Sealed):
    """Who decided what about which words, when and why. ``sealed``: what who wrote it is told.

    ``waited``: minutes since the words, the report or the appeal came in.
    """

    key = models.UUIDField(default=uuid.uuid4, editable=False)
    item = models.ForeignKey(ModeratedItem, on_delete=models.CASCADE, related_name="decisions")
    deed = models.CharField(max_length=10, choices=Deed)
    reason = models.CharField(max_length=10, choices=Reason)
    version = models.PositiveIntegerField()
    digest = models.CharField(max_length=64)
    after_appeal = models.BooleanField(default=False)
    waited = models.PositiveIntegerField(default=0)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )
    at = models.DateTimeField(default=timezone.now, editable=False)

    class Meta:
        ordering: ClassVar = ["at"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["item", "key"], name="moderation_decision_once")
        ]

    def __str__(self) -> str:
        return f"{self.outcome}: {self.get_reason_display()}"

    @property
    def outcome(self) -> str:
        """What became of it: "Not shown"."""
        return str(BECOMES[Deed(self.deed)].label)


class Report(Sealed):
    """Somebody says that others should not see this. Who wrote it never learns who that was."""

    key = models.UUIDField(default=uuid.uuid4, editable=False)
    item = models.ForeignKey(ModeratedItem, on_delete=models.CASCADE, related_name="reports")
    version = models.PositiveIntegerField()
    reason = models.CharField(max_length=10, choices=ReportReason)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )
    made_at = models.DateTimeField(default=timezone.now, editable=False)
    decision = models.ForeignKey(
        Decision, null=True, blank=True, on_delete=models.SET_NULL, related_name="reports"
    )

    class Meta:
        ordering: ClassVar = ["made_at"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["item", "key"], name="moderation_report_once"),
            models.UniqueConstraint(
                fields=["item", "by", "version"], name="moderation_report_once_per_person"
            ),
        ]

    def __str__(self) -> str:
        return self.get_reason_display()

    @property
    def is_pressing(self) -> bool:
        return self.reason in PRESSING


class Appeal(Sealed):
    """Somebody whom a decision went against asks for another look, once for the same words."""

    key = models.UUIDField(default=uuid.uuid4, editable=False)
    item = models.ForeignKey(ModeratedItem, on_delete=models.CASCADE, related_name="appeals")
    about = models.ForeignKey(Decision, on_delete=models.CASCADE, related_name="appeals")
    version = models.PositiveIntegerField()
    side = models.CharField(max_length=10, choices=Side)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )
    made_at = models.DateTimeField(default=timezone.now, editable=False)
    decision = models.ForeignKey(
        Decision, null=True, blank=True, on_delete=models.SET_NULL, related_name="appeals_decided"
    )

    class Meta:
        ordering: ClassVar = ["made_at"]
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["item", "key"], name="moderation_appeal_once"),
            models.UniqueConstraint(
                fields=["item", "by", "version"], name="moderation_appeal_once_per_person"
            ),
        ]

    def __str__(self) -> str:
        return f"Another look, asked by {self.get_side_display().lower()}"
