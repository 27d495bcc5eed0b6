"""Rights requests: by when each is owed an answer, what has to come first, and who decides.

One month from the day it came in, to the same date of the next month or that month's last day (the
ICO's way of counting); three months once it was extended. A complaint is acknowledged within
thirty days (Data (Use and Access) Act 2025). Weekends do not move a date here: we owe it earlier.

For a child three things come first, each decided by a person: who asks; whether they look after the
child; and what is best for the child, who is asked as well. Being a parent gives nobody a child's
things by itself: what could show that a child is at risk stays here where giving it would not be
best for them (Data Protection Act 2018, schedule 3, part 5).
"""

import calendar
from dataclasses import dataclass
from datetime import date, timedelta

from community.people.models import User
from community.people.roles import Role, has_role
from community.privacy.models import DataRequest
from community.privacy.states import (
    BestInterests,
    CheckedHow,
    ChildWishes,
    RequestKind,
    RequestOutcome,
    ResponsibleHow,
)

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


def ways_to_check(request: DataRequest, *, record: str) -> list[CheckedHow]:
    """Those that can be true of this request; ``record``: what four words opened, if any."""
    cannot = set()
    if request.person is None:
        cannot.add(CheckedHow.SIGNED_IN)
    if not record:
        cannot.add(CheckedHow.RECEIPT)
    return [one for one in CheckedHow if one not in cannot]


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
    return why_not_for_child(request) if request.for_child else ""


def why_not_for_child(request: DataRequest) -> str:
    if not request.responsible_on:
        return "Somebody asks for a child. First find out whether they look after this child."
    if request.responsible_how == ResponsibleHow.NOT_FOUND:
        return "We could not find out that they look after this child. So they are given nothing."
    if not request.decided_on:
        return "Now ask the child, and decide what is best for the child."
    if request.best_interests == BestInterests.REFUSE:
        return "It was decided that this could harm the child."
    return ""


def why_not_responsible(person: User, request: DataRequest, child: User | None) -> str:
    if why := why_not_change(person, request):
        return why
    if not request.for_child:
        return "Nobody asks for a child here."
    if child is None:
        return ""
    if child.pk == request.person_id:
        return "That is the account of whoever asks. Write the child's, or leave it empty."
    return "That account is your own." if child.pk == person.pk else ""


def why_not_decide(
    person: User, request: DataRequest, what: BestInterests, wishes: ChildWishes
) -> str:
    if why := why_not_change(person, request):
        return why
    if not request.for_child:
        return "Nobody asks for a child here."
    return why_not_against(what, wishes)


def why_not_against(what: BestInterests, wishes: ChildWishes) -> str:
    """A child who says no is not overruled in full: a part may have to be done for their safety."""
    if wishes == ChildWishes.NO and what == BestInterests.GIVE:
        return "The child said no. Do only a part of it, without what they do not want, or nothing."
    return ""


def why_not_package(person: User, request: DataRequest) -> str:
    if why := why_not_hand_out(person, request):
        return why
    if request.kind != RequestKind.ACCESS:
        return "They did not ask to see what we hold."
    return why_not_whole(request)


def why_not_erase(person: User, request: DataRequest) -> str:
    if why := why_not_hand_out(person, request):
        return why
    if request.kind != RequestKind.ERASE:
        return "They did not ask us to delete anything."
    return why_not_whole(request)


def why_not_whole(request: DataRequest) -> str:
    """Everything at once needs an account, and a decision for everything."""
    if request.for_child and request.best_interests != BestInterests.GIVE:
        return "It was decided to do only a part of it. Put that part together by hand."
    if request.whose:
        return ""
    if request.for_child:
        return "We know no account of the child. Answer in words."
    return "They have no account that we know. Answer in words."


def why_not_close(person: User, request: DataRequest, outcome: RequestOutcome | None = None) -> str:
    if why := why_not_change(person, request):
        return why
    if outcome not in ALL_DONE or request.kind == RequestKind.COMPLAIN:
        return ""
    return why_not_hand_out(person, request)
