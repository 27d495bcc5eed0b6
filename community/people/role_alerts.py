"""Whoever holds the roles that open other people's doors is told when such a role changes hands.

The message says that something changed, and neither whose nor what: that stands in the editor.
"""

from collections.abc import Mapping
from typing import Any

from django.conf import settings
from django.contrib.auth.models import Group
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
TOLD = (Role.ADMINISTRATOR, Role.INDEPENDENT_PERSON)
NAMED = 2


def tell_of_change(person: User, groups: set[int] | None) -> None:
    """One message each for one minute's changes, however many clicks they took."""
    watched = Group.objects.filter(name__in=[role.value for role in WATCHED])
    if groups is not None and not watched.filter(pk__in=groups).exists():
        return
    told = User.objects.filter(is_active=True, groups__name__in=[role.value for role in TOLD])
    minute = timezone.now().strftime("%Y%m%d%H%M")
    about = reference(person)
    post_many(
        Due(
            event=ROLES_CHANGED,
            to=reference(one),
            about=about,
            key=f"{ROLES_CHANGED}:{about}:{one.pk}:{minute}",
        )
        for one in told.exclude(pk=person.pk).distinct()
    )


def administrators() -> int:
    """How many people can change others' accounts: two named ones is what is asked for."""
    found = User.objects.filter(is_active=True, groups__name=Role.ADMINISTRATOR.value)
    return found.distinct().count()


def _recipient(to: str) -> Recipient | None:
    found = resolve(to)
    if not isinstance(found, User) or not found.is_active or not found.email:
        return None
    return Recipient(address=found.email, language=found.language)


def _context(about: str) -> Mapping[str, Any] | None:
    return {"url": f"{settings.SITE_URL}{reverse('wagtailusers_users:index')}"}


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
