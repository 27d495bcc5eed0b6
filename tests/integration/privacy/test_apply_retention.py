"""What was kept long enough goes, every night, and the run leaves a record."""

import uuid
from collections.abc import Iterator
from datetime import datetime, timedelta

import pytest
import time_machine
from django.core.management import CommandError, call_command
from django.template import Context, Template
from django.template.loader import render_to_string
from django.utils import timezone

from community.crypto.models import DataKey
from community.links.actions import issue
from community.links.models import Link
from community.outbox.models import OutboxRow
from community.outbox.references import reference
from community.outbox.states import State
from community.privacy.actions import apply_retention, record_look
from community.privacy.actions.holds import hold, lift
from community.privacy.actions.requests import close
from community.privacy.models import DataRequest, Look, RetentionRun
from community.privacy.rules import retention_is_late
from community.privacy.rules.runs import deletion_run
from community.privacy.states import RequestOutcome
from community.privacy.tasks import apply_retention as task
from community.registries import Holding, Retention, holdings
from tests.factories.privacy import make_request
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


def test_what_failed_counts_as_overdue(cast: Cast, broken: None) -> None:
    old_things(cast)
    run = apply_retention()
    assert run.overdue == 1
    line = render_to_string("privacy/_last_run.html", {"run": deletion_run(timezone.now())})
    assert "1 overdue" in line and f"{run.total} records deleted" in line
    late = {"run": deletion_run(timezone.now() + timedelta(hours=27))}
    assert "should have run again" in render_to_string("privacy/_last_run.html", late)


def test_the_public_line_says_the_numbers_of_the_database(cast: Cast) -> None:
    template = Template("{% load privacy %}{% last_deletion_run %}")
    assert "every night" in template.render(Context())
    old_things(cast)
    run = apply_retention()
    line = " ".join(template.render(Context()).split())
    assert f"{sum(run.removed.values())} records deleted, 0 overdue." in line


def test_what_is_held_stays_and_the_run_says_so(cast: Cast) -> None:
    """Of kinds that know nothing of holds, too: a link is cleared up by its own package."""
    old_things(cast)
    link = Link.objects.get()
    until = timezone.localdate() + timedelta(days=9)
    kept = hold(reference(link), why="Inquest", until=until, by=cast.dpo, key=uuid.uuid4())
    run = apply_retention()
    assert run.held == ["links.Link"]
    assert run.overdue == 1
    assert Link.objects.exists()
    assert run.removed["privacy.Look"] == 1
    lift(kept)
    assert apply_retention().removed["links.Link"] == 1
    assert not Link.objects.exists()


def test_a_hold_on_a_person_keeps_what_is_about_them(cast: Cast) -> None:
    person = cast.young_person
    with time_machine.travel(timezone.now() - timedelta(days=800)):
        issue("export", about=reference(person), lasts=timedelta(days=1))
        record_look(cast.lead, reference(person), "Old")
    until = timezone.localdate() + timedelta(days=9)
    hold(reference(person), why="Inquest", until=until, by=cast.dpo, key=uuid.uuid4())
    assert "links.Link" in apply_retention().held
    assert Link.objects.exists()
    assert Look.objects.exists()
    with time_machine.travel(timezone.now() + timedelta(days=11)):
        apply_retention()
    assert not Link.objects.exists()
    assert not Look.objects.exists()


def test_answered_requests_go_with_their_keys(cast: Cast) -> None:
    asked = make_request(contact="1")
    close(asked, RequestOutcome.REFUSED, reason="x", by=cast.dpo, key=uuid.uuid4())
    with time_machine.travel(timezone.now() + timedelta(days=729)):
        assert "privacy.DataRequest" not in apply_retention().removed
    with time_machine.travel(timezone.now() + timedelta(days=732)):
        assert apply_retention().removed["privacy.DataRequest"] == 1
    assert not DataRequest.objects.exists()
    assert not DataKey.objects.filter(subject=asked.subject).exists()
