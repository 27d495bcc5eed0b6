"""Asking a parent or carer, for a child under thirteen."""

import uuid
from datetime import date, timedelta
from typing import ClassVar

from django.conf import settings
from django.db import models
from django.utils import timezone

from community.privacy.states import CheckedHow

ASK_LASTS = timedelta(days=14)


class GuardianAsk(models.Model):
    """``sealed`` holds where the link is sent and, later, who the guardian says they are, under a
    key of its own. ``guardian``: the account with which they answered; without one somebody here
    confirms who they are before their yes counts. ``asked_by``: who works here and asked at the
    child's wish; nobody where the child did it. ``mailed``: the link went by e-mail; otherwise who
    asked had it before them, and could have answered it themselves.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    key = models.UUIDField(unique=True, default=uuid.uuid4, editable=False)
    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="guardian_asks"
    )
    guardian = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )
    asked_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )
    mailed = models.BooleanField(default=False)
    sealed = models.BinaryField()
    asked_on = models.DateField(default=timezone.localdate, editable=False)
    answered_on = models.DateField(null=True)
    checked_on = models.DateField(null=True)
    checked_how = models.CharField(max_length=20, choices=CheckedHow, blank=True)
    checked_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )

    class Meta:
        ordering: ClassVar = ["-asked_on", "pk"]

    def __str__(self) -> str:
        return f"Ask {self.pk}"

    @property
    def subject(self) -> str:
        return f"privacy.guardianask:{self.pk}"

    @property
    def is_checked(self) -> bool:
        return self.checked_on is not None

    @property
    def works_until(self) -> date:
        return self.asked_on + ASK_LASTS
