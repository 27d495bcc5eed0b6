"""Only pixels are kept; a person is shown only while they agree."""

import io
import zipfile
from datetime import date, timedelta

import pytest
from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile
from PIL import Image, ImageCms

from community.cms import pictures

TODAY = date(2026, 11, 21)
DAY = timedelta(days=1)
CANARY = b"CANARY-51.5033-GPS"


def photo(kind: str, size: tuple[int, int] = (60, 40), mode: str = "RGB") -> "ContentFile[bytes]":
    """A picture that carries a place and a comment in every way its format allows."""
    image = Image.new(mode, size, "orange")
    exif = Image.Exif()
    exif[0x010E] = CANARY.decode()
    exif.get_ifd(0x8825).update({1: "N", 2: (51.0, 30.0, 12.0), 29: CANARY.decode()})
    out = io.BytesIO()
    extra = {"comment": CANARY} if kind in {"JPEG", "GIF"} else {}
    if kind == "GIF":
        image.save(out, kind, **extra)
    else:
        image.save(out, kind, exif=exif, icc_profile=None, xmp=CANARY, **extra)
    return ContentFile(out.getvalue(), name=f"home-of-somebody.{kind.lower()}")


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP", "GIF"])
@pytest.mark.trust("W3")
def test_no_metadata_survives(kind: str) -> None:
    original = photo(kind)
    assert CANARY in original.read()
    kept = pictures.reencode(original)
    data = kept.read()
    assert CANARY not in data
    image = Image.open(io.BytesIO(data))
    assert not image.getexif()
    assert image.size == (60, 40)
    assert "somebody" not in str(kept.name)


def test_turns_it_upright() -> None:
    image = Image.new("RGB", (60, 40))
    exif = Image.Exif()
    exif[0x0112] = 6
    out = io.BytesIO()
    image.save(out, "JPEG", exif=exif)
    kept = pictures.reencode(ContentFile(out.getvalue(), name="a.jpg"))
    assert Image.open(kept).size == (40, 60)


def test_keeps_transparency() -> None:
    kept = pictures.reencode(photo("PNG", mode="RGBA"))
    assert Image.open(kept).mode == "RGBA"


@pytest.mark.parametrize(
    ("kind", "mode"),
    [("JPEG", "RGB"), ("JPEG", "L"), ("PNG", "RGB"), ("PNG", "RGBA"), ("WEBP", "RGB")],
)
def test_a_damaged_colour_profile_counts_as_none(kind: str, mode: str) -> None:
    out = io.BytesIO()
    Image.new(mode, (6, 4), "orange" if mode != "L" else 99).save(
        out, kind, icc_profile=b"bad" * 50
    )
    upload = ContentFile(out.getvalue(), name="a.jpg")
    pictures.verify(upload)
    kept = Image.open(pictures.reencode(upload))
    assert kept.size == (6, 4)
    assert not kept.info.get("icc_profile")


def test_a_profile_for_other_kinds_of_colours_counts_as_none() -> None:
    profile = ImageCms.ImageCmsProfile(ImageCms.createProfile("LAB")).tobytes()
    out = io.BytesIO()
    Image.new("RGB", (6, 4), "orange").save(out, "JPEG", icc_profile=profile)
    assert pictures.reencode(ContentFile(out.getvalue(), name="a.jpg")).size


def test_what_fails_in_painting_is_said_when_it_is_uploaded(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def fail(*_: object) -> None:
        raise OSError("encoder error -2")

    monkeypatch.setattr(pictures, "repaint", fail)
    with pytest.raises(ValidationError, match="could not be read"):
        pictures.verify(photo("JPEG"))


def archive() -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as made:
        made.writestr("a.html", "x")
    return out.getvalue()


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("a.svg", b"<svg xmlns='http://www.w3.org/2000/svg'><script>alert(1)</script></svg>"),
        ("a.jpg", b"<svg xmlns='http://www.w3.org/2000/svg'/>"),
        ("a.png", b"%PDF-1.7 hello"),
        ("a.gif", b"GIF89a/*<script>alert(1)</script>*/"),
        ("a.png", b""),
        ("a.png", b"\x89PNG\r\n\x1a\n" + b"\0" * 40),
        ("a.zip", archive()),
    ],
)
@pytest.mark.trust("W14", "CVE-7")
def test_refuses_what_is_no_picture(name: str, data: bytes) -> None:
    with pytest.raises(ValidationError) as refusal:
        pictures.verify(ContentFile(data, name=name))
    assert refusal.value.messages[0].endswith(".")


def test_refuses_a_picture_with_a_page_behind_it() -> None:
    data = photo("JPEG").read() + b"<html><script>alert(1)</script>"
    with pytest.raises(ValidationError, match="something else"):
        pictures.verify(ContentFile(data, name="a.jpg"))


def test_what_hides_behind_the_pixels_is_dropped() -> None:
    data = photo("JPEG").read() + archive()
    kept = pictures.reencode(ContentFile(data, name="a.jpg"))
    assert not zipfile.is_zipfile(io.BytesIO(kept.read()))


@pytest.mark.trust("CVE-16")
def test_refuses_too_many_pixels_before_decoding() -> None:
    out = io.BytesIO()
    Image.new("1", (9000, 9000)).save(out, "PNG")
    with pytest.raises(ValidationError, match="million pixels"):
        pictures.verify(ContentFile(out.getvalue(), name="flood.png"))


def test_refuses_too_many_bytes() -> None:
    with pytest.raises(ValidationError, match="larger than 10 MB"):
        pictures.verify(ContentFile(b"\0" * (10 * 1024 * 1024 + 1), name="a.png"))


@pytest.mark.parametrize(
    ("shows", "reference", "given", "expires", "shown"),
    [
        ("no", "", None, None, True),
        ("", "", None, None, False),
        ("", "file 7", TODAY, TODAY + DAY, False),
        ("yes", "file 7", TODAY - DAY, TODAY + DAY, True),
        ("yes", "file 7", TODAY, TODAY, True),
        ("yes", "file 7", TODAY - 2 * DAY, TODAY - DAY, False),
        ("yes", "file 7", TODAY + DAY, TODAY + 2 * DAY, False),
        ("yes", "", TODAY - DAY, TODAY + DAY, False),
        ("yes", "file 7", None, TODAY + DAY, False),
        ("yes", "file 7", TODAY - DAY, None, False),
    ],
)
def test_shows_a_person_only_while_they_agree(
    shows: str, reference: str, given: date | None, expires: date | None, shown: bool
) -> None:
    assert (
        pictures.may_be_shown(
            shows_person=shows, reference=reference, given_on=given, expires_on=expires, on=TODAY
        )
        is shown
    )


def test_a_kind_that_we_do_not_know_is_refused_in_words() -> None:
    image = Image.new("RGB", (4, 4))
    image.format = "TIFF"
    with pytest.raises(ValidationError, match="JPEG, PNG, WebP or GIF"):
        pictures._kind(image)
