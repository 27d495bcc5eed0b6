import uuid
from typing import ClassVar

from django.db import models
from django.db.models import Q
from django.utils import timezone

from community.cms.visibility import public_only
from consultations.states import OWES_COMMITMENT, CommitmentState, Decision


class Theme(models.Model):
    """'You said': what many answers had in common, in staff's own words, never a raw answer."""

    questionnaire = models.ForeignKey(
        "consultations.Questionnaire", on_delete=models.CASCADE, related_name="themes"
    )
    title = models.CharField(max_length=120)
    said = models.TextField("what people said")
    position = models.PositiveSmallIntegerField(default=0)

    class Meta:
        ordering: ClassVar = ["position", "pk"]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["questionnaire", "title"], name="consultations_theme_once"
            )
        ]

    def __str__(self) -> str:
        return self.title


class Outcome(models.Model):
    """'We did', 'we will' or 'we will not, and why'."""

    theme = models.OneToOneField(Theme, on_delete=models.CASCADE, related_name="outcome")
    decision = models.CharField(max_length=8, choices=Decision)
    text = models.TextField("what we decided, and why")

    def __str__(self) -> str:
        return f"{self.get_decision_display()}: {self.theme}"

    @property
    def owes_commitment(self) -> bool:
        return self.decision in OWES_COMMITMENT


class CommitmentQuerySet(models.QuerySet["Commitment"]):
    def public(self) -> "CommitmentQuerySet":
        published = self.filter(
            outcome__theme__questionnaire__outcome_published_on__isnull=False,
            outcome__theme__questionnaire__live=True,
        )
        return public_only(published, page="outcome__theme__questionnaire__page__")


class Commitment(models.Model):
    """A promise with an owner and a day. It stays public when the day has passed."""

    outcome = models.ForeignKey(Outcome, on_delete=models.CASCADE, related_name="commitments")
    promise = models.CharField(max_length=240)
    owner = models.CharField("who will do it", max_length=120)
    due_on = models.DateField("by when")
    state = models.CharField(
        max_length=8, choices=CommitmentState, default=CommitmentState.PROMISED
    )
    settled_on = models.DateField(null=True, blank=True)
    note = models.CharField("what happened", max_length=240, blank=True)

    objects = CommitmentQuerySet.as_manager()

    class Meta:
        ordering: ClassVar = ["due_on", "pk"]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["outcome", "promise"], name="consultations_commitment_once"
            ),
            models.CheckConstraint(
                condition=Q(state="promised", settled_on__isnull=True)
                | (~Q(state="promised") & Q(settled_on__isnull=False)),
                name="consultations_commitment_settled_has_day",
            ),
        ]

    def __str__(self) -> str:
        return self.promise

    @property
    def is_late(self) -> bool:
        return self.state == CommitmentState.PROMISED and self.due_on < timezone.localdate()


class OutcomeRequest(models.Model):
    """'Tell me what came of it': an address with no link to any response, encrypted."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    questionnaire = models.ForeignKey(
        "consultations.Questionnaire", on_delete=models.CASCADE, related_name="outcome_requests"
    )
    address = models.BinaryField()
    address_index = models.BinaryField(max_length=32)
    language = models.CharField(max_length=12, default="en")
    asked_on = models.DateField(default=timezone.localdate)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["questionnaire", "address_index"],
                name="consultations_outcome_request_once",
            )
        ]

    def __str__(self) -> str:
        return f"Outcome request for {self.questionnaire_id}"

    @property
    def subject(self) -> str:
        """All addresses of a consultation share a key, made before the first answer came: a key for
        each would stand among the keys of answers, beside the one that was sent just before."""
        return addresses_subject(self.questionnaire_id)


def addresses_subject(questionnaire_id: int) -> str:
    return f"consultations.outcomerequests:{questionnaire_id}"
