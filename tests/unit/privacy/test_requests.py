"""By when a request is owed an answer, what has to come first; and names that may be others'."""

from datetime import date, timedelta
from types import SimpleNamespace
from typing import Any

import pytest

from community.privacy import names
from community.privacy.rules import requests as rules
from community.privacy.rules.held import countdown_words


@pytest.mark.parametrize(
    ("received", "due", "extended"),
    [
        (date(2026, 1, 31), date(2026, 2, 28), date(2026, 4, 30)),
        (date(2028, 1, 31), date(2028, 2, 29), date(2028, 4, 30)),
        (date(2026, 1, 30), date(2026, 2, 28), date(2026, 4, 30)),
        (date(2026, 3, 31), date(2026, 4, 30), date(2026, 6, 30)),
        (date(2026, 5, 15), date(2026, 6, 15), date(2026, 8, 15)),
        (date(2026, 11, 30), date(2026, 12, 30), date(2027, 2, 28)),
        (date(2026, 12, 31), date(2027, 1, 31), date(2027, 3, 31)),
    ],
)
def test_a_month_ends_with_the_month(received: date, due: date, extended: date) -> None:
    assert rules.due_on(received) == due
    assert rules.due_on(received, extended=True) == extended


def asked(**fields: Any) -> Any:
    given = {"is_open": True, "due_on": date(2026, 6, 15), "received_on": date(2026, 5, 15)}
    return SimpleNamespace(**{**given, "acknowledged_on": None, **fields})


@pytest.mark.parametrize(
    ("today", "words", "late", "soon"),
    [
        (date(2026, 6, 1), "14 days left", False, False),
        (date(2026, 6, 8), "7 days left", False, True),
        (date(2026, 6, 14), "1 day left", False, True),
        (date(2026, 6, 15), "due today", False, True),
        (date(2026, 6, 16), "1 day overdue", True, False),
    ],
)
def test_the_countdown(today: date, words: str, late: bool, soon: bool) -> None:
    found = rules.countdown(asked(), today)
    assert (found.words, found.late, found.soon) == (words, late, soon)
    assert not rules.countdown(asked(is_open=False), today).late


def test_a_complaint_is_acknowledged_within_thirty_days() -> None:
    complaint = asked(kind="complain")
    assert rules.acknowledge_by(complaint) == date(2026, 6, 14)
    assert not rules.acknowledgement(complaint, date(2026, 6, 14)).late
    assert rules.acknowledgement(complaint, date(2026, 6, 15)).late
    assert not rules.acknowledgement(asked(acknowledged_on=date(2026, 5, 15)), date.max).words


@pytest.mark.parametrize(
    ("left", "words"),
    [
        (760, "deleted by the end of June 2028"),
        (61, "deleted by the end of August 2026"),
        (60, "deleted in 60 days"),
        (41, "deleted in 41 days"),
        (1, "deleted in 1 day"),
        (0, "deleted today or tonight"),
        (-3, "due to be deleted tonight"),
    ],
)
def test_when_a_record_goes(left: int, words: str) -> None:
    today = date(2026, 6, 1)
    assert countdown_words(today + timedelta(days=left), today) == words


def test_names_of_others_are_found_not_taken_out() -> None:
    text = "I walked home with Amira Khan and my teacher Mr O’Neill. Zoë Święcka saw it."
    found = names.names_in(text, own=["Amira Khan"])
    assert "Amira Khan" not in found
    assert "Mr O’Neill" in found
    assert "Zoë Święcka" in found
    assert names.names_in("nothing to see here") == []


def test_a_feature_may_bring_its_own_finder() -> None:
    def mentors(text: str) -> list[str]:
        return ["dev"] if "dev" in text else []

    names.enrol(mentors)
    try:
        assert names.names_in("i met dev again") == ["dev"]
    finally:
        names.withdraw(mentors)
