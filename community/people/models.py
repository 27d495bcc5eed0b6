import uuid
from datetime import date, datetime, timedelta
from typing import ClassVar, Self

from django.conf import settings
from django.contrib.auth.models import AbstractUser, UserManager
from django.db import models
from django.db.models.functions import Lower
from django.utils import timezone


class AgeBand(models.TextChoices):
    UNDER_16 = "11-15", "11 to 15"
    FROM_16 = "16-17", "16 or 17"
    FROM_18 = "18-25", "18 to 25"
    FROM_26 = "26-64", "26 to 64"
    FROM_65 = "65+", "65 or over"


class User(AbstractUser):
    """Somebody with an account. An e-mail address is optional; a date of birth is never asked."""

    first_name = None  # type: ignore[assignment]  # one preferred name, in any script
    last_name = None  # type: ignore[assignment]  # see above
    email = models.EmailField("e-mail address", blank=True)
    preferred_name = models.CharField(max_length=80, blank=True)
    age_band = models.CharField(max_length=8, blank=True, choices=AgeBand)
    language = models.CharField(max_length=12, default="en")

    objects: ClassVar[UserManager["User"]] = UserManager()  # type: ignore[assignment]  # narrower

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(
                Lower("email"),
                condition=~models.Q(email=""),
                name="people_user_email_unique",
            ),
        ]

    def __str__(self) -> str:
        return self.get_full_name()

    def get_full_name(self) -> str:
        return self.preferred_name or self.username

    def get_short_name(self) -> str:
        return self.preferred_name or self.username


INVITED_FOR = timedelta(days=7)


def last_day() -> datetime:
    return timezone.now() + INVITED_FOR


class InvitationQuerySet(models.QuerySet["Invitation"]):
    def waiting(self) -> Self:
        return self.filter(taken_at=None, revoked_at=None, ends_at__gt=timezone.now())


class Invitation(models.Model):
    """Roles that an administrator offers somebody, by e-mail or by a printed link."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    key = models.UUIDField(unique=True, default=uuid.uuid4, editable=False)
    roles = models.JSONField()
    email = models.EmailField("e-mail address", blank=True)
    invited_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )
    made_at = models.DateTimeField(default=timezone.now, editable=False)
    ends_at = models.DateTimeField(default=last_day)
    taken_at = models.DateTimeField(null=True, blank=True)
    taken_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )
    revoked_at = models.DateTimeField(null=True, blank=True)

    objects: ClassVar[models.Manager[Self]] = InvitationQuerySet.as_manager()

    class Meta:
        ordering: ClassVar = ["-made_at"]

    def __str__(self) -> str:
        return f"Invitation {self.pk}"

    @property
    def made_on(self) -> date:
        return timezone.localdate(self.made_at)

    @property
    def is_waiting(self) -> bool:
        return not self.taken_at and not self.revoked_at and self.ends_at > timezone.now()
