from typing import Any, ClassVar

from django.db import models
from django.utils import timezone


class AppendOnly(TypeError):
    """A release is history: it can be followed by another, never changed."""


class Release(models.Model):
    """One set of numbers as it was published. Holds rounded numbers only.

    ``by`` is a reference to the person who released it, ``about`` to what the numbers are about.
    """

    about = models.CharField(max_length=120)
    number = models.PositiveIntegerField()
    tables = models.JSONField()
    payload = models.JSONField(default=dict)
    made_on = models.DateField(default=timezone.localdate, editable=False)
    by = models.CharField(max_length=120, blank=True)
    closing = models.BooleanField(default=False, help_text="The last one, after answering closed.")

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint("about", "number", name="suppression_release_number"),
        ]
        ordering: ClassVar = ["about", "number"]

    def __str__(self) -> str:
        return f"Release {self.number} of {self.about}"

    def save(self, *args: Any, **kwargs: Any) -> None:
        if not self._state.adding:
            raise AppendOnly("a release is never changed")
        super().save(*args, **kwargs)

    def delete(self, *args: Any, **kwargs: Any) -> Any:
        raise AppendOnly("a release is never taken back; make the next one")
