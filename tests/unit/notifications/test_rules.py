from datetime import UTC, datetime

import pytest

from community.notifications.rules import quiet_until


@pytest.mark.parametrize(
    ("now", "morning"),
    [
        pytest.param("2026-11-21T12:00", None, id="noon"),
        pytest.param("2026-11-21T20:59", None, id="just before the night"),
        pytest.param("2026-11-21T21:00", "2026-11-22T08:00", id="the night falls"),
        pytest.param("2026-11-21T23:59", "2026-11-22T08:00", id="before midnight"),
        pytest.param("2026-11-22T00:00", "2026-11-22T08:00", id="midnight"),
        pytest.param("2026-11-22T07:59", "2026-11-22T08:00", id="nearly morning"),
        pytest.param("2026-11-22T08:00", None, id="morning"),
        pytest.param("2026-07-01T19:59", None, id="a summer evening, 20:59 on the wall"),
        pytest.param("2026-07-01T20:00", "2026-07-02T07:00", id="a summer night"),
        pytest.param("2026-03-28T22:00", "2026-03-29T07:00", id="the clocks go forward"),
        pytest.param("2026-10-24T21:30", "2026-10-25T08:00", id="the clocks go back"),
    ],
)
def test_quiet_hours_by_the_clock_in_london(now: str, morning: str | None) -> None:
    moment = datetime.fromisoformat(now).replace(tzinfo=UTC)
    expected = datetime.fromisoformat(morning).replace(tzinfo=UTC) if morning else None
    assert quiet_until(moment) == expected
