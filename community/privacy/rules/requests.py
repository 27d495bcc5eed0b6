"""Rights requests: by when each is owed an answer, what has to come first, and who decides.

One month from the day it came in, to the same date of the next month or that month's last day (the
ICO's way of counting); three months once it was extended. A complaint is acknowledged within
thirty days (Data (Use and Access) Act 2025). Weekends do not move a date here: we owe it earlier.
"""

import calendar
from dataclasses import dataclass
from datetime import date, timedelta

from community.people.models import User
from community.people.roles import Role, has_role
from community.privacy.models import DataRequest
from community.privacy.states import CheckedHow, RequestKind, RequestOutcome

MONTHS, MONTHS_EXTENDED = 1, 3
ACKNOWLEDGE_WITHIN = timedelta(days=30)
ALL_DONE = frozenset({RequestOutcome.DONE, RequestOutcome.PARTLY})


def add_months(day: date, months: int) -> date:
    """31 January and one month is the last day of February."""
    years, month = divmod(day.month - 1 + months, 12)
    year, month = day.year + years, month + 1
    return date(year, month, min(day.day, calendar.monthrange(year, month)[1]))


def due_on(received_on: date, *, extended: bool = False) -> date:
    return add_months(received_on, MONTHS_EXTENDED if extended else MONTHS)


def acknowledge_by(request: DataRequest) -> date:
    return request.received_on + ACKNOWLEDGE_WITHIN


@dataclass(frozen=True)
class Countdown:
    """``words`` for a screen; ``late`` is shown in red."""

    words: str
    late: bool
    soon: bool = False


def countdown(request: DataRequest, today: date) -> Countdown:
    if not request.is_open:
        return Countdown("answered", late=False)
    left = (request.due_on - today).days
    if left < 0:
        return Countdown(f"{_days(-left)} overdue", late=True)
    return Countdown("due today" if left == 0 else f"{_days(left)} left", late=False, soon=left < 8)


def acknowledgement(request: DataRequest, today: date) -> Countdown:
    if request.acknowledged_on or not request.is_open:
        return Countdown("", late=False)
    left = (acknowledge_by(request) - today).days
    words = f"acknowledge within {_days(left)}" if left >= 0 else "never acknowledged"
    return Countdown(words, late=left < 0)


def _days(number: int) -> str:
    return "1 day" if number == 1 else f"{number} days"


def checked_at_once(person: User | None, *, for_child: bool, record: str) -> CheckedHow | None:
    """How we know who asks before anybody looks at it. For a child nobody is known at once: that
    somebody may ask for them has to be checked as well."""
    if for_child:
        return None
    if record:
        return CheckedHow.RECEIPT
    return CheckedHow.SIGNED_IN if person is not None else None


def handles(person: User) -> bool:
    return has_role(person, Role.DATA_PROTECTION_OFFICER)


def why_not_change(person: User, request: DataRequest) -> str:
    """Empty when this person may work on it."""
    if not handles(person):
        return "This is not yours to change."
    if request.person_id == person.pk:
        return "This request is your own. Another data protection officer has to answer it."
    return "" if request.is_open else "This request is answered. Nothing can be added any more."


def why_not_extend(person: User, request: DataRequest, today: date) -> str:
    if why := why_not_change(person, request):
        return why
    if request.extended_on:
        return "It was extended once already. The law allows it one time."
    if today > due_on(request.received_on):
        return "The first month is over. It had to be extended before that."
    return ""


def why_not_hand_out(person: User, request: DataRequest) -> str:
    """Before anything is given or deleted: who asks, and what is best for the child."""
    if why := why_not_change(person, request):
        return why
    if not request.checked_on:
        return "First check who asks, and write down how."
    if request.for_child and not request.best_interests:
        return "Somebody asks for a child. First decide what is best for the child."
    if request.for_child and request.best_interests == "refuse":
        return "It was decided that this could harm the child."
    return ""


def why_not_package(person: User, request: DataRequest) -> str:
    if why := why_not_hand_out(person, request):
        return why
    if request.kind != RequestKind.ACCESS:
        return "They did not ask to see what we hold."
    return "" if request.person else "They have no account that we know. Answer in words."


def why_not_erase(person: User, request: DataRequest) -> str:
    if why := why_not_hand_out(person, request):
        return why
    if request.kind != RequestKind.ERASE:
        return "They did not ask us to delete anything."
    return "" if request.person else "They have no account that we know. Answer in words."


def why_not_close(person: User, request: DataRequest, outcome: RequestOutcome | None = None) -> str:
    if why := why_not_change(person, request):
        return why
    if outcome not in ALL_DONE or request.kind == RequestKind.COMPLAIN:
        return ""
    return why_not_hand_out(person, request)
