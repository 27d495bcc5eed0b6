"""Who reads when, and what is arranged for when nobody does."""

from typing import ClassVar

from django.conf import settings
from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import F, Q


class Weekday(models.IntegerChoices):
    MONDAY = 0, "Monday"
    TUESDAY = 1, "Tuesday"
    WEDNESDAY = 2, "Wednesday"
    THURSDAY = 3, "Thursday"
    FRIDAY = 4, "Friday"
    SATURDAY = 5, "Saturday"
    SUNDAY = 6, "Sunday"


class Shift(models.Model):
    """Every week on this day, local time: somebody reads, and somebody stands in for them.

    Without a reader it is a gap, left by somebody whose account was closed, until it is filled.
    """

    weekday = models.PositiveSmallIntegerField(choices=Weekday)
    starts = models.TimeField()
    ends = models.TimeField()
    reader = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="shifts",
    )
    deputy = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        null=True,
        blank=True,
        on_delete=models.SET_NULL,
        related_name="deputy_shifts",
    )

    class Meta:
        ordering: ClassVar = ["weekday", "starts", "pk"]
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(ends__gt=F("starts")), name="safeguarding_shift_ends_after_it_starts"
            ),
            models.CheckConstraint(
                condition=Q(deputy=None) | ~Q(deputy=F("reader")),
                name="safeguarding_shift_deputy_is_another",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_weekday_display()} {self.starts:%H:%M} to {self.ends:%H:%M}"


class Away(models.Model):
    """Somebody is away from one day to another, both included; nobody named: the office is shut."""

    person = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        null=True,
        blank=True,
        on_delete=models.CASCADE,
        related_name="away",
    )
    first_day = models.DateField()
    last_day = models.DateField()

    class Meta:
        ordering: ClassVar = ["first_day", "pk"]
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(last_day__gte=F("first_day")), name="safeguarding_away_ends"
            ),
            models.UniqueConstraint(
                fields=["person", "first_day", "last_day"], name="safeguarding_away_once"
            ),
            models.UniqueConstraint(
                fields=["first_day", "last_day"],
                condition=Q(person=None),
                name="safeguarding_shut_once",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.first_day} to {self.last_day}"


class Arrangements(models.Model):
    """What the network has arranged locally; one row."""

    external_name = models.CharField(
        "who to turn to outside our hours",
        max_length=120,
        blank=True,
        help_text="For example the council's out-of-hours team. Shown when none of us is here.",
    )
    external_telephone = models.CharField("their telephone number", max_length=30, blank=True)
    external_email = models.EmailField(
        "their e-mail address",
        blank=True,
        help_text="Told, without any detail, when nobody here has answered an alert.",
    )
    minutes_urgent = models.PositiveSmallIntegerField(
        "minutes to answer an urgent alert",
        default=15,
        validators=[MinValueValidator(5), MaxValueValidator(120)],
        help_text="Then the deputy is told, then every lead, then the people outside.",
    )
    hours_others = models.PositiveSmallIntegerField(
        "hours to answer another alert",
        default=24,
        validators=[MinValueValidator(1), MaxValueValidator(72)],
    )

    class Meta:
        verbose_name_plural = "arrangements"

    def __str__(self) -> str:
        return "Local arrangements"

    @classmethod
    def load(cls) -> "Arrangements":
        return cls.objects.order_by("pk").first() or cls()
