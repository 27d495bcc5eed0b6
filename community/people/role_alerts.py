"""Whoever holds the roles that open other people's doors is told when such a role changes hands.

The message says that something changed, and neither whose nor what: that stands in the editor.
"""

from collections.abc import Mapping
from typing import Any

from django.conf import settings
from django.contrib.auth.models import Group
from django.db import transaction
from django.db.models import Q, QuerySet
from django.db.models.signals import m2m_changed, pre_save
from django.urls import reverse
from django.utils import timezone

from community.outbox.actions import Due, post_many
from community.outbox.references import reference, resolve
from community.people.models import User
from community.people.roles import Role
from community.registries import Event, Recipient, events

ROLES_CHANGED = "people.roles_changed"
WATCHED = (
    Role.ADMINISTRATOR,
    Role.SAFEGUARDING_LEAD,
    Role.INDEPENDENT_PERSON,
    Role.DATA_PROTECTION_OFFICER,
)
WATCHED_NAMES = [role.value for role in WATCHED]
ENDED = ("post_add", "post_remove")
TOLD = (Role.ADMINISTRATOR, Role.INDEPENDENT_PERSON)
NAMED = 2


def roles_changed(
    action: str, instance: User | Group, pk_set: set[int] | None, **kwargs: Any
) -> None:
    """Receives ``m2m_changed`` of a person's groups, from either side."""
    if isinstance(instance, Group):
        if action in ENDED and instance.name in WATCHED_NAMES:
            for person in User.objects.filter(pk__in=pk_set or ()):
                tell_of_change(person)
    elif action == "pre_clear":
        instance._held_watched = instance.groups.filter(name__in=WATCHED_NAMES).exists()  # type: ignore[attr-defined]  # until post_clear
    elif action == "post_clear":
        if instance.__dict__.pop("_held_watched", True):
            tell_of_change(instance)
    elif action in ENDED and Group.objects.filter(pk__in=pk_set or (), name__in=WATCHED_NAMES):
        tell_of_change(instance)


def superuser_changed(instance: User, update_fields: Any = None, **kwargs: Any) -> None:
    """Receives ``pre_save``: a superuser can do all that an administrator can."""
    if update_fields is not None and "is_superuser" not in update_fields:
        return
    before = User.objects.filter(pk=instance.pk).values_list("is_superuser", flat=True).first()
    if before is not None and before != instance.is_superuser:
        tell_of_change(instance)


def tell_of_change(person: User) -> None:
    """One message each for one minute's changes, however many clicks they took."""
    minute = timezone.now().strftime("%Y%m%d%H%M")
    about = reference(person)
    with transaction.atomic():
        post_many(
            Due(
                event=ROLES_CHANGED,
                to=reference(one),
                about=about,
                key=f"{ROLES_CHANGED}:{about}:{one.pk}:{minute}",
            )
            for one in _told().exclude(pk=person.pk)
        )


def _told() -> QuerySet[User]:
    held = Q(groups__name__in=[role.value for role in TOLD]) | Q(is_superuser=True)
    return User.objects.filter(held, is_active=True).distinct()


def administrators() -> int:
    """How many people can change others' accounts: two named ones is what is asked for."""
    held = Q(groups__name=Role.ADMINISTRATOR.value) | Q(is_superuser=True)
    return User.objects.filter(held, is_active=True).distinct().count()


def _recipient(to: str) -> Recipient | None:
    found = resolve(to)
    if not isinstance(found, User) or not found.is_active or not found.email:
        return None
    return Recipient(address=found.email, language=found.language)


def _context(about: str) -> Mapping[str, Any] | None:
    return {"url": f"{settings.SITE_URL}{reverse('wagtailusers_users:index')}"}


def connect() -> None:
    groups = User.groups.through
    m2m_changed.connect(roles_changed, sender=groups, dispatch_uid="people.role_alerts")
    pre_save.connect(superuser_changed, sender=User, dispatch_uid="people.superuser_alerts")


def enrol() -> None:
    events.enrol(
        Event(
            name=ROLES_CHANGED,
            title="Somebody's role changed",
            templates="people/email/roles_changed",
            recipient=_recipient,
            context=_context,
            urgent=True,
        )
    )
