"""The scanner itself, started for these tests with one signature of its own (trust H5)."""

import os
import shutil
import subprocess
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from community.uploads import actions, scanning
from community.uploads.models import Upload
from community.uploads.refusals import Refused
from community.uploads.states import Kind, State
from tests.factories.uploads import EICAR, webm

pytestmark = [pytest.mark.django_db, pytest.mark.trust("H5")]
PATIENCE = 60
PROGRAM = shutil.which("clamd") or shutil.which("clamd", path="/usr/sbin")
CONFIG = """
Foreground yes
LogFile {folder}/log
LocalSocket {folder}/socket
DatabaseDirectory {folder}/signatures
StreamMaxLength 25M
"""


@pytest.fixture(scope="module")
def scanner(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    if PROGRAM is None and os.environ.get("CI") != "true":
        pytest.skip("needs ClamAV's clamd (Debian: clamav-daemon)")
    assert PROGRAM is not None, "CI brings the scanner: scripts/system_packages.sh"
    folder = tmp_path_factory.mktemp("clamd")
    (folder / "signatures").mkdir()
    signature = f"Eicar-Test-Signature:0:*:{EICAR.hex()}\n"
    (folder / "signatures" / "own.ndb").write_text(signature)
    config = folder / "clamd.conf"
    config.write_text(CONFIG.format(folder=folder))
    child = subprocess.Popen([PROGRAM, "--config-file", str(config)], stdout=subprocess.DEVNULL)
    try:
        wait_for(folder / "socket", child)
        yield f"unix://{folder}/socket"
    finally:
        child.terminate()
        child.wait(20)


def wait_for(socket: Path, child: "subprocess.Popen[bytes]") -> None:
    end = time.monotonic() + PATIENCE
    while not socket.exists():
        assert child.poll() is None, (socket.parent / "log").read_text()
        assert time.monotonic() < end, "the scanner did not start"
        time.sleep(0.1)


@pytest.fixture
def scanned(scanner: str, settings: Any) -> None:
    settings.CLAMD_URL = scanner


@pytest.mark.usefixtures("scanned")
def test_it_tells_what_is_harmful_from_what_is_not() -> None:
    assert scanning.scan(b"nothing to see") == ""
    assert scanning.scan(EICAR).startswith("Eicar-Test-Signature")
    assert scanning.scan(b"x" * 5_000_000 + EICAR) != ""


@pytest.mark.usefixtures("scanned")
def test_what_is_clean_can_be_read_and_what_is_not_is_destroyed(
    send: Callable[..., Upload],
) -> None:
    assert send(Kind.PICTURE).state == State.CLEAN
    infected = webm() + b"\xa3" + bytes([0x80 + len(EICAR)]) + EICAR
    with pytest.raises(Refused) as refused:
        send(Kind.VOICE, infected, key="key-2")
    assert refused.value.code == "harmful"
    held = Upload.objects.get(state=State.REFUSED)
    assert held.finding.startswith("Eicar-Test-Signature")
    with pytest.raises(Refused):
        actions.read(held)


@pytest.mark.usefixtures("scanned")
def test_what_is_more_than_it_takes_was_not_scanned() -> None:
    with pytest.raises(scanning.NotScanned):
        scanning.scan(b"x" * 27_000_000)
