"""The one door: what comes in, what is kept of it, and that sending twice is sending once."""

import io
import stat
import uuid
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection, connections, transaction
from PIL import Image

from community.crypto.models import DataKey
from community.uploads import actions
from community.uploads.models import Upload
from community.uploads.refusals import Refused
from community.uploads.rules import MEGABYTE
from community.uploads.states import Kind, State
from tests.factories.uploads import CANARY, docx_with, pdf_with_javascript, photo, wav
from tests.people import Cast

pytestmark = pytest.mark.django_db

Send = Callable[..., Upload]
OnDisk = Callable[[], list[bytes]]


def refusal(send: Send, *words: Any, **more: Any) -> str:
    with pytest.raises(Refused) as refused:
        send(*words, **more)
    assert "lease" in refused.value.sentence, "says what to do next"
    assert str(refused.value) == refused.value.sentence
    return refused.value.code


@pytest.mark.parametrize(
    ("kind", "media_type", "name"),
    [
        (Kind.PICTURE, "image/jpeg", "picture.jpg"),
        (
            Kind.DOCUMENT,
            "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
            "letter.docx",
        ),
        (Kind.VOICE, "audio/webm", "voice-note.webm"),
    ],
)
def test_each_kind(send: Send, kind: Kind, media_type: str, name: str, about: str) -> None:
    upload = send(kind)
    assert (upload.kind, upload.state, upload.about) == (kind, State.CLEAN, about)
    assert upload.media_type == media_type
    assert actions.name_of(upload) == name
    assert len(actions.read(upload)) == upload.size


@pytest.mark.trust("H5")
def test_a_photo_leaves_its_place_at_the_door(send: Send) -> None:
    data = actions.read(send(Kind.PICTURE, photo()))
    assert CANARY not in data
    assert not Image.open(io.BytesIO(data)).getexif()


def test_on_disk_there_is_only_noise(send: Send, on_disk: OnDisk, folder: Path) -> None:
    data = docx_with({"word/a.xml": b"x" * 50})
    upload = send(Kind.DOCUMENT, data, name="canary-name.docx")
    assert actions.read(upload) == data
    (raw,) = on_disk()
    assert CANARY not in raw and b"PK\x03\x04" not in raw and b"word/" not in raw
    (path,) = (path for path in folder.rglob("*") if path.is_file())
    assert "canary-name" not in str(path)
    assert stat.S_IMODE(path.stat().st_mode) == 0o600


def test_in_the_database_there_is_no_name(send: Send) -> None:
    send(Kind.DOCUMENT, name="canary-name.docx")
    with connection.cursor() as cursor:
        cursor.execute("SELECT * FROM uploads_upload")
        row = b"".join(
            bytes(value) if isinstance(value, bytes | memoryview) else str(value).encode()
            for value in cursor.fetchone()
        )
    assert b"canary-name" not in row
    assert actions.name_of(Upload.objects.get()) == "canary-name.docx"


def test_two_of_the_same_look_different(send: Send, on_disk: OnDisk) -> None:
    first, second = send(Kind.VOICE, key="one"), send(Kind.VOICE, key="two")
    assert len(set(on_disk())) == 2
    assert bytes(first.content_index) != bytes(second.content_index)


@pytest.mark.parametrize("claimed", ["image/svg+xml", "text/html", "application/x-msdownload", ""])
@pytest.mark.trust("H5", "CVE-7")
def test_what_is_claimed_counts_for_nothing(claimed: str, about: str) -> None:
    file = SimpleUploadedFile("page.html", photo("PNG"), content_type=claimed)
    upload = actions.receive(file, kind=Kind.PICTURE, about=about, key="key-1")
    assert upload.media_type == "image/png"


