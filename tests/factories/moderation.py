"""Words on the wall, looked at, reported, appealed."""

import uuid
from typing import Any

from community.moderation import words
from community.moderation.actions.appealing import appeal
from community.moderation.actions.deciding import Deciding, decide
from community.moderation.actions.reporting import Reporting, report
from community.moderation.features import piece_of
from community.moderation.models import Appeal, Decision, ModeratedItem, Report
from community.moderation.states import Deed, Reason, ReportReason
from community.people.models import User
from tests import wall

WHY = "Please leave out his name, then we can show it."


def seen(item: ModeratedItem) -> str:
    piece = piece_of(item.reference)
    assert piece is not None
    return words.digest(piece)


def last(item: ModeratedItem) -> str:
    found = item.decisions.last()
    return str(found.pk) if found else ""


def judge(item: ModeratedItem, deed: Deed = Deed.SHOW, *, by: User, **more: Any) -> Decision:
    """As a moderator who reads what stands there now."""
    shown = deed == Deed.SHOW
    given = {
        "deed": deed,
        "reason": Reason.FITS if shown else Reason.PRIVATE,
        "words": "" if shown else WHY,
        "seen": seen(item),
        "last": last(item),
        **more,
    }
    decision = decide(item, Deciding(**given), by=by)
    item.refresh_from_db()
    return decision


def shown_note(said: str = "More light on the pitch", *, author: User, by: User) -> ModeratedItem:
    item = wall.leave(said, by=author)
    judge(item, by=by)
    return item


def tell(
    item: ModeratedItem, reason: ReportReason = ReportReason.UNKIND, *, by: User, said: str = ""
) -> Report:
    made = report(item, Reporting(reason=reason, words=said), by=by)
    item.refresh_from_db()
    return made


def ask_again(decision: Decision, *, by: User, said: str = "It was meant kindly") -> Appeal:
    return appeal(decision, words=said, by=by, key=uuid.uuid4())
