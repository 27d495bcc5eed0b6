"""Somebody who is a mentor, wants to be one, or was."""

import uuid
from typing import TYPE_CHECKING, ClassVar, Self

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone

from community.people.roles import Role, has_any_role
from mentoring.states import MENTORS, MentorState, PauseReason
from mentoring.vocabulary import District, Gender

if TYPE_CHECKING:
    from community.people.models import User

YOUNGEST, OLDEST = 11, 25


class MentorQuerySet(models.QuerySet["Mentor"]):
    def applying(self) -> Self:
        return self.filter(state=MentorState.APPLYING)

    def mentors(self) -> Self:
        return self.filter(state__in=MENTORS)

    def visible_to(self, person: "User") -> Self:
        """Coordinators and supervisors all but themselves; a mentor themselves, elsewhere."""
        if not has_any_role(person, Role.MENTORING_COORDINATOR, Role.SUPERVISOR):
            return self.none()
        return self.exclude(person=person)


class Mentor(models.Model):
    """``sealed``: name and how to reach them. ``called`` and ``about`` are what young people see.

    ``youngest`` and ``oldest``: whom they would like to meet; whom they *may* meet is worked out
    from their checks. ``languages`` maps codes to levels; ``travel`` is in minutes.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    key = models.UUIDField(unique=True, default=uuid.uuid4, editable=False)
    person = models.OneToOneField(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="mentor"
    )
    invitation = models.OneToOneField(
        "people.Invitation", null=True, on_delete=models.SET_NULL, related_name="+"
    )
    state = models.CharField(max_length=10, choices=MentorState, default=MentorState.APPLYING)
    pause_reason = models.CharField(max_length=10, choices=PauseReason, blank=True)
    sealed = models.BinaryField(null=True)
    called = models.CharField(max_length=40, blank=True)
    about = models.TextField(max_length=800, blank=True)
    gender = models.CharField(max_length=10, choices=Gender, blank=True)
    youngest = models.PositiveSmallIntegerField(default=15)
    oldest = models.PositiveSmallIntegerField(default=OLDEST)
    district = models.CharField(max_length=20, choices=District, blank=True)
    travel = models.PositiveSmallIntegerField(default=30)
    languages = models.JSONField(default=dict)
    times = models.JSONField(default=list)
    interests = models.JSONField(default=list)
    experience = models.JSONField(default=list)
    meets = models.JSONField(default=list)
    capacity = models.PositiveSmallIntegerField(default=1)
    opened_on = models.DateField(default=timezone.localdate, editable=False)
    approved_on = models.DateField(null=True)
    ended_on = models.DateField(null=True)

    objects: ClassVar[models.Manager[Self]] = MentorQuerySet.as_manager()

    class Meta:
        ordering: ClassVar = ["opened_on", "pk"]
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(youngest__gte=YOUNGEST, oldest__lte=OLDEST)
                & Q(youngest__lte=models.F("oldest")),
                name="mentoring_ages_in_order",
            ),
            models.CheckConstraint(
                condition=Q(capacity__gte=1, capacity__lte=5), name="mentoring_capacity"
            ),
            models.CheckConstraint(
                condition=~Q(state__in=MENTORS) | Q(approved_on__isnull=False),
                name="mentoring_mentors_are_approved",
            ),
        ]

    def __str__(self) -> str:
        return f"Mentor {self.pk}"

    @property
    def subject(self) -> str:
        return f"mentoring.mentor:{self.pk}"


class Holiday(models.Model):
    """Days, both included, on which nobody should expect them."""

    mentor = models.ForeignKey(Mentor, on_delete=models.CASCADE, related_name="holidays")
    first_day = models.DateField()
    last_day = models.DateField()

    class Meta:
        ordering: ClassVar = ["first_day"]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["mentor", "first_day", "last_day"], name="mentoring_holiday_once"
            ),
            models.CheckConstraint(
                condition=Q(last_day__gte=models.F("first_day")), name="mentoring_holiday_in_order"
            ),
        ]

    def __str__(self) -> str:
        return f"Holiday {self.pk}"
