"""Asking a parent or carer by a link for one use; their answer; and the private page on which they
may change it. A link is only made when it leaves, so that no token stands in the outbox.
"""

import json
import uuid
from collections.abc import Collection
from dataclasses import dataclass
from datetime import timedelta

from django.db import IntegrityError, transaction
from django.utils import timezone
from django.views.decorators.debug import sensitive_variables

from community.crypto import envelope
from community.links import actions as links
from community.outbox import actions as outbox
from community.outbox.references import reference, resolve
from community.people.models import User
from community.privacy.actions.consent import Refused, withdraw
from community.privacy.models import Consent, GuardianAsk
from community.privacy.models.guardians import ASK_LASTS
from community.privacy.purposes import purposes
from community.privacy.rules import guardians as rules
from community.privacy.states import CheckedHow, ConsentBand

CONTEXT = "privacy.guardianask:words"
ASKED = "privacy.guardian_asked"
ASK_LINK, PAGE_LINK = "privacy.guardian.ask", "privacy.guardian.page"
PAGE_LASTS = timedelta(days=400)


@dataclass(frozen=True)
class Told:
    """Where the link goes; who the guardian says they are, and to the child."""

    address: str = ""
    name: str = ""
    relation: str = ""


@sensitive_variables("address")
def ask(
    person: User, *, address: str = "", key: uuid.UUID | None = None, by: User | None = None
) -> GuardianAsk:
    """The same key again answers the same one. Without an address the link is for printing.
    ``by``: who works here and asks at the child's wish.
    """
    if why := rules.why_not_ask_for(by, person) if by else rules.why_not_ask(person):
        raise Refused(why)
    key = key or uuid.uuid4()
    try:
        with transaction.atomic():
            return _ask(person, address, key, by)
    except IntegrityError:
        return GuardianAsk.objects.get(key=key, person=person)


def _ask(person: User, address: str, key: uuid.UUID, by: User | None) -> GuardianAsk:
    if found := GuardianAsk.objects.filter(key=key, person=person).first():
        return found
    made = GuardianAsk(person=person, key=key, asked_by=by, mailed=bool(address))
    data_key = envelope.new_key(made.subject)
    data_key.save(force_insert=True)
    made.sealed = _sealed(data_key, Told(address=address))
    made.save(force_insert=True)
    if address:
        outbox.post(ASKED, to=reference(made), about=reference(made))
    return made


def _sealed(key: envelope.DataKey, told: Told) -> bytes:
    return envelope.encrypt(key, json.dumps(vars(told)), context=CONTEXT)


def read(made: GuardianAsk) -> Told:
    try:
        key = envelope.key_for(made.subject)
    except envelope.Shredded:
        return Told()
    return Told(**json.loads(envelope.decrypt(key, bytes(made.sealed), context=CONTEXT)))


@transaction.atomic
def new_link(made: GuardianAsk) -> str:
    """The token; those that were made before stop working. None once there is an answer."""
    locked = _locked(made)  # of two at once the second's holds
    if locked.answered_on:
        raise Refused(rules.ANSWERED)
    links.revoke(reference(made), purpose=ASK_LINK)
    return links.issue(ASK_LINK, about=reference(made), lasts=ASK_LASTS)


def _locked(made: GuardianAsk) -> GuardianAsk:
    return GuardianAsk.objects.select_for_update().get(pk=made.pk)


def waiting() -> list[GuardianAsk]:
    """Answered without an account: somebody here has to know who that was."""
    return list(GuardianAsk.objects.filter(checked_on=None).exclude(answered_on=None))


def standing(made: GuardianAsk) -> set[str]:
    """What they say yes to now."""
    given = Consent.objects.filter(person=made.person, ask=made, withdrawn_at=None)
    return set(given.values_list("purpose", flat=True))


def find(token: str, *, purpose: str = ASK_LINK) -> GuardianAsk | None:
    """Looking uses nothing up."""
    link = links.look_at(token, purpose=purpose)
    found = resolve(link.about) if link else None
    return found if isinstance(found, GuardianAsk) else None


