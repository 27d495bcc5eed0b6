"""The way to becoming a mentor: who may do what, and what comes next. Each answer is empty, or says
to the person why not. What somebody disclosed never turns them away by itself, and who puts
somebody forward is never the one who approves them.
"""

from dataclasses import dataclass
from datetime import date

from community.people.models import User
from community.people.roles import Role, has_any_role, has_role
from mentoring.models import Application, Mentor, Reference
from mentoring.rules.clearance import Clearance, Requirement, clearance_of
from mentoring.states import OVER, MentorState, Stage

NOT_YOURS = "A mentoring coordinator does this."
OVER_NOW = "This application is over. Nothing more can be added to it."
SENT = "The application was sent already."
REFERENCES = 2


def coordinates(person: User) -> bool:
    return has_role(person, Role.MENTORING_COORDINATOR)


def decides(person: User) -> bool:
    return has_any_role(person, Role.MENTORING_COORDINATOR, Role.SUPERVISOR)


def why_not_work_on(mentor: Mentor, by: User) -> str:
    """Whether this coordinator may add something to this application."""
    if not coordinates(by) or mentor.person_id == by.pk:
        return NOT_YOURS
    return OVER_NOW if mentor.state in OVER else ""


def why_not_invite(mentor: Mentor, by: User) -> str:
    return why_not_work_on(mentor, by) or (SENT if mentor.application.sent_at else "")


def why_not_send(application: Application) -> str:
    """For whoever holds the link, and for a coordinator who writes it down for them."""
    if application.sent_at:
        return SENT
    return "" if application.mentor.state == MentorState.APPLYING else OVER_NOW


def why_not_answer(reference: Reference) -> str:
    if reference.answered_on:
        return "We have an answer already. Thank you."
    applying = reference.application.mentor.state == MentorState.APPLYING
    return "" if applying else "We no longer need this. Thank you all the same."


def why_not_write_down(reference: Reference, by: User) -> str:
    return why_not_work_on(reference.application.mentor, by) or why_not_answer(reference)


def why_not_replace(reference: Reference, by: User) -> str:
    return why_not_write_down(reference, by)


def why_not_talk(mentor: Mentor, by: User) -> str:
    if why := why_not_work_on(mentor, by):
        return why
    return "" if mentor.application.sent_at else "They have not sent their application yet."


def why_not_put_forward(mentor: Mentor, by: User, on: date) -> str:
    if why := why_not_work_on(mentor, by):
        return why
    if mentor.state != MentorState.APPLYING or mentor.application.put_forward_on:
        return "They were put forward already."
    left = [step for step in steps_of(mentor, on) if not step.is_done and step.stage in BEFORE]
    if left:
        return f"Something is missing still: {', '.join(step.title for step in left)}."
    return ""


def why_not_approve(mentor: Mentor, by: User, on: date) -> str:
    if not decides(by) or mentor.person_id == by.pk:
        return "A coordinator or a supervisor approves."
    if mentor.state != MentorState.APPLYING:
        return "This was decided already."
    if mentor.application.put_forward_by_id is None:
        return "Somebody has to put them forward first."
    if mentor.application.put_forward_by_id == by.pk:
        return "You put them forward. Somebody else has to approve them."
    missing = clearance_of(mentor, on).missing
    return f"Something has run out: {', '.join(one.title for one in missing)}." if missing else ""


def why_not_decline(mentor: Mentor, by: User) -> str:
    if not decides(by) or mentor.person_id == by.pk:
        return "A coordinator or a supervisor decides this."
    return "" if mentor.state == MentorState.APPLYING else "This was decided already."


@dataclass(frozen=True)
class Step:
    """One step of the way; ``note`` says what is there or what is missing."""

    stage: Stage
    title: str
    is_done: bool
    note: str = ""


# What must be there before somebody is put forward.
BEFORE = (
    Stage.APPLICATION,
    Stage.REFERENCES,
    Stage.INTERVIEW,
    Stage.CHECKS,
    Stage.TRAINING,
)


def steps_of(mentor: Mentor, on: date) -> list[Step]:
    return steps_from(mentor, clearance_of(mentor, on))


def steps_from(mentor: Mentor, found: Clearance) -> list[Step]:
    """In order. Any of them may be done before an earlier one."""
    application, missing = mentor.application, found.missing
    answered = [one for one in application.references.all() if one.answered_on]
    courses = [one for one in missing if one.id.startswith("training:")]
    checks = [one for one in missing if one.id in ("check", "status", "decision")]
    done = mentor.approved_on is not None
    return [
        _step(Stage.INTEREST, True),
        _step(Stage.APPLICATION, application.sent_at is not None),
        _step(Stage.REFERENCES, len(answered) >= REFERENCES, f"{len(answered)} of 2 are here."),
        _step(Stage.INTERVIEW, application.talked_on is not None),
        _step(Stage.CHECKS, not checks, _missing(checks)),
        _step(Stage.TRAINING, not courses, _missing(courses)),
        _step(Stage.APPROVAL, done, "Put forward." if application.put_forward_on else ""),
    ]


def _step(stage: Stage, is_done: bool, note: str = "") -> Step:
    return Step(stage, str(stage.label), is_done, note)


def _missing(found: list[Requirement]) -> str:
    return f"Missing: {', '.join(one.title for one in found)}." if found else ""


def stage_of(mentor: Mentor, on: date) -> Stage:
    return stage_from(mentor, clearance_of(mentor, on))


def stage_from(mentor: Mentor, found: Clearance) -> Stage:
    """The first step that is not done; no query where references were fetched before."""
    steps = steps_from(mentor, found)
    return next((step.stage for step in steps if not step.is_done), Stage.DONE)
