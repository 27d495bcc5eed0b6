"""Whoever a decision went against asks once for another look: who wrote it, or who reported it and
was told that it stays. Somebody else takes that look, and what they decide is the end of it.
"""

import uuid

from django.db import IntegrityError, transaction
from django.views.decorators.debug import sensitive_variables

from community.moderation import words as sealing
from community.moderation.models import Appeal, Decision, ModeratedItem
from community.moderation.rules.deciding import side_of, why_not_appeal
from community.outbox import actions as outbox
from community.outbox.references import reference
from community.people.models import User

SCREENING = "screening"


class Refused(Exception):
    """The words are for the person who tried."""


@sensitive_variables("words")
def appeal(decision: Decision, *, words: str, by: User, key: uuid.UUID) -> Appeal:
    """The same person about the same decision again: the same appeal."""
    try:
        with transaction.atomic():
            ModeratedItem.objects.select_for_update().get(pk=decision.item_id)
            found = Appeal.objects.filter(about=decision, by=by).first()
            return found or _appeal(decision, words, by, key)
    except IntegrityError:
        return Appeal.objects.get(about=decision, by=by)


@sensitive_variables("words")
def _appeal(decision: Decision, words: str, by: User, key: uuid.UUID) -> Appeal:
    if why := why_not_appeal(by, decision):
        raise Refused(why)
    side = side_of(by, decision)
    assert side is not None
    made = Appeal(
        key=key,
        item=decision.item,
        about=decision,
        version=decision.version,
        side=side,
        by=by,
    )
    sealing.seal(made, words)
    made.save(force_insert=True)
    if made.sealed:
        outbox.post(SCREENING, to="", about=reference(made), channel=SCREENING)
    return made