@sensitive_variables()
def answer(token: str, chosen: Collection[str], told: Told, *, by: User | None) -> str:
    """The token of their private page. Of many at once one answers; to the others the link is used
    up, which raises `Refused`.
    """
    with transaction.atomic():
        found = find(token)
        made = _locked(found) if found else None
        if made is None or links.redeem(token, purpose=ASK_LINK) is None:
            raise Refused("This link was used already, or its time is over.")
        if why := rules.why_not_answer(made, by):
            raise Refused(why)
        _note_who(made, told, by)
        _decide(made, chosen)
        return links.issue(PAGE_LINK, about=reference(made), lasts=PAGE_LASTS, single_use=False)


def _note_who(made: GuardianAsk, told: Told, by: User | None) -> None:
    """Their address is no longer needed: they come back by their own page."""
    key = envelope.key_for(made.subject)
    made.sealed = _sealed(key, Told(name=told.name, relation=told.relation))
    made.answered_on = timezone.localdate()
    made.guardian, made.checked_on, made.checked_how, made.checked_by = None, None, "", None
    if rules.is_known(by):
        made.guardian = by
        made.checked_on, made.checked_how = timezone.localdate(), CheckedHow.SIGNED_IN
    made.save()


def _decide(made: GuardianAsk, chosen: Collection[str]) -> list[str]:
    """Yes to these, no to all others, whatever was said before. Answers what is new."""
    yes, new = rules.decided(chosen), []
    for purpose in purposes:
        standing = Consent.objects.filter(
            person=made.person, purpose=purpose.name, withdrawn_at=None, ask=made
        )
        if purpose.name in yes and standing.filter(wording=purpose.wording).exists():
            continue
        withdraw(made.person, purpose.name)
        if purpose.name in yes:
            new.append(purpose.name)
            Consent.objects.create(
                person=made.person,
                purpose=purpose.name,
                wording=purpose.wording,
                age_band=ConsentBand.UNDER_13,
                given_by=made.guardian,
                ask=made,
            )
    return new


def change(token: str, chosen: Collection[str], *, by: User | None = None) -> GuardianAsk:
    """By the private page: as easy as saying yes. A new yes is confirmed again, unless they are
    signed in: the page's address may lie in the child's telephone, on which they answered.
    """
    with transaction.atomic():
        found = find(token, purpose=PAGE_LINK)
        if found is None:
            raise Refused("This page's time is over. Ask us, and we help you.")
        locked = _locked(found)
        why = rules.why_not_change(locked, by)
        if why and chosen:  # taking it back is always possible
            raise Refused(why)
        if _decide(locked, chosen) and not rules.is_theirs(locked, by):
            locked.checked_on, locked.checked_how, locked.checked_by = None, "", None
            locked.save(update_fields=["checked_on", "checked_how", "checked_by"])
    return locked


@transaction.atomic
def confirm(made: GuardianAsk, how: CheckedHow, *, by: User) -> None:
    """That it was checked, how, by whom and when; never a copy of a paper."""
    locked = GuardianAsk.objects.select_for_update().get(pk=made.pk)
    if why := rules.why_not_confirm(locked, by):
        raise Refused(why)
    locked.checked_on, locked.checked_how, locked.checked_by = timezone.localdate(), how, by
    locked.save(update_fields=["checked_on", "checked_how", "checked_by"])


@transaction.atomic
def set_aside(made: GuardianAsk, *, by: User) -> None:
    """Somebody else, or nobody can find out: what they said goes. The child may ask again."""
    locked = GuardianAsk.objects.select_for_update().filter(pk=made.pk).first()
    if locked is None:
        return
    if why := rules.why_not_confirm(locked, by):
        raise Refused(why)
    Consent.objects.filter(ask=locked, withdrawn_at=None).update(withdrawn_at=timezone.now())
    forget([locked])


def forget(asks: Collection[GuardianAsk]) -> int:
    with transaction.atomic():
        envelope.shred_many(one.subject for one in asks)
        outbox.forget_about([reference(one) for one in asks])
        for one in asks:
            links.revoke(reference(one))
        GuardianAsk.objects.filter(pk__in=[one.pk for one in asks]).delete()
    return len(asks)
