"""Paints a picture anew: ``python -I boxed_picture.py JPEG < file``. Stands alone; see boxed.py.

Whatever else a file carries (place, camera, comments, a second file behind the picture) ends here,
because its pixels are painted onto a new canvas and that is saved. The size is read from the header
before anything is decoded. PNG and WebP stay what they are; everything else becomes JPEG.
"""

import io
import re
import resource
import sys

import pillow_heif
from PIL import Image, ImageCms, ImageOps

FINE, TOO_MANY_PIXELS, UNREADABLE = "fine", "too-many-pixels", "unreadable"
CPU_SECONDS = 20
MEMORY = 1024 * 1024 * 1024  # forty million pixels of WebP take 650 MB
MOST_PIXELS = 40_000_000
LONGEST_EDGE = 2560
STAYS = frozenset({"PNG", "WEBP"})
# A progressive JPEG has about ten scans. Each costs time for the whole picture, and a few bytes.
SCAN = re.compile(rb"\xff\xda\x00[\x08\x0a\x0c\x0e]")
MOST_SCANS = 100
FULL_DEPTH = 256  # 16 bits to 8
Bomb = (Image.DecompressionBombError, Image.DecompressionBombWarning)


class TooManyPixels(ValueError):
    """Told by its header."""


def verdict(data: bytes, kind: str) -> tuple[str, bytes]:
    """One word, and when it is fine the new file."""
    if len(SCAN.findall(data)) > MOST_SCANS:
        return UNREADABLE, b""
    try:
        return FINE, _saved(_painted(_opened(data, kind)), kind)
    except (TooManyPixels, *Bomb):
        return TOO_MANY_PIXELS, b""
    except Exception:  # decoders fail in many ways on what was made to break them
        return UNREADABLE, b""


def _opened(data: bytes, kind: str) -> Image.Image:
    """Its structure checked, nothing decoded yet."""
    image = Image.open(io.BytesIO(data), formats=[kind])
    if image.width * image.height > MOST_PIXELS:
        raise TooManyPixels
    image.verify()  # leaves the image unusable
    del image
    return Image.open(io.BytesIO(data), formats=[kind])


def _painted(image: Image.Image) -> Image.Image:
    """Made smaller first, so that everything else works on few pixels."""
    profile = image.info.get("icc_profile")
    image.draft(None, (LONGEST_EDGE, LONGEST_EDGE))
    small = _in_plain_mode(image)
    small.thumbnail((LONGEST_EDGE, LONGEST_EDGE), reducing_gap=2.0)
    upright = _in_plain_mode(ImageOps.exif_transpose(small))
    canvas = Image.new("RGBA" if "A" in upright.getbands() else "RGB", upright.size)
    canvas.paste(_in_srgb(upright.convert(canvas.mode), profile))
    return canvas


def _in_plain_mode(image: Image.Image) -> Image.Image:
    """Modes that cannot be made smaller well (palettes, 16 bits) as RGB; others as they are."""
    if image.mode.startswith("I"):
        return _with_exif_of(image, image.point(lambda value: value / FULL_DEPTH).convert("L"))
    if "transparency" in image.info and image.mode in {"1", "L", "P", "RGB"}:
        return _with_exif_of(image, image.convert("RGBA"))
    if image.mode in {"1", "P", "PA", "La", "RGBa"}:
        return _with_exif_of(image, image.convert("RGBA" if "a" in image.mode.lower() else "RGB"))
    return image


def _with_exif_of(source: Image.Image, image: Image.Image) -> Image.Image:
    """Which way is up stands there; it is asked for later."""
    if exif := source.info.get("exif"):
        image.info["exif"] = exif
    return image


def _in_srgb(image: Image.Image, profile: bytes | None) -> Image.Image:
    """A damaged profile, or one for other kinds of colours, counts as none."""
    if not profile:
        return image
    try:
        source = ImageCms.ImageCmsProfile(io.BytesIO(profile))
        return ImageCms.profileToProfile(image, source, ImageCms.createProfile("sRGB")) or image
    except (ImageCms.PyCMSError, OSError, TypeError, ValueError):
        return image


def _saved(canvas: Image.Image, kind: str) -> bytes:
    out = io.BytesIO()
    if kind not in STAYS:
        canvas.convert("RGB").save(out, "JPEG", quality=85, optimize=True, progressive=True)
    elif kind == "WEBP":
        canvas.save(out, "WEBP", quality=85)
    else:
        canvas.save(out, "PNG", optimize=True)
    return out.getvalue()


def main() -> None:
    resource.setrlimit(resource.RLIMIT_CPU, (CPU_SECONDS, CPU_SECONDS + 1))
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    pillow_heif.options.DECODE_THREADS = 1
    pillow_heif.register_heif_opener()
    word, painted = verdict(sys.stdin.buffer.read(), sys.argv[1])
    sys.stdout.buffer.write(word.encode() + b"\n" + painted)


if __name__ == "__main__":
    main()
