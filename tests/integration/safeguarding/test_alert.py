"""An alert reaches somebody, says nothing, and climbs until somebody answers."""

from collections.abc import Iterator
from datetime import time, timedelta
from typing import Any

import pytest
import time_machine
from django.core import mail
from django.test import Client
from django.utils import timezone

from community.outbox import actions as outbox
from community.outbox.models import OutboxRow
from community.outbox.references import reference
from community.safeguarding import overview
from community.safeguarding.actions import alerts
from community.safeguarding.models import Alert, Arrangements, Away
from community.safeguarding.states import AlertKind, Route
from tests.factories.safeguarding import make_concern, make_lead, make_rota
from tests.people import Cast

pytestmark = pytest.mark.django_db
MONDAY_10 = "2026-11-23T10:00:00+00:00"
SATURDAY = "2026-11-28T12:00:00+00:00"


@pytest.fixture
def on_monday() -> Iterator[Any]:
    with time_machine.travel(MONDAY_10, tick=False) as traveller:
        yield traveller


def a_week() -> tuple[Any, Any]:
    reader, deputy = make_lead("grace"), make_lead("hassan")
    make_rota(reader, deputy, days=[0, 1, 2, 3, 4], starts=time(9), ends=time(17))
    return reader, deputy


def told(event: str = alerts.ITEM_WAITS) -> list[str]:
    return list(
        OutboxRow.objects.filter(event=event).order_by("made_at").values_list("to", flat=True)
    )


def test_the_reader_then_the_deputy_then_all_then_outside(on_monday: Any, cast: Cast) -> None:
    reader, deputy = a_week()
    Arrangements.objects.create(external_email="duty@council.example", minutes_urgent=15)
    third, independent = cast.safeguarding, cast.independent
    make_concern(immediate_danger=True)
    assert told() == [reference(reader)]
    assert alerts.climb() == 0
    on_monday.shift(timedelta(minutes=16))
    assert alerts.climb() == 1
    assert told() == [reference(reader), reference(deputy)]
    on_monday.shift(timedelta(minutes=16))
    alerts.climb()
    assert set(told()) == {reference(p) for p in (reader, deputy, third, independent)}
    on_monday.shift(timedelta(minutes=16))
    alerts.climb()
    assert told(alerts.NOBODY_ANSWERED) == [alerts.OUTSIDE]
    on_monday.shift(timedelta(hours=9))
    assert alerts.climb() == 0
    assert any("without an answer" in sign.words for sign in overview.health() if not sign.ok)


def test_an_answer_ends_it(on_monday: Any, client: Client, settings: Any) -> None:
    settings.REQUIRE_MFA = False
    reader, _ = a_week()
    concern = make_concern(immediate_danger=True)
    client.force_login(reader)
    client.get(f"/safeguarding/alerts/{Alert.objects.get().pk}/")
    client.post(f"/safeguarding/concerns/{concern.pk}/", {"purpose": "looking-after"})
    assert Alert.objects.get().answered_by == reader
    on_monday.shift(timedelta(hours=3))
    assert alerts.climb() == 0
    assert outbox.sweep() == 1  # the message that was on its way is dropped
    assert mail.outbox == []


def test_what_it_says_is_that_something_waits(on_monday: Any) -> None:
    a_week()
    make_concern(said="CANARY hits me", who_about="CANARY", immediate_danger=True)
    assert outbox.sweep() == 1
    (message,) = mail.outbox
    assert message.subject == "Something waits for you"
    everything = message.subject + message.body + str(message.message())
    for word in ("CANARY", "hits", "concern", "danger", "safeguarding lead"):
        assert word not in everything.replace("/safeguarding/alerts/", "")
    assert "/safeguarding/alerts/" in message.body


