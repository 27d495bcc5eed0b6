from typing import TYPE_CHECKING, Any

from django.db import models
from django.utils import timezone

if TYPE_CHECKING:
    from cryptography.hazmat.primitives.ciphers.aead import AESGCM


class DataKey(models.Model):
    """The key of one subject's texts, itself encrypted under a wrapping key of the settings.

    Deleting the row makes everything that was encrypted under it unreadable for ever. No number
    counts the rows up: neighbours would tell which subjects came in together.
    """

    subject = models.CharField(max_length=120, primary_key=True)
    wrapped = models.BinaryField(max_length=120)
    wrapping_key = models.CharField(max_length=40)
    made_on = models.DateField(default=timezone.localdate, editable=False)

    # The opened key, only in memory: see envelope.py.
    _cipher: "AESGCM | None" = None

    def __str__(self) -> str:
        return f"Data key of {self.pk}"

    def __getstate__(self) -> dict[str, Any]:
        """Leaves the opened key behind when the record is pickled (into a cache, say)."""
        state = super().__getstate__()
        return {name: value for name, value in state.items() if name != "_cipher"}
