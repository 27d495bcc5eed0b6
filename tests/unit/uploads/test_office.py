"""DOCX and ODT: looked through before anybody opens them (trust H5)."""

import struct
import zipfile
from time import monotonic

import pytest

from community.uploads import contents, office
from community.uploads.refusals import Refused
from community.uploads.states import Kind
from tests.factories.uploads import EICAR, ODT, archive, docx_with, odt_with, photo

RELATION = (
    b"<Relationships xmlns='http://schemas.openxmlformats.org/package/2006/relationships'>"
    b"<Relationship Id='a' Type='http://x/relationships/%s' Target='http://evil.example/'"
    b" TargetMode='External'/></Relationships>"
)
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(100)


def refusal(data: bytes) -> str:
    with pytest.raises(Refused) as refused:
        contents.examine(data, Kind.DOCUMENT)
    assert "lease" in refused.value.sentence, "says what to do next"
    return refused.value.code


def test_honest_documents_are_taken_as_they_are() -> None:
    word = docx_with({"word/media/image1.png": photo("PNG"), "docProps/app.xml": b"<p/>"})
    assert contents.examine(word, Kind.DOCUMENT) == contents.Examined(word, office.DOCX)
    writer = odt_with({"META-INF/manifest.xml": b"<manifest/>", "Configurations2/": b""})
    assert contents.examine(writer, Kind.DOCUMENT) == contents.Examined(writer, office.ODT)


def test_a_link_to_click_is_no_harm() -> None:
    office.examine(docx_with({"word/_rels/document.xml.rels": RELATION % b"hyperlink"}))


@pytest.mark.parametrize("kind", [b"attachedTemplate", b"image", b"oleObject", b"frame"])
def test_what_fetches_by_itself_is_refused(kind: bytes) -> None:
    assert refusal(docx_with({"word/_rels/settings.xml.rels": RELATION % kind})) == "fetches"
    encoded = (RELATION % kind).decode().encode("utf-16")
    assert refusal(docx_with({"word/_rels/settings.xml.rels": encoded})) == "fetches"


@pytest.mark.parametrize(
    "name", ["word/vbaProject.bin", "word/VBAPROJECT.BIN", "word/activeX/a.xml", "word/vbaData.xml"]
)
def test_macros_of_word(name: str) -> None:
    assert refusal(docx_with({name: b"anything"})) == "macros"


def test_a_document_with_macros_under_another_name() -> None:
    kinds = (
        b'<Types><Override ContentType="application/vnd.ms-word.document.macroEnabled"/></Types>'
    )
    assert refusal(docx_with({"[Content_Types].xml": kinds})) == "macros"
    utf16 = kinds.decode().encode("utf-16")
    assert refusal(docx_with({"[Content_Types].xml": utf16})) == "macros"
    assert refusal(docx_with({"word/theme/theme1.xml": OLE})) == "program"


@pytest.mark.parametrize("name", ["Basic/Standard/Module1.xml", "Scripts/python/a.txt"])
def test_macros_of_writer(name: str) -> None:
    assert refusal(odt_with({name: b"anything"})) == "macros"


@pytest.mark.parametrize(
    ("name", "body"),
    [
        ("word/embeddings/setup.exe", b"anything"),
        ("word/media/image1.png", b"MZ\x90\0" + bytes(100)),
        ("word/media/image1.png", b"\x7fELF" + bytes(100)),
        ("word/media/image1.png", b"#!/bin/sh"),
        ("word/embeddings/oleObject1.bin", OLE),
        ("word/a.LNK", b"anything"),
        ("word/a.js", b"anything"),
    ],
)
def test_programs_inside(name: str, body: bytes) -> None:
    assert refusal(docx_with({name: body})) == "program"


@pytest.mark.parametrize(
    "name", ["../../etc/passwd", "/etc/passwd", "C:/a.txt", "word\\..\\a", "a/../b", "a\nb"]
)
def test_names_that_lead_out(name: str) -> None:
    assert refusal(docx_with({name: b"anything"})) == "unreadable"


def test_a_link_to_another_file() -> None:
    link = zipfile.ZipInfo("word/link")
    link.external_attr = 0o120777 << 16
    assert refusal(docx_with({link: b"/etc/passwd"})) == "unreadable"  # type: ignore[dict-item]  # as zipfile takes it


