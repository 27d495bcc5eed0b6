"""Who may be what. A role is a group; the groups are made from this table after every migration.

Nobody gives themselves a role: an administrator does, or the deed that makes somebody a mentor,
a member, a co-designer. What a role demands of a sign-in stands in one table below.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING, TypeAlias

from django.contrib.auth.models import AnonymousUser
from django.db import models

if TYPE_CHECKING:
    from community.people.models import User

    Person: TypeAlias = User | AnonymousUser


class Role(models.TextChoices):
    """The value is the name of the group, as administrators see it."""

    YOUNG_PERSON = "Young person", "Young person"
    GUARDIAN = "Guardian", "Guardian"
    MENTOR = "Mentor", "Mentor"
    SUPERVISOR = "Supervisor", "Supervisor"
    MENTORING_COORDINATOR = "Mentoring coordinator", "Mentoring coordinator"
    REFERRER = "Referrer", "Referrer"
    CO_DESIGNER = "Co-designer", "Co-designer"
    FACILITATOR = "Facilitator", "Facilitator"
    YOUTH_PANEL = "Youth panel", "Youth panel"
    YOUNG_ANALYST = "Young analyst", "Young analyst"
    OVERSIGHT_MEMBER = "Oversight member", "Oversight member"
    CHAIR = "Chair", "Chair"
    COMMUNITY_REPRESENTATIVE = "Community representative", "Community representative"
    SECRETARY = "Secretary", "Secretary"
    COMMS_EDITOR = "Comms editor", "Comms editor"
    CONSULTATION_LEAD = "Consultation lead", "Consultation lead"
    ANALYST = "Analyst", "Analyst"
    SAFEGUARDING_LEAD = "Safeguarding lead", "Safeguarding lead"
    INDEPENDENT_PERSON = "Independent person", "Independent person"
    DATA_PROTECTION_OFFICER = "Data protection officer", "Data protection officer"
    FINANCE = "Finance", "Finance"
    PARTNER_RESPONDER = "Partner responder", "Partner responder"
    ADMINISTRATOR = "Administrator", "Administrator"


@dataclass(frozen=True, kw_only=True)
class SessionLength:
    """How long a sign-in lasts.

    ``idle``: signed out after so long without a request; None never.
    ``absolute``: signed out so long after signing in, whatever happens.
    ``own_device``: how long a person may stay signed in who says that the device is theirs; None
    means that the role cannot.
    """

    absolute: timedelta
    idle: timedelta | None = None
    own_device: timedelta | None = None


# A phone that restores its tabs keeps a "browser session" for ever: half a day is its end.
BROWSER = SessionLength(absolute=timedelta(hours=12))
STAFF = SessionLength(absolute=timedelta(hours=8), idle=timedelta(minutes=20))
OWN_DEVICE = SessionLength(absolute=timedelta(hours=12), own_device=timedelta(days=14))


@dataclass(frozen=True, kw_only=True)
class RoleTraits:
    """``second_factor``: everyone who can read about somebody else. ``workspace``: their home."""

    second_factor: bool
    session: SessionLength
    workspace: str = "/my/"


def _open(session: SessionLength = BROWSER) -> RoleTraits:
    return RoleTraits(second_factor=False, session=session)


def _guarded(session: SessionLength = STAFF, workspace: str = "/my/") -> RoleTraits:
    return RoleTraits(second_factor=True, session=session, workspace=workspace)


TRAITS: Mapping[Role, RoleTraits] = {
    Role.YOUNG_PERSON: _open(),
    Role.GUARDIAN: _open(),
    Role.MENTOR: _guarded(OWN_DEVICE),
    Role.SUPERVISOR: _guarded(),
    Role.MENTORING_COORDINATOR: _guarded(),
    Role.REFERRER: _guarded(),
    Role.CO_DESIGNER: _open(),
    Role.FACILITATOR: _guarded(),
    Role.YOUTH_PANEL: _open(),
    Role.YOUNG_ANALYST: _guarded(),
    Role.OVERSIGHT_MEMBER: _guarded(OWN_DEVICE),
    Role.CHAIR: _guarded(OWN_DEVICE),
    Role.COMMUNITY_REPRESENTATIVE: _guarded(OWN_DEVICE),
    Role.SECRETARY: _guarded(),
    Role.COMMS_EDITOR: _guarded(workspace="/cms/"),
    Role.CONSULTATION_LEAD: _guarded(),
    Role.ANALYST: _guarded(),
    Role.SAFEGUARDING_LEAD: _guarded(),
    Role.INDEPENDENT_PERSON: _guarded(),
    Role.DATA_PROTECTION_OFFICER: _guarded(),
    Role.FINANCE: _guarded(),
    Role.PARTNER_RESPONDER: _guarded(),
    Role.ADMINISTRATOR: _guarded(workspace="/cms/"),
}

# Roles that somebody may take by signing up.
SELF_ASSIGNED = frozenset({Role.YOUNG_PERSON})


def roles_of(person: "Person") -> frozenset[Role]:
    """One query per person and request; strangers and the signed-out have none."""
    if not person.is_authenticated or not person.is_active:
        return frozenset()
    known: frozenset[Role] | None = getattr(person, "_roles", None)
    if known is None:
        names = set(person.groups.values_list("name", flat=True))
        known = frozenset(role for role in Role if role.value in names)
        if person.is_superuser:
            known |= {Role.ADMINISTRATOR}
        person._roles = known  # type: ignore[attr-defined]  # kept on the instance for one request
    return known


def has_role(person: "Person", role: Role) -> bool:
    return role in roles_of(person)


def has_any_role(person: "Person", *roles: Role) -> bool:
    return not roles_of(person).isdisjoint(roles)


def may_use_editor(person: "Person") -> bool:
    return person.is_authenticated and person.has_perm("wagtailadmin.access_admin")


def needs_second_factor(person: "Person") -> bool:
    return any(TRAITS[role].second_factor for role in roles_of(person))


def session_length(person: "Person") -> SessionLength:
    """With several roles the strictest counts, limit by limit."""
    lengths = [TRAITS[role].session for role in roles_of(person)] or [BROWSER]
    idle = [length.idle for length in lengths if length.idle is not None]
    own_device = [length.own_device for length in lengths]
    return SessionLength(
        absolute=min(length.absolute for length in lengths),
        idle=min(idle, default=None),
        own_device=min((d for d in own_device if d is not None), default=None)
        if None not in own_device
        else None,
    )


def workspace(person: "Person") -> str:
    """Where signing in leads: the first role, in the order of the table, that has its own home."""
    homes = (TRAITS[role].workspace for role in Role if role in roles_of(person))
    return next((home for home in homes if home != "/my/"), "/my/")
