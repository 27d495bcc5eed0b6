"""PDFs: nothing in them runs, opens or sends by itself (trust H5)."""

import io
import resource
from time import monotonic

import pytest
from pypdf import PdfReader, PdfWriter
from pypdf.annotations import Link
from pypdf.generic import ArrayObject, DictionaryObject, NameObject, NumberObject, TextStringObject

from community.uploads import contents
from community.uploads.refusals import Refused
from community.uploads.states import Kind
from tests.factories.uploads import action, pdf, pdf_packed, pdf_with_javascript


def refusal(data: bytes) -> str:
    with pytest.raises(Refused) as refused:
        contents.examine(data, Kind.DOCUMENT)
    assert "lease" in refused.value.sentence, "says what to do next"
    return refused.value.code


def written(writer: PdfWriter) -> bytes:
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()


def test_an_honest_pdf_is_taken_as_it_is() -> None:
    for data in (pdf(), pdf_packed(b"")):
        assert contents.examine(data, Kind.DOCUMENT) == contents.Examined(data, "application/pdf")
        assert len(PdfReader(io.BytesIO(data)).pages) == 1


def test_opening_at_a_page_and_a_link_to_click_are_no_harm() -> None:
    page = ArrayObject([NumberObject(0), NameObject("/Fit")])
    contents.examine(pdf(OpenAction=page), Kind.DOCUMENT)
    contents.examine(pdf(OpenAction=action("GoTo")), Kind.DOCUMENT)
    writer = PdfWriter()
    writer.add_blank_page(200, 200)
    writer.add_annotation(0, Link(rect=(0, 0, 50, 50), url="https://community.example/"))
    contents.examine(written(writer), Kind.DOCUMENT)


def test_scripts() -> None:
    assert refusal(pdf_with_javascript()) == "active-content"
    assert refusal(pdf(OpenAction=action("JavaScript", JS="app.alert(1)"))) == "active-content"


@pytest.mark.parametrize(
    "kind", ["Launch", "URI", "SubmitForm", "ImportData", "GoToR", "Rendition"]
)
def test_what_happens_when_it_is_opened(kind: str) -> None:
    assert refusal(pdf(OpenAction=action(kind, URI="http://evil.example/"))) == "active-content"
    moments = DictionaryObject({NameObject("/WC"): action(kind, URI="http://evil.example/")})
    assert refusal(pdf(AA=moments)) == "active-content"


@pytest.mark.parametrize(
    "inner",
    [
        b"/OpenAction << /S /JavaScript /JS (app.alert) >>",
        b"/OpenAction << /S /URI /URI (http://evil.example) >>",
        b"/Names << /EmbeddedFiles << /Names [] >> >>",
        b"/AcroForm << /XFA [] >>",
        b"/AA << /WC << /S /Launch /F (cmd.exe) >> >>",
    ],
)
def test_what_lies_compressed_out_of_sight(inner: bytes) -> None:
    data = pdf_packed(inner)
    assert b"evil" not in data and b"XFA" not in data
    assert refusal(data) == "active-content"


def test_names_written_in_another_way() -> None:
    data = pdf_with_javascript().replace(b"/JavaScript", b"/J#61vaScript").replace(b"/JS", b"/#4aS")
    assert b"/JavaScript" not in data
    assert refusal(data) == "active-content"


def test_what_no_table_lists() -> None:
    hidden = b"9 0 obj\n<< /S /Launch /F (cmd.exe) >>\nendobj\n"
    data = pdf()
    at = data.rindex(b"startxref")
    assert refusal(data[:at] + hidden + data[at:]) == "active-content"


def test_files_inside() -> None:
    writer = PdfWriter()
    writer.add_blank_page(200, 200)
    writer.add_attachment("a.exe", b"MZ")
    assert refusal(written(writer)) == "active-content"


def test_locked_with_a_password() -> None:
    writer = PdfWriter()
    writer.add_blank_page(200, 200)
    writer.encrypt("secret", algorithm="AES-256")
    assert refusal(written(writer)) == "locked"


@pytest.mark.parametrize(
    "data",
    [
        b"%PDF-1.7",
        b"%PDF-1.7 words %%EOF",
        pdf()[:-200],
        pdf() + b"\n" * 2000,
        pdf().replace(b"/Pages", b"/Sagep"),
    ],
)
def test_broken_ones(data: bytes) -> None:
    assert refusal(data) == "unreadable"


def test_a_pdf_must_begin_as_one() -> None:
    assert refusal(b"MZ" + pdf()) == "wrong-kind"
    assert refusal(b"\n" + pdf()) == "wrong-kind"


def test_one_that_refers_to_itself_ends() -> None:
    loop = DictionaryObject({NameObject("/Title"): TextStringObject("again")})
    loop[NameObject("/Next")] = loop
    contents.examine(pdf_packed(b"/Loop 1 0 R"), Kind.DOCUMENT)


@pytest.mark.trust("CVE-16")
def test_small_ones_that_unpack_to_more_than_memory_holds() -> None:
    """It ends in seconds, and in another process."""
    data = pdf_packed(b"/A [" + b"0 " * 30_000_000 + b"]")
    before, began = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss, monotonic()
    assert len(data) < 200_000
    assert refusal(data) in {"unreadable", "too-complicated"}
    assert monotonic() - began < 60
    assert resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before < 20 * 1024  # kilobytes


def test_ones_nested_without_end() -> None:
    assert refusal(pdf_packed(b"/A " + b"[" * 100_000)) in {"unreadable", "too-complicated"}
