"""Who may see and do what. Leads see the concerns about people in the community and about the team;
a concern about a lead goes to the independent person alone. Nobody ever sees one about themselves.
Who raised a concern sees that they raised it, and no more. Being an administrator opens nothing.
"""

from datetime import timedelta
from typing import TYPE_CHECKING

from django.utils import timezone

from community.outbox.references import reference
from community.people.models import User
from community.people.roles import Role, has_any_role, has_role
from community.privacy.models import Look
from community.safeguarding.models import Concern, Reveal
from community.safeguarding.states import ConcernState

if TYPE_CHECKING:
    from community.people.roles import Person

HANDLERS = (Role.SAFEGUARDING_LEAD, Role.INDEPENDENT_PERSON)
# How long one stated purpose opens a concern.
OPENED_FOR = timedelta(minutes=30)
REVEALED_FOR = timedelta(minutes=15)


def handles(person: "Person") -> bool:
    return has_any_role(person, *HANDLERS)


def reads_texts(person: "Person") -> bool:
    return has_role(person, Role.SAFEGUARDING_LEAD)


def can_see(person: User, concern: Concern) -> bool:
    return Concern.objects.visible_to(person).filter(pk=concern.pk).exists()


def has_said_why(person: User, concern: Concern) -> bool:
    """Whether this person gave a purpose for reading it within the last half hour."""
    since = timezone.now() - OPENED_FOR
    return Look.objects.filter(by=person, about=reference(concern), at__gte=since).exists()


def why_not_change(person: User, concern: Concern) -> str:
    """Empty when this person may write into it."""
    if not can_see(person, concern):
        return "This is not yours to change."
    if not handles(person):
        return "You may read this. Only a safeguarding lead writes into it."
    if not concern.is_open:
        return "This concern is closed. Open it again first."
    return ""


def why_not_close(person: User, concern: Concern) -> str:
    if why := why_not_change(person, concern):
        return why
    if concern.owner_id is None:
        return "Nobody looks after it yet: take it on first."
    if concern.actions.filter(done_at=None).exists():
        return "Something is still to be done. Say what became of it first."
    return ""


def can_reopen(person: User, concern: Concern) -> bool:
    closed = concern.state == ConcernState.CLOSED
    return closed and handles(person) and can_see(person, concern)


def colleagues(person: User, concern: Concern) -> list[User]:
    """Who else could look after it: those who handle such concerns, except whom it is about."""
    roles = [role.value for role in HANDLERS]
    found = User.objects.filter(is_active=True, groups__name__in=roles).exclude(pk=person.pk)
    return [one for one in found.distinct().order_by("preferred_name") if can_see(one, concern)]


def why_not_allow(person: User, reveal: Reveal) -> str:
    """Whether this person may be the second one; empty when they may."""
    if not handles(person) or not can_see(person, reveal.concern):
        return "This is not yours to decide."
    if reveal.asked_by_id == person.pk:
        return "You asked for this yourself. Somebody else has to decide."
    if reveal.allowed_by_id or reveal.refused_at:
        return "This was decided already."
    return ""


def revealed_to(person: User, concern: Concern) -> Reveal | None:
    """The reveal by which this person may see now who raised it."""
    found = concern.reveals.filter(open_until__gt=timezone.now())
    return next((r for r in found if person.pk in (r.asked_by_id, r.allowed_by_id)), None)
