"""May this mentor meet a young person today, and of what age? Worked out each time it is asked,
from checks, training and supervision: nothing has to be switched off when something runs out.
Pure, over facts that are fetched for many mentors in four queries.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any
from uuid import UUID

from django.db.models import Q

from mentoring.models import Check, Mentor, RiskDecision, Supervision, Training
from mentoring.models.mentors import OLDEST, YOUNGEST
from mentoring.states import MENTORS, CheckLevel, CheckResult, Course

# How long things hold. Who meets a child regularly and alone is asked for the barred list; who
# meets adults may not be (Safeguarding Vulnerable Groups Act 2006, schedule 4).
AGES: Mapping[CheckLevel, tuple[int, int]] = {
    CheckLevel.BARRED: (YOUNGEST, OLDEST),
    CheckLevel.ENHANCED: (18, OLDEST),
    CheckLevel.STANDARD: (18, OLDEST),
}
STATUS_EVERY = timedelta(days=365)
SUPERVISION_EVERY = timedelta(weeks=8)
COURSES: Mapping[Course, timedelta] = {
    Course.SAFEGUARDING: timedelta(days=2 * 365),
    Course.TRAUMA: timedelta(days=3 * 365),
    Course.BOUNDARIES: timedelta(days=3 * 365),
}
WARNED = (60, 30, 7)
NOBODY = (1, 0)


@dataclass(frozen=True)
class Requirement:
    """``until``: the last day on which it is met; None when it is not met at all. ``marks``: how
    many days before that people are told.
    """

    id: str
    title: str
    until: date | None
    marks: tuple[int, ...] = WARNED

    def is_met(self, on: date) -> bool:
        return self.until is not None and on <= self.until


@dataclass(frozen=True)
class Clearance:
    """``ages``: from and to, both included; nobody: from 1 to 0."""

    on: date
    ages: tuple[int, int]
    requirements: tuple[Requirement, ...]

    @property
    def missing(self) -> list[Requirement]:
        return [one for one in self.requirements if not one.is_met(self.on)]

    @property
    def is_clear(self) -> bool:
        return not self.missing

    @property
    def until(self) -> date | None:
        """The last day on which everything is met, as things stand; None when it is not now."""
        days = [one.until for one in self.requirements if one.until is not None]
        return min(days) if self.is_clear and days else None

    def covers(self, age: int) -> bool:
        low, high = self.ages
        return self.is_clear and low <= age <= high


@dataclass
class Facts:
    """Newest first."""

    checks: list[Check] = field(default_factory=list)
    decisions: list[RiskDecision] = field(default_factory=list)
    trainings: list[Training] = field(default_factory=list)
    supervisions: list[Supervision] = field(default_factory=list)


def facts_of(mentors: Iterable[Mentor]) -> dict[UUID, Facts]:
    """Four queries, however many mentors."""
    ids = [one.pk for one in mentors]
    found = {pk: Facts() for pk in ids}
    for model, name in (
        (Check, "checks"),
        (RiskDecision, "decisions"),
        (Training, "trainings"),
        (Supervision, "supervisions"),
    ):
        rows: Iterable[Any] = model._default_manager.filter(mentor__in=ids).order_by("mentor_id")
        ordered = sorted(rows, key=_newest_last, reverse=True)
        for row in ordered:
            getattr(found[row.mentor_id], name).append(row)
    return found


def _newest_last(row: Any) -> date:
    day: date = getattr(row, "done_on", None) or getattr(row, "held_on", None) or row.opened_on
    return day


def clearance_of(mentor: Mentor, on: date) -> Clearance:
    return clearance(mentor, facts_of([mentor])[mentor.pk], on)


def clearances(mentors: Iterable[Mentor], on: date) -> dict[UUID, Clearance]:
    """Four queries."""
    found = list(mentors)
    facts = facts_of(found)
    return {one.pk: clearance(one, facts[one.pk], on) for one in found}


def clearance(mentor: Mentor, facts: Facts, on: date) -> Clearance:
    check = _standing_check(facts, on)
    requirements = [
        *_check_requirements(check),
        _decision_requirement(facts),
        *(_course_requirement(course, facts) for course in COURSES),
    ]
    if mentor.state in MENTORS:
        requirements.append(_supervision_requirement(mentor, facts))
    ages = AGES.get(CheckLevel(check.level), NOBODY) if check else NOBODY
    clear = all(one.is_met(on) for one in requirements)
    return Clearance(on, ages if clear else NOBODY, tuple(requirements))


def _standing_check(facts: Facts, on: date) -> Check | None:
    """The newest one that counts, if any is at a level that lets somebody meet anybody."""
    enough = [one for one in facts.checks if CheckLevel(one.level) in AGES and one.done_on <= on]
    return enough[0] if enough else None


def _check_requirements(check: Check | None) -> list[Requirement]:
    status = (check.status_on or check.done_on) + STATUS_EVERY if check else None
    return [
        Requirement("check", "A check of criminal records", check.due_on if check else None),
        Requirement("status", "A look whether the check still stands", status),
    ]


def _decision_requirement(facts: Facts) -> Requirement:
    """Whatever was disclosed has been decided about, by somebody with a name."""
    no = [one for one in facts.decisions if not one.may_go_on]
    decided = {one.about_check_id for one in facts.decisions if one.may_go_on}
    open_ = [one for one in facts.checks if one.result == CheckResult.TO_DECIDE]
    until = None if no or any(one.pk not in decided for one in open_) else date.max
    return Requirement("decision", "A decision about what was disclosed", until)


def _course_requirement(course: Course, facts: Facts) -> Requirement:
    done = [one.done_on for one in facts.trainings if one.course == course]
    until = max(done) + COURSES[course] if done else None
    return Requirement(f"training:{course.value}", str(course.label), until)


def _supervision_requirement(mentor: Mentor, facts: Facts) -> Requirement:
    held = [one.held_on for one in facts.supervisions]
    since = max([*held, mentor.approved_on] if mentor.approved_on else held, default=None)
    until = since + SUPERVISION_EVERY if since else None
    return Requirement("supervision", "A talk with a supervisor", until, marks=(7,))


def is_away(mentor: Mentor, on: date) -> bool:
    return mentor.holidays.filter(Q(first_day__lte=on), Q(last_day__gte=on)).exists()


def warning_of(requirement: Requirement, on: date) -> int | None:
    """The nearest mark that has been reached, in days; 0 once it has run out; None before."""
    if requirement.until is None or requirement.until == date.max:
        return None
    left = (requirement.until - on).days
    if left < 0:
        return 0
    return min((mark for mark in requirement.marks if left <= mark), default=None)
