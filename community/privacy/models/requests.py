"""What people ask of us about their data, and what was done about it."""

import uuid
from datetime import date
from typing import TYPE_CHECKING, ClassVar, Self

from django.conf import settings
from django.db import models
from django.utils import timezone

from community.privacy.states import (
    BestInterests,
    CheckedHow,
    ChildWishes,
    RequestKind,
    RequestOutcome,
    RequestState,
    ResponsibleHow,
    StepKind,
)

if TYPE_CHECKING:
    from community.people.models import User


class DataRequestQuerySet(models.QuerySet["DataRequest"]):
    def open(self) -> Self:
        return self.exclude(state=RequestState.CLOSED)

    def overdue(self, today: date) -> Self:
        return self.open().filter(due_on__lt=today)


class DataRequest(models.Model):
    """``sealed`` holds words and contact, under the request's own key. ``due_on``: one month
    after it came in, three once it was extended. Asked for a child, ``person`` is who asks and
    ``child`` whose things they are: nothing of the one is ever handed out or deleted for the other.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    key = models.UUIDField(unique=True, default=uuid.uuid4, editable=False)
    number = models.CharField(max_length=12, unique=True, editable=False)
    kind = models.CharField(max_length=10, choices=RequestKind)
    state = models.CharField(max_length=10, choices=RequestState, default=RequestState.NEW)
    person = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    for_child = models.BooleanField(default=False, help_text="Asked on behalf of a child.")
    sealed = models.BinaryField()
    received_on = models.DateField(default=timezone.localdate, editable=False)
    due_on = models.DateField()
    acknowledged_on = models.DateField(null=True, blank=True)
    checked_on = models.DateField("identity checked on", null=True, blank=True)
    checked_how = models.CharField(max_length=20, choices=CheckedHow, blank=True)
    checked_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    child = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    responsible_on = models.DateField("responsibility checked on", null=True, blank=True)
    responsible_how = models.CharField(max_length=20, choices=ResponsibleHow, blank=True)
    responsible_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    extended_on = models.DateField(null=True, blank=True)
    best_interests = models.CharField(max_length=10, choices=BestInterests, blank=True)
    child_wishes = models.CharField(max_length=10, choices=ChildWishes, blank=True)
    decided_on = models.DateField(null=True, blank=True)
    decided_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.SET_NULL, related_name="+"
    )
    outcome = models.CharField(max_length=20, choices=RequestOutcome, blank=True)
    closed_on = models.DateField(null=True, blank=True)

    objects: ClassVar[models.Manager[Self]] = DataRequestQuerySet.as_manager()

    class Meta:
        ordering: ClassVar = ["due_on"]

    def __str__(self) -> str:
        return f"Request {self.number}"

    @property
    def subject(self) -> str:
        return f"privacy.datarequest:{self.pk}"

    @property
    def whose(self) -> "User | None":
        """Whose things are asked for, where we know their account."""
        return self.child if self.for_child else self.person

    @property
    def is_open(self) -> bool:
        return self.state != RequestState.CLOSED


class RequestStep(models.Model):
    """Something that was done about a request; its words are sealed under the request's key."""

    request = models.ForeignKey(DataRequest, on_delete=models.CASCADE, related_name="steps")
    key = models.UUIDField(unique=True, default=uuid.uuid4, editable=False)
    kind = models.CharField(max_length=12, choices=StepKind)
    at = models.DateTimeField(default=timezone.now, editable=False)
    by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )
    sealed = models.BinaryField()

    class Meta:
        ordering: ClassVar = ["at", "pk"]

    def __str__(self) -> str:
        return f"Step {self.pk}"
