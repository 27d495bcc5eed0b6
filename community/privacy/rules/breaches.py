"""The clock of a breach: the regulator is told within 72 hours of its being found, unless it is
unlikely to harm anybody; the people themselves without delay where it may harm them badly.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta

from community.people.models import User
from community.people.roles import Role, has_role
from community.privacy.models import Breach
from community.privacy.states import Risk

WITHIN = timedelta(hours=72)


@dataclass(frozen=True)
class Clock:
    words: str
    late: bool


def tell_ico_by(breach: Breach) -> datetime:
    return breach.found_at + WITHIN


def clock(breach: Breach, now: datetime) -> Clock:
    if breach.told_ico_at:
        late = breach.told_ico_at > tell_ico_by(breach)
        return Clock("regulator told late" if late else "regulator told in time", late=late)
    if breach.risk == Risk.NONE and breach.decided_at:
        return Clock("need not be told", late=False)
    left = tell_ico_by(breach) - now
    hours = int(abs(left).total_seconds() // 3600)
    if left < timedelta(0):
        return Clock(f"{hours} hours past the 72", late=True)
    return Clock(f"{hours} of 72 hours left", late=False)


def people_clock(breach: Breach) -> Clock:
    if breach.told_people_at or breach.risk != Risk.HIGH:
        return Clock("", late=False)
    return Clock("the people have to be told", late=True)


def may_see(person: User) -> bool:
    return has_role(person, Role.DATA_PROTECTION_OFFICER)


def why_not_tell(breach: Breach, at: datetime, now: datetime) -> str:
    if at < breach.found_at:
        return "That is before it was found. Check the day."
    return "That has not happened yet. Write it down when it has." if at > now else ""