@pytest.mark.parametrize(
    ("kind", "data", "code"),
    [
        (Kind.PICTURE, b"<svg xmlns='http://www.w3.org/2000/svg'/>", "wrong-kind"),
        (Kind.PICTURE, docx_with({}), "wrong-kind"),
        (Kind.DOCUMENT, photo(), "wrong-kind"),
        (Kind.DOCUMENT, docx_with({"word/vbaProject.bin": b""}), "macros"),
        (Kind.DOCUMENT, pdf_with_javascript(), "active-content"),
        (Kind.VOICE, photo(), "wrong-kind"),
        (Kind.VOICE, wav(600), "too-long"),
        *((kind, b"", "empty") for kind in Kind),
        (Kind.PICTURE, photo() + bytes(10 * MEGABYTE), "too-large"),
        (Kind.DOCUMENT, bytes(20 * MEGABYTE + 1), "too-large"),
        (Kind.VOICE, bytes(10 * MEGABYTE + 1), "too-large"),
    ],
)
@pytest.mark.trust("H5")
def test_of_what_is_refused_nothing_stays(
    send: Send, on_disk: OnDisk, kind: Kind, data: bytes, code: str
) -> None:
    assert refusal(send, kind, data) == code
    assert not Upload.objects.exists()
    assert not DataKey.objects.filter(subject__startswith="uploads.").exists()
    assert on_disk() == []


@pytest.mark.parametrize(
    "name", ["../../etc/passwd", 'a"\r\nSet-Cookie: x.docx', "<script>alert(1)</script>.docx", ""]
)
def test_names_are_made_plain(send: Send, name: str) -> None:
    kept = actions.name_of(send(Kind.DOCUMENT, name=name))
    assert kept.endswith(".docx")
    assert not set(kept) & set('/\\<>"\r\n;')


def test_a_file_read_halfway_is_read_from_its_start(about: str) -> None:
    file = io.BytesIO(photo())
    file.read(100)
    assert actions.receive(file, kind=Kind.PICTURE, about=about, key="key-1").size


@pytest.mark.parametrize("about", ["", "people.user", "people.user:", "nobody.knows:1", "a:b:c"])
def test_a_reference_to_nothing_is_a_mistake_of_the_feature(about: str) -> None:
    with pytest.raises(ValueError, match="names no record"):
        actions.receive(io.BytesIO(photo()), kind=Kind.PICTURE, about=about, key="key-1")


@pytest.mark.parametrize("key", ["", " ", "a\0b", "a" * 201, "ключ"])
def test_a_key_that_is_none(send: Send, key: str) -> None:
    assert refusal(send, Kind.PICTURE, key=key) == "no-key"


def test_sending_again_gives_the_same(send: Send, on_disk: OnDisk) -> None:
    assert send(Kind.PICTURE).pk == send(Kind.PICTURE).pk
    assert Upload.objects.get() and len(on_disk()) == 1


def test_another_file_under_the_same_key_is_not_lost_in_silence(send: Send, cast: Cast) -> None:
    send(Kind.PICTURE)
    assert refusal(send, Kind.PICTURE, photo("PNG")) == "other-content"
    assert refusal(send, Kind.VOICE) == "other-content"
    assert refusal(send, Kind.PICTURE, about=f"people.user:{cast.member.pk}") == "other-content"
    assert Upload.objects.get()


@pytest.mark.django_db(transaction=True, serialized_rollback=True)
def test_ten_at_once_make_one(send: Send, on_disk: OnDisk) -> None:
    def again(_: int) -> uuid.UUID:
        try:
            return send(Kind.PICTURE).pk
        finally:
            connections.close_all()

    with ThreadPoolExecutor(10) as pool:
        made = set(pool.map(again, range(10)))
    assert made == {Upload.objects.get().pk}
    assert len(on_disk()) == 1
    assert len(DataKey.objects.filter(subject__startswith="uploads.")) == 1
    assert actions.read(Upload.objects.get())


def test_inside_a_transaction_that_fails(send: Send, on_disk: OnDisk) -> None:
    """What is left is noise without a key, and goes with the next sweep."""
    with transaction.atomic():
        send(Kind.VOICE)
        transaction.set_rollback(True)
    assert not Upload.objects.exists()
    assert not DataKey.objects.filter(subject__startswith="uploads.").exists()
    assert all(CANARY not in raw for raw in on_disk())
