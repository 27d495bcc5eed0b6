from datetime import datetime, timedelta
from typing import Any, ClassVar

from django.db import models
from django.db.models import F, Q
from django.utils import timezone

from community.cms.visibility import public_only
from community.registries import Depth
from consultations.questionnaire.schema import Schema, from_json
from consultations.states import Mode, Status

GRACE = timedelta(minutes=30)
MOST_COMPILED = 256

_compiled: dict[str, Schema] = {}


class QuestionnaireQuerySet(models.QuerySet["Questionnaire"]):
    def live(self) -> "QuestionnaireQuerySet":
        return self.filter(live=True)

    def public(self) -> "QuestionnaireQuerySet":
        """Live, and no restriction covers its page or one above: what anybody may be shown."""
        return public_only(self.live(), page="page__")

    def open(self) -> "QuestionnaireQuerySet":
        now = timezone.now()
        running = Q(closed_at__isnull=True) | Q(closed_at__gt=now)
        return self.public().filter(running, opens_at__lte=now, closes_at__gt=now)

    def visible_to(self, person: Any) -> "QuestionnaireQuerySet":
        """Those whose answers this person may read: named on the consultation, nobody else."""
        team = Q(page__leads=person.pk) | Q(page__analysts=person.pk)
        return self.filter(team).distinct()


class Questionnaire(models.Model):
    """The working side of a consultation page: one row answers 'may this be answered now?'."""

    page = models.OneToOneField(
        "consultations.ConsultationPage", on_delete=models.PROTECT, related_name="questionnaire"
    )
    slug = models.SlugField(max_length=255, unique=True)
    title = models.CharField(max_length=255)
    participation = models.CharField(
        "how much say people have", max_length=12, choices=Depth, default=Depth.CONSULT
    )
    mode = models.CharField(max_length=8, choices=Mode, default=Mode.STEPS)
    live = models.BooleanField(default=False)
    opens_at = models.DateTimeField()
    closes_at = models.DateTimeField()
    closed_at = models.DateTimeField(null=True, blank=True)
    version = models.ForeignKey(
        "consultations.Version", on_delete=models.PROTECT, null=True, related_name="+"
    )
    outcome_due_on = models.DateField(null=True, blank=True)
    outcome_published_on = models.DateField(null=True, blank=True)

    objects = QuestionnaireQuerySet.as_manager()

    class Meta:
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(closes_at__gt=F("opens_at")),
                name="consultations_questionnaire_closes_after_opens",
            )
        ]

    def __str__(self) -> str:
        return self.title

    @property
    def wording(self) -> "Version":
        """The version that is asked now. Raises ``LookupError`` before it is compiled."""
        if self.version is None:
            raise LookupError(f"{self} has not been compiled yet")
        return self.version

    @property
    def end(self) -> datetime:
        return min(self.closed_at or self.closes_at, self.closes_at)

    @property
    def status(self) -> Status:
        now = timezone.now()
        if now < self.opens_at:
            return Status.UPCOMING
        return Status.OPEN if now < self.end else Status.CLOSED

    @property
    def is_open(self) -> bool:
        return self.status == Status.OPEN


class Version(models.Model):
    """One wording of the questions. Its number and digest never change once it can be answered."""

    questionnaire = models.ForeignKey(
        Questionnaire, on_delete=models.CASCADE, related_name="versions"
    )
    number = models.PositiveIntegerField()
    schema = models.JSONField()
    digest = models.CharField(max_length=64)
    made_on = models.DateField(default=timezone.localdate)

    class Meta:
        ordering: ClassVar = ["number"]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["questionnaire", "number"], name="consultations_version_number_unique"
            )
        ]

    def __str__(self) -> str:
        return f"{self.questionnaire} version {self.number}"

    @property
    def compiled(self) -> Schema:
        """The typed schema, built once per process for each digest."""
        schema = _compiled.get(self.digest)
        if schema is None:
            if len(_compiled) >= MOST_COMPILED:
                _compiled.clear()
            schema = _compiled[self.digest] = from_json(self.schema)
        return schema
