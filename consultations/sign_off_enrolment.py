"""What the panels' sign-off declares in the registries."""

from collections.abc import Mapping
from typing import Any

from django.conf import settings
from django.urls import reverse

from community.outbox.references import resolve
from community.people.models import User
from community.registries import (
    Card,
    Event,
    Holding,
    Kept,
    Promise,
    Recipient,
    Retention,
    Source,
    cards,
    events,
    holdings,
    promises,
    sources,
)
from consultations.actions import sign_offs
from consultations.looking_over import refused_for, refused_wordings, refusers, wordings_for
from consultations.models import Questionnaire, SignOff, SignOffRequest
from consultations.wording_gate import is_agreed


def enrol() -> None:
    sources.enrol(
        Source(
            name=sign_offs.SOURCE,
            title="Why a panel said 'not yet' to questions",
            read_by="whoever wrote the questions",
            read=sign_offs.read_reasons,
        )
    )
    holdings.enrol(SIGN_OFFS)
    cards.enrol(
        Card(name="wordings", template="consultations/_card_wordings.html", order=15, context=card)
    )
    cards.enrol(
        Card(
            name="refused",
            template="consultations/_card_refused.html",
            order=5,
            context=refused_card,
        )
    )
    events.enrol(_event(sign_offs.PANELS_ASKED, "Questions to look at", "sign_off_asked"))
    events.enrol(_event(sign_offs.PANEL_ANSWERED, "What a panel said", "sign_off_answered"))
    promises.enrol(AGREED_FIRST)


SIGN_OFFS = Holding(
    model="consultations.SignOff",
    title="What you said of questions before they were asked",
    purpose="To let no consultation open that young people and residents do not agree with.",
    lawful_basis="Public task: consultations are made with the people they are about.",
    seen_by=("Consultation lead", "Comms editor", "whoever reads what people write"),
    fields=("by", "reason"),
    retention=Retention(
        period=None,
        since="the account's end",
        then="your name and words are deleted; that somebody agreed or not stays as a number",
    ),
    collect=lambda person: [
        {
            "Consultation": one.request.page.title,
            "You said": one.get_decision_display(),
            "On": one.decided_on,
            "Why": sign_offs.reasons_of([one]).get(one.pk, ""),
        }
        for one in SignOff.objects.filter(by=person.pk).select_related("request__page")
    ],
    erase=sign_offs.forget,
)


def _event(name: str, title: str, templates: str) -> Event:
    return Event(
        name=name,
        title=title,
        templates=f"consultations/email/{templates}",
        recipient=_recipient,
        context=_context,
    )


def _recipient(to: str) -> Recipient | None:
    person = resolve(to)
    if not isinstance(person, User) or not person.is_active or not person.email:
        return None
    return Recipient(address=person.email, language=person.language)


def _context(about: str) -> Mapping[str, Any] | None:
    found = resolve(about)
    if isinstance(found, SignOffRequest):
        path = reverse("consultations:sign_off", args=[found.pk])
    elif isinstance(found, SignOff):
        path = reverse("consultations_sign_off", args=[found.request.page_id])
    else:
        return None
    return {"url": f"{settings.SITE_URL}{path}"}


def card(person: Any) -> Mapping[str, Any] | None:
    """Nothing for who was never asked."""
    rows = wordings_for(person)
    return {"rows": [row for row in rows if row.is_open_to_me]} if rows else None


def refused_card(person: Any) -> Mapping[str, Any] | None:
    """For who can change the questions."""
    found = [{"request": one, "panels": refusers(one)} for one in refused_for(person)]
    return {"refused": found} if found else None


def agreed_before_they_opened() -> Kept:
    """Each open consultation, by the wording that people answer now."""
    live = Questionnaire.objects.open().select_related("version", "page")
    wrong = [one for one in live if not is_agreed(one.page, one.wording.compiled)]
    refused = refused_wordings()
    said = f"They have said 'not yet' to {refused} set{'s' * (refused != 1)} of questions."
    if wrong:
        return Kept(ok=False, says=f"{len(wrong)} of {len(live)} opened without their yes. {said}")
    opened = "One is open now, with" if len(live) == 1 else f"{len(live)} are open now, each with"
    return Kept(ok=True, says=f"{opened} their yes. {said}")


AGREED_FIRST = Promise(
    name="consultations.agreed",
    order=35,
    words="No consultation opens before the panels that stand for you agree with its questions.",
    check=agreed_before_they_opened,
)
