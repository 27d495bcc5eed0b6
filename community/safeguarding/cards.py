"""On ``/my/``: what waits for a lead; what somebody raised."""

from collections.abc import Mapping
from typing import Any

from community.people.models import User
from community.safeguarding import overview
from community.safeguarding.models import Concern
from community.safeguarding.rules import access
from community.safeguarding.states import ConcernState

WHERE = {
    ConcernState.NEW: "We have it.",
    ConcernState.OPEN: "Somebody is looking after it.",
    ConcernState.CLOSED: "We have done what we could, or passed it on.",
    ConcernState.ENDED: "It is kept no longer.",
}


def work_card(person: User) -> Mapping[str, Any] | None:
    if not access.handles(person):
        return None
    return {
        "waiting": overview.waiting() if access.reads_texts(person) else None,
        "concerns": Concern.objects.visible_to(person).open().count(),
        "duty": overview.duty_words(),
    }


def raised_card(person: User) -> Mapping[str, Any] | None:
    """Who raised something sees that it arrived and whether somebody is at it, and no more."""
    found = Concern.objects.filter(raised_by=person).order_by("-opened_at")[:5]
    rows = [
        {"day": one.opened_at, "reference": one.reference, "words": WHERE[ConcernState(one.state)]}
        for one in found
    ]
    return {"rows": rows} if rows else None
