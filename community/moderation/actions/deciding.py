"""A moderator looks and decides. The decision is about exactly the words that were on the screen:
if they were changed meanwhile, or somebody else has decided, it is refused with a sentence and
nothing happens. It answers every open report and appeal about these words, and is told to those
concerned by a message that says nothing but that there is news.
"""

import uuid
from dataclasses import dataclass, field

from django.db import transaction
from django.utils import timezone
from django.views.decorators.debug import sensitive_variables

from community.moderation import words as sealing
from community.moderation.features import piece_of
from community.moderation.models import Appeal, Decision, ModeratedItem, Report
from community.moderation.rules.deciding import GONE, why_not_decide, why_not_this
from community.moderation.states import BECOMES, Deed, Reason
from community.outbox import actions as outbox
from community.outbox.references import reference
from community.people.models import User
from community.privacy.actions import record_look

NEWS = "moderation.news"
SCREENING = "screening"
PURPOSE = "Deciding whether others see it"
CHANGED = "The words were changed while you read. Here is how they stand now: please look again."
DECIDED = "Somebody else decided this while you read. Here is how it stands now."
SAY_WHY = "Say to the person who wrote it why others do not see it."


class Refused(Exception):
    """The words are for the person who tried."""


@dataclass(frozen=True, kw_only=True)
class Deciding:
    """``seen``: the hash of the words that were on the screen; ``last``: the decision that was the
    newest then, if any. ``words`` are for who wrote it.
    """

    deed: Deed
    reason: Reason
    seen: str
    words: str = ""
    last: str = ""
    key: uuid.UUID = field(default_factory=uuid.uuid4)


def look(item: ModeratedItem, *, by: User) -> None:
    """Somebody opened what another person wrote."""
    if item.author_id == by.pk:
        return
    about = f"people.user:{item.author_id}" if item.author_id else reference(item)
    record_look(by, about, PURPOSE)


def decide(item: ModeratedItem, deciding: Deciding, *, by: User) -> Decision:
    """The same key again answers the same decision."""
    with transaction.atomic():
        locked = ModeratedItem.objects.select_for_update().get(pk=item.pk)
        done: Decision | None = locked.decisions.filter(key=deciding.key).first()
        if done is not None:
            return done
        if why := _why_not(locked, deciding, by):
            raise Refused(why)
        return _decide(locked, deciding, by)


def _why_not(item: ModeratedItem, deciding: Deciding, by: User) -> str:
    if why := why_not_decide(by, item):
        return why
    last = item.decisions.last()
    if deciding.last != (str(last.pk) if last else ""):
        return DECIDED
    piece = piece_of(item.reference)
    if piece is None:
        return GONE
    if sealing.digest(piece) != deciding.seen:
        return CHANGED
    if why := why_not_this(item, deciding.deed):
        return why
    hides = deciding.deed != Deed.SHOW
    return SAY_WHY if hides and (deciding.reason == Reason.FITS or not deciding.words) else ""


@sensitive_variables("deciding")
def _decide(item: ModeratedItem, deciding: Deciding, by: User) -> Decision:
    reports = list(item.reports.filter(decision=None))
    appeals = list(item.appeals.filter(decision=None))
    now = timezone.now()
    since = min(
        [*(one.made_at for one in reports), *(one.made_at for one in appeals)], default=item.sent_at
    )
    decision = Decision(
        key=deciding.key,
        item=item,
        deed=deciding.deed,
        reason=deciding.reason,
        version=item.version,
        digest=deciding.seen,
        after_appeal=bool(appeals),
        waited=max(0, int((now - since).total_seconds() // 60)),
        by=by,
        at=now,
    )
    sealing.seal(decision, deciding.words)
    decision.save()
    item.state, item.looked_at, item.digest = BECOMES[deciding.deed], now, deciding.seen
    item.save()
    Report.objects.filter(pk__in=[one.pk for one in reports]).update(decision=decision)
    Appeal.objects.filter(pk__in=[one.pk for one in appeals]).update(decision=decision)
    _tell(decision, item, [*reports, *appeals])
    return decision


def _tell(decision: Decision, item: ModeratedItem, asked: list[Report | Appeal]) -> None:
    """Each once. What an adult writes to a young person is read by safeguarding as well."""
    people = {one.by_id for one in asked} | {item.author_id}
    for person in people - {None, decision.by_id}:
        outbox.post(NEWS, to=f"people.user:{person}", about=reference(decision))
    if decision.sealed:
        outbox.post(SCREENING, to="", about=reference(decision), channel=SCREENING)
