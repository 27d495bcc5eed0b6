from typing import Any, ClassVar

from django.db import models
from django.utils import timezone


class AppendOnly(TypeError):
    """A release is history: never changed, never taken back, never followed by another."""


class Release(models.Model):
    """One set of numbers as it was published. Holds rounded numbers only.

    ``by`` is a reference to the person who released it, ``about`` to what the numbers are about.
    """

    about = models.CharField(max_length=120)
    tables = models.JSONField()
    payload = models.JSONField(default=dict)
    made_on = models.DateField(default=timezone.localdate, editable=False)
    by = models.CharField(max_length=120, blank=True)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["about"], name="suppression_release_once"),
        ]
        ordering: ClassVar = ["about"]

    def __str__(self) -> str:
        return f"The numbers of {self.about}"

    def save(self, *args: Any, **kwargs: Any) -> None:
        if not self._state.adding:
            raise AppendOnly("a release is never changed")
        super().save(*args, **kwargs)

    def delete(self, *args: Any, **kwargs: Any) -> Any:
        raise AppendOnly("a release is never taken back")
