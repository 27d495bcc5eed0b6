"""Uploads of a test lie in its own folder; a fake clamd listens on a real socket."""

import socket
import socketserver
import struct
import threading
from collections.abc import Callable, Iterator
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from django.core.files.storage import storages
from django.core.files.uploadedfile import SimpleUploadedFile

from community.outbox.references import reference
from community.uploads import actions
from community.uploads.models import Upload
from community.uploads.states import Kind
from tests.factories.uploads import EICAR, docx_with, photo, webm
from tests.people import Cast

FILES = {
    Kind.PICTURE: ("holiday.jpg", photo()),
    Kind.DOCUMENT: ("letter.docx", docx_with({})),
    Kind.VOICE: ("note.webm", webm()),
}


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    storage = storages["uploads"]
    monkeypatch.setattr(storage, "_location", str(tmp_path / "uploads"))
    for cached in ("base_location", "location"):
        monkeypatch.delitem(storage.__dict__, cached, raising=False)
    return tmp_path / "uploads"


@pytest.fixture
def on_disk(folder: Path) -> Callable[[], list[bytes]]:
    """The raw bytes of every file that lies there."""
    return lambda: [path.read_bytes() for path in folder.rglob("*") if path.is_file()]


@pytest.fixture
def about(cast: Cast) -> str:
    return reference(cast.stranger)


@pytest.fixture
def send(about: str) -> Callable[..., Upload]:
    """``send(Kind.PICTURE)``, or with other bytes, name or key."""

    def send(kind: Kind, data: bytes | None = None, **more: str) -> Upload:
        name, honest = FILES[kind]
        file = SimpleUploadedFile("upload", honest if data is None else data)
        file._name = more.pop("name", name)  # past Django, which takes paths off already
        return actions.receive(file, kind=kind, **{"about": about, "key": "key-1", **more})

    return send


class Clamd(socketserver.ThreadingTCPServer):
    """Speaks INSTREAM, finds EICAR, counts what it was asked, and answers ``says`` if set."""

    daemon_threads = True
    allow_reuse_address = True
    says = ""

    def __init__(self) -> None:
        self.seen: list[bytes] = []
        super().__init__(("127.0.0.1", 0), Conversation)
        self.url = f"tcp://127.0.0.1:{self.server_address[1]}"


class Conversation(socketserver.StreamRequestHandler):
    server: Clamd

    def handle(self) -> None:
        command = b""
        while not command.endswith(b"\0"):
            command += self.rfile.read(1)
        assert command == b"zINSTREAM\0"
        data = BytesIO()
        while length := struct.unpack(">L", self.rfile.read(4))[0]:
            data.write(self.rfile.read(length))
        self.server.seen.append(data.getvalue())
        found = EICAR in data.getvalue()
        verdict = "stream: Eicar-Test-Signature FOUND" if found else "stream: OK"
        self.wfile.write((self.server.says or verdict).encode() + b"\0")


@pytest.fixture
def clamd(settings: Any) -> Iterator[Clamd]:
    with Clamd() as server:
        settings.CLAMD_URL = server.url
        threading.Thread(target=server.serve_forever, args=(0.01,), daemon=True).start()
        yield server
        server.shutdown()


@pytest.fixture
def no_clamd(settings: Any) -> str:
    """An address at which nobody listens."""
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        settings.CLAMD_URL = f"tcp://127.0.0.1:{taken.getsockname()[1]}"
    return str(settings.CLAMD_URL)
