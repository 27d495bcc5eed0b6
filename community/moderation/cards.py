"""On ``/my/``: what waits for a moderator; where stands what somebody wrote or reported; for
administrators which assessment runs out.
"""

from collections.abc import Mapping
from typing import Any

from django.utils import timezone

from community.moderation import desk, yours
from community.moderation.rules import assessing
from community.moderation.rules.deciding import moderates
from community.moderation.states import Standing
from community.people.models import User
from community.registries import Card, cards, shared_contents

SHOWN = 5


def desk_card(person: User) -> Mapping[str, Any] | None:
    return {"waiting": desk.waiting(person)} if moderates(person) else None


def yours_card(person: User) -> Mapping[str, Any] | None:
    written, reported = yours.written_by(person, SHOWN), yours.reported_by(person, SHOWN)
    return {"written": written, "reported": reported} if written or reported else None


def assessments_card(person: User) -> Mapping[str, Any] | None:
    """Only where there is something to assess."""
    names = [one.name for one in shared_contents]
    if not names or not assessing.reads(person):
        return None
    today = timezone.localdate()
    standing = assessing.standings(names)
    ending = [
        one
        for name, one in assessing.latest_assessments(names).items()
        if standing[name] in (Standing.ON, Standing.ENDED)
        and (one.review_by - today).days <= assessing.WARNED_BEFORE[0]
    ]
    return {"ending": len(ending)}


def enrol() -> None:
    _card("moderation.desk", "moderation/_card_desk.html", 6, desk_card)
    _card("moderation.yours", "moderation/_card_yours.html", 20, yours_card)
    _card("moderation.assessments", "moderation/_card_assessments.html", 55, assessments_card)


def _card(name: str, template: str, order: int, context: Any) -> None:
    cards.enrol(Card(name=name, template=template, order=order, context=context))
