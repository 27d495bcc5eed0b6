"""What safeguarding declares in the registries, and its channels of the outbox."""

from collections.abc import Iterable, Mapping
from datetime import datetime, timedelta
from typing import Any

from django.conf import settings
from django.urls import reverse
from django.utils import timezone

from community.outbox import channels
from community.outbox.references import resolve
from community.people.models import User
from community.privacy import gates
from community.privacy.gate_fields import PublishGates
from community.privacy.reasons import Reason, reasons
from community.privacy.states import LawfulBasis
from community.registries import Card, Event, Holding, Recipient, Retention, cards, events, holdings
from community.safeguarding import cards as ours
from community.safeguarding.actions import (
    alerts,
    bundles,
    reading,
    retention,
    reveals,
    verifying,
    watching,
)
from community.safeguarding.models import (
    Alert,
    Arrangements,
    ChainCheck,
    Concern,
    Reveal,
    Screening,
    UnusualReading,
)
from community.safeguarding.rules.coverage import coverage
from community.safeguarding.states import Purpose

Record = Mapping[str, Any]
EMAIL = "safeguarding/email/"


REASONS = (
    Reason(name="safety", title="Reading each text for safety", beginnings=(reading.PURPOSE,)),
    Reason(
        name="concern",
        title="Looking after a worry about somebody",
        beginnings=tuple(str(one.label) for one in Purpose if one != Purpose.ASKED),
    ),
    Reason(
        name="asked",
        title="The person, a court or an agency asked",
        beginnings=(str(Purpose.ASKED.label), "Bundle"),
    ),
    Reason(name="reveal", title="Who told us, opened by two", beginnings=("Who raised it",)),
)


def enrol() -> None:
    for reason in REASONS:
        reasons.enrol(reason)
    channels.enrol(reading.CHANNEL, reading.screen)
    channels.enrol(bundles.CHANNEL, bundles.make)
    gates.enrol("reading rota", _why_no_free_text)
    _events()
    _cards()
    _holdings()


def _why_no_free_text(item: PublishGates) -> str:
    if not item.collects_free_text() or coverage().is_possible:
        return ""
    return (
        "Nobody is on the reading rota. A safeguarding lead fills it in, under Safeguarding, "
        "before anybody is asked for words."
    )


def _events() -> None:
    _event(alerts.ITEM_WAITS, "Something waits for you", "item_waits", link_of_item)
    _event(alerts.NOBODY_ANSWERED, "Nobody answered an alert", "nobody_answered", contact_of_us)
    _event(reveals.REVEAL_WAITS, "A decision waits for you", "item_waits", link_of_reveal)
    _event(reveals.TOLD, "We asked who you are", "was_revealed", lambda about: {})
    _event(watching.UNUSUAL, "Reading to ask about", "item_waits", link_of_watch)
    _event(verifying.TAMPERED, "A chronology was changed", "tampered", link_of_home)


def _event(name: str, title: str, template: str, context: Any) -> None:
    events.enrol(
        Event(
            name=name,
            title=title,
            templates=f"{EMAIL}{template}",
            recipient=recipient,
            context=context,
            urgent=True,
        )
    )


def recipient(to: str) -> Recipient | None:
    """Somebody with an account, or the people outside whom the network has named."""
    found = resolve(to)
    if to.startswith("safeguarding.arrangements:"):
        outside = Arrangements.load()
        return Recipient(address=outside.external_email) if outside.external_email else None
    if isinstance(found, User) and found.is_active and found.email:
        return Recipient(address=found.email, language=found.language)
    return None


def link_of_item(about: str) -> Record | None:
    """The link and nothing else. None once somebody has answered: then nobody need be told."""
    found = resolve(about)
    if isinstance(found, Alert):
        if found.answered_at:
            return None
        return _link("safeguarding:alert", found.pk)
    if isinstance(found, Concern):
        return _link("safeguarding:concern", found.pk)
    return None


def contact_of_us(about: str) -> Record | None:
    found = resolve(about)
    if not isinstance(found, Alert) or found.answered_at:
        return None
    return {"url": f"{settings.SITE_URL}{reverse('safeguarding:home')}"}


def link_of_reveal(about: str) -> Record | None:
    found = resolve(about)
    return _link("safeguarding:reveal", found.pk) if isinstance(found, Reveal) else None


def link_of_watch(about: str) -> Record | None:
    found = resolve(about)
    return _link("safeguarding:watch") if isinstance(found, UnusualReading) else None


def link_of_home(about: str) -> Record | None:
    return _link("safeguarding:home") if isinstance(resolve(about), ChainCheck) else None


def _link(name: str, *args: Any) -> Record:
    return {"url": f"{settings.SITE_URL}{reverse(name, args=args)}"}


def _cards() -> None:
    cards.enrol(
        Card(
            name="safeguarding",
            template="safeguarding/_card.html",
            order=5,
            context=ours.work_card,  # type: ignore[arg-type]  # our own user model
        )
    )
    cards.enrol(
        Card(
            name="safeguarding.raised",
            template="safeguarding/_card_raised.html",
            order=60,
            context=ours.raised_card,  # type: ignore[arg-type]  # see above
        )
    )


def collect_raised(person: User) -> Iterable[Record]:
    for concern in Concern.objects.filter(raised_by=person).order_by("-opened_at"):
        yield {"When": timezone.localdate(concern.opened_at), "You told us of a worry": "Yes"}


def remove_read_texts(now: datetime, dry_run: bool) -> int:
    """That a text was read is kept for a year; the text itself has a clock of its own."""
    old = Screening.objects.filter(read_at__lt=now - timedelta(days=365))
    return len(old.values_list("pk", flat=True)) if dry_run else old.delete()[0]


def _holdings() -> None:
    holdings.enrol(
        Holding(
            model="safeguarding.Concern",
            title="Worries about somebody's safety",
            purpose="To keep people safe: what was said, what was decided, why, and what was done",
            lawful_basis=str(LawfulBasis.PUBLIC_TASK.label),
            seen_by=("Safeguarding lead", "Independent person", "whom they name for one concern"),
            fields=("raised_by", "owner", "not_for", "who_sealed", "entries"),
            retention=Retention(
                period=timedelta(days=365 * settings.SAFEGUARDING_YEARS),
                since="it was closed (longer where the law asks for it)",
                then="its key is destroyed, and with it every word",
                remove_due=retention.remove_due_concerns,
            ),
            collect=collect_raised,  # type: ignore[arg-type]  # our own user model
            erase=lambda person: 0,
        )
    )
    holdings.enrol(
        Holding(
            model="safeguarding.Screening",
            title="Which texts were read",
            purpose="So that every text is read by a person, the pressing ones first",
            lawful_basis=str(LawfulBasis.PUBLIC_TASK.label),
            seen_by=("Safeguarding lead",),
            fields=("about", "read_by"),
            retention=Retention(
                period=timedelta(days=365),
                since="it was read",
                then="deleted",
                remove_due=remove_read_texts,
            ),
            collect=lambda person: (),
            erase=lambda person: Screening.objects.filter(read_by=person.pk).update(read_by=None),
        )
    )
