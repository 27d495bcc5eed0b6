"""What people are told about their requests: that something arrived, and nothing about what."""

from collections.abc import Mapping
from typing import Any

from django.conf import settings
from django.urls import reverse

from community.outbox.references import resolve
from community.people.models import User
from community.privacy.actions import guardians, requests
from community.privacy.actions.renewing import DUE
from community.privacy.models import DataRequest, GuardianAsk
from community.registries import Event, Recipient, events


def recipient(to: str) -> Recipient | None:
    found = resolve(to)
    if not isinstance(found, DataRequest):
        return None
    address = requests.address_of(found)
    language = found.person.language if found.person else "en"
    return Recipient(address=address, language=language) if address else None


def context(about: str) -> Mapping[str, Any] | None:
    found = resolve(about)
    if not isinstance(found, DataRequest):
        return None
    link = f"{settings.SITE_URL}{reverse('privacy:ask')}"
    return {"number": found.number, "due_on": found.due_on, "url": link}


def guardian(to: str) -> Recipient | None:
    found = resolve(to)
    if not isinstance(found, GuardianAsk) or found.answered_on:
        return None
    address = guardians.read(found).address
    return Recipient(address=address, language=found.person.language) if address else None


def guardian_link(about: str) -> Mapping[str, Any] | None:
    """The link is made as the message leaves; one from an earlier try stops working."""
    found = resolve(about)
    if not isinstance(found, GuardianAsk) or found.answered_on:
        return None
    path = reverse("privacy:guardian_answer", args=[guardians.new_link(found)])
    return {"url": f"{settings.SITE_URL}{path}"}


def person_with_address(to: str) -> Recipient | None:
    """Without an address the card on their page has to do."""
    found = resolve(to)
    if not isinstance(found, User) or not found.email or not found.is_active:
        return None
    return Recipient(address=found.email, language=found.language)


def consents_page(about: str) -> Mapping[str, Any]:
    return {"url": f"{settings.SITE_URL}{reverse('privacy:consents')}"}


def enrol() -> None:
    events.enrol(
        Event(
            name=guardians.ASKED,
            title="A child asks for a yes or a no",
            templates="privacy/email/guardian_asked",
            recipient=guardian,
            context=guardian_link,
        )
    )
    events.enrol(
        Event(
            name=DUE,
            title="You can decide again",
            templates="privacy/email/consent_due",
            recipient=person_with_address,
            context=consents_page,
        )
    )
    events.enrol(
        Event(
            name=requests.ACKNOWLEDGED,
            title="We have what you sent us",
            templates="privacy/email/request_acknowledged",
            recipient=recipient,
            context=context,
        )
    )
