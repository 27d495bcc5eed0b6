"""What people are told about their requests: that something arrived, and nothing about what."""

from collections.abc import Mapping
from typing import Any

from django.conf import settings
from django.urls import reverse

from community.outbox.references import resolve
from community.privacy.actions import requests
from community.privacy.models import DataRequest
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


def enrol() -> None:
    events.enrol(
        Event(
            name=requests.ACKNOWLEDGED,
            title="We have what you sent us",
            templates="privacy/email/request_acknowledged",
            recipient=recipient,
            context=context,
        )
    )
