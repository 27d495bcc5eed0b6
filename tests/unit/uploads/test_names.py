"""What a file is called is a plain name with the ending that fits its bytes."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from community.uploads.names import EXTENSIONS, tidy

PDF = "application/pdf"


@pytest.mark.parametrize(
    ("claimed", "name"),
    [
        ("My letter.pdf", "My letter.pdf"),
        ("../../etc/passwd", "passwd.pdf"),
        ("C:\\Users\\me\\letter.docx", "letter.pdf"),
        ("letter.pdf.exe", "letter pdf.pdf"),
        ("invoice\u202efdp.exe", "invoicefdp.pdf"),
        ('a"\r\nSet-Cookie: b.pdf', "a Set-Cookie b.pdf"),
        ("<img src=x onerror=alert(1)>.pdf", "img src x onerror alert(1).pdf"),
        ("", "file.pdf"),
        (".htaccess", "htaccess.pdf"),
        ("....", "file.pdf"),
        ("Żółw 🐢.pdf", "Żółw 🐢.pdf"),
        ("\0\x01/", "file.pdf"),
        ("a" * 500 + ".pdf", "a" * 80 + ".pdf"),
    ],
)
def test_examples(claimed: str, name: str) -> None:
    assert tidy(claimed, PDF) == name


@given(st.text(), st.sampled_from(sorted(EXTENSIONS)))
def test_whatever_is_claimed(claimed: str, media_type: str) -> None:
    name = tidy(claimed, media_type)
    stem, dot, ending = name.rpartition(".")
    assert (dot, ending) == (".", EXTENSIONS[media_type])
    assert stem and not set(stem) & set("/\\<>\"'\r\n\0.;")
    assert len(name) <= 90
