"""Consent, only for what rests on nothing else."""

import uuid
from typing import ClassVar

from django.conf import settings
from django.db import models
from django.utils import timezone

from community.privacy.states import ConsentBand


class Consent(models.Model):
    """Who said yes to what, in which wording, at what age; ``given_by`` is a guardian for a child
    under thirteen. Withdrawn ones stay, to show that they were respected.
    """

    key = models.UUIDField(unique=True, default=uuid.uuid4, editable=False)
    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="consents"
    )
    purpose = models.SlugField(max_length=60)
    wording = models.CharField("version of the wording", max_length=20)
    age_band = models.CharField(max_length=10, choices=ConsentBand)
    given_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )
    ask = models.ForeignKey(
        "privacy.GuardianAsk", null=True, on_delete=models.SET_NULL, related_name="consents"
    )
    reminded_of = models.CharField(max_length=30, blank=True, editable=False)
    given_on = models.DateField(default=timezone.localdate, editable=False)
    withdrawn_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["person", "purpose"],
                condition=models.Q(withdrawn_at=None),
                name="privacy_consent_once",
            )
        ]

    def __str__(self) -> str:
        return f"Consent {self.pk}"
