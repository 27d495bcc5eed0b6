"""On ``/my/``: a mentor's own standing; what waits at the coordinator's desk."""

from collections.abc import Mapping
from typing import Any

from django.utils import timezone

from community.people.models import User
from community.registries import Card, cards
from mentoring import desk
from mentoring.models import Mentor, YoungPerson
from mentoring.rules.applying import coordinates, decides
from mentoring.rules.clearance import clearance_of, warning_of
from mentoring.states import YoungState


def mentor_card(person: User) -> Mapping[str, Any] | None:
    found = Mentor.objects.mentors().filter(person=person).first()
    if found is None:
        return None
    clearance = clearance_of(found, timezone.localdate())
    soon = [one for one in clearance.requirements if warning_of(one, clearance.on)]
    return {"mentor": found, "clearance": clearance, "soon": soon}


def young_card(person: User) -> Mapping[str, Any] | None:
    found = YoungPerson.objects.filter(person=person).exclude(state=YoungState.ENDED).first()
    return {"young": found} if found else None


def waiting_card(person: User) -> Mapping[str, Any] | None:
    """For coordinators alone."""
    if not coordinates(person):
        return None
    found = YoungPerson.objects.visible_to(person)
    states = list(found.values_list("state", flat=True))
    return {
        "asked": states.count(YoungState.ASKED),
        "ready": states.count(YoungState.WAITING),
    }


def desk_card(person: User) -> Mapping[str, Any] | None:
    if not decides(person):
        return None
    parts = desk.parted(desk.rows(person))
    return {
        "waiting": sum(row.waits for row in parts["applying"]),
        "missing": len(parts["missing"]),
        "mentors": len(parts["clear"]) + len(parts["paused"]) + len(parts["missing"]),
    }


def _card(name: str, template: str, order: int, context: Any) -> None:
    cards.enrol(Card(name=name, template=template, order=order, context=context))


def enrol() -> None:
    _card("mentoring.desk", "mentoring/_card_desk.html", 11, desk_card)
    _card("mentoring.mentor", "mentoring/_card_mentor.html", 12, mentor_card)
    _card("mentoring.waiting", "mentoring/_card_waiting.html", 13, waiting_card)
    _card("mentoring.young", "mentoring/_card_young.html", 14, young_card)
