"""Whom data is passed on to, on what ground, and each time that it was."""

import uuid
from datetime import date
from typing import ClassVar, Self

from django.conf import settings
from django.db import models
from django.utils import timezone

from community.privacy.states import LawfulBasis, Together


class SharingAgreementQuerySet(models.QuerySet["SharingAgreement"]):
    def live(self, today: date) -> Self:
        return self.filter(starts_on__lte=today, ends_on__gte=today)


class SharingAgreement(models.Model):
    """``fields`` names the kinds of data that may be passed on; nothing else may."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    key = models.UUIDField(unique=True, default=uuid.uuid4, editable=False)
    recipient = models.CharField(max_length=200, help_text="An organisation, not a person.")
    together = models.CharField(max_length=10, choices=Together)
    purpose = models.CharField(max_length=240)
    lawful_basis = models.CharField(max_length=30, choices=LawfulBasis)
    fields = models.JSONField(default=list)
    reference = models.CharField("where the signed paper is", max_length=200)
    starts_on = models.DateField()
    ends_on = models.DateField()
    reviewed_on = models.DateField(null=True, blank=True)
    written_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )

    objects: ClassVar[models.Manager[Self]] = SharingAgreementQuerySet.as_manager()

    class Meta:
        ordering: ClassVar = ["recipient", "starts_on"]

    def __str__(self) -> str:
        return f"Agreement with {self.recipient}"


class Sharing(models.Model):
    """Something was passed on about ``about`` (a reference): when, by whom, which kinds of data."""

    key = models.UUIDField(unique=True, default=uuid.uuid4, editable=False)
    agreement = models.ForeignKey(
        SharingAgreement, on_delete=models.PROTECT, related_name="sharings"
    )
    about = models.CharField(max_length=120, db_index=True)
    fields = models.JSONField(default=list)
    at = models.DateTimeField(default=timezone.now, editable=False)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )

    def __str__(self) -> str:
        return f"Sharing {self.pk}"
