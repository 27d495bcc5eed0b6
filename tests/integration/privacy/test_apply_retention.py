"""What was kept long enough goes, every night, and the run leaves a record."""

from collections.abc import Iterator
from datetime import datetime, timedelta

import pytest
import time_machine
from django.core.management import CommandError, call_command
from django.utils import timezone

from community.links.actions import issue
from community.links.models import Link
from community.outbox.models import OutboxRow
from community.outbox.states import State
from community.privacy.actions import apply_retention, record_look
from community.privacy.models import Look, RetentionRun
from community.privacy.rules import retention_is_late
from community.privacy.tasks import apply_retention as task
from community.registries import Holding, Retention, holdings
from tests.people import Cast

pytestmark = pytest.mark.django_db


def old_things(cast: Cast) -> None:
    with time_machine.travel(timezone.now() - timedelta(days=800)):
        record_look(cast.lead, "people.user:1", "Old")
        issue("export", about="people.user:1", lasts=timedelta(days=1))
    OutboxRow.objects.create(
        key="old",
        event="e",
        channel="c",
        about="",
        state=State.DELIVERED,
        settled_at=timezone.now() - timedelta(days=31),
    )
    record_look(cast.lead, "people.user:1", "New")


@pytest.fixture
def broken() -> Iterator[None]:
    def fail(now: datetime, dry_run: bool) -> int:
        raise RuntimeError("canary@example.org")

    holdings.enrol(
        Holding(
            model="tests.Broken",
            title="Broken",
            purpose="",
            lawful_basis="",
            seen_by=(),
            fields=(),
            retention=Retention(period=None, since="", then="", remove_due=fail),
            collect=lambda person: [],
            erase=lambda person: 0,
        )
    )
    yield
    holdings.withdraw("tests.Broken")


def test_old_things_go_and_new_ones_stay(cast: Cast) -> None:
    old_things(cast)
    run = apply_retention()
    for model in ("privacy.Look", "links.Link", "outbox.OutboxRow"):
        assert run.removed[model] == 1
    assert Look.objects.get().purpose == "New"
    assert not Link.objects.exists()
    assert not OutboxRow.objects.exists()
    assert apply_retention().removed == {}


def test_a_dry_run_counts_the_same_and_touches_nothing(cast: Cast) -> None:
    old_things(cast)
    counted = apply_retention(dry_run=True).removed
    assert Look.objects.exists()
    assert not RetentionRun.objects.exists()
    assert apply_retention().removed == counted


def test_one_failure_holds_nobody_up_and_its_words_stay_out(
    cast: Cast, broken: None, caplog: pytest.LogCaptureFixture
) -> None:
    old_things(cast)
    run = apply_retention()
    assert run.failed == ["tests.Broken"]
    assert run.removed["privacy.Look"] == 1
    assert "canary" not in caplog.text
    with pytest.raises(CommandError, match=r"tests\.Broken"):
        call_command("apply_retention", dry_run=True)


def test_late_when_it_has_not_run_for_a_day_and_a_bit() -> None:
    assert retention_is_late(timezone.now())
    task()
    assert not retention_is_late(timezone.now())
    assert retention_is_late(timezone.now() + timedelta(hours=27))
