"""A child under thirteen does not say yes alone: a parent or carer decides, and the child sees
plainly that they can. A yes counts once it is known who gave it: by an account that is a
guardian's, or because somebody who works here confirmed who they are.
"""

from collections.abc import Iterable

from community.people.models import User
from community.people.roles import Role, has_any_role, has_role
from community.privacy.models import GuardianAsk
from community.privacy.purposes import purposes
from community.privacy.rules.consent import possible_bands
from community.privacy.states import ConsentBand

NOTHING = "Nothing here needs a yes, so nobody has to be asked."
TOO_OLD = "From 13 on you decide for yourself. Nobody has to be asked."
NOT_YOURSELF = "A parent or carer has to answer this, not you. Sign out first if you share a phone."
ANSWERED = "This was answered already. Who answered changes it on their own page."
CONFIRMERS = (Role.DATA_PROTECTION_OFFICER, Role.MENTORING_COORDINATOR)


def why_not_ask(person: User) -> str:
    """Empty when a guardian may be asked for this person."""
    if ConsentBand.UNDER_13 not in possible_bands(person):
        return TOO_OLD
    return "" if list(purposes) else NOTHING


def why_not_ask_for(by: User, person: User) -> str:
    """Whether somebody who works here may ask at this child's wish. Says nothing about others."""
    if not confirms(by) or by.pk == person.pk:
        return "This is not yours to ask."
    return why_not_ask(person)


def why_not_answer(ask: GuardianAsk, by: User | None) -> str:
    """Once: a second answer would stand behind what was confirmed about the first."""
    return ANSWERED if ask.answered_on else why_not_change(ask, by)


def why_not_change(ask: GuardianAsk, by: User | None) -> str:
    if ConsentBand.UNDER_13 not in possible_bands(ask.person):
        return "They are 13 or older now, and decide for themselves. Nothing is asked of you."
    return NOT_YOURSELF if by is not None and by.pk == ask.person_id else ""


def is_known(by: User | None) -> bool:
    """Whether the account itself says that they are a guardian."""
    return by is not None and has_role(by, Role.GUARDIAN)


def way_of(ask: GuardianAsk) -> str:
    """How the link reached them, for whoever has to find out who answered."""
    by_child = ask.asked_by_id is None
    if ask.mailed:
        giver = "the child" if by_child else "somebody who works here"
        return f"By e-mail, to an address that {giver} gave."
    if by_child:
        return (
            "Not by e-mail. The link was shown on the child's screen, to print or to show, so the "
            "child may have answered it. Speak to the parent or carer themselves."
        )
    return "Not by e-mail. Somebody who works here printed it or showed it to them."


def is_theirs(ask: GuardianAsk, by: User | None) -> bool:
    """Whether this is the account that answered, and is known as a guardian's."""
    return by is not None and is_known(by) and by.pk == ask.guardian_id


def confirms(person: User) -> bool:
    return has_any_role(person, *CONFIRMERS)


def why_not_confirm(ask: GuardianAsk, by: User) -> str:
    if not confirms(by) or by.pk in (ask.person_id, ask.guardian_id):
        return "Somebody else has to confirm this."
    if ask.answered_on is None:
        return "They have not answered yet."
    return "That was confirmed already." if ask.is_checked else ""


def decided(chosen: Iterable[str]) -> list[str]:
    """Of what somebody ticked, what really is asked."""
    wanted = set(chosen)
    return [one.name for one in purposes if one.name in wanted]
