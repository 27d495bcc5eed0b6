from datetime import UTC, date, datetime, timedelta

import pytest

from community.privacy.export import plain
from community.privacy.rules import how_long, in_words, period_words
from community.registries import Retention


@pytest.mark.parametrize(
    ("period", "words"),
    [
        (timedelta(days=730), "2 years"),
        (timedelta(days=365), "1 year"),
        (timedelta(days=25 * 365), "25 years"),
        (timedelta(days=90), "3 months"),
        (timedelta(days=30), "30 days"),
        (timedelta(days=1), "1 day"),
        (timedelta(hours=2), "2 hours"),
    ],
)
def test_periods_in_words(period: timedelta, words: str) -> None:
    assert period_words(period) == words


def test_how_long() -> None:
    month = Retention(period=timedelta(days=30), since="it was sent", then="deleted")
    assert how_long(month) == "30 days after it was sent, then deleted"
    forever = Retention(period=None, since="the account is closed", then="deleted")
    assert how_long(forever) == "until the account is closed, then deleted"


def test_plain_values_for_a_file() -> None:
    assert plain({"a": [1, (2.5, None)], 3: {True}}) == {"a": [1, [2.5, None]], "3": [True]}
    assert plain(timedelta(days=1)) == "1 day, 0:00:00"


@pytest.mark.parametrize(
    ("value", "words"),
    [
        (datetime(2026, 7, 1, 12, 5, tzinfo=UTC), "1 July 2026, 13:05"),
        (date(2026, 7, 1), "1 July 2026"),
        (True, "Yes"),
        (["a", 2, False], "a, 2, No"),
        ("ਪੰਜਾਬੀ", "ਪੰਜਾਬੀ"),
    ],
)
def test_values_in_words(value: object, words: str) -> None:
    assert in_words(value) == words
