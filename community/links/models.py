from datetime import datetime
from typing import ClassVar, Self

from django.db import models
from django.utils import timezone


class LinkQuerySet(models.QuerySet["Link"]):
    def usable(self, now: datetime) -> Self:
        """Neither expired, nor revoked, nor a single-use link that was used."""
        return self.filter(
            models.Q(single_use=False) | models.Q(used_at=None),
            revoked_at=None,
            expires_at__gt=now,
        )


class Link(models.Model):
    """A door for whoever holds its token. Only a hash of the token is kept."""

    token_hash = models.BinaryField(max_length=32, unique=True, editable=False)
    purpose = models.CharField(max_length=60)
    about = models.CharField(max_length=120)
    single_use = models.BooleanField(default=True)
    made_at = models.DateTimeField(default=timezone.now, editable=False)
    expires_at = models.DateTimeField(db_index=True)
    used_at = models.DateTimeField(null=True, blank=True)
    revoked_at = models.DateTimeField(null=True, blank=True)

    objects: ClassVar[models.Manager[Self]] = LinkQuerySet.as_manager()

    class Meta:
        indexes: ClassVar = [models.Index("about", "purpose", name="links_about")]

    def __str__(self) -> str:
        return f"{self.purpose} link {self.pk}"
