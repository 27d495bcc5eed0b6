"""Who is behind an item whose author did not want to be named: two people open that door together,
for a quarter of an hour, with a reason, and the author is told unless that would put them at risk.
"""

from django.db import transaction
from django.utils import timezone

from community.crypto import envelope
from community.outbox import actions as outbox
from community.outbox.references import reference, resolve
from community.people.models import User
from community.privacy.actions import record_look
from community.safeguarding.actions import chronology
from community.safeguarding.actions.concerns import Refused, who_subject
from community.safeguarding.models import Concern, Reveal
from community.safeguarding.rules import access
from community.safeguarding.states import Kind

TOLD = "safeguarding.was_revealed"
REVEAL_WAITS = "safeguarding.reveal_waits"
CONTEXT = "safeguarding.concern:who"


@transaction.atomic
def ask(concern: Concern, *, reason: str, tell_them: bool, why_not_tell: str, by: User) -> Reveal:
    """One request at a time; the other people who handle this concern are told that one waits."""
    locked = Concern.objects.select_for_update().get(pk=concern.pk)
    if why := access.why_not_change(by, locked):
        raise Refused(why)
    if not locked.who_sealed:
        raise Refused("Nobody knows who raised this: they did not sign in.")
    if not access.colleagues(by, locked):
        raise Refused("This takes two people, and there is no second one yet.")
    if not tell_them and not why_not_tell:
        raise Refused("Say why telling them would put somebody at risk.")
    found = locked.reveals.filter(allowed_by=None, refused_at=None).first()
    if found is not None:
        return found
    reveal = Reveal.objects.create(concern=locked, asked_by=by, tell_them=tell_them)
    said = {"Asked who raised this, because": reason, "They are not told, because": why_not_tell}
    chronology.add(locked, Kind.REVEALED, said, by=by)
    for person in access.colleagues(by, locked):
        outbox.post(REVEAL_WAITS, to=reference(person), about=reference(reveal))
    return reveal


@transaction.atomic
def allow(reveal: Reveal, *, by: User) -> Reveal:
    locked = Reveal.objects.select_for_update().select_related("concern").get(pk=reveal.pk)
    if why := access.why_not_allow(by, locked):
        raise Refused(why)
    locked.allowed_by = by
    locked.open_until = timezone.now() + access.REVEALED_FOR
    locked.save(update_fields=["allowed_by", "open_until"])
    chronology.add(locked.concern, Kind.REVEALED, {"Allowed": "For 15 minutes, to both"}, by=by)
    author = _author(locked.concern)
    if locked.tell_them and author is not None:
        outbox.post(TOLD, to=reference(author), about=reference(locked))
    return locked


@transaction.atomic
def refuse(reveal: Reveal, *, reason: str, by: User) -> None:
    locked = Reveal.objects.select_for_update().select_related("concern").get(pk=reveal.pk)
    if why := access.why_not_allow(by, locked):
        raise Refused(why)
    locked.refused_at = timezone.now()
    locked.save(update_fields=["refused_at"])
    chronology.add(locked.concern, Kind.REVEALED, {"Not allowed, because": reason}, by=by)


def who(concern: Concern, *, by: User) -> str:
    """The name behind it, while a reveal is open to this person; each look is recorded."""
    if access.revealed_to(by, concern) is None:
        raise Refused("This is closed. Ask for it, with a second person.")
    record_look(by, reference(concern), "Who raised it, allowed by two")
    author = _author(concern)
    return chronology.name_of(author) if author else "Somebody who has left"


def _author(concern: Concern) -> User | None:
    key = envelope.key_for(who_subject(concern))
    found = resolve(envelope.decrypt(key, bytes(concern.who_sealed or b""), context=CONTEXT))
    return found if isinstance(found, User) else None
