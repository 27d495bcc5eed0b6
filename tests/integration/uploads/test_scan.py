"""ClamAV is asked, and while it is silent everything stays closed (trust H5)."""

import socket
import threading
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
import time_machine
from django.db import connections
from django.utils import timezone

from community.crypto.models import DataKey
from community.uploads import actions, scanning, store
from community.uploads.models import Upload
from community.uploads.refusals import Refused
from community.uploads.states import Kind, State
from community.uploads.tasks import scan_waiting
from tests.factories.uploads import EICAR, webm
from tests.integration.uploads.conftest import Clamd

pytestmark = pytest.mark.django_db

Send = Callable[..., Upload]
OnDisk = Callable[[], list[bytes]]


def infected() -> bytes:
    """A recording that ClamAV would know: its bytes are kept as they are."""
    return webm() + b"\xa3" + bytes([0x80 + len(EICAR)]) + EICAR


def state_of(upload: Upload) -> str:
    return Upload.objects.get(pk=upload.pk).state


def later(**time: int) -> Any:
    return time_machine.travel(timezone.now() + timedelta(**time), tick=False)


@pytest.mark.parametrize("kind", Kind)
def test_what_is_clean_can_be_read_at_once(send: Send, clamd: Clamd, kind: Kind) -> None:
    upload = send(kind)
    assert upload.state == State.CLEAN
    assert clamd.seen == [actions.read(upload)]


@pytest.mark.trust("H5")
def test_what_is_infected_is_destroyed(
    send: Send, clamd: Clamd, on_disk: OnDisk, folder: Path
) -> None:
    with pytest.raises(Refused) as refused:
        send(Kind.VOICE, infected())
    assert refused.value.code == "harmful"
    assert EICAR in clamd.seen[0]
    upload = Upload.objects.get()
    assert (upload.state, upload.finding) == (State.REFUSED, "Eicar-Test-Signature")
    assert on_disk() == []
    assert not DataKey.objects.filter(subject=upload.subject).exists()
    assert bytes(upload.name_sealed) == b""
    with pytest.raises(Refused):
        actions.read(upload)


def test_sending_it_again_is_refused_again(send: Send, clamd: Clamd) -> None:
    for _ in range(2):
        with pytest.raises(Refused) as refused:
            send(Kind.VOICE, infected())
        assert refused.value.code == "harmful"
    assert Upload.objects.get() and len(clamd.seen) == 1


@pytest.mark.parametrize("kind", Kind)
@pytest.mark.trust("H5")
def test_while_nobody_answers_everything_is_set_aside(
    send: Send, no_clamd: str, kind: Kind
) -> None:
    upload = send(kind)
    assert upload.state == State.QUARANTINED
    with pytest.raises(Refused) as refused:
        actions.read(upload)
    assert refused.value.code == "not-checked"


def test_and_scanned_later(send: Send, no_clamd: str, settings: Any) -> None:
    upload = send(Kind.DOCUMENT)
    with later(minutes=2):
        scan_waiting()
        assert state_of(upload) == State.QUARANTINED
    with Clamd() as server:
        threading.Thread(target=server.serve_forever, args=(0.01,), daemon=True).start()
        settings.CLAMD_URL = server.url
        with later(minutes=3):
            assert actions.scan_waiting() == 0, "its turn comes after a pause"
        with later(minutes=10):
            assert actions.scan_waiting() == 1
            assert actions.scan_waiting() == 0
        server.shutdown()
    assert state_of(upload) == State.CLEAN
    upload.refresh_from_db()
    assert actions.read(upload) == server.seen[0]


def test_what_was_infected_all_along_is_destroyed_later(
    send: Send, no_clamd: str, settings: Any, on_disk: OnDisk
) -> None:
    upload = send(Kind.VOICE, infected())
    assert len(on_disk()) == 1 and EICAR not in on_disk()[0]
    with Clamd() as server, later(minutes=2):
        threading.Thread(target=server.serve_forever, args=(0.01,), daemon=True).start()
        settings.CLAMD_URL = server.url
        scan_waiting()
        server.shutdown()
    assert state_of(upload) == State.REFUSED
    assert on_disk() == []


