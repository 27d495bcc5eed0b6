from typing import ClassVar

from django.contrib.auth.models import AbstractUser, UserManager
from django.db import models
from django.db.models.functions import Lower


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
