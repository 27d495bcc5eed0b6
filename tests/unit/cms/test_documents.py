import io
import zipfile

import pytest
from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile

from community.cms import documents


def office(*names: str) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for name in names:
            archive.writestr(name, "x")
    return out.getvalue()


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("paper.pdf", b"%PDF-1.7\n..."),
        ("paper.docx", office("[Content_Types].xml", "word/document.xml")),
        ("table.xlsx", office("xl/workbook.xml")),
        ("paper.odt", office("mimetype", "content.xml")),
        ("table.csv", "name,count\nÉlan,3\n".encode()),
        ("note.txt", b"hello"),
    ],
)
def test_takes_honest_files(name: str, data: bytes) -> None:
    documents.verify(ContentFile(data, name=name))


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("paper.pdf", b"<html><script>alert(1)</script>"),
        ("paper.docx", office("evil.html")),
        ("paper.docx", b"PK\x03\x04 broken"),
        ("table.csv", b"<script>alert(1)</script>"),
        ("note.txt", b"MZ\0\0"),
        ("page.html", b"<p>hello</p>"),
        ("tool.exe", b"MZ"),
        ("picture.svg", b"<svg/>"),
        ("noextension", b"%PDF-1.7"),
    ],
)
@pytest.mark.trust("W4", "CVE-7")
def test_refuses_what_is_not_what_its_name_says(name: str, data: bytes) -> None:
    with pytest.raises(ValidationError) as refusal:
        documents.verify(ContentFile(data, name=name))
    assert refusal.value.messages[0].endswith(".")


@pytest.mark.trust("W4")
def test_refuses_macros() -> None:
    data = office("word/document.xml", "word/vbaProject.bin")
    with pytest.raises(ValidationError, match="macros"):
        documents.verify(ContentFile(data, name="paper.docx"))
