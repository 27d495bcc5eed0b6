"""Whether people may see each other's words in a feature. It is on when an administrator has
switched it on and its assessment, complete and not run out, is on record. Administrators record
and switch; the data protection officer reads. Neither sees by that what anybody wrote.
"""

from collections.abc import Iterable, Mapping
from datetime import date, timedelta

from django.utils import timezone

from community.moderation.models import Assessment, Switch
from community.moderation.states import RISKS, Standing
from community.people.models import User
from community.people.roles import Role, has_any_role, has_role
from community.registries import shared_contents

LASTS = timedelta(days=366)
WARNED_BEFORE = (60, 14)


def records(person: User) -> bool:
    return has_role(person, Role.ADMINISTRATOR)


def reads(person: User) -> bool:
    return has_any_role(person, Role.ADMINISTRATOR, Role.DATA_PROTECTION_OFFICER)


def is_on(name: str) -> bool:
    return standing(name) is Standing.ON


def standing(name: str) -> Standing:
    return standings([name])[name]


def standings(names: Iterable[str]) -> dict[str, Standing]:
    """Three queries for any number of features."""
    wanted = list(names)
    switches, assessments = latest_switches(wanted), latest_assessments(wanted)
    today = timezone.localdate()
    return {
        name: _standing(name, switches.get(name), assessments.get(name), today) for name in wanted
    }


def _standing(
    name: str, switch: Switch | None, assessment: Assessment | None, today: date
) -> Standing:
    if name not in shared_contents or switch is None or not switch.on:
        return Standing.OFF
    if assessment is None or not assessment.is_complete:
        return Standing.UNASSESSED
    return Standing.ENDED if assessment.has_ended(today) else Standing.ON


def latest_switches(names: Iterable[str]) -> dict[str, Switch]:
    found: dict[str, Switch] = {}
    for one in Switch.objects.filter(feature__in=list(names)):
        found.setdefault(one.feature, one)
    return found


def latest_assessments(names: Iterable[str]) -> dict[str, Assessment]:
    """With their parts."""
    found: dict[str, Assessment] = {}
    for one in Assessment.objects.filter(feature__in=list(names)).prefetch_related("parts"):
        found.setdefault(one.feature, one)
    return found


def latest_review(signed: Mapping[str, date], today: date) -> date:
    """The last day that may be named: a year after the oldest of the three risk assessments."""
    oldest = min((day for kind, day in signed.items() if kind in RISKS), default=today)
    return min(oldest, today) + LASTS


def why_not_review_by(review_by: date, signed: Mapping[str, date], today: date) -> str:
    if any(day > today for day in signed.values()):
        return "Something is signed on a day that has not come yet."
    if review_by <= today:
        return "That day is over. Look at the assessments again first, and have them signed."
    if review_by > latest_review(signed, today):
        return (
            "That is too late. The three risk assessments are looked at again within a year of "
            "the day on which the oldest was signed."
        )
    return ""


def why_not_switch_on(person: User, name: str) -> str:
    """Empty when this person may switch it on today."""
    if not records(person):
        return "Only an administrator switches this on."
    assessment = latest_assessments([name]).get(name)
    if assessment is None or not assessment.is_complete:
        return "Record the assessment first."
    if assessment.has_ended(timezone.localdate()):
        return "The assessment has run out. Record a new one first."
    return ""
