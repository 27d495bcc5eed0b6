"""Offering somebody roles, and taking them on.

An administrator invites; beside them only the deed that makes somebody a mentor, in the name of the
coordinator who put them forward. The link works once, for seven days, until it is taken back,
and is made as the message leaves or as it is printed: only its hash is kept. Whoever opens it
chooses their own username and password, or takes the roles on with the account they have. There is
no account before that, so nothing that resets a password can outlive an invitation. A second step
is asked for as for everybody with these roles.
"""

import uuid
from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Any

from allauth.account.models import EmailAddress
from django.conf import settings
from django.contrib.auth.models import Group
from django.db import IntegrityError, transaction
from django.db.models import Q
from django.urls import reverse
from django.utils import timezone

from community.links import actions as links
from community.outbox.actions import post
from community.outbox.references import reference, resolve
from community.people.models import INVITED_FOR, Invitation, User
from community.people.roles import SELF_ASSIGNED, Role, has_role
from community.people.signals import invitation_taken
from community.registries import Event, Holding, Recipient, Retention, events, holdings

if TYPE_CHECKING:
    from django.contrib.auth.models import AbstractBaseUser

    from community.people.roles import Person

PURPOSE = "people.invitation"
INVITED = "people.invited"
KEPT = timedelta(days=30)
# Who else may offer a role: through the deed that makes somebody it, not through the editor's page.
OFFERED_BY: Mapping[Role, Role] = {Role.MENTOR: Role.MENTORING_COORDINATOR}


class Refused(Exception):
    """The words are for the person who tried."""


def why_not_invite(by: "Person", roles: Sequence[Role]) -> str:
    if not roles:
        return "Choose at least one role."
    if not has_role(by, Role.ADMINISTRATOR) and not _may_offer(by, roles):
        return "Only an administrator invites people."
    if set(roles) & SELF_ASSIGNED:
        return "Everybody makes an account of this kind by themselves."
    return ""


def _may_offer(by: "Person", roles: Sequence[Role]) -> bool:
    return all(role in OFFERED_BY and has_role(by, OFFERED_BY[role]) for role in roles)


@transaction.atomic
def invite(
    roles: Sequence[Role], *, by: User, email: str = "", key: uuid.UUID | None = None
) -> Invitation:
    """With an address a message is owed. The same key again is the same invitation."""
    if why := why_not_invite(by, roles):
        raise Refused(why)
    made, is_new = Invitation.objects.get_or_create(
        key=key or uuid.uuid4(),
        defaults={
            "roles": sorted(role.value for role in roles),
            "email": email,
            "invited_by": by,
        },
    )
    if is_new and email:
        post(INVITED, to=reference(made), about=reference(made))
    return made


@transaction.atomic
def new_link(invitation: Invitation) -> str:
    """The path; every earlier link of this invitation stops working. "" when it waits no more."""
    Invitation.objects.select_for_update().get(pk=invitation.pk)  # one at a time
    links.revoke(reference(invitation), purpose=PURPOSE)
    if not invitation.is_waiting:
        return ""
    lasts = invitation.ends_at - timezone.now()
    token = links.issue(PURPOSE, about=reference(invitation), lasts=min(lasts, INVITED_FOR))
    return reverse("people:invitation", args=[token])


@transaction.atomic
def revoke(invitation: Invitation, *, by: User) -> None:
    """Taking it back twice is taking it back once."""
    if why := why_not_invite(by, [Role(one) for one in invitation.roles]):
        raise Refused(why)
    waiting = Invitation.objects.waiting().filter(pk=invitation.pk)
    waiting.update(revoked_at=timezone.now(), email="")
    links.revoke(reference(invitation), purpose=PURPOSE)


def print_link(invitation: Invitation) -> str:
    """For handing over: nothing is sent any more, and no address is confirmed by it."""
    Invitation.objects.filter(pk=invitation.pk).update(email="")
    return new_link(invitation)


def look_at(token: str) -> Invitation | None:
    """What a link offers, without using it up; None when it does not work (any more)."""
    link = links.look_at(token, purpose=PURPOSE)
    return _offered(link.about) if link else None


