"""How long people wait, said honestly: of those who found a mentor lately, never of fewer than the
network publishes about.
"""

from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from django.urls import reverse
from django.utils import timezone

from community.outbox.references import reference
from community.people.models import User
from community.privacy.actions import record_look
from mentoring import sealing
from mentoring.models import YoungPerson
from mentoring.rules import consent, referring
from mentoring.states import OVER_FOR_YOUNG, YoungState

READING = "Looking after somebody who asks for a mentor"


@dataclass(frozen=True)
class Step:
    """``url``: where it is done, if that is up to the reader. One is what comes next."""

    title: str
    is_done: bool
    url: str = ""
    is_next: bool = False


def steps_for(young: YoungPerson, token: str) -> list[Step]:
    """On the young person's own page."""
    born, today = born_of(young), timezone.localdate()
    has_yes = consent.stands(young.consents.all(), born, today)
    grown = consent.age_on(born, today) >= consent.OWN_FROM
    own = "You say yes yourself" if grown else "A parent or carer says yes, or a worker"
    to_yes = "young_yes" if grown else "ask_guardian"
    steps = [
        Step("You have asked", True),
        Step("You say who would be good for you", bool(young.wishes_on), _at("wishes", token)),
        Step(own, has_yes, "" if has_yes else _at(to_yes, token)),
        Step("We look for two or three people, and you choose", young.state == YoungState.MATCHED),
    ]
    following = next((step for step in steps if not step.is_done), None)
    return [replace(step, is_next=step is following) for step in steps]


def _at(name: str, token: str) -> str:
    return reverse(f"mentoring:{name}", args=[token])


def born_of(young: YoungPerson) -> date:
    return date.fromisoformat(sealing.read(young, "sealed")["born"])


@dataclass(frozen=True)
class Row:
    young: YoungPerson
    days: int
    age: int | None


def rows(person: User) -> list[Row]:
    """Most pressing first, then whoever waits longest. Two queries."""
    visible = YoungPerson.objects.visible_to(person).exclude(state__in=OVER_FOR_YOUNG)
    found = list(visible.order_by("-urgency", "waits_since", "pk"))
    sealed, today = sealing.read_many(found, "sealed"), timezone.localdate()
    return [_row(one, sealed[one.pk], today) for one in found]


def _row(young: YoungPerson, sealed: dict[str, Any], today: date) -> Row:
    born = sealed.get("born")
    age = consent.age_on(date.fromisoformat(born), today) if born else None
    return Row(young, (today - young.waits_since).days, age)


def shown(young: YoungPerson, person: User) -> dict[str, Any]:
    """All that one young person's page says to a coordinator. Reading it is recorded."""
    record_look(person, reference(young.person or young), READING)
    sealed, today = sealing.read(young, "sealed"), timezone.localdate()
    born = date.fromisoformat(sealed["born"])
    asked = list(young.referrals.select_related("by", "young_person"))
    said = sealing.read_many(asked, "sealed")
    consents = list(young.consents.select_related("recorded_by", "young_person"))
    words = sealing.read_many(consents, "sealed")
    has_yes = consent.stands(consents, born, today)
    return {
        "young": young,
        "sealed": sealed,
        "words": sealing.read(young, "words"),
        "age": consent.age_on(born, today),
        "asked": [{"row": one, "said": said[one.pk]} for one in asked],
        "consents": [{"row": one, "words": words[one.pk]} for one in consents],
        "has_yes": has_yes,
        "may_judge": not has_yes and not referring.why_not_judge(young, born, today, person),
        "may_work": not referring.why_not_work_on(young, person),
    }