@pytest.mark.trust("CVE-16")
def test_a_bomb_is_refused_at_once() -> None:
    began = monotonic()
    assert refusal(docx_with({"word/a.xml": bytes(90 * 1024 * 1024)})) == "unpacks-too-far"
    many = {f"word/{number}.xml": b"" for number in range(2001)}
    assert refusal(docx_with(many)) == "unpacks-too-far"
    too_many = {f"word/{number}.xml": b"" for number in range(20_000)}
    assert refusal(docx_with(too_many)) == "unreadable"
    assert monotonic() - began < 60


def test_one_part_that_unpacks_too_far() -> None:
    noise = photo("PNG", size=(10, 10)) * 5000
    stored = archive({"word/document.xml": b"<w/>", "a": noise}, zipfile.ZIP_STORED)
    assert office.examine(stored) == office.DOCX
    parts = {"a": bytes(4 * 1024 * 1024), **{f"b{n}": bytes([n]) * 100 for n in range(9)}}
    assert refusal(docx_with(parts)) == "unpacks-too-far"


def test_a_part_that_lies_about_its_size() -> None:
    data = docx_with({"word/a.xml": bytes(1000)})
    true = struct.pack("<L", 1000)
    assert data.count(true) == 2
    assert refusal(data.replace(true, struct.pack("<L", 10))) == "unreadable"


def test_a_part_that_is_damaged() -> None:
    data = archive({"word/document.xml": b"<w/>" * 50}, zipfile.ZIP_STORED)
    assert refusal(data.replace(b"<w/><w/>", b"<v/><w/>", 1)) == "unreadable"


def test_parts_that_share_their_bytes() -> None:
    data = bytearray(docx_with({"word/a.xml": b"a" * 500, "word/b.xml": b"a" * 500}))
    first = data.index(b"PK\x01\x02")
    entries = [at for at in range(first, len(data)) if data[at : at + 4] == b"PK\x01\x02"]
    data[entries[3] + 42 : entries[3] + 46] = data[entries[2] + 42 : entries[2] + 46]
    assert refusal(bytes(data)) == "unreadable"


def test_a_document_locked_with_a_password() -> None:
    data = bytearray(docx_with({}))
    for mark, offset in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        at = data.index(mark)
        data[at + offset] |= 1
    assert refusal(bytes(data)) == "locked"
    sealed = b"<manifest:encryption-data/>"
    assert refusal(odt_with({"META-INF/manifest.xml": sealed})) == "locked"


@pytest.mark.parametrize(
    "data",
    [
        archive({"xl/workbook.xml": b"<x/>"}),
        odt_with({}, declared="application/vnd.oasis.opendocument.spreadsheet"),
        archive({"content.xml": b"<x/>"}),
        archive({"a.exe": b"MZ"}),
        archive({"META-INF/MANIFEST.MF": b"", "Main.class": b"\xca\xfe\xba\xbe"}),
        OLE,
        EICAR,
        b"Rar!\x1a\x07\x00",
        b"{\\rtf1}",
        b"plain words",
        photo(),
    ],
)
def test_other_kinds_are_refused(data: bytes) -> None:
    assert refusal(data) == "wrong-kind"


@pytest.mark.parametrize("data", [b"PK\x03\x04", b"PK\x03\x04" + bytes(500), docx_with({})[:-30]])
def test_broken_archives(data: bytes) -> None:
    assert refusal(data) == "unreadable"


def test_nothing_may_stand_before_or_behind() -> None:
    assert refusal(docx_with({}) + b"%PDF-1.7") == "unreadable"
    assert refusal(b"PK\x03\x04" + docx_with({})) == "unreadable"


def test_a_list_of_relations_that_explodes() -> None:
    laughs = b'<!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;">]><x>&b;</x>'
    assert refusal(docx_with({"word/_rels/a.rels": laughs})) == "unreadable"
    assert refusal(docx_with({"word/_rels/a.rels": b"<x>" + b"ab" * 1_100_000})) != ""


def test_the_type_of_a_text_document_is_read_exactly() -> None:
    assert refusal(odt_with({}, declared=ODT + "-template")) == "wrong-kind"
