"""Kind × setting, state × question."""

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from community.uploads.models import Upload
from community.uploads.rules import can_read, can_transcribe, next_scan, without_scanner
from community.uploads.states import Kind, State

NOW = datetime(2026, 11, 22, 12, tzinfo=UTC)


@pytest.mark.parametrize(
    ("kind", "allowed", "state"),
    [
        (Kind.PICTURE, False, State.CLEAN),
        (Kind.DOCUMENT, False, State.QUARANTINED),
        (Kind.VOICE, False, State.QUARANTINED),
        (Kind.PICTURE, True, State.CLEAN),
        (Kind.DOCUMENT, True, State.CLEAN),
        (Kind.VOICE, True, State.CLEAN),
    ],
)
def test_without_a_scanner(settings: Any, kind: Kind, allowed: bool, state: State) -> None:
    settings.UPLOADS_WITHOUT_SCANNER = allowed
    assert without_scanner(kind) == state


@pytest.mark.parametrize("kind", Kind)
@pytest.mark.parametrize("state", State)
def test_only_what_is_clean_is_read_or_written_down(kind: Kind, state: State) -> None:
    upload = Upload(kind=kind, state=state)
    assert can_read(upload) == (state == State.CLEAN)
    assert can_transcribe(upload) == (state == State.CLEAN and kind == Kind.VOICE)


def test_pauses_grow_up_to_six_hours() -> None:
    pauses = [next_scan(scans, NOW) - NOW for scans in (0, 1, 5, 9, 400)]
    assert pauses == [
        timedelta(minutes=1),
        timedelta(minutes=2),
        timedelta(minutes=32),
        timedelta(hours=6),
        timedelta(hours=6),
    ]
