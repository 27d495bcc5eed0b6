"""Forgetting somebody, the receipt for it, and what must not be forgotten yet."""

import uuid
from datetime import date
from typing import ClassVar, Self

from django.conf import settings
from django.db import models
from django.utils import timezone

from community.privacy.states import ErasureReason


class HoldQuerySet(models.QuerySet["Hold"]):
    def live(self, today: date) -> Self:
        return self.filter(lifted_at=None, until__gte=today)


class Hold(models.Model):
    """A court or an inquiry may need it: neither retention nor erasure takes away what ``about``
    names ("people.user:7" for everything about a person). Why stands sealed in ``why``.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    key = models.UUIDField(unique=True, default=uuid.uuid4, editable=False)
    about = models.CharField(max_length=120, db_index=True)
    why = models.BinaryField()
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )
    made_on = models.DateField(default=timezone.localdate, editable=False)
    until = models.DateField()
    lifted_at = models.DateTimeField(null=True, blank=True)

    objects: ClassVar[models.Manager[Self]] = HoldQuerySet.as_manager()

    class Meta:
        ordering: ClassVar = ["until"]

    def __str__(self) -> str:
        return f"Hold until {self.until}"

    @property
    def subject(self) -> str:
        return f"privacy.hold:{self.pk}"


class ErasureRun(models.Model):
    """One person being forgotten, step by step, so that an interrupted run goes on where it was.

    ``steps`` maps each step that is done to how many records went, or to None where a hold kept
    them. ``key`` comes from the form, so that a phone that sends twice gets the same receipt.
    """

    person = models.OneToOneField(
        settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+"
    )
    key = models.UUIDField(unique=True, default=uuid.uuid4, editable=False)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )
    reason = models.CharField(max_length=20, choices=ErasureReason)
    steps = models.JSONField(default=dict)
    started_at = models.DateTimeField(default=timezone.now, editable=False)
    ended_at = models.DateTimeField(null=True, blank=True)

    def __str__(self) -> str:
        return f"Erasure {self.pk}"


class DeletionReceipt(models.Model):
    """What went, what stays and why; nothing in it says whose it was."""

    code = models.CharField(max_length=20, primary_key=True)
    run = models.OneToOneField(ErasureRun, on_delete=models.PROTECT, related_name="receipt")
    body = models.CharField(max_length=4000)
    seal = models.BinaryField(max_length=32)
    made_at = models.DateTimeField(default=timezone.now, editable=False)

    def __str__(self) -> str:
        return f"Receipt {self.code}"
