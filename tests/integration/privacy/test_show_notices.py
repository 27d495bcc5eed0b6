"""The notices in full: read, in easy read, heard; edited without changing what others were told."""

import io
import wave
from typing import Any

import pytest
from django.core.cache import caches
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from community.privacy.actions import notices
from community.privacy.models import Notice, NoticeWording
from community.privacy.moments import Moment
from community.privacy.rules.notices import words_of
from community.privacy.states import LawfulBasis
from community.uploads.models import Upload
from tests.people import Cast
from tests.sign_in import sign_in

pytestmark = pytest.mark.django_db


def page(client: Client, moment: str = "free-text", query: str = "") -> str:
    answer = client.get(reverse("privacy:notice", args=[moment]) + query)
    assert answer.status_code == 200
    return answer.content.decode()


def sound(seconds: float = 1) -> bytes:
    file = io.BytesIO()
    with wave.open(file, "wb") as out:
        out.setnchannels(1)
        out.setsampwidth(2)
        out.setframerate(8000)
        out.writeframes(b"\0\0" * int(8000 * seconds))
    return file.getvalue()


def edit(client: Client, notice: Notice, **changes: Any) -> Any:
    data = {"short": notice.short, "full": notice.full, "easy-count": "0"}
    data |= {"short_by_consent": "", "full_by_consent": ""} | changes
    return client.post(f"/cms/snippets/privacy/notice/edit/{notice.pk}/", data)


@pytest.fixture
def editor(client: Client, cast: Cast) -> Client:
    sign_in(client, cast.comms)
    return client


def test_everybody_finds_all_of_them(client: Client) -> None:
    listed = client.get(reverse("privacy:notices")).content.decode()
    for moment in Moment:
        assert reverse("privacy:notice", args=[moment]) in listed
        assert moment.label in page(client, moment)


def test_a_notice_that_is_not_there(client: Client) -> None:
    assert client.get("/my/data/notices/nothing/").status_code == 404
    assert client.get("/my/data/notices/nothing/listen/").status_code == 404


def test_each_in_full_in_easy_read_and_to_be_read_aloud(client: Client) -> None:
    words = page(client)
    assert "A real person reads what you write." in words
    assert "Easy read" in words
    assert "img/easy/eye" in words
    assert "<read-aloud" in words
    assert "<audio" not in words


@pytest.mark.trust("R2")
def test_the_page_says_consent_only_where_it_is_asked_for(client: Client) -> None:
    assert "only if you consent" in page(client, "answering", "?by=consent")
    assert "consent" not in page(client, "answering").partition("<main")[2].partition("</main")[0]


@pytest.mark.trust("6-1")
def test_what_was_shown_stays_as_it_was_when_the_words_are_edited(editor: Client) -> None:
    before = notices.say(Moment.FREE_TEXT, reader="The lead", hours="Mondays")
    notice = Notice.objects.get(moment=Moment.FREE_TEXT)
    assert edit(editor, notice, short="{reader} reads it.").status_code == 302
    caches["process"].clear()
    after = notices.say(Moment.FREE_TEXT, reader="The lead", hours="Mondays")
    assert after.short == "The lead reads it."
    for said in (before, after):  # whatever stood on a screen when it was edited
        (code,) = notices.told_codes([said.shown]).split()
        assert NoticeWording.objects.get(code=code).short == said.short


@pytest.mark.trust("6-1")
def test_looking_at_a_notice_writes_nothing(client: Client) -> None:
    before = set(NoticeWording.objects.values_list("code", flat=True))
    for moment in Moment:
        page(client, moment)
        notices.say(moment, reader="Somebody", hours="Sundays")
    assert set(NoticeWording.objects.values_list("code", flat=True)) == before


def test_words_that_never_were_have_no_code() -> None:
    assert notices.told_codes([("0123456789abcdef",)]) == ""


def test_a_release_renews_only_what_nobody_has_edited(editor: Client) -> None:
    notice = Notice.objects.get(moment=Moment.RIGHTS)
    edit(editor, notice, short="Ours.")
    Notice.objects.filter(moment=Moment.WORRY).update(short="Of an older release.")
    notices.make_shipped()
    assert notices.find(Moment.RIGHTS).short == "Ours."
    assert notices.find(Moment.WORRY).short == notices.shipped(Moment.WORRY).short


