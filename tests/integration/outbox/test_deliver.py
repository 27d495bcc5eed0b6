"""A row goes out when it is due; failures are tried again, and seen in the end."""

from datetime import datetime, timedelta

import pytest
import time_machine
from django.utils import timezone

from community.outbox import channels
from community.outbox.actions import deliver, deliver_many, forget, post, sweep, try_once_more
from community.outbox.channels import Outcome, PutOff
from community.outbox.models import OutboxRow
from community.outbox.rules import LEASE, MOST_ATTEMPTS
from community.outbox.states import State
from tests.integration.outbox.conftest import Postbox

pytestmark = pytest.mark.django_db
TO, ABOUT = "people.user:1", "consultations.consultationpage:2"


def owe(*, not_before: datetime | None = None, channel: str = "test", key: str = "") -> OutboxRow:
    post("e", to=TO, about=ABOUT, channel=channel, not_before=not_before, key=key)
    return OutboxRow.objects.latest("made_at")


@pytest.mark.trust("C1")
def test_delivered_once(postbox: Postbox) -> None:
    row = owe()
    assert deliver(row.pk) is Outcome.DELIVERED
    assert deliver(str(row.pk)) is None
    assert sweep() == 0
    row.refresh_from_db()
    assert (row.state, row.attempts, row.lease) == (State.DELIVERED, 1, None)
    assert row.settled_at is not None
    assert len(postbox.delivered) == 1


def test_dropped_when_nobody_wants_it_any_more(postbox: Postbox) -> None:
    postbox.answer = Outcome.DROPPED
    row = owe()
    assert deliver(row.pk) is Outcome.DROPPED
    row.refresh_from_db()
    assert row.state == State.DROPPED


def test_put_off_is_no_failed_attempt(postbox: Postbox) -> None:
    morning = timezone.now() + timedelta(hours=9)
    postbox.answer = PutOff(morning)
    row = owe()
    assert deliver(row.pk) is None
    row.refresh_from_db()
    assert (row.state, row.attempts, row.next_try_at) == (State.WAITING, 0, morning)


def test_not_before_its_time(postbox: Postbox) -> None:
    row = owe(not_before=timezone.now() + timedelta(hours=1))
    assert deliver(row.pk) is None
    with time_machine.travel(timezone.now() + timedelta(hours=1, seconds=1)):
        assert sweep() == 1
    assert len(postbox.delivered) == 1


def test_a_channel_that_nobody_enrolled_waits_untouched(postbox: Postbox) -> None:
    row = owe(channel="carrier-pigeon")
    assert sweep() == 0
    assert deliver(row.pk) is None
    row.refresh_from_db()
    assert (row.state, row.attempts, row.error) == (State.WAITING, 0, "")


@pytest.mark.trust("C3")
def test_trouble_is_tried_again_and_its_words_are_not_kept(
    postbox: Postbox, caplog: pytest.LogCaptureFixture
) -> None:
    postbox.troubles = [ConnectionError("no route to asha@example.org")]
    row = owe()
    deliver(row.pk)
    row.refresh_from_db()
    assert (row.state, row.attempts, row.error) == (State.WAITING, 1, "ConnectionError")
    assert row.next_try_at > timezone.now() + timedelta(seconds=20)
    assert "example.org" not in caplog.text
    with time_machine.travel(timezone.now() + timedelta(minutes=1)):
        assert deliver(row.pk) is Outcome.DELIVERED
    row.refresh_from_db()
    assert row.error == ""


def test_endless_trouble_ends_and_is_seen(
    postbox: Postbox, caplog: pytest.LogCaptureFixture
) -> None:
    postbox.troubles = [ConnectionError() for _ in range(99)]
    row = owe()
    with time_machine.travel(timezone.now(), tick=False) as clock:
        for _ in range(30):
            sweep()
            clock.shift(timedelta(hours=7))
    row.refresh_from_db()
    assert (row.state, row.attempts) == (State.FAILED, MOST_ATTEMPTS)
    assert "failed for good" in caplog.text
    assert OutboxRow.objects.failed().get() == row
    postbox.troubles = []
    assert try_once_more(row.pk)
    assert not try_once_more(row.pk)
    assert deliver(row.pk) is Outcome.DELIVERED


def test_a_worker_that_comes_back_after_its_lease_changes_nothing(postbox: Postbox) -> None:
    row = owe()

    def slow(late: OutboxRow) -> Outcome:
        channels.enrol("test", postbox)
        with time_machine.travel(timezone.now() + LEASE + timedelta(seconds=1)):
            assert deliver(late.pk) is Outcome.DELIVERED
        raise ConnectionError

    channels.enrol("test", slow)
    deliver(row.pk)
    row.refresh_from_db()
    assert (row.state, row.attempts, row.error) == (State.DELIVERED, 2, "")


def test_one_bad_row_does_not_hold_up_the_others(postbox: Postbox) -> None:
    for n in range(5):
        owe(key=str(n))
    postbox.troubles = [ValueError()]
    assert sweep() == 5
    assert len(postbox.delivered) == 4


def test_a_slow_server_does_not_keep_a_worker_for_ever(postbox: Postbox) -> None:
    rows = [owe(key=str(n)) for n in range(3)]
    assert deliver_many([row.pk for row in rows], seconds=0) == 0
    assert sweep(seconds=0) == 0
    assert sweep() == 3


def test_what_is_done_goes_after_thirty_days_and_failures_stay(postbox: Postbox) -> None:
    for key in ("delivered", "failed", "waiting"):
        owe(key=key)
    old = timezone.now() - timedelta(days=31)
    OutboxRow.objects.filter(key="delivered").update(state=State.DELIVERED, settled_at=old)
    OutboxRow.objects.filter(key="failed").update(state=State.FAILED, settled_at=old)
    assert forget(timezone.now(), dry_run=True) == forget(timezone.now()) == 1
    assert set(OutboxRow.objects.values_list("key", flat=True)) == {"failed", "waiting"}