@pytest.mark.parametrize(
    "words",
    ["INSTREAM size limit exceeded. ERROR", "UNKNOWN COMMAND", "stream: OK FOUND?", " ", "OK"],
)
def test_what_is_no_clear_answer_is_none(send: Send, clamd: Clamd, words: str) -> None:
    clamd.says = words
    assert send(Kind.VOICE).state == State.QUARANTINED


def test_one_that_is_never_scanned_holds_up_no_other(send: Send, clamd: Clamd) -> None:
    clamd.says = "INSTREAM size limit exceeded. ERROR"
    first, second = send(Kind.VOICE, key="one"), send(Kind.PICTURE, key="two")
    store.remove(first.file_name)
    clamd.says = ""
    with later(minutes=2):
        assert actions.scan_waiting() == 1
    assert (state_of(first), state_of(second)) == (State.QUARANTINED, State.CLEAN)


def test_a_silent_scanner_is_asked_once_a_round(
    send: Send, no_clamd: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    send(Kind.VOICE, key="one"), send(Kind.PICTURE, key="two")
    asked: list[bytes] = []

    def silent(data: bytes) -> str:
        asked.append(data)
        raise scanning.ScannerDown

    monkeypatch.setattr(scanning, "scan", silent)
    with later(minutes=2):
        assert actions.scan_waiting() == 0
    assert len(asked) == 1


def test_a_scanner_that_says_nothing_keeps_nobody_waiting_for_ever(
    send: Send, settings: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(scanning, "ANSWER_SECONDS", 0.1)
    with socket.create_server(("127.0.0.1", 0)) as mute:
        settings.CLAMD_URL = f"tcp://127.0.0.1:{mute.getsockname()[1]}"
        assert send(Kind.VOICE).state == State.QUARANTINED


def test_by_a_unix_socket(send: Send, settings: Any, tmp_path: Path) -> None:
    settings.CLAMD_URL = f"unix://{tmp_path}/nobody.ctl"
    assert send(Kind.VOICE).state == State.QUARANTINED


def test_without_a_scanner_the_setting_decides(send: Send, settings: Any) -> None:
    settings.UPLOADS_WITHOUT_SCANNER = False
    assert send(Kind.PICTURE, key="one").state == State.CLEAN
    held = [send(Kind.DOCUMENT, key="two"), send(Kind.VOICE, key="three")]
    assert {upload.state for upload in held} == {State.QUARANTINED}
    with later(hours=7):
        assert actions.scan_waiting() == 0
        settings.UPLOADS_WITHOUT_SCANNER = True
        assert actions.scan_waiting() == 2
    assert {state_of(upload) for upload in held} == {State.CLEAN}


def test_what_was_being_scanned_when_the_process_died(send: Send, clamd: Clamd) -> None:
    upload = send(Kind.VOICE)
    Upload.objects.update(state=State.WAITING, next_scan_at=timezone.now() + timedelta(minutes=3))
    assert actions.scan_waiting() == 0
    with later(minutes=4):
        assert actions.scan_waiting() == 1
    assert state_of(upload) == State.CLEAN


@pytest.mark.django_db(transaction=True, serialized_rollback=True)
def test_in_parallel_each_is_scanned_once(send: Send, clamd: Clamd) -> None:
    for number in range(5):
        send(Kind.VOICE, key=str(number))
    Upload.objects.update(state=State.QUARANTINED, next_scan_at=timezone.now())
    clamd.seen.clear()

    def scan(_: int) -> int:
        try:
            return actions.scan_waiting()
        finally:
            connections.close_all()

    with ThreadPoolExecutor(4) as pool:
        assert sum(pool.map(scan, range(4))) == 5
    assert len(clamd.seen) == 5
    assert not Upload.objects.exclude(state=State.CLEAN).exists()
