"""The way to becoming a mentor: what they wrote, what others wrote about them, who decided."""

import uuid
from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import F, Q
from django.utils import timezone

from mentoring.models.mentors import Mentor


class Application(models.Model):
    """``sealed``: what they wrote; ``notes``: what the talk with them brought, and why somebody
    was not taken on. Who put them forward never approves them.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    mentor = models.OneToOneField(Mentor, on_delete=models.CASCADE, related_name="application")
    invited_at = models.DateTimeField(null=True)
    invited_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )
    sealed = models.BinaryField(null=True)
    sent_at = models.DateTimeField(null=True)
    notes = models.BinaryField(null=True)
    talked_on = models.DateField(null=True)
    talked_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )
    put_forward_on = models.DateField(null=True)
    put_forward_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )
    decided_on = models.DateField(null=True)
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(put_forward_by=None)
                | Q(decided_by=None)
                | ~Q(put_forward_by=F("decided_by")),
                name="mentoring_approved_by_a_second",
            )
        ]

    def __str__(self) -> str:
        return f"Application {self.pk}"

    @property
    def subject(self) -> str:
        return self.mentor.subject


class Reference(models.Model):
    """``sealed``: who is asked, and where; ``answer``: what they say, or said on the telephone."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    application = models.ForeignKey(
        Application, on_delete=models.CASCADE, related_name="references"
    )
    place = models.PositiveSmallIntegerField()
    sealed = models.BinaryField()
    answer = models.BinaryField(null=True)
    asked_on = models.DateField(default=timezone.localdate, editable=False)
    answered_on = models.DateField(null=True)
    written_down_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )

    class Meta:
        ordering: ClassVar = ["place"]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["application", "place"], name="mentoring_reference_place"
            )
        ]

    def __str__(self) -> str:
        return f"Reference {self.pk}"

    @property
    def subject(self) -> str:
        return self.application.subject
