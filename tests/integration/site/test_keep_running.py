"""An administrator sees whether messages go out and clearing up runs, without reading a log."""

from datetime import timedelta

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from pytest_django.asserts import assertContains, assertNotContains

from community.outbox.models import OutboxRow
from community.outbox.states import State
from community.privacy.models import RetentionRun
from tests.people import MEMBERS, Cast

pytestmark = pytest.mark.django_db


@pytest.fixture
def failed() -> OutboxRow:
    return OutboxRow.objects.create(
        key="k",
        event="consultations.outcome_published",
        channel="email",
        to="consultations.outcomerequest:1",
        about="consultations.questionnaire:1",
        state=State.FAILED,
        error="SMTPServerDisconnected",
        settled_at=timezone.now(),
    )


def test_tells_what_was_not_delivered_and_to_nobody_whom(
    failed: OutboxRow, client: Client, cast: Cast
) -> None:
    client.force_login(cast.admin)
    page = client.get(reverse("upkeep"))
    assertContains(page, "SMTPServerDisconnected")
    assertNotContains(page, "outcomerequest")
    assertContains(client.get(reverse("wagtailadmin_home")), "1 message could not be delivered")


def test_tries_again_once(failed: OutboxRow, client: Client, cast: Cast) -> None:
    client.force_login(cast.admin)
    address = reverse("upkeep_try_again", args=[failed.pk])
    assert client.get(address).status_code == 405
    assertContains(client.post(address, follow=True), "It is tried again now")
    failed.refresh_from_db()
    assert (failed.state, failed.attempts) == (State.WAITING, 0)
    assertContains(client.post(address, follow=True), "Nothing to do")


def test_says_when_clearing_up_stopped(client: Client, cast: Cast) -> None:
    client.force_login(cast.admin)
    assertContains(client.get(reverse("upkeep")), "No round has ended for more than a day")
    now = timezone.now()
    run = RetentionRun.objects.create(started_at=now, ended_at=now, removed={"a.b": 3})
    assertContains(client.get(reverse("upkeep")), "removed 3 records")
    assertNotContains(client.get(reverse("upkeep")), "No round has ended")
    RetentionRun.objects.filter(pk=run.pk).update(started_at=now - timedelta(hours=27))
    assertContains(client.get(reverse("upkeep")), "No round has ended for more than a day")


def test_says_when_nothing_delivers(client: Client, cast: Cast) -> None:
    OutboxRow.objects.create(
        key="k", event="e", channel="email", next_try_at=timezone.now() - timedelta(hours=2)
    )
    client.force_login(cast.admin)
    assertContains(client.get(reverse("upkeep")), "should have gone out more than an hour ago")


@pytest.mark.parametrize("name", sorted(set(MEMBERS) - {"admin"}))
def test_is_there_for_administrators_alone(
    failed: OutboxRow, client: Client, cast: Cast, name: str
) -> None:
    client.force_login(cast[name])
    assert client.get(reverse("upkeep")).status_code == 404
    assert client.post(reverse("upkeep_try_again", args=[failed.pk])).status_code == 404
    failed.refresh_from_db()
    assert failed.state == State.FAILED


def test_strangers_are_sent_to_sign_in(client: Client) -> None:
    answer = client.get(reverse("upkeep"))
    assert answer.status_code == 302
    assert answer.headers["Location"].startswith("/account/login/")
