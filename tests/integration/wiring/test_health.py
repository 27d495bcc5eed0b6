"""Up and ready: the one when the process lives, the other when it can do its work."""

from datetime import timedelta
from typing import Any

import pytest
import time_machine
from django.test import Client
from django.utils import timezone

from community import health
from community.outbox import channels
from community.outbox.models import OutboxRow

pytestmark = pytest.mark.django_db


def test_up_asks_nothing_of_the_database(client: Client, django_assert_num_queries: Any) -> None:
    with django_assert_num_queries(0):
        assert client.get("/healthz").json() == {"status": "up"}


def test_ready_when_everything_is_well(client: Client) -> None:
    response = client.get("/readyz")
    assert (response.status_code, response.json()) == (200, {"status": "ready"})


@pytest.mark.parametrize("check", [check.__name__ for check in health.CHECKS])
def test_not_ready_says_nothing_to_strangers(
    client: Client, monkeypatch: pytest.MonkeyPatch, check: str
) -> None:
    def broken() -> bool:
        raise ConnectionError("10.0.0.7 refused")

    broken.__name__ = check
    checks = [broken if known.__name__ == check else known for known in health.CHECKS]
    monkeypatch.setattr(health, "CHECKS", checks)
    response = client.get("/readyz")
    assert response.status_code == 503
    assert response.json() == {"status": "not ready"}


@pytest.mark.parametrize(("hours", "ready"), [(1, True), (3, False)])
def test_a_stuck_outbox_is_not_ready(client: Client, hours: int, ready: bool) -> None:
    channels.enrol("pigeon", lambda row: channels.Outcome.DELIVERED)
    try:
        OutboxRow.objects.create(
            key="k",
            event="e",
            channel="pigeon",
            about="people.user:1",
            next_try_at=timezone.now() - timedelta(hours=hours),
        )
        assert (client.get("/readyz").status_code == 200) is ready
    finally:
        channels.withdraw("pigeon")


@pytest.mark.parametrize(("hours", "ready"), [(5, True), (24, True), (27, False)])
def test_what_says_only_its_day_is_not_stuck_on_that_day(
    client: Client, hours: int, ready: bool
) -> None:
    """Else a text that was sent a moment ago would take the site out of service."""
    channels.enrol("pigeon", lambda row: channels.Outcome.DELIVERED)
    try:
        with time_machine.travel("2026-11-21 00:00+00:00") as clock:
            midnight = timezone.now()
            OutboxRow.objects.create(
                key="k",
                event="e",
                channel="pigeon",
                about="people.user:1",
                next_try_at=midnight,
                day_only=True,
            )
            clock.shift(hours * 3600)
            assert (client.get("/readyz").status_code == 200) is ready
    finally:
        channels.withdraw("pigeon")


def test_rows_that_nobody_delivers_yet_may_wait(client: Client) -> None:
    OutboxRow.objects.create(
        key="k",
        event="e",
        channel="nobody-delivers-this",
        about="people.user:1",
        next_try_at=timezone.now() - timedelta(days=9),
    )
    assert client.get("/readyz").status_code == 200
