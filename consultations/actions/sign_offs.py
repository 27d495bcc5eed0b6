"""Asking the panels to look at the questions, and what a member says of them.

Asking shows exactly the saved draft; asking again for the same wording changes nothing. A member
agrees, or says 'not yet' and why; as long as the consultation has not closed they may say something
else. Nobody signs off what they asked for themselves.
"""

import uuid
from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, Any

from django.db import transaction
from django.utils import timezone
from wagtail.log_actions import log

from community.crypto import envelope
from community.outbox.actions import Due, post_many
from community.outbox.references import reference
from community.people.models import User
from community.registries.source import Text
from consultations.actions.answering import SCREENING, NotAccepted
from consultations.models import ConsultationPage, SignOff, SignOffRequest
from consultations.questionnaire.schema import Schema, to_json
from consultations.rules import Refusal, why_not_ask_panels, why_not_sign_off
from consultations.states import SignOffDecision
from consultations.wording_gate import ROLES, digest_of, framing_of, panel_of, wording_of

if TYPE_CHECKING:
    from django.contrib.auth.models import AbstractBaseUser

PANELS_ASKED = "consultations.sign_off_asked"
PANEL_ANSWERED = "consultations.sign_off_answered"
SOURCE = "consultations.sign_off"
CONTEXT = "consultations.signoff.reason"


@transaction.atomic
def ask_panels(page: ConsultationPage, *, by: User) -> SignOffRequest:
    """``page`` as its draft stands. Every member of a panel is told, once for each wording."""
    refusal = why_not_ask_panels(page)
    if refusal is not None:
        raise NotAccepted(refusal)
    schema = wording_of(page)
    assert schema is not None
    request, made = SignOffRequest.objects.get_or_create(
        page=page,
        digest=digest_of(page, schema),
        defaults={**shown_of(page, schema), "asked_by": by},
    )
    if made:
        about = reference(request)
        members = User.objects.filter(is_active=True, groups__name__in=[r.value for r in ROLES])
        told = members.exclude(pk=by.pk).distinct()
        post_many([Due(event=PANELS_ASKED, to=reference(one), about=about) for one in told])
        log(page, "consultations.ask_panels", user=by)
    return request


def shown_of(page: ConsultationPage, schema: Schema) -> dict[str, Any]:
    return {"schema": to_json(schema), "framing": framing_of(page)}


def sign_off(request: SignOffRequest, *, by: User) -> SignOff:
    return _decide(request, SignOffDecision.AGREED, by=by)


def say_not_yet(request: SignOffRequest, *, reason: str, by: User) -> SignOff:
    if not reason.strip():
        raise NotAccepted(Refusal("reason", "Say what should be different, so that it can be."))
    return _decide(request, SignOffDecision.NOT_YET, by=by, reason=reason)


@transaction.atomic
def _decide(
    request: SignOffRequest, decision: SignOffDecision, *, by: User, reason: str = ""
) -> SignOff:
    locked = SignOffRequest.objects.select_for_update().get(pk=request.pk)
    refusal = why_not_sign_off(by, locked)
    if refusal is not None:
        raise NotAccepted(refusal)
    said = SignOff.objects.filter(request=locked, by=by).first() or SignOff(request=locked, by=by)
    if said.decision == decision and reason == reasons_of([said]).get(said.pk, ""):
        return said
    said.panel, said.decision = panel_of(by) or "", decision
    said.decided_on = timezone.localdate()
    said.reason = _sealed(said, reason) if reason else None
    said.save()
    _tell(said, asker=locked.asked_by)
    return said


def _sealed(said: SignOff, reason: str) -> bytes:
    key = envelope.standing_key(said.subject)
    return envelope.encrypt(key, reason, context=CONTEXT)


def _tell(said: SignOff, *, asker: "User | None") -> None:
    """Whoever asked; and the reader of all free texts, as for everything that people write."""
    about = reference(said)
    due = []
    if asker is not None:
        key = f"{PANEL_ANSWERED}:{said.pk}:{said.decision}"
        due.append(Due(event=PANEL_ANSWERED, to=reference(asker), about=about, key=key))
    if said.reason is not None:
        due.append(
            Due(
                event="consultations.text_sent",
                to="safeguarding",
                about=f"{SOURCE}:{said.pk}",
                channel=SCREENING,
                key=f"{SOURCE}:{uuid.uuid4()}",
            )
        )
    post_many(due)


def reasons(request: SignOffRequest) -> dict[uuid.UUID, str]:
    """By sign-off: why a member said 'not yet', for those who wrote the questions."""
    return reasons_of(request.sign_offs.all())


def reasons_of(sign_offs: Iterable[SignOff]) -> dict[uuid.UUID, str]:
    """One query for the keys; who gave no reason is missing."""
    said = [one for one in sign_offs if one.reason is not None]
    keys = envelope.keys_for(one.subject for one in said)
    return {
        one.pk: envelope.decrypt(keys[one.subject], bytes(one.reason or b""), context=CONTEXT)
        for one in said
        if one.subject in keys
    }


def read_reasons(references: Sequence[str]) -> Mapping[str, Text]:
    """For those who read what people write. Two queries."""
    wanted = {one.partition(":")[2]: one for one in references}
    found = SignOff.objects.filter(pk__in=list(wanted)).select_related("request__page")
    said = {one.pk: one for one in found}
    return {
        wanted[str(pk)]: Text(words=words, where=f"Why not yet: {said[pk].request.page.title}")
        for pk, words in reasons_of(said.values()).items()
    }


def forget(person: "AbstractBaseUser") -> int:
    """What a member said stays as a number; their words and their name go."""
    mine = SignOff.objects.filter(by=person.pk)
    envelope.shred_many(one.subject for one in mine)
    return mine.update(by=None, reason=None)
