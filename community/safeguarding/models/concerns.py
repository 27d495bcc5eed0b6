"""A worry about somebody's safety, who it is about, and who looks after it."""

import secrets
import uuid
from typing import TYPE_CHECKING, ClassVar, Self

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils import timezone

from community.people.roles import Role, has_role
from community.safeguarding.states import OPEN, ConcernState, Origin, Outcome, Route

if TYPE_CHECKING:
    from community.people.models import User

# No letter or figure that is mistaken for another one when it is read out.
LETTERS = "ABCDEFGHJKLMNPQRSTUVWXYZ23456789"


def new_reference() -> str:
    return "".join(secrets.choice(LETTERS) for _ in range(6))


class PersonFile(models.Model):
    """Somebody whom concerns are about. The name is sealed under a key of its own.

    ``name_index`` finds exact duplicates without opening anything. A file that was joined into
    another one stays as a signpost without a name.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    name = models.BinaryField(null=True, blank=True)
    name_index = models.BinaryField(max_length=32, null=True, blank=True, db_index=True)
    joined_into = models.ForeignKey(
        "self", null=True, blank=True, on_delete=models.PROTECT, related_name="joined"
    )
    made_on = models.DateField(default=timezone.localdate, editable=False)

    def __str__(self) -> str:
        return f"File {self.pk}"

    @property
    def subject(self) -> str:
        return f"safeguarding.personfile:{self.pk}"


class ConcernQuerySet(models.QuerySet["Concern"]):
    def open(self) -> Self:
        return self.filter(state__in=OPEN)

    def visible_to(self, person: "User") -> Self:
        """Need to know: leads the ordinary ones, the independent person those about a lead.

        Whoever a concern is about never sees it, in whatever role.
        """
        allowed = Q(readers__person=person)
        if has_role(person, Role.SAFEGUARDING_LEAD):
            allowed |= Q(route__in=[Route.ANYBODY, Route.TEAM])
        if has_role(person, Role.INDEPENDENT_PERSON):
            allowed |= Q(route=Route.LEAD)
        kept = self.exclude(state=ConcernState.ENDED).exclude(not_for=person)
        return kept.filter(allowed).distinct()


class Concern(models.Model):
    """What it says stands in the chronology, sealed under the concern's own key.

    ``about`` is a reference to the text it was raised from, as long as that exists. ``key`` comes
    from the form, so that a post that is repeated finds the concern it made.
    """

    id = models.UUIDField(primary_key=True, default=uuid.uuid4, editable=False)
    key = models.UUIDField(unique=True, default=uuid.uuid4, editable=False)
    reference = models.CharField(max_length=8, unique=True, default=new_reference, editable=False)
    origin = models.CharField(max_length=10, choices=Origin)
    route = models.CharField(max_length=10, choices=Route, default=Route.ANYBODY)
    state = models.CharField(max_length=10, choices=ConcernState, default=ConcernState.NEW)
    immediate_danger = models.BooleanField(default=False)
    about = models.CharField(max_length=120, blank=True, db_index=True)
    file = models.ForeignKey(
        PersonFile, null=True, blank=True, on_delete=models.PROTECT, related_name="concerns"
    )
    not_for = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    raised_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    unnamed = models.BooleanField(
        default=False, help_text="Who raised it does not want to be named."
    )
    # Who raised it without being named, sealed under a key that only a reveal by two opens.
    who_sealed = models.BinaryField(null=True, blank=True)
    owner = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, blank=True, on_delete=models.PROTECT, related_name="+"
    )
    opened_at = models.DateTimeField(default=timezone.now, editable=False)
    closed_at = models.DateTimeField(null=True, blank=True)
    outcome = models.CharField(max_length=20, choices=Outcome, blank=True)
    review_on = models.DateField(null=True, blank=True)
    keep_until = models.DateField(null=True, blank=True)
    on_hold = models.BooleanField(default=False, help_text="A court or inquiry may need it.")

    objects: ClassVar[models.Manager[Self]] = ConcernQuerySet.as_manager()

    class Meta:
        indexes: ClassVar = [
            models.Index(fields=["state", "-opened_at"], name="safeguarding_concern_open")
        ]

    def __str__(self) -> str:
        return f"Concern {self.reference}"

    @property
    def subject(self) -> str:
        return f"safeguarding.concern:{self.pk}"

    @property
    def is_open(self) -> bool:
        return self.state in OPEN


class ConcernReader(models.Model):
    """Somebody who needs to know of one concern, by name."""

    concern = models.ForeignKey(Concern, on_delete=models.CASCADE, related_name="readers")
    person = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.CASCADE, related_name="+")
    added_by = models.ForeignKey(
        settings.AUTH_USER_MODEL, null=True, on_delete=models.SET_NULL, related_name="+"
    )
    added_at = models.DateTimeField(default=timezone.now, editable=False)

    class Meta:
        constraints: ClassVar = [
            models.UniqueConstraint(fields=["concern", "person"], name="safeguarding_reader_once")
        ]

    def __str__(self) -> str:
        return f"Reader {self.pk}"


class ConcernAction(models.Model):
    """Something that somebody will do by a day; its words stand in the chronology."""

    concern = models.ForeignKey(Concern, on_delete=models.CASCADE, related_name="actions")
    entry = models.OneToOneField("ChronologyEntry", on_delete=models.PROTECT, related_name="action")
    owner = models.ForeignKey(settings.AUTH_USER_MODEL, on_delete=models.PROTECT, related_name="+")
    due_on = models.DateField()
    done_at = models.DateTimeField(null=True, blank=True)

    class Meta:
        ordering: ClassVar = ["done_at", "due_on"]

    def __str__(self) -> str:
        return f"Action due on {self.due_on}"
