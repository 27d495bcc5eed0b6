"""From a row of the outbox to a message, at a decent hour."""

from collections.abc import Callable
from datetime import UTC, datetime

import pytest
import time_machine
from django.core import mail

from community.notifications.channels import message_id
from community.outbox.actions import post, sweep
from community.outbox.models import OutboxRow
from community.outbox.states import State
from community.registries import Event, Recipient
from tests.integration.notifications.conftest import NOTHING_TO_SAY

pytestmark = pytest.mark.django_db
Declare = Callable[..., Event]
NOON = datetime(2026, 11, 21, 12, tzinfo=UTC)
NIGHT = datetime(2026, 11, 21, 23, tzinfo=UTC)
TO, ABOUT = "people.user:1", "site.newspage:2"


def told(event: Event, *, at: datetime, about: str = ABOUT) -> OutboxRow:
    with time_machine.travel(at):
        post(event.name, to=TO, about=about)
        sweep()
    return OutboxRow.objects.latest("made_at")


def test_a_message_by_day(news: Declare) -> None:
    row = told(news(), at=NOON)
    assert row.state == State.DELIVERED
    (sent,) = mail.outbox
    assert sent.subject == "News about safe routes"
    assert sent.body == "Read it: http://community.test/news/\n"
    assert sent.to == ["Asha <asha@example.org>"]
    assert sent.extra_headers["Message-ID"] == message_id(row.key)
    assert sent.extra_headers["Auto-Submitted"] == "auto-generated"
    assert sent.content_subtype == "plain"


def test_plain_text_keeps_its_apostrophes(news: Declare) -> None:
    told(news(context=lambda about: {"topic": "Sam's <3 & co", "path": "/"}), at=NOON)
    assert mail.outbox[0].subject == "News about Sam's <3 & co"


def test_nothing_by_night_and_all_of_it_in_the_morning(news: Declare) -> None:
    row = told(news(), at=NIGHT)
    assert mail.outbox == []
    assert (row.state, row.attempts) == (State.WAITING, 0)
    assert row.next_try_at == datetime(2026, 11, 22, 8, tzinfo=UTC)
    with time_machine.travel(row.next_try_at):
        sweep()
    assert len(mail.outbox) == 1


def test_urgent_things_do_not_wait(news: Declare) -> None:
    assert told(news(urgent=True), at=NIGHT).state == State.DELIVERED


def test_who_no_longer_wants_it_gets_nothing(news: Declare) -> None:
    assert told(news(recipient=lambda to: None), at=NOON).state == State.DROPPED
    assert mail.outbox == []


def test_what_is_gone_meanwhile_is_not_told(news: Declare) -> None:
    assert told(news(), at=NOON, about=NOTHING_TO_SAY).state == State.DROPPED
    assert mail.outbox == []


def test_an_event_that_was_withdrawn_is_tried_again_not_lost(news: Declare) -> None:
    with time_machine.travel(NOON):
        post("never-declared", to=TO, about=ABOUT, channel="email")
        sweep()
    row = OutboxRow.objects.get()
    assert (row.state, row.error) == (State.WAITING, "NotEnrolled")


@pytest.mark.trust("R15")
def test_headers_cannot_be_injected(news: Declare) -> None:
    event = news(
        recipient=lambda to: Recipient(address="asha@example.org", name="A\r\nBcc: x@example.org"),
        context=lambda about: {"topic": "one\r\nBcc: y@example.org", "path": "/"},
    )
    row = told(event, at=NOON)
    if row.state == State.DELIVERED:
        headers = mail.outbox[0].message().as_string().partition("\n\n")[0]
        assert "\nBcc" not in headers
    assert not any("x@example.org" in sent.recipients() for sent in mail.outbox)


def test_the_message_id_is_the_same_each_time_and_says_nothing() -> None:
    key = f"news|{ABOUT}|{TO}|email"
    assert message_id(key) == message_id(key) != message_id(key + "x")
    assert "user" not in message_id(key)
    assert message_id(key).endswith("@community.test>")
