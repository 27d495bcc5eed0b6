"""Texts that wait to be read, and the phrase lists that put them in order."""

from typing import ClassVar, Self

from django.conf import settings
from django.db import models
from django.utils import timezone

from community.safeguarding.states import Band


class ScreeningQuerySet(models.QuerySet["Screening"]):
    def unread(self) -> Self:
        return self.filter(read_at=None)

    def in_reading_order(self) -> Self:
        """Urgent ones first, then by day; within a day by their random ids."""
        return self.order_by("band", "received_on", "pk")


class Screening(models.Model):
    """One sent text that a person has to read.

    ``about`` is its reference. What is kept of the screening is the band alone: no score, no
    phrase, nothing about a person. What moved it is worked out again while somebody reads.
    """

    about = models.CharField(max_length=120, unique=True)
    source = models.CharField(max_length=60)
    band = models.PositiveSmallIntegerField(choices=Band, default=Band.IN_TURN)
    received_on = models.DateField(default=timezone.localdate, editable=False)
    lists_version = models.PositiveIntegerField(default=0)
    read_at = models.DateTimeField(null=True, blank=True)
    read_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )

    objects: ClassVar[models.Manager[Self]] = ScreeningQuerySet.as_manager()

    class Meta:
        indexes: ClassVar = [
            models.Index(
                "band",
                "received_on",
                condition=models.Q(read_at=None),
                name="safeguarding_unread",
            )
        ]

    def __str__(self) -> str:
        return f"{self.get_band_display()}: {self.source}"


class WordList(models.Model):
    """One version of the phrases, as the leads published it. Never changed; the newest holds.

    ``entries``: see `screening.phrases.Phrase`. ``examples``: sentences with what must come of
    them, which were true when it was published.
    """

    number = models.PositiveIntegerField(unique=True)
    entries = models.JSONField()
    examples = models.JSONField(default=list)
    note = models.CharField(max_length=240, help_text="What changed, and why.")
    made_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )
    made_at = models.DateTimeField(default=timezone.now, editable=False)

    class Meta:
        ordering: ClassVar = ["-number"]

    def __str__(self) -> str:
        return f"Phrases, version {self.number}"
