"""Who records what has to be in place for a mentor. Nobody does it for themselves; and no number of
a certificate is ever kept.
"""

import re

from community.people.models import User
from community.people.roles import Role, has_any_role
from mentoring.models import Mentor, RiskDecision
from mentoring.rules.applying import NOT_YOURS, coordinates, decides
from mentoring.states import MENTORS, OVER

NUMBER = re.compile(r"\d(?:[\s.\-/]?\d){8,}")
NO_NUMBERS = (
    "This looks like the number of a certificate. We never keep it. Write what it is for, in words."
)
DECIDED = "This was decided already."


def why_not_record(mentor: Mentor, by: User) -> str:
    """Checks and training, before and after somebody is a mentor."""
    if not coordinates(by) or mentor.person_id == by.pk:
        return NOT_YOURS
    return "They are no longer with us. Nothing more is recorded." if mentor.state in OVER else ""


def why_not_check(role: str, reason: str) -> str:
    return NO_NUMBERS if NUMBER.search(role) or NUMBER.search(reason) else ""


def why_not_decide(mentor: Mentor, decision: RiskDecision, by: User) -> str:
    if not decides(by) or mentor.person_id == by.pk:
        return "A coordinator or a supervisor decides this."
    return DECIDED if decision.decided_on else ""


def why_not_supervise(mentor: Mentor, by: User) -> str:
    if not has_any_role(by, Role.SUPERVISOR, Role.MENTORING_COORDINATOR):
        return "A supervisor writes this down."
    if mentor.person_id == by.pk:
        return "Nobody supervises themselves."
    return "" if mentor.state in MENTORS else "They are not a mentor now."
