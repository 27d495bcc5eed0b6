"""Who says yes to a young person having a mentor. Their age on the day decides: under 16 a parent
or carer, or a named worker who judged, and wrote down why, that this young person can decide for
themselves (Gillick v West Norfolk, 1985); from 16 on they do. It is asked again at 16 and at 18.
"""

from collections.abc import Iterable
from datetime import date, timedelta

from mentoring.models import MentoringConsent
from mentoring.models.mentors import OLDEST, YOUNGEST
from mentoring.states import ConsentKind

OWN_FROM, GROWN_UP = 16, 18
ASKED_AGAIN = (OWN_FROM, GROWN_UP)


def age_on(born: date, day: date) -> int:
    """Whole years. Who was born on 29 February has their birthday on 1 March in other years, as the
    law in England counts it.
    """
    return day.year - born.year - ((day.month, day.day) < (born.month, born.day))


def birthday(born: date, age: int) -> date:
    try:
        return born.replace(year=born.year + age)
    except ValueError:
        return date(born.year + age, 3, 1)


def kinds_for(age: int) -> tuple[ConsentKind, ...]:
    if age >= OWN_FROM:
        return (ConsentKind.OWN,)
    return (ConsentKind.GUARDIAN, ConsentKind.COMPETENCE)


def holds_until(born: date, given_on: date) -> date | None:
    """The last day; None for a grown-up's own yes, which has no end of its own."""
    ahead = (birthday(born, age) for age in ASKED_AGAIN)
    following = next((day for day in ahead if day > given_on), None)
    return following - timedelta(days=1) if following else None


def stands(consents: Iterable[MentoringConsent], born: date, on: date) -> bool:
    """Whether one of them counts on this day, of a kind that this age asks for."""
    kinds = kinds_for(age_on(born, on))
    return any(
        one.kind in kinds
        and one.withdrawn_on is None
        and one.given_on <= on
        and (one.until is None or on <= one.until)
        for one in consents
    )


def why_not_age(born: date, on: date) -> str:
    age = age_on(born, on)
    if born > on:
        return "This day is still to come."
    if age < YOUNGEST:
        return (
            f"Mentors are for people from {YOUNGEST} on. Ask us: we know who is there before that."
        )
    if age > OLDEST:
        return f"Mentors are for people up to {OLDEST}. Ask us: we know who else is there."
    return ""
