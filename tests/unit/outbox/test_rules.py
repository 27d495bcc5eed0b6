from datetime import UTC, datetime, timedelta

from community.outbox.rules import LONGEST_PAUSE, MOST_ATTEMPTS, first_try, next_try

NOW = datetime(2026, 11, 21, 12, tzinfo=UTC)


def test_pauses_grow_to_a_bound_and_end() -> None:
    pauses = []
    while again := next_try(len(pauses) + 1, NOW):
        pauses.append(again - NOW)
    assert pauses[:3] == [timedelta(seconds=30), timedelta(seconds=60), timedelta(seconds=120)]
    assert pauses == sorted(pauses)
    assert pauses[-1] == LONGEST_PAUSE
    assert len(pauses) == MOST_ATTEMPTS - 1
    assert timedelta(hours=12) < sum(pauses, timedelta()) < timedelta(hours=24)


def test_the_first_try_is_now_or_when_it_was_asked_for() -> None:
    later = NOW + timedelta(hours=1)
    assert first_try(None, NOW) == NOW
    assert first_try(later, NOW) == later
    assert first_try(NOW - timedelta(hours=1), NOW) == NOW
