"""Recording what has to be in place, and telling people in time before it runs out."""

import uuid
from dataclasses import dataclass
from datetime import date

from django.db import IntegrityError, transaction
from django.utils import timezone
from django.views.decorators.debug import sensitive_variables

from community.outbox import actions as outbox
from community.outbox.references import reference
from community.people.models import User
from community.people.roles import Role
from mentoring import sealing
from mentoring.actions.applying import Refused, ask, locked
from mentoring.models import Check, Mentor, RiskDecision, Supervision, Training
from mentoring.rules import clearing as rules
from mentoring.rules.clearance import clearances, warning_of
from mentoring.states import CheckLevel, CheckResult, Course

RUNS_OUT = "mentoring.runs_out"


@dataclass(frozen=True, kw_only=True)
class Checked:
    """What is kept of a check."""

    role: str
    level: CheckLevel
    reason: str
    done_on: date
    due_on: date
    result: CheckResult


def record_check(mentor: Mentor, what: Checked, *, by: User, key: uuid.UUID | None = None) -> Check:
    """The same key again is the same check. Something to decide about opens a decision."""
    key = key or uuid.uuid4()
    try:
        with transaction.atomic():
            found = locked(mentor)
            ask(rules.why_not_record(found, by) or rules.why_not_check(what.role, what.reason))
            made = Check.objects.create(mentor=found, key=key, recorded_by=by, **vars(what))
            if made.result == CheckResult.TO_DECIDE:
                RiskDecision.objects.create(mentor=found, about_check=made)
            return made
    except IntegrityError:
        return Check.objects.get(key=key, mentor=mentor)


@transaction.atomic
def look_again(check: Check, *, by: User) -> None:
    """The status check: it was looked up today, and still stands."""
    ask(rules.why_not_record(locked(check.mentor), by))
    Check.objects.filter(pk=check.pk).update(status_on=timezone.localdate())


@sensitive_variables("why")
@transaction.atomic
def decide(found: RiskDecision, *, may_go_on: bool, why: str, by: User) -> None:
    """Once, by somebody with a name."""
    mentor = locked(found.mentor)
    decision = RiskDecision.objects.select_related("mentor").get(pk=found.pk)
    ask(rules.why_not_decide(mentor, decision, by))
    sealing.seal(decision, "sealed", {"why": why})
    decision.may_go_on, decision.decided_on, decision.decided_by = (
        may_go_on,
        timezone.localdate(),
        by,
    )
    decision.save(update_fields=["sealed", "may_go_on", "decided_on", "decided_by"])


@transaction.atomic
def record_training(mentor: Mentor, course: Course, *, done_on: date, by: User) -> Training:
    found = locked(mentor)
    ask(rules.why_not_record(found, by))
    made, _ = Training.objects.get_or_create(
        mentor=found, course=course, done_on=done_on, defaults={"recorded_by": by}
    )
    return made


@sensitive_variables("progress", "wellbeing")
def record_supervision(
    mentor: Mentor,
    *,
    held_on: date,
    progress: str,
    wellbeing: str,
    by: User,
    key: uuid.UUID | None = None,
) -> Supervision:
    """The same key again is the same talk."""
    key = key or uuid.uuid4()
    try:
        with transaction.atomic():
            found = locked(mentor)
            ask(rules.why_not_supervise(found, by))
            made = Supervision(mentor=found, key=key, held_on=held_on, held_by=by)
            sealing.seal(made, "sealed", {"progress": progress, "wellbeing": wellbeing})
            made.save(force_insert=True)
            return made
    except IntegrityError:
        return Supervision.objects.get(key=key, mentor=mentor)


@transaction.atomic
def warn(on: date | None = None) -> int:
    """Sixty, thirty and seven days before something runs out, and once it has: the mentor and every
    coordinator, once each. Answers how many messages are owed for it, old ones included.
    """
    day = on or timezone.localdate()
    mentors = list(Mentor.objects.mentors().select_related("person"))
    who = User.objects.filter(is_active=True, groups__name=Role.MENTORING_COORDINATOR.value)
    coordinators, found = list(who), clearances(mentors, day)
    due = [
        outbox.Due(
            event=RUNS_OUT,
            to=reference(person),
            about=reference(mentor),
            key=f"{RUNS_OUT}|{mentor.pk}|{one.id}|{one.until}|{mark}|{person.pk}",
        )
        for mentor in mentors
        for one in found[mentor.pk].requirements
        if (mark := warning_of(one, day)) is not None
        for person in [*([mentor.person] if mentor.person else []), *coordinators]
    ]
    outbox.post_many(due)
    return len(due)


__all__ = ["Refused", "decide", "look_again", "record_check", "record_supervision", "warn"]
