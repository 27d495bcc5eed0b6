"""A young person who asks for a mentor, or for whom somebody asks; and who said yes to it."""

import uuid
from typing import TYPE_CHECKING, ClassVar, Self

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone

from community.people.roles import Role, has_role
from mentoring.states import ConsentKind, ReferralRoute, Urgency, YoungState
from mentoring.vocabulary import District, Gender

if TYPE_CHECKING:
    from community.people.models import User


class YoungPersonQuerySet(models.QuerySet["YoungPerson"]):
    def waiting(self) -> Self:
        return self.filter(state=YoungState.WAITING)

    def visible_to(self, person: "User") -> Self:
        """Coordinators. A mentor sees theirs through a match, and nobody browses young people."""
        return self.all() if has_role(person, Role.MENTORING_COORDINATOR) else self.none()


class YoungPerson(models.Model):
    """``sealed``: name, date of birth, how to reach them safely. ``words``: their wishes in their
    own words, where they feel safe, and why they were thought of. ``called``: what a mentor they
    chose calls them. ``asked``: what they would like their mentor to know from their own life.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    person = models.OneToOneField(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="young_person"
    )
    state = models.CharField(max_length=10, choices=YoungState, default=YoungState.ASKED)
    sealed = models.BinaryField()
    words = models.BinaryField(null=True)
    called = models.CharField(max_length=40)
    gender = models.CharField(max_length=10, choices=Gender, blank=True)
    wanted_genders = models.JSONField(default=list)
    district = models.CharField(max_length=20, choices=District, blank=True)
    travel = models.PositiveSmallIntegerField(default=15)
    languages = models.JSONField(default=dict)
    times = models.JSONField(default=list)
    interests = models.JSONField(default=list)
    asked = models.JSONField(default=list)
    needs = models.JSONField(default=list)
    urgency = models.PositiveSmallIntegerField(choices=Urgency, default=Urgency.USUAL)
    waits_since = models.DateField(default=timezone.localdate)
    wishes_on = models.DateField(null=True)
    ended_on = models.DateField(null=True)

    objects: ClassVar[models.Manager[Self]] = YoungPersonQuerySet.as_manager()

    class Meta:
        ordering: ClassVar = ["waits_since", "pk"]
        indexes: ClassVar = [
            models.Index(fields=["state", "waits_since"], name="mentoring_young_waiting")
        ]

    def __str__(self) -> str:
        return f"Young person {self.pk}"

    @property
    def subject(self) -> str:
        return f"mentoring.youngperson:{self.pk}"


class Referral(models.Model):
    """Who asked, and by which way. ``sealed``: who that is, how to reach them, what they wrote."""

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    key = models.UUIDField(unique=True, default=uuid.uuid4, editable=False)
    young_person = models.ForeignKey(
        YoungPerson, on_delete=models.CASCADE, related_name="referrals"
    )
    route = models.CharField(max_length=10, choices=ReferralRoute)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )
    sealed = models.BinaryField(null=True)
    made_on = models.DateField(default=timezone.localdate, editable=False)

    class Meta:
        ordering: ClassVar = ["made_on", "pk"]

    def __str__(self) -> str:
        return f"Referral {self.pk}"

    @property
    def subject(self) -> str:
        return self.young_person.subject


class MentoringConsent(models.Model):
    """A yes to having a mentor. ``until``: the last day on which it holds, the day before the next
    birthday at which it is asked again. ``sealed``: who said it, or why somebody judged that the
    young person may decide for themselves.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    young_person = models.ForeignKey(YoungPerson, on_delete=models.CASCADE, related_name="consents")
    kind = models.CharField(max_length=12, choices=ConsentKind)
    given_on = models.DateField(default=timezone.localdate)
    until = models.DateField(null=True)
    sealed = models.BinaryField(null=True)
    recorded_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )
    withdrawn_on = models.DateField(null=True)

    class Meta:
        ordering: ClassVar = ["-given_on", "pk"]
        constraints: ClassVar = [
            models.UniqueConstraint(
                fields=["young_person", "kind"],
                condition=Q(withdrawn_on=None),
                name="mentoring_one_consent_of_a_kind",
            )
        ]

    def __str__(self) -> str:
        return f"Consent {self.pk}"

    @property
    def subject(self) -> str:
        return self.young_person.subject