@pytest.mark.trust("R2")
def test_consent_is_not_promised_where_it_is_not_the_basis(editor: Client) -> None:
    notice = Notice.objects.get(moment=Moment.ANSWERING)
    answer = edit(editor, notice, short="You consent to this.")
    assert answer.status_code == 200
    assert "Leave the word out" in answer.content.decode()
    fits = edit(editor, notice, short_by_consent="You consent to this.")
    assert fits.status_code == 302
    found = notices.find(Moment.ANSWERING)
    assert words_of(found, basis=LawfulBasis.CONSENT).short == "You consent to this."


def test_somebody_reads_it_out(editor: Client, settings: Any) -> None:
    settings.UPLOADS_WITHOUT_SCANNER = True
    notice = Notice.objects.get(moment=Moment.RIGHTS)
    data = sound()
    edit(editor, notice, recording=SimpleUploadedFile("rights.wav", data))
    words = page(editor, "rights")
    address = reverse("privacy:notice_listen", args=["rights"])
    assert f'src="{address}"' in words
    assert "<read-aloud" not in words
    heard = editor.get(address)
    assert heard.content == data
    assert heard["Accept-Ranges"] == "bytes"
    edit(editor, notices.find(Moment.RIGHTS), full="Other words now.")
    assert "<read-aloud" in page(editor, "rights")
    assert editor.get(address).status_code == 404


@pytest.mark.parametrize(
    ("wanted", "status", "first", "last"),
    [
        ("bytes=0-9", 206, 0, 10),
        ("bytes=100-", 206, 100, None),
        ("bytes=-5", 206, -5, None),
        ("bytes=0-99999999", 206, 0, None),
        ("bytes=99999999-", 416, 0, 0),
        ("bytes=9-2", 416, 0, 0),
        ("bytes=-", 200, 0, None),
        ("bytes=0-1,4-5", 200, 0, None),
        ("apples=1-2", 200, 0, None),
    ],
)
def test_a_player_may_ask_for_a_part(
    editor: Client, settings: Any, wanted: str, status: int, first: int, last: int | None
) -> None:
    settings.UPLOADS_WITHOUT_SCANNER = True
    data = sound(0.1)
    notice = Notice.objects.get(moment=Moment.RIGHTS)
    edit(editor, notice, recording=SimpleUploadedFile("rights.wav", data))
    answer = editor.get(reverse("privacy:notice_listen", args=["rights"]), HTTP_RANGE=wanted)
    assert answer.status_code == status
    assert answer.content == data[first:last]


def test_a_file_that_is_no_sound_is_refused(editor: Client) -> None:
    notice = Notice.objects.get(moment=Moment.RIGHTS)
    wrong = SimpleUploadedFile("rights.wav", b"MZ" + bytes(400))
    answer = edit(editor, notice, recording=wrong)
    assert answer.status_code == 200
    assert not Upload.objects.exists()
    assert notices.find(Moment.RIGHTS).is_shipped


def test_the_new_recording_takes_the_place_of_the_old(editor: Client, settings: Any) -> None:
    settings.UPLOADS_WITHOUT_SCANNER = True
    for length in (0.1, 0.2):
        notice = notices.find(Moment.RIGHTS)
        edit(editor, notice, recording=SimpleUploadedFile("rights.wav", sound(length)))
    assert len(Upload.objects.all()) == 1
    address = reverse("privacy:notice_listen", args=["rights"])
    assert editor.get(address).content == sound(0.2)


@pytest.mark.parametrize("part", ["add/", "delete/1/", "copy/1/"])
def test_none_is_added_or_taken_away(editor: Client, part: str) -> None:
    assert editor.get(f"/cms/snippets/privacy/notice/{part}").status_code in (302, 404)
    assert len(Notice.objects.all()) == len(Moment)


def test_a_stranger_edits_nothing(client: Client, cast: Cast) -> None:
    sign_in(client, cast.stranger)
    notice = Notice.objects.get(moment=Moment.RIGHTS)
    assert edit(client, notice, short="Mine").status_code == 404
    assert notices.find(Moment.RIGHTS).short != "Mine"
