"""What has to be in place before somebody may meet a young person. Never a certificate, its number
or its content: that a check was made, at which level and why, when, and when the next is due.
"""

import uuid
from typing import ClassVar

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone

from mentoring.models.mentors import Mentor
from mentoring.states import CheckLevel, CheckResult, Course


class Check(models.Model):
    """``role``: what they do that asks for this level; ``reason``: why it may be asked for.
    ``status_on``: when somebody last looked whether it still stands.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    key = models.UUIDField(unique=True, default=uuid.uuid4, editable=False)
    mentor = models.ForeignKey(Mentor, on_delete=models.CASCADE, related_name="checks")
    role = models.CharField(max_length=100)
    level = models.CharField(max_length=10, choices=CheckLevel)
    reason = models.CharField(max_length=200)
    done_on = models.DateField()
    due_on = models.DateField()
    status_on = models.DateField(null=True)
    result = models.CharField(max_length=10, choices=CheckResult)
    recorded_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )

    class Meta:
        ordering: ClassVar = ["-done_on", "-due_on", "pk"]
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(due_on__gt=models.F("done_on")), name="mentoring_check_in_order"
            )
        ]

    def __str__(self) -> str:
        return f"Check {self.pk}"


class RiskDecision(models.Model):
    """Opened by something that somebody disclosed, or that a check brought. It never says no by
    itself: a named person decides, and writes down why.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    mentor = models.ForeignKey(Mentor, on_delete=models.CASCADE, related_name="decisions")
    about_check = models.OneToOneField(
        Check, null=True, on_delete=models.CASCADE, related_name="decision"
    )
    opened_on = models.DateField(default=timezone.localdate, editable=False)
    may_go_on = models.BooleanField(null=True)
    sealed = models.BinaryField(null=True)
    decided_on = models.DateField(null=True)
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )

    class Meta:
        ordering: ClassVar = ["opened_on", "pk"]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["mentor"],
                condition=Q(about_check=None),
                name="mentoring_one_decision_about_the_application",
            ),
            models.CheckConstraint(
                condition=Q(may_go_on=None, decided_on=None)
                | Q(may_go_on__isnull=False, decided_on__isnull=False),
                name="mentoring_decision_has_its_day",
            ),
        ]

    def __str__(self) -> str:
        return f"Risk decision {self.pk}"

    @property
    def subject(self) -> str:
        return self.mentor.subject


class Training(models.Model):
    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    mentor = models.ForeignKey(Mentor, on_delete=models.CASCADE, related_name="trainings")
    course = models.CharField(max_length=20, choices=Course)
    done_on = models.DateField()
    recorded_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )

    class Meta:
        ordering: ClassVar = ["-done_on"]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["mentor", "course", "done_on"], name="mentoring_training_once"
            )
        ]

    def __str__(self) -> str:
        return f"Training {self.pk}"


class Supervision(models.Model):
    """A talk about the young people, and about the mentor themselves. ``sealed``: both."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    key = models.UUIDField(unique=True, default=uuid.uuid4, editable=False)
    mentor = models.ForeignKey(Mentor, on_delete=models.CASCADE, related_name="supervisions")
    held_on = models.DateField()
    held_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )
    sealed = models.BinaryField(null=True)

    class Meta:
        ordering: ClassVar = ["-held_on", "pk"]

    def __str__(self) -> str:
        return f"Supervision {self.pk}"

    @property
    def subject(self) -> str:
        return self.mentor.subject
