"""Who may ask for a mentor for whom, and what a young person decides alone. Whoever asks for
somebody else says that the young person knows; nobody is put on the list without their own wishes
and the yes that their age asks for.
"""

from collections.abc import Iterable
from datetime import date

from community.people.models import User
from community.people.roles import Role, has_role
from mentoring.models import MentoringConsent, YoungPerson
from mentoring.rules.applying import NOT_YOURS, coordinates
from mentoring.rules.consent import OWN_FROM, age_on, kinds_for, stands
from mentoring.states import ConsentKind, ReferralRoute, YoungState

BY_LINK = (ReferralRoute.SCHOOL, ReferralRoute.SERVICE)
OVER = "This is over. You can ask for a mentor again at any time."


def refers(person: User) -> bool:
    """Whether their account is one of a school or a service that asks for young people."""
    return has_role(person, Role.REFERRER)


def why_not_send_link(by: User) -> str:
    return "" if coordinates(by) else NOT_YOURS


def why_not_work_on(young: YoungPerson, by: User) -> str:
    if not coordinates(by) or young.person_id == by.pk:
        return NOT_YOURS
    return OVER if young.state == YoungState.ENDED else ""


def why_not_say_wishes(young: YoungPerson) -> str:
    """For whoever holds the young person's page."""
    return OVER if young.state == YoungState.ENDED else ""


def why_not_open_own(young: YoungPerson, by: User) -> str:
    return why_not_say_wishes(young) if young.person_id == by.pk else "This page is not yours."


def why_not_own_yes(young: YoungPerson, born: date, on: date) -> str:
    if young.state == YoungState.ENDED:
        return OVER
    if age_on(born, on) < OWN_FROM:
        return "Until you are 16 a parent or carer says yes, or a worker who knows you."
    return ""


def why_not_ask_guardian(young: YoungPerson, born: date, on: date) -> str:
    if young.state == YoungState.ENDED:
        return OVER
    if age_on(born, on) >= OWN_FROM:
        return "From 16 on they decide for themselves. Nobody has to be asked."
    return ""


def why_not_judge(young: YoungPerson, born: date, on: date, by: User) -> str:
    """A named worker, for somebody under 16."""
    return why_not_work_on(young, by) or why_not_ask_guardian(young, born, on)


def why_not_take_back(consent: MentoringConsent) -> str:
    return "That was taken back already." if consent.withdrawn_on else ""


def state_for(
    young: YoungPerson, consents: Iterable[MentoringConsent], born: date, on: date
) -> YoungState:
    """On the list with wishes and a yes that counts today; otherwise we have been asked."""
    if young.state in (YoungState.ENDED, YoungState.MATCHED):
        return YoungState(young.state)
    ready = young.wishes_on is not None and stands(consents, born, on)
    return YoungState.WAITING if ready else YoungState.ASKED


def yes_missing(born: date, on: date) -> tuple[ConsentKind, ...]:
    return kinds_for(age_on(born, on))
