"""Access transparency: how often people who work here read about others, by reason and by role."""

from datetime import UTC, date, datetime, timedelta

import pytest
import time_machine
from django.test import Client

from community.outbox.references import reference
from community.privacy.actions import erase, record_look, transparency
from community.privacy.models import Look
from community.privacy.rules.quarters import Quarter, finished, last_finished
from community.privacy.states import ErasureReason
from community.suppression.models import Release
from tests.people import Cast

pytestmark = [pytest.mark.django_db, pytest.mark.trust("6-11")]
IN_QUARTER, AFTER = datetime(2026, 8, 3, 10, tzinfo=UTC), datetime(2026, 10, 2, 3, tzinfo=UTC)


def looked(cast: Cast, who: str, purpose: str, times: int, at: datetime = IN_QUARTER) -> None:
    about = reference(cast.stranger)
    for number in range(times):
        with time_machine.travel(at + timedelta(minutes=number), tick=False):
            record_look(cast[who], about, purpose)


def published() -> transparency.Figures:
    with time_machine.travel(AFTER, tick=False):
        transparency.publish_looks()
        return transparency.figures()[0]


def test_by_reason_and_by_role(cast: Cast) -> None:
    looked(cast, "lead", "Reading one response", 31)
    looked(cast, "lead", "Exporting answers as csv", 22)
    looked(cast, "safeguarding", "Reading what was written to us", 58)
    found = published()
    assert found.quarter.words == "July to September 2026"
    assert found.total == 110
    assert dict(found.why) == {
        "Reading each text for safety": 60,
        "Reading answers to a consultation": 30,
    }  # the third would tell by subtraction that all others are nobody
    assert dict(found.who) == {"Safeguarding lead": 60}


def test_what_is_small_is_hidden_and_cannot_be_worked_out(cast: Cast) -> None:
    looked(cast, "lead", "Reading one response", 40)
    looked(cast, "dpo", "Answering what you asked us", 3)
    found = published()
    assert "Answering what somebody asked about their data" not in dict(found.why)
    assert "Data protection officer" not in dict(found.who)


def test_few_are_no_number_at_all(cast: Cast, client: Client) -> None:
    looked(cast, "lead", "Reading one response", 4)
    found = published()
    assert found.total is None
    assert found.why == found.who == []
    with time_machine.travel(AFTER, tick=False):
        html = client.get("/promises/").content.decode()
    assert "So few times that we cannot say how often." in html


def test_only_what_is_over_and_only_once(cast: Cast) -> None:
    looked(cast, "lead", "Reading one response", 20)
    with time_machine.travel(IN_QUARTER, tick=False):
        assert transparency.publish_looks()  # of the quarter before it
        assert transparency.figures()[0].total is None
    assert published().total == 20
    looked(cast, "lead", "Reading one response", 20)
    assert published().total == 20
    with time_machine.travel(AFTER, tick=False):
        assert not transparency.publish_looks()


def test_the_borders_are_those_of_this_place(cast: Cast) -> None:
    """Midnight in London is eleven o'clock in UTC in summer."""
    looked(cast, "lead", "Reading one response", 15, at=datetime(2026, 6, 30, 22, 30, tzinfo=UTC))
    looked(cast, "lead", "Reading one response", 15, at=datetime(2026, 6, 30, 23, 5, tzinfo=UTC))
    looked(cast, "lead", "Reading one response", 15, at=datetime(2026, 9, 30, 23, 5, tzinfo=UTC))
    assert published().total == 15


def test_figures_outlive_the_looks_and_the_account(cast: Cast) -> None:
    looked(cast, "lead", "Reading one response", 20)
    before = published()
    erase.erase_person(cast.lead, by=cast.dpo, reason=ErasureReason.REQUEST)
    Look.objects.all().delete()
    assert published() == before


def test_everybody_sees_them(cast: Cast, client: Client) -> None:
    empty = client.get("/promises/").content.decode()
    assert "No quarter is over yet" in empty
    looked(cast, "lead", "Reading one response", 31)
    published()
    with time_machine.travel(AFTER, tick=False):
        html = client.get("/promises/").content.decode()
    assert "July to September 2026" in html
    assert "About 30 times in all." in html
    assert "31" not in str(Release.objects.get().tables)


@pytest.mark.parametrize(
    ("today", "quarter"),
    [
        (date(2026, 1, 1), Quarter(2025, 4)),
        (date(2026, 3, 31), Quarter(2025, 4)),
        (date(2026, 4, 1), Quarter(2026, 1)),
        (date(2026, 12, 31), Quarter(2026, 3)),
    ],
)
def test_which_quarter_is_over(today: date, quarter: Quarter) -> None:
    assert last_finished(today) == quarter
    assert finished(today, 5)[4] == Quarter(quarter.year - 1, quarter.number)
    assert quarter.next.before == quarter
