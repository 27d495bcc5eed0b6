"""One thing that somebody wrote for others to see."""

import uuid
from collections.abc import Iterable
from typing import ClassVar, Self

from django.conf import settings
from django.db import models
from django.utils import timezone

from community.moderation.states import State


class ModeratedItemQuerySet(models.QuerySet["ModeratedItem"]):
    def of(self, features: Iterable[str]) -> Self:
        return self.filter(feature__in=list(features))

    def still_there(self) -> Self:
        return self.exclude(state=State.GONE)

    def unlooked(self) -> Self:
        """Nobody has looked at the words as they stand."""
        return self.filter(looked_at=None).filter(state__in=[State.WAITING, State.SHOWN])


class ModeratedItem(models.Model):
    """The words lie with the feature. Here: whose they are, where they stand, and a keyed hash of
    them as they were last sent (``digest``), so that what is shown is what was looked at.
    ``version`` counts how often they were sent. Who wrote it has no name here once they are gone.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    reference = models.CharField(max_length=120, unique=True)
    feature = models.CharField(max_length=60)
    author = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )
    state = models.CharField(max_length=10, choices=State, default=State.WAITING)
    version = models.PositiveIntegerField(default=1)
    digest = models.CharField(max_length=64)
    sent_at = models.DateTimeField(default=timezone.now)
    looked_at = models.DateTimeField(null=True, blank=True)
    gone_at = models.DateTimeField(null=True, blank=True)

    objects: ClassVar[models.Manager[Self]] = ModeratedItemQuerySet.as_manager()

    class Meta:
        indexes: ClassVar = [
            models.Index(
                "feature",
                "sent_at",
                condition=models.Q(looked_at=None),
                name="moderation_unlooked",
            ),
            models.Index("author", name="moderation_author"),
        ]

    def __str__(self) -> str:
        return f"{self.get_state_display()}: {self.feature}"
