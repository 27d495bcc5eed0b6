"""The channel ``email``: turns a row of the outbox into a plain text message.

Everything is looked up at the moment of sending: the address (it is not kept in the outbox), the
words, and whether the person still wants it.
"""

from collections.abc import Mapping
from email.utils import formataddr
from hashlib import sha256
from typing import Any
from urllib.parse import urlsplit

from django.conf import settings
from django.core.mail import EmailMessage
from django.template import Context, engines
from django.utils import timezone, translation

from community.notifications.rules import quiet_until
from community.outbox.channels import Outcome, PutOff
from community.outbox.models import OutboxRow
from community.registries import Event, Recipient, events

EMAIL = "email"


def deliver_email(row: OutboxRow) -> Outcome | PutOff:
    event = events[row.event]
    if not event.urgent and (morning := quiet_until(timezone.now())):
        return PutOff(morning)
    recipient = event.recipient(row.to)
    if recipient is None:
        return Outcome.DROPPED
    context = event.context(row.about)
    if context is None:
        return Outcome.DROPPED
    message(event, recipient, context, key=row.key).send()
    return Outcome.DELIVERED


def message(
    event: Event, recipient: Recipient, context: Mapping[str, Any], *, key: str
) -> EmailMessage:
    """Plain text in the recipient's language."""
    words = {"site_url": settings.SITE_URL, "site_name": settings.WAGTAIL_SITE_NAME, **context}
    with translation.override(recipient.language):
        subject = _plain(f"{event.templates}_subject.txt", words)
        body = _plain(f"{event.templates}_message.txt", words)
    return EmailMessage(
        subject=" ".join(subject.split()),
        body=body.strip() + "\n",
        to=[
            formataddr((recipient.name, recipient.address)) if recipient.name else recipient.address
        ],
        headers={
            "Message-ID": message_id(key),
            # Tells other machines not to answer.
            "Auto-Submitted": "auto-generated",
        },
    )


def _plain(template: str, words: Mapping[str, Any]) -> str:
    """Text, not HTML: an apostrophe stays one."""
    engine = engines["django"]
    found = engine.get_template(template).template  # type: ignore[attr-defined]  # Django's own
    return str(found.render(Context(words, autoescape=False)))


def message_id(key: str) -> str:
    """The same for the same row: a copy sent twice is recognised. Says nothing about the row."""
    host = urlsplit(settings.SITE_URL).hostname or "localhost"
    return f"<{sha256(key.encode()).hexdigest()[:40]}@{host}>"


def channels_of(event: str) -> tuple[str, ...]:
    return events[event].channels
