"""On ``/my/``: a mentor's own standing; what waits at the coordinator's desk."""

from collections.abc import Mapping
from typing import Any

from django.utils import timezone

from community.people.models import User
from community.registries import Card, cards
from mentoring import desk
from mentoring.models import Mentor
from mentoring.rules.applying import decides
from mentoring.rules.clearance import clearance_of, warning_of


def mentor_card(person: User) -> Mapping[str, Any] | None:
    found = Mentor.objects.mentors().filter(person=person).first()
    if found is None:
        return None
    clearance = clearance_of(found, timezone.localdate())
    soon = [one for one in clearance.requirements if warning_of(one, clearance.on)]
    return {"mentor": found, "clearance": clearance, "soon": soon}


def desk_card(person: User) -> Mapping[str, Any] | None:
    if not decides(person):
        return None
    parts = desk.parted(desk.rows(person))
    return {
        "waiting": sum(row.waits for row in parts["applying"]),
        "missing": len(parts["missing"]),
        "mentors": len(parts["clear"]) + len(parts["paused"]) + len(parts["missing"]),
    }


def enrol() -> None:
    cards.enrol(
        Card(
            name="mentoring.mentor",
            template="mentoring/_card_mentor.html",
            order=12,
            context=mentor_card,  # type: ignore[arg-type]  # our own user model
        )
    )
    cards.enrol(
        Card(
            name="mentoring.desk",
            template="mentoring/_card_desk.html",
            order=11,
            context=desk_card,  # type: ignore[arg-type]  # see above
        )
    )
