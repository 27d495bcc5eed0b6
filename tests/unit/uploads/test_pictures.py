"""Only pixels are kept (trust W3, W14; ASVS 5.2.6, 14.2.8)."""

import io
import resource
import struct

import pytest
from PIL import Image, ImageCms

from community.uploads import contents
from community.uploads.refusals import Refused
from community.uploads.states import Kind
from tests.factories.uploads import CANARY, photo, png_that_claims

SCRIPT = b"<script>alert(1)</script>"


def examine(data: bytes) -> contents.Examined:
    return contents.examine(data, Kind.PICTURE)


def refusal(data: bytes) -> str:
    with pytest.raises(Refused) as refused:
        examine(data)
    assert "lease" in refused.value.sentence, "says what to do next"
    return refused.value.code


def opened(data: bytes) -> Image.Image:
    image = Image.open(io.BytesIO(data))
    image.load()
    return image


@pytest.mark.parametrize(
    ("kind", "media_type"),
    [
        ("JPEG", "image/jpeg"),
        ("PNG", "image/png"),
        ("WEBP", "image/webp"),
        ("HEIF", "image/jpeg"),
        ("MPO", "image/jpeg"),
    ],
)
def test_nothing_but_pixels_is_kept(kind: str, media_type: str) -> None:
    data = photo(kind)
    assert CANARY in data
    kept = examine(data)
    assert kept.media_type == media_type
    assert CANARY not in kept.data
    image = opened(kept.data)
    assert image.size == (640, 480)
    assert not image.getexif()
    assert not {"exif", "icc_profile", "xmp", "comment", "photoshop"} & image.info.keys()


def test_it_is_turned_upright() -> None:
    exif = Image.Exif()
    exif[0x0112] = 6  # lies on its side
    out = io.BytesIO()
    Image.new("RGB", (600, 400), "orange").save(out, "JPEG", exif=exif)
    assert opened(examine(out.getvalue()).data).size == (400, 600)


def test_it_is_turned_upright_also_with_few_colours() -> None:
    exif = Image.Exif()
    exif[0x0112] = 6
    out = io.BytesIO()
    Image.new("P", (600, 400)).save(out, "PNG", exif=exif)
    assert opened(examine(out.getvalue()).data).size == (400, 600)


def test_the_longest_edge_is_2560() -> None:
    assert opened(examine(photo(size=(5200, 2600))).data).size == (2560, 1280)


def test_colours_of_another_profile_end_up_plain() -> None:
    profile = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    for bytes_of_profile in (profile, b"bad" * 50):
        kept = examine(photo(icc_profile=bytes_of_profile))
        assert "icc_profile" not in opened(kept.data).info


@pytest.mark.parametrize("mode", ["1", "L", "LA", "P", "RGBA", "I;16"])
def test_every_mode_of_a_png(mode: str) -> None:
    out = io.BytesIO()
    Image.new(mode, (60, 40)).save(out, "PNG")
    assert opened(examine(out.getvalue()).data).mode == ("RGBA" if "A" in mode else "RGB")


def test_sixteen_bits_keep_their_greys() -> None:
    out = io.BytesIO()
    Image.new("I;16", (60, 40), 0x8000).save(out, "PNG")
    assert opened(examine(out.getvalue()).data).getpixel((5, 5)) == (128, 128, 128)


def test_what_is_clear_stays_clear() -> None:
    out = io.BytesIO()
    Image.new("P", (60, 40)).save(out, "PNG", transparency=0)
    assert opened(examine(out.getvalue()).data).getpixel((5, 5))[3] == 0


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP"])
@pytest.mark.parametrize("tail", [SCRIPT, b"%PDF-1.7 " + CANARY, b"PK\x03\x04" + CANARY, b"GIF89a"])
def test_a_second_file_behind_the_picture_is_gone(kind: str, tail: bytes) -> None:
    kept = examine(photo(kind) + tail)
    assert tail not in kept.data
    assert kept.data != photo(kind)


def test_a_web_page_in_a_comment_is_gone() -> None:
    data = photo(comment=SCRIPT)
    assert SCRIPT in data
    assert SCRIPT not in examine(data).data


@pytest.mark.parametrize(
    "data",
    [
        b"<svg xmlns='http://www.w3.org/2000/svg'><script/></svg>",
        b"<?xml version='1.0'?><svg/>",
        b"GIF89a/*" + SCRIPT + b"*/=1;",
        b"<html>" + SCRIPT,
        b"BM" + bytes(100),
        b"II*\0" + bytes(100),
        b"%PDF-1.7",
        b"\0",
    ],
)
def test_other_kinds_are_refused_whatever_they_are_called(data: bytes) -> None:
    assert refusal(data) == "wrong-kind"


def test_a_gif_is_refused() -> None:
    out = io.BytesIO()
    Image.new("P", (6, 4)).save(out, "GIF")
    assert refusal(out.getvalue()) == "wrong-kind"


def test_a_bomb_is_refused_and_costs_no_memory() -> None:
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    assert refusal(png_that_claims(50_000, 50_000)) == "too-many-pixels"
    assert refusal(png_that_claims(10_000, 10_000)) == "too-many-pixels"
    assert refusal(png_that_claims(8_000, 5_001)) == "too-many-pixels"
    assert resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before < 50 * 1024  # kilobytes


def test_forty_million_pixels_are_taken() -> None:
    assert opened(examine(photo("PNG", size=(8_000, 5_000))).data).size == (2560, 1600)


@pytest.mark.parametrize("kind", ["JPEG", "PNG", "WEBP", "HEIF"])
@pytest.mark.parametrize("kept", [0.3, 0.7, 0.95])
def test_a_truncated_picture_is_refused(kind: str, kept: float) -> None:
    out = io.BytesIO()
    Image.effect_noise((300, 200), 90).convert("RGB").save(out, kind)
    data = out.getvalue()
    assert refusal(data[: int(len(data) * kept)]) == "unreadable"


def test_a_picture_that_is_painted_over_a_thousand_times_is_refused_at_once() -> None:
    out = io.BytesIO()
    Image.new("RGB", (64, 64)).save(out, "JPEG", progressive=True)
    data = out.getvalue()
    again = b"\xff\xda" + struct.pack(">H", 8) + bytes([1, 1, 0, 1, 63, 0]) + b"\0"
    assert refusal(data[:-2] + again * 1000 + data[-2:]) == "unreadable"


def test_a_picture_inside_out() -> None:
    """The header of one kind, the body of another."""
    assert refusal(b"\xff\xd8\xff" + photo("PNG")) == "unreadable"
    assert refusal(b"\x89PNG\r\n\x1a\n" + photo("JPEG")) == "unreadable"