def _offered(about: str) -> Invitation | None:
    """An invitation is worth what its inviter still may: it ends with their role."""
    found = resolve(about)
    if not isinstance(found, Invitation) or not found.is_waiting or found.invited_by is None:
        return None
    roles = [Role(one) for one in found.roles]
    return None if why_not_invite(found.invited_by, roles) else found


@transaction.atomic
def take_on(token: str, *, person: User | None = None, new: User | None = None) -> User:
    """With the account of ``person``, or with a ``new`` one that was never saved."""
    link = links.redeem(token, purpose=PURPOSE)
    found = _offered(link.about) if link else None
    if found is None:
        raise Refused("This invitation has ended. Ask whoever sent it for a new one.")
    taker = person or _made(new, found)
    taker.groups.add(*Group.objects.filter(name__in=found.roles))
    taker.__dict__.pop("_roles", None)
    Invitation.objects.filter(pk=found.pk).update(taken_at=timezone.now(), taken_by=taker, email="")
    invitation_taken.send(Invitation, invitation=found, person=taker)
    return taker


def _made(new: User | None, invitation: Invitation) -> User:
    """The address is confirmed already: the link came by it."""
    if new is None:
        raise ValueError("nobody takes it on")
    taken = (
        User.objects.filter(email__iexact=invitation.email).exists()
        or EmailAddress.objects.filter(email__iexact=invitation.email).exists()
    )
    new.email = "" if taken else invitation.email
    try:
        with transaction.atomic():
            new.save(force_insert=True)
    except IntegrityError:
        raise Refused("Somebody else has this username. Choose another one.") from None
    if new.email:
        EmailAddress.objects.create(user=new, email=new.email, verified=True, primary=True)
    return new


def _recipient(to: str) -> Recipient | None:
    found = resolve(to)
    if not isinstance(found, Invitation) or not found.is_waiting or not found.email:
        return None
    return Recipient(address=found.email)


def _context(about: str) -> Mapping[str, Any] | None:
    found = resolve(about)
    if not isinstance(found, Invitation) or not (path := new_link(found)):
        return None
    return {"url": f"{settings.SITE_URL}{path}", "until": timezone.localtime(found.ends_at)}


def collect(person: "AbstractBaseUser") -> Iterator[Mapping[str, Any]]:
    for one in Invitation.objects.filter(taken_by=person.pk):
        yield {"You were invited as": ", ".join(one.roles), "Taken on": one.taken_at}
    for one in Invitation.objects.filter(invited_by=person.pk):
        yield {"You invited somebody as": ", ".join(one.roles), "On": one.made_on}


def erase(person: "AbstractBaseUser") -> int:
    """Also one that still waits for their address."""
    theirs = Q(taken_by=person.pk)
    if address := getattr(person, "email", ""):
        theirs |= Q(email__iexact=address)
    return Invitation.objects.filter(theirs).delete()[0]


def remove_old(now: datetime, dry_run: bool) -> int:
    """Addresses go with the end of an invitation, the rest a month later."""
    old = Invitation.objects.filter(ends_at__lt=now - KEPT)
    if dry_run:
        return old.count()
    Invitation.objects.filter(ends_at__lt=now).exclude(email="").update(email="")
    return old.delete()[0]


def enrol() -> None:
    events.enrol(
        Event(
            name=INVITED,
            title="An invitation",
            templates="people/email/invited",
            recipient=_recipient,
            context=_context,
        )
    )
    holdings.enrol(
        Holding(
            model="people.Invitation",
            title="Invitations to work here",
            purpose="To give somebody a role, and to know who gave it.",
            lawful_basis="Public task: running the network's platform safely",
            seen_by=(Role.ADMINISTRATOR.value,),
            fields=("email", "taken_by", "invited_by"),
            retention=Retention(
                period=INVITED_FOR + KEPT,
                since="the day of the invitation (the address: until it is taken on, or ends)",
                then="deleted",
                remove_due=remove_old,
            ),
            collect=collect,
            erase=erase,
        )
    )
