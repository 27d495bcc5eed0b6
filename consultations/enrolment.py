"""What consultations declare in the registries."""

from collections.abc import Mapping
from typing import Any

from django.conf import settings
from django.urls import reverse

from community.outbox.references import resolve
from community.people.roles import Role, has_any_role
from community.privacy.reasons import Reason, reasons
from community.registries import (
    Card,
    Event,
    Holding,
    Measure,
    Recipient,
    Retention,
    Source,
    cards,
    events,
    holdings,
    measures,
    sources,
)
from community.registries.demo import DemoStep, demo_steps
from community.registries.listing import Listing, listings
from community.registries.volume import Volume, volumes
from consultations import rules
from consultations.actions import retention
from consultations.actions.outcomes import OUTCOME_PUBLISHED, address_of
from consultations.demo import seed
from consultations.listing import open_items, public_url
from consultations.models import OutcomeRequest, Questionnaire, Response
from consultations.reading import led_by, next_step, read_texts
from consultations.volume import make as volume

REASONS = (
    Reason(
        name="answers",
        title="Reading answers to a consultation",
        beginnings=("Reading answers", "Reading one response"),
    ),
    Reason(name="export", title="Taking answers away as a file", beginnings=("Exporting ",)),
)
RESPONSE_FIELDS = ("answers", "language", "submitted_on")


def enrol() -> None:
    for reason in REASONS:
        reasons.enrol(reason)
    _holdings()
    sources.enrol(
        Source(
            name="consultations.answer",
            title="Answers in people's own words",
            read_by="the reader named on each consultation",
            read=read_texts,
        )
    )
    measures.enrol(
        Measure(
            name="consultations.responses",
            title="Answers to consultations",
            rows=Response.objects.submitted,
            depth="questionnaire__participation",
            when="submitted_on",
            breakdowns={"Language": "language", "How it was sent": "channel"},
        )
    )
    events.enrol(
        Event(
            name=OUTCOME_PUBLISHED,
            title="What came of a consultation",
            templates="consultations/email/outcome_published",
            recipient=outcome_recipient,
            context=outcome_context,
        )
    )
    cards.enrol(
        Card(name="open", template="consultations/_card_open.html", order=20, context=open_card)
    )
    cards.enrol(
        Card(name="work", template="consultations/_card_work.html", order=10, context=work_card)
    )
    listings.enrol(Listing(name="consultations", order=10, items=open_items))
    demo_steps.enrol(DemoStep(name="consultations", order=40, seed=seed))
    volumes.enrol(Volume(name="responses", help="sent responses, twelve questions", make=volume))


def _holdings() -> None:
    nobody: tuple[Mapping[str, Any], ...] = ()
    holdings.enrol(
        Holding(
            model="consultations.Response",
            title="Answers to consultations",
            purpose="To hear what people think, and to publish it in numbers and themes.",
            lawful_basis="As each consultation says on its page; by default public task.",
            seen_by=("Consultation lead", "Analyst", "the reader named on the consultation"),
            fields=RESPONSE_FIELDS,
            retention=Retention(
                period=retention.RESPONSES,
                since="the consultation's closing (unsent drafts: 30 days)",
                then="deleted",
                remove_due=retention.remove_due_responses,
            ),
            # Nothing links answers to a person: only their four words find them.
            collect=lambda person: nobody,
            erase=lambda person: 0,
        )
    )
    holdings.enrol(
        Holding(
            model="consultations.OutcomeRequest",
            title="Addresses of people who asked what came of a consultation",
            purpose="To send one e-mail when the outcome is published.",
            lawful_basis="Consent: the person asked for this one message.",
            seen_by=("nobody; the system sends the message",),
            fields=("address", "address_index"),
            retention=Retention(
                period=retention.AFTER_OUTCOME,
                since="publication of the outcome (none published: a year after closing)",
                then="deleted",
                remove_due=retention.remove_due_requests,
            ),
            collect=lambda person: nobody,
            erase=lambda person: 0,
        )
    )


def outcome_recipient(to: str) -> Recipient | None:
    request = resolve(to)
    if not isinstance(request, OutcomeRequest):
        return None
    return Recipient(address=address_of(request), language=request.language)


def outcome_context(about: str) -> Mapping[str, Any] | None:
    questionnaire = resolve(about)
    if not isinstance(questionnaire, Questionnaire):
        return None
    return {"url": f"{settings.SITE_URL}{public_url(questionnaire)}results/"}


def open_card(person: Any) -> Mapping[str, Any] | None:
    items = open_items()
    return {"items": items} if items else None


def work_card(person: Any) -> Mapping[str, Any] | None:
    """For those named on a consultation: what each one waits for."""
    if not has_any_role(person, *rules.STAFF):
        return None
    led = led_by(person)
    found = rules.team_of(person).order_by("-closes_at")[:8]
    entries = [
        {
            "title": item.title,
            "url": reverse("consultations:work", args=[item.slug]),
            "next": next_step(item, leads=item.page_id in led),
            "status": item.status,
        }
        for item in found
    ]
    is_lead = has_any_role(person, Role.CONSULTATION_LEAD)
    return {"entries": entries, "is_lead": is_lead}