def test_a_mailbox_that_bounces_leads_to_the_deputy_at_once(on_monday: Any) -> None:
    reader, deputy = a_week()
    make_concern(immediate_danger=True)
    OutboxRow.objects.filter(to=reference(reader)).update(attempts=1, error="SMTPRecipientsRefused")
    assert alerts.climb() == 1
    assert told() == [reference(reader), reference(deputy)]
    assert alerts.climb() == 0


def test_somebody_away_is_passed_over(on_monday: Any) -> None:
    reader, deputy = a_week()
    today = timezone.localdate()
    Away.objects.create(person=reader, first_day=today, last_day=today)
    make_concern()
    assert told() == [reference(deputy)]


def test_everybody_away_reaches_the_people_outside(on_monday: Any) -> None:
    reader, deputy = a_week()
    Arrangements.objects.create(external_email="duty@council.example")
    for person in (reader, deputy):
        person.groups.clear()
    make_concern(immediate_danger=True)
    assert told(alerts.NOBODY_ANSWERED) == [alerts.OUTSIDE]
    outbox.sweep()
    assert mail.outbox[-1].to == ["duty@council.example"]
    assert "CANARY" not in mail.outbox[-1].body


def test_out_of_hours_an_urgent_one_goes_out_and_nobody_is_said_to_watch(client: Client) -> None:
    with time_machine.travel(SATURDAY, tick=False):
        reader, _ = a_week()
        make_concern(immediate_danger=True)
        assert told() == [reference(reader)]
        page = client.get("/worried/").content.decode()
        assert "Nobody is reading at this moment. Somebody reads again on Monday at 9:00." in page


def test_one_about_a_lead_tells_the_independent_person_alone(on_monday: Any, cast: Cast) -> None:
    a_week()
    assert cast.independent.email
    make_concern(route=Route.LEAD, immediate_danger=True)
    assert told() == [reference(cast.independent)]
    for _ in range(4):
        on_monday.shift(timedelta(minutes=16))
        alerts.climb()
    assert told() == [reference(cast.independent)]


def test_whom_it_is_about_is_never_told(on_monday: Any) -> None:
    reader, deputy = a_week()
    make_concern(not_for=reader, route=Route.TEAM, immediate_danger=True)
    assert told() == [reference(deputy)]


def test_the_weekly_drill(on_monday: Any, client: Client, settings: Any) -> None:
    settings.REQUIRE_MFA = False
    reader, _ = a_week()
    alerts.drill()
    alerts.drill()
    found = Alert.objects.get(kind=AlertKind.DRILL)
    assert told() == [reference(reader)]
    client.force_login(reader)
    answer = client.get(f"/safeguarding/alerts/{found.pk}/", follow=True)
    assert "This was a drill" in answer.content.decode()
    found.refresh_from_db()
    assert found.answered_at is not None


def test_a_drill_nobody_answers_is_red(on_monday: Any) -> None:
    a_week()
    alerts.drill()
    assert not [s for s in overview.health() if "drill" in s.words and not s.ok]
    on_monday.shift(timedelta(days=2))
    assert [s for s in overview.health() if "drill" in s.words and not s.ok]


def test_when_nobody_looks_after_alerts_it_shows(on_monday: Any, client: Client) -> None:
    assert client.get("/alerts-alive").status_code == 503
    alerts.climb()
    assert client.get("/alerts-alive").content == b"yes"
    assert not [s for s in overview.health() if "looked after on" in s.words and not s.ok]
    on_monday.shift(timedelta(minutes=11))
    assert [s for s in overview.health() if "looked after on" in s.words and not s.ok]
    assert client.get("/alerts-alive").status_code == 503


def test_an_alert_that_was_posted_while_the_broker_was_down_goes_out(on_monday: Any) -> None:
    """The row is in the database; whoever sweeps next delivers it, late and once."""
    a_week()
    make_concern(immediate_danger=True)
    on_monday.shift(timedelta(hours=5))
    assert outbox.sweep() == 1
    assert outbox.sweep() == 0
    assert len(mail.outbox) == 1
