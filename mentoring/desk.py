"""What the pages of coordinators and supervisors show, read in a constant number of queries."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.urls import reverse
from django.utils import timezone

from community.outbox.references import reference
from community.people.models import User
from community.privacy.actions import record_look
from mentoring import sealing
from mentoring.models import Mentor
from mentoring.rules import applying, availability, clearing
from mentoring.rules.clearance import Clearance, clearances
from mentoring.states import MENTORS, MentorState, Stage

READING = "Looking after somebody's way to being a mentor"


@dataclass(frozen=True)
class Row:
    """One mentor, or somebody on the way, in a list. ``waits``: it is the network's turn."""

    mentor: Mentor
    stage: Stage
    clearance: Clearance
    waits: bool

    @property
    def until(self) -> date | None:
        return self.clearance.until

    @property
    def label(self) -> str:
        """Who was not asked to apply yet has only said that they are interested."""
        if self.stage == Stage.APPLICATION and self.mentor.application.invited_at is None:
            return str(Stage.INTEREST.label)
        return str(self.stage.label)


OURS = (Stage.INTERVIEW, Stage.CHECKS, Stage.TRAINING, Stage.APPROVAL)


def rows(person: User) -> list[Row]:
    """Five queries and one for the references, however many there are."""
    visible = Mentor.objects.visible_to(person).exclude(
        state__in=(MentorState.DECLINED, MentorState.WITHDRAWN, MentorState.ENDED)
    )
    related = visible.select_related("application").prefetch_related("application__references")
    found, today = list(related), timezone.localdate()
    clear = clearances(found, today)
    return [_row(one, clear[one.pk]) for one in found]


def _row(mentor: Mentor, clearance: Clearance) -> Row:
    stage = applying.stage_from(mentor, clearance)
    asked = mentor.application.invited_at is not None
    waits = stage in OURS or (stage == Stage.APPLICATION and not asked)
    return Row(mentor, stage, clearance, waits)


def parted(found: Iterable[Row]) -> dict[str, list[Row]]:
    """On the way; mentors who are clear; mentors whom something is missing for; on a break."""
    parts: dict[str, list[Row]] = {"applying": [], "clear": [], "missing": [], "paused": []}
    for row in found:
        parts[_part(row)].append(row)
    return parts


def _part(row: Row) -> str:
    if row.mentor.state not in MENTORS:
        return "applying"
    if not row.clearance.is_clear:
        return "missing"
    return "paused" if row.mentor.state == MentorState.PAUSED else "clear"


def shown(mentor: Mentor, person: User) -> dict[str, Any]:
    """All that one mentor's page says, for somebody who may see it. Reading it is recorded."""
    today = timezone.localdate()
    record_look(person, reference(mentor.person or mentor), READING)
    application = mentor.application
    return {
        "mentor": mentor,
        "application": application,
        "contact": sealing.read(mentor, "sealed"),
        "words": sealing.read(application, "sealed"),
        "notes": sealing.read(application, "notes"),
        "references": _references(application),
        "checks": list(mentor.checks.select_related("recorded_by")),
        "decisions": _decisions(mentor),
        "supervisions": _supervisions(mentor),
        "steps": applying.steps_of(mentor, today),
        "clearance": clearances([mentor], today)[mentor.pk],
        "holidays": list(mentor.holidays.filter(last_day__gte=today)),
        "may": _may(mentor, person, today),
    }


def _references(application: Any) -> list[dict[str, Any]]:
    found = list(application.references.select_related("written_down_by", "application"))
    asked, said = (sealing.read_many(found, name) for name in ("sealed", "answer"))
    return [{"row": one, "who": asked[one.pk], "said": said[one.pk]} for one in found]


def _decisions(mentor: Mentor) -> list[dict[str, Any]]:
    found = list(mentor.decisions.select_related("decided_by", "about_check", "mentor"))
    words = sealing.read_many(found, "sealed")
    return [{"row": one, "why": words[one.pk].get("why", "")} for one in found]


def _supervisions(mentor: Mentor) -> list[dict[str, Any]]:
    found = list(mentor.supervisions.select_related("held_by", "mentor")[:6])
    words = sealing.read_many(found, "sealed")
    return [{"row": one, "words": words[one.pk]} for one in found]


def _may(mentor: Mentor, person: User, today: date) -> dict[str, bool]:
    """Which buttons stand there: each asks the rule of its deed."""
    return {
        "invite": not applying.why_not_invite(mentor, person),
        "write_down": not applying.why_not_work_on(mentor, person)
        and not applying.why_not_send(mentor.application),
        "talk": not applying.why_not_talk(mentor, person),
        "record": not clearing.why_not_record(mentor, person),
        "supervise": not clearing.why_not_supervise(mentor, person),
        "put_forward": not applying.why_not_put_forward(mentor, person, today),
        "approve": not applying.why_not_approve(mentor, person, today),
        "decline": not applying.why_not_decline(mentor, person),
        "arrange": not availability.why_not_arrange(mentor, person),
        "go_on": not availability.why_not_go_on(mentor, person),
    }


@dataclass(frozen=True)
class Next:
    """The one clear next step on somebody's page; without an address only words."""

    words: str
    url: str = ""
    button: str = ""


NEXT: dict[Stage, tuple[str, str, str]] = {
    Stage.APPLICATION: ("They have said that they are interested.", "invite", "Ask them to apply"),
    Stage.INTERVIEW: ("Next is a talk with them.", "talk", "Write down the talk"),
    Stage.CHECKS: ("Next are the checks.", "check", "Record a check"),
    Stage.TRAINING: ("Next is training.", "training", "Record training"),
    Stage.APPROVAL: ("All is there.", "put_forward", "Put them forward"),
}


def next_of(mentor: Mentor, person: User, clearance: Clearance) -> Next:
    stage, application = applying.stage_from(mentor, clearance), mentor.application
    if stage == Stage.REFERENCES:
        return Next("We wait for the two people who vouch for them.")
    if stage == Stage.APPLICATION and application.invited_at:
        return Next("We wait for their application.")
    if stage == Stage.CHECKS and mentor.decisions.filter(decided_on=None).exists():
        return Next("Somebody has to decide about what was disclosed. It stands below.")
    if stage == Stage.APPROVAL and application.put_forward_on:
        words = applying.why_not_approve(mentor, person, timezone.localdate())
        return Next(words) if words else Next("All is there.", _url(mentor, "approve"), "Approve")
    if stage not in NEXT or mentor.state != MentorState.APPLYING:
        return Next("")
    words, name, button = NEXT[stage]
    return Next(words, _url(mentor, name), button)


def _url(mentor: Mentor, name: str) -> str:
    return reverse(f"mentoring:{name}", args=[mentor.pk])
