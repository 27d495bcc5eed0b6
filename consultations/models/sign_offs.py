import uuid
from typing import ClassVar

from django.conf import settings
from django.db import models
from django.utils import timezone
from wagtail.admin.panels import FieldPanel, FieldRowPanel
from wagtail.contrib.settings.models import BaseGenericSetting, register_setting

from consultations.states import Panel, SignOffDecision


@register_setting(icon="group", order=4)
class SignOffSettings(BaseGenericSetting):
    """For administrators alone: who waits for a yes must not be able to say that none is needed."""

    youth_panel = models.PositiveSmallIntegerField(
        "how many of the youth panel have to agree",
        default=1,
        help_text="0 means that nobody is asked.",
    )
    oversight_group = models.PositiveSmallIntegerField(
        "how many of the Oversight Group have to agree",
        default=1,
        help_text="0 means that nobody is asked.",
    )
    most_questions = models.PositiveSmallIntegerField(
        "how many questions a consultation may ask at the most", default=40
    )

    panels: ClassVar = [
        FieldRowPanel([FieldPanel("youth_panel"), FieldPanel("oversight_group")]),
        FieldPanel("most_questions"),
    ]

    class Meta:
        verbose_name = "sign-off of consultations"


class SignOffRequest(models.Model):
    """Questions, and what stands around them (``framing``), as the panels were shown them: exactly
    these may be opened once they agree. ``digest`` is of both, and of the pictures."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    page = models.ForeignKey(
        "consultations.ConsultationPage", on_delete=models.CASCADE, related_name="sign_off_requests"
    )
    digest = models.CharField(max_length=64)
    schema = models.JSONField()
    framing = models.JSONField(default=dict)
    asked_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )
    asked_on = models.DateField(default=timezone.localdate)
    made_at = models.DateTimeField(auto_now_add=True)

    class Meta:
        ordering: ClassVar = ["-asked_on"]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["page", "digest"], name="consultations_sign_off_request_once"
            )
        ]

    def __str__(self) -> str:
        return f"Sign-off request {self.pk}"


class SignOff(models.Model):
    """What one member said of one wording; saying something else replaces it."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    request = models.ForeignKey(SignOffRequest, on_delete=models.CASCADE, related_name="sign_offs")
    panel = models.CharField(max_length=12, choices=Panel)
    decision = models.CharField(max_length=8, choices=SignOffDecision)
    reason = models.BinaryField(null=True)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        null=True,
        on_delete=models.SET_NULL,
        related_name="sign_offs_of_wordings",
    )
    decided_on = models.DateField(default=timezone.localdate)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["request", "by"], name="consultations_sign_off_once_each"
            )
        ]

    def __str__(self) -> str:
        return f"Sign-off {self.pk}"

    @property
    def subject(self) -> str:
        """A key for each: who erases their words leaves those of the others readable."""
        return f"consultations.signoff:{self.pk}"
