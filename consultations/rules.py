"""Who may do what with a consultation, and when.

Anybody may answer an open consultation, without an account. A person who began before the stated
minute has 30 minutes more. Whoever holds the four words may read, change (while it is open) and
take back (at any time) those answers. Only people named on a consultation may read
its answers: leads also close it, publish its results and write its outcome.
"""

from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from django.db.models import QuerySet
from django.utils import timezone

from community.people.roles import Role, has_any_role, has_role
from consultations import wording_gate
from consultations.listing import day_and_time
from consultations.models import (
    ConsultationPage,
    Questionnaire,
    Response,
    SignOffRequest,
    Theme,
)
from consultations.models.questionnaires import GRACE
from consultations.results import latest_release
from consultations.states import Channel, ResponseState, Status

if TYPE_CHECKING:
    from community.people.roles import Person

STAFF = (Role.CONSULTATION_LEAD, Role.ANALYST)


@dataclass(frozen=True)
class Refusal:
    """Why not, for the person it stops. ``code`` tells programs apart what happened."""

    code: str
    reason: str


def why_not_answer(
    questionnaire: Questionnaire, *, started_at: datetime | None = None
) -> Refusal | None:
    """None when answers may be sent now."""
    if not questionnaire.live or questionnaire.version_id is None:
        return Refusal("not-live", "This consultation is not taking answers.")
    if questionnaire.status == Status.UPCOMING:
        opens = day_and_time(questionnaire.opens_at)
        return Refusal("upcoming", f"This consultation opens on {opens}. Please come back then.")
    now = timezone.now()
    if now < questionnaire.end:
        return None
    began_in_time = started_at is not None and started_at < questionnaire.end
    if began_in_time and now < questionnaire.end + GRACE:
        return None
    closed = day_and_time(questionnaire.end)
    return Refusal(
        "closed", f"This consultation closed on {closed}, so we cannot take answers now."
    )


def can_change(response: Response) -> bool:
    return response.state == ResponseState.SUBMITTED and response.questionnaire.is_open


def can_withdraw(response: Response) -> bool:
    """At any time; numbers that are published already stay as they are, rounded."""
    return response.state != ResponseState.WITHDRAWN


def can_drop(response: Response) -> bool:
    """Only what was begun on a shared tablet and never sent; everybody else may come back."""
    return response.state == ResponseState.DRAFT and response.channel == Channel.KIOSK


def why_not_ask_panels(page: ConsultationPage) -> Refusal | None:
    wording = wording_gate.wording_of(page)
    if wording is None:
        return Refusal("questions", "Add at least one question first, and save the draft.")
    if why := wording_gate.why_too_many(wording):
        return Refusal("too-many", why)
    if wording_gate.asks_nobody(page):
        return Refusal("closed", "This consultation has closed: nobody is asked any more.")
    return None


def may_look_over(person: "Person") -> bool:
    """Whether somebody speaks for one of the panels."""
    return wording_gate.panel_of(person) is not None


def _works_on(request: SignOffRequest, person: "Person") -> bool:
    return (
        request.asked_by_id == person.pk
        or request.page.leads.filter(pk=person.pk).exists()
        or request.page.revisions.filter(user=person.pk).exists()
    )


def why_not_sign_off(person: "Person", request: SignOffRequest) -> Refusal | None:
    if not may_look_over(person):
        return Refusal("panel", "Only the youth panel and the Oversight Group decide this.")
    if _works_on(request, person):
        return Refusal("own", "You work on this consultation, so others have to look at it.")
    if wording_gate.asks_nobody(request.page):
        return Refusal("closed", "This consultation has closed, so there is nothing to decide.")
    return None


def team_of(person: "Person") -> QuerySet[Questionnaire]:
    """The consultations whose answers this person may read; nobody else sees that they exist."""
    if not has_any_role(person, *STAFF):
        return Questionnaire.objects.none()
    return Questionnaire.objects.visible_to(person).select_related("page", "version")


def can_lead(person: "Person", questionnaire: Questionnaire) -> bool:
    """Close, publish results, write the outcome."""
    return (
        has_role(person, Role.CONSULTATION_LEAD)
        and questionnaire.page.leads.filter(pk=person.pk).exists()
    )


def why_not_close(questionnaire: Questionnaire) -> Refusal | None:
    if questionnaire.status == Status.OPEN:
        return None
    if questionnaire.status == Status.UPCOMING:
        return Refusal("upcoming", "It has not opened yet. Unpublish its page to stop it.")
    return Refusal("closed", "It is closed already.")


def why_not_kiosk(questionnaire: Questionnaire) -> Refusal | None:
    """A shared tablet is set up for a consultation that takes answers now."""
    return why_not_answer(questionnaire)


def why_not_reopen(questionnaire: Questionnaire, closes_at: datetime) -> Refusal | None:
    """Results come out once: answers that came after them could never count."""
    if questionnaire.status != Status.CLOSED or closes_at <= timezone.now():
        return None
    if not questionnaire.responses.submitted().exists() and not latest_release(questionnaire):
        return None
    return Refusal(
        "closed",
        "It has closed and people have answered, so it cannot open again. "
        "Set back the day on which it closes, and make a new consultation.",
    )


def why_not_release(questionnaire: Questionnaire) -> Refusal | None:
    """Results come out once, after closing and the last half hour for those who had begun."""
    if questionnaire.status != Status.CLOSED:
        return Refusal(
            "open", "Close the consultation first: results come out after it has closed."
        )
    from_then = questionnaire.end + GRACE
    if timezone.now() < from_then and not was_imported(questionnaire):
        when = day_and_time(from_then)
        return Refusal(
            "grace", f"Some people may still be finishing. Results can be published on {when}."
        )
    return None


def was_imported(questionnaire: Questionnaire) -> bool:
    """Its answers came from elsewhere: nobody has the questions on their screen."""
    channels = set(questionnaire.responses.order_by().values_list("channel", flat=True).distinct())
    return channels == {Channel.IMPORT}


def why_not_publish_outcome(questionnaire: Questionnaire) -> Refusal | None:
    """What came of it is said once, after closing and beside the published numbers."""
    if questionnaire.status != Status.CLOSED:
        return Refusal("open", "People can still answer. Publish the outcome after it has closed.")
    if latest_release(questionnaire) is None:
        return Refusal(
            "no-results", "Publish the results first: people read the outcome beside the numbers."
        )
    themes = list(
        questionnaire.themes.select_related("outcome").prefetch_related("outcome__commitments")
    )
    if not themes:
        return Refusal("no-theme", "Write at least one theme first: what did people say?")
    for theme in themes:
        if not hasattr(theme, "outcome"):
            return Refusal("no-answer", f"Say what came of '{theme.title}'.")
        if theme.outcome.owes_commitment and not theme.outcome.commitments.all():
            return Refusal(
                "no-commitment",
                f"You say that you will act on '{theme.title}'. Add who will do what, and by when.",
            )
    return None


def can_remove_theme(theme: Theme) -> bool:
    """Only before the outcome is public; from then on it may be worded better, or marked done."""
    return theme.questionnaire.outcome_published_on is None


def why_not_delete(page: ConsultationPage) -> Refusal | None:
    """A consultation that somebody has answered can be unpublished, never deleted."""
    if not Response.objects.filter(questionnaire__page=page).exists():
        return None
    return Refusal(
        "answered",
        f"People have answered '{page.title}', so it cannot be deleted. Unpublish it instead.",
    )
