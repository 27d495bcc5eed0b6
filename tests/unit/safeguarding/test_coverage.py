"""Who reads when: never said of anybody who is not there."""

from datetime import date, time

import pytest
import time_machine

from community.safeguarding.models import Away, Shift
from community.safeguarding.rules.coverage import coverage, reading_words
from tests.factories.safeguarding import make_lead, make_rota

pytestmark = pytest.mark.django_db


def office_hours() -> None:
    make_rota(
        make_lead("grace"), make_lead("hassan"), days=[0, 1, 2, 3, 4], starts=time(9), ends=time(17)
    )


@pytest.mark.parametrize(
    ("now", "words"),
    [
        ("2026-11-23T08:59:00+00:00", "reads again today at 9:00"),
        ("2026-11-23T09:00:00+00:00", "reads what comes in now, until 17:00"),
        ("2026-11-23T17:00:00+00:00", "reads again tomorrow at 9:00"),
        ("2026-11-27T18:00:00+00:00", "reads again on Monday at 9:00"),
        # In summer nine o'clock is eight in UTC.
        ("2026-07-06T08:00:00+00:00", "reads what comes in now"),
        ("2026-07-06T07:59:00+00:00", "reads again today at 9:00"),
    ],
)
def test_what_is_said(now: str, words: str) -> None:
    office_hours()
    with time_machine.travel(now, tick=False):
        assert words in reading_words()


def test_without_a_rota_nobody_reads() -> None:
    assert reading_words() == "Nobody is reading at the moment."
    assert not coverage().is_possible


def test_a_reader_who_left_the_role_reads_no_more() -> None:
    office_hours()
    assert coverage().is_possible
    for shift in Shift.objects.select_related("reader"):
        shift.reader.groups.clear()
    assert not coverage().is_possible


def test_when_the_office_is_shut_the_next_day_counts() -> None:
    office_hours()
    Away.objects.create(first_day=date(2026, 12, 25), last_day=date(2026, 12, 28))
    with time_machine.travel("2026-12-24T20:00:00+00:00", tick=False):
        assert "on Tuesday at 9:00" in reading_words()


def test_hours_in_words() -> None:
    reader = make_lead("grace")
    make_rota(reader, days=[0, 1, 2, 3, 4], starts=time(9), ends=time(17))
    make_rota(reader, days=[5], starts=time(10), ends=time(12, 30))
    assert coverage().hours == "Monday to Friday, 9:00 to 17:00; Saturday, 10:00 to 12:30"
