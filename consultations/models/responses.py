import uuid
from typing import Any, ClassVar

from django.db import models
from django.db.models import Q

from consultations.states import Channel, ResponseState


class ResponseQuerySet(models.QuerySet["Response"]):
    def submitted(self) -> "ResponseQuerySet":
        return self.filter(state=ResponseState.SUBMITTED)

    def drafts(self) -> "ResponseQuerySet":
        return self.filter(state=ResponseState.DRAFT)

    def to_tally(self) -> "ResponseQuerySet":
        return self.submitted().filter(tallied=False)


class Response(models.Model):
    """One set of answers. Nothing in it says who, from where or at what time of day.

    ``started_at`` exists only while it is a draft, to grant the 30 minutes after closing.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    questionnaire = models.ForeignKey(
        "consultations.Questionnaire", on_delete=models.PROTECT, related_name="responses"
    )
    version = models.ForeignKey(
        "consultations.Version", on_delete=models.PROTECT, related_name="responses", db_index=False
    )
    state = models.CharField(
        max_length=10, choices=ResponseState, default=ResponseState.DRAFT, db_default="draft"
    )
    channel = models.CharField(max_length=8, choices=Channel, default=Channel.WEB)
    language = models.CharField(max_length=12, default="en")
    idempotency_key = models.UUIDField(unique=True)
    receipt_index = models.BinaryField(max_length=32, unique=True)
    receipt_round = models.PositiveSmallIntegerField(default=0)
    content_digest = models.BinaryField(max_length=32, null=True)
    notices = models.CharField(
        "codes of what they were told", max_length=255, blank=True, default="", db_default=""
    )
    started_at = models.DateTimeField(null=True)
    submitted_on = models.DateField(null=True)
    tallied = models.BooleanField(default=False)

    objects = ResponseQuerySet.as_manager()

    class Meta:
        indexes: ClassVar = [
            models.Index(
                fields=["questionnaire", "id"],
                condition=Q(state="submitted"),
                name="consultations_response_sent",
            ),
            models.Index(
                fields=["questionnaire"],
                condition=Q(state="submitted", tallied=False),
                name="consultations_response_untold",
            ),
        ]
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(channel__in=Channel.values),
                name="consultations_response_channel_known",
            ),
            models.CheckConstraint(
                condition=Q(state="draft") | Q(started_at__isnull=True),
                name="consultations_response_no_time_once_sent",
            ),
            models.CheckConstraint(
                condition=Q(state="draft")
                | (Q(submitted_on__isnull=False) & Q(content_digest__isnull=False)),
                name="consultations_response_sent_is_whole",
            ),
        ]

    def __str__(self) -> str:
        return f"Response to {self.questionnaire_id}"

    @property
    def subject(self) -> str:
        """Its encryption subject: destroying that key makes its free text unreadable."""
        return subject_of(self.pk)


def subject_of(response_id: Any) -> str:
    return f"consultations.response:{response_id}"


def key_from(text: str) -> uuid.UUID | None:
    """A response's key as somebody wrote it in an address or a header."""
    try:
        return uuid.UUID(text)
    except ValueError:
        return None


class AnswerRow(models.Model):
    """A stored value: JSON for closed questions, ciphertext for free text."""

    pk = models.CompositePrimaryKey("response_id", "question")
    question = models.CharField(max_length=64)
    value = models.JSONField(null=True)
    ciphertext = models.BinaryField(null=True)

    class Meta:
        abstract = True
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(value__isnull=True, ciphertext__isnull=False)
                | Q(value__isnull=False, ciphertext__isnull=True),
                name="%(app_label)s_%(class)s_one_form",
            )
        ]

    def __str__(self) -> str:
        return self.question


class Answer(AnswerRow):
    # The primary key begins with the response: a second index would only be written, never read.
    response = models.ForeignKey(
        Response, on_delete=models.CASCADE, related_name="answers", db_index=False
    )


class EqualityAnswer(AnswerRow):
    """Kept apart: no screen and no export joins it to the other answers."""

    response = models.ForeignKey(
        Response, on_delete=models.CASCADE, related_name="equality_answers", db_index=False
    )
