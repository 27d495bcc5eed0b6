"""What happened, in order, never changed: each entry seals the one before it."""

import uuid
from typing import Any, ClassVar

from django.conf import settings
from django.db import models
from django.utils import timezone

from community.safeguarding.models.concerns import Concern
from community.safeguarding.states import Kind


class AppendOnly(TypeError):
    """The chronology is never changed; a correction is a new entry."""


class ChronologyEntry(models.Model):
    """``sealed`` is the ciphertext of what was written, under the concern's key.

    ``number`` counts through all concerns without a gap. ``seal`` covers this entry's ciphertext
    and the seal before: destroying a concern's key leaves the chain whole. Triggers in the
    database refuse every change (`guards`).
    """

    number = models.PositiveBigIntegerField(primary_key=True)
    key = models.UUIDField(unique=True, default=uuid.uuid4, editable=False)
    concern = models.ForeignKey(Concern, on_delete=models.PROTECT, related_name="entries")
    kind = models.CharField(max_length=12, choices=Kind)
    at = models.DateTimeField(default=timezone.now, editable=False)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.PROTECT, related_name="+"
    )
    sealed = models.BinaryField()
    seal = models.BinaryField(max_length=32)

    class Meta:
        ordering: ClassVar = ["number"]
        verbose_name_plural = "chronology entries"

    def __str__(self) -> str:
        return f"Entry {self.number}"

    def save(self, *args: Any, **kwargs: Any) -> None:
        if not self._state.adding:
            raise AppendOnly("an entry is never changed")
        super().save(*args, **kwargs)

    def delete(self, *args: Any, **kwargs: Any) -> Any:
        raise AppendOnly("an entry is never taken back")


class ChainHead(models.Model):
    """Where the chain ends: one row, locked by whoever adds an entry."""

    number = models.PositiveBigIntegerField(default=0)
    seal = models.BinaryField(max_length=32, default=bytes)

    def __str__(self) -> str:
        return f"{self.number} entries"


class ChainCheck(models.Model):
    """One round of checking the whole chain, and where it ended then."""

    at = models.DateTimeField(default=timezone.now, editable=False, db_index=True)
    number = models.PositiveBigIntegerField()
    seal = models.BinaryField(max_length=32, default=bytes)
    broken_at = models.PositiveBigIntegerField(null=True, blank=True)
    why = models.CharField(max_length=120, blank=True)

    class Meta:
        ordering: ClassVar = ["-at"]

    def __str__(self) -> str:
        return f"Check of {self.number} entries"

    @property
    def is_whole(self) -> bool:
        return not self.why
