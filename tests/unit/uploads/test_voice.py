"""Voice notes: sound alone, five minutes at most, told by the bytes."""

import pytest

from community.uploads import contents
from community.uploads.refusals import Refused
from community.uploads.states import Kind
from community.uploads.voice import SECONDS
from tests.factories.uploads import CANARY, element, m4a, ogg, photo, wav, webm

MAKERS = {"audio/webm": webm, "audio/ogg": ogg, "audio/mp4": m4a, "audio/wav": wav}


def refusal(data: bytes) -> str:
    with pytest.raises(Refused) as refused:
        contents.examine(data, Kind.VOICE)
    assert "lease" in refused.value.sentence, "says what to do next"
    return refused.value.code


@pytest.mark.parametrize("media_type", MAKERS)
def test_it_is_told_by_its_bytes_and_its_length_is_read(media_type: str) -> None:
    data = MAKERS[media_type](90)
    assert contents.examine(data, Kind.VOICE).media_type == media_type
    assert SECONDS[media_type](data) == pytest.approx(90, abs=15)


@pytest.mark.parametrize("media_type", MAKERS)
def test_five_minutes_and_no_more(media_type: str) -> None:
    contents.examine(MAKERS[media_type](299), Kind.VOICE)
    assert refusal(MAKERS[media_type](700)) == "too-long"


def test_recorders_that_do_not_say_the_length() -> None:
    assert SECONDS["audio/webm"](webm(60, said=False)) == pytest.approx(60)
    assert SECONDS["audio/mp4"](m4a(60, fragments=True)) == pytest.approx(60)
    assert SECONDS["audio/mp4"](m4a(0)) is None
    assert refusal(m4a(700, fragments=True)) == "too-long"


def test_the_sound_is_kept_as_it_is() -> None:
    for make in (webm, ogg, wav):
        data = make(1)
        assert contents.examine(data, Kind.VOICE).data == data


def test_the_place_is_blanked_and_nothing_moves() -> None:
    data = m4a()
    kept = contents.examine(data, Kind.VOICE).data
    assert b"+51.5" in data and b"LONDON" in data
    assert b"+51.5" not in kept and b"LONDON" not in kept
    assert len(kept) == len(data)
    assert kept.index(CANARY) == data.index(CANARY)
    assert SECONDS["audio/mp4"](kept) == 1


@pytest.mark.parametrize(
    "data",
    [
        webm(codecs=(b"V_VP9", b"A_OPUS")),
        webm(codecs=(b"V_VP9",)),
        webm(codecs=()),
        ogg(codec=b"\x80theora"),
        ogg(begins=2),
        ogg() + b"<script>alert(1)</script>" * 4,
        m4a(codec=b"avc1", handler=b"vide"),
        m4a(codec=b"samr"),
        b"\0\0\0\x10ftypM4A \0\0\0\0",
        b"\0\0\0\x10ftypM4A \0\0\0\0\0\0\0\x02moov",
        b"RIFF\x20\0\0\0WAVEfmt ",
        b"RIFF\x24\0\0\0WAVE" + bytes(40),
        b"\x1a\x45\xdf\xa3" + bytes(40),
        b"\x1a\x45\xdf\xa3",
        b"OggS" + bytes(40),
    ],
)
def test_films_other_codecs_and_damaged_files_are_refused(data: bytes) -> None:
    assert refusal(data) == "unreadable"


@pytest.mark.parametrize(
    "data", [b"ID3\x04", b"\xff\xfb\x90\x64", photo(), photo("WEBP"), b"<html>", b"#!AMR\n"]
)
def test_other_kinds_are_refused(data: bytes) -> None:
    assert refusal(data) == "wrong-kind"


@pytest.mark.parametrize("media_type", ["audio/webm", "audio/ogg", "audio/wav"])
def test_a_recording_that_was_cut_off_is_still_one(media_type: str) -> None:
    data = MAKERS[media_type](10)
    assert contents.examine(data[:-5], Kind.VOICE).media_type == media_type


def test_a_length_that_is_no_number_counts_for_nothing() -> None:
    for odd in (b"\x7f\xf8" + bytes(6), b"\x7f\xf0" + bytes(6)):
        data = webm(10, said=False)
        said = element(0x4489, odd)
        at = data.index(b"\x16\x54\xae\x6b")
        assert SECONDS["audio/webm"](data[:at] + said + data[at:]) == pytest.approx(10)


def test_endless_small_pieces_end() -> None:
    assert refusal(b"\x1a\x45\xdf\xa3\x80" + b"\xec\x80" * 300_000) == "unreadable"
    assert refusal(b"\0\0\0\x10ftypM4A \0\0\0\0" + b"\0\0\0\x08moov" * 300_000) == "unreadable"
