"""A mentor's own say over when and for how many they are there. Who is paused because something has
to be looked at first does not end that themselves.
"""

from datetime import date

from community.people.models import User
from mentoring.models import Mentor
from mentoring.rules.applying import coordinates
from mentoring.states import MENTORS, MentorState, PauseReason

MOST = 5


def is_themselves(mentor: Mentor, by: User) -> bool:
    return mentor.person_id == by.pk


def why_not_arrange(mentor: Mentor, by: User) -> str:
    """Capacity, holidays, and what young people read about them."""
    if not is_themselves(mentor, by) and not coordinates(by):
        return "Only the mentor, or a coordinator, changes this."
    return "" if mentor.state in MENTORS else "They are not a mentor now."


def why_not_pause(mentor: Mentor, reason: PauseReason, by: User) -> str:
    if why := why_not_arrange(mentor, by):
        return why
    if reason == PauseReason.WORRY and is_themselves(mentor, by):
        return "A coordinator does this."
    return ""


def why_not_go_on(mentor: Mentor, by: User) -> str:
    if why := why_not_arrange(mentor, by):
        return why
    if mentor.state != MentorState.PAUSED:
        return "There is no break to end."
    if mentor.pause_reason == PauseReason.WORRY and is_themselves(mentor, by):
        return "We asked you to wait. Your coordinator ends this, and tells you."
    return ""


def why_not_holiday(mentor: Mentor, first: date, last: date, today: date, by: User) -> str:
    if why := why_not_arrange(mentor, by):
        return why
    if last < first:
        return "The last day comes before the first one."
    if last < today:
        return "Those days are over."
    return "" if (last - first).days <= 366 else "That is more than a year. Take a break instead."


def why_not_seats(seats: int) -> str:
    return "" if 1 <= seats <= MOST else f"From 1 to {MOST}. With more, nobody gets enough of you."
