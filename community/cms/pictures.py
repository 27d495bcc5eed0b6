"""Pictures: what may come in, what is kept of it, and when it may be shown.

Only pixels are kept. A file is decoded in full, painted onto a new canvas and saved again, so that
no metadata (place, camera, thumbnail, comment) and nothing hidden behind the picture survives. A
picture that shows a person is shown only while that person's consent lasts.
"""

import io
import warnings
from datetime import date
from typing import IO, Any

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile
from PIL import Image, ImageCms, ImageOps

KINDS = {"JPEG": "jpg", "PNG": "png", "WEBP": "webp", "GIF": "png"}
# Many phones save a photo together with smaller copies of it: the first one is the photo.
SAME_AS = {"MPO": "JPEG"}
UNREADABLE = "This file could not be read as a picture. Please use a JPEG, PNG, WebP or GIF file."
HIDDEN = (b"<script", b"<?php", b"%pdf-1", b"<html", b"<!doctype", b"<svg")


def may_be_shown(
    *, shows_person: str, reference: str, given_on: date | None, expires_on: date | None, on: date
) -> bool:
    if shows_person == "no":
        return True
    if shows_person != "yes" or not reference or not given_on or not expires_on:
        return False
    return given_on <= on <= expires_on


def _refuse(sentence: str) -> ValidationError:
    return ValidationError(sentence, code="invalid_image")


def _read(file: IO[bytes]) -> bytes:
    limit = settings.WAGTAILIMAGES_MAX_UPLOAD_SIZE
    file.seek(0)
    data = file.read(limit + 1)
    file.seek(0)
    if len(data) > limit:
        size = limit // (1024 * 1024)
        raise _refuse(f"This picture is larger than {size} MB. Please save a smaller copy of it.")
    lowered = data.lower()
    if any(mark in lowered for mark in HIDDEN):
        raise _refuse(
            "This file carries something else besides a picture. "
            "Open it in a photo app, save it again as JPEG or PNG, and upload that copy."
        )
    return data


def _kind(image: Image.Image) -> str:
    """Which of ``KINDS`` it is."""
    name = str(image.format)
    kind = SAME_AS.get(name, name)
    if kind not in KINDS:
        raise _refuse("Please use a JPEG, PNG, WebP or GIF file; this one is of another kind.")
    return kind


def _open(data: bytes) -> Image.Image:
    """Decode in full, or refuse. The size is checked from the header, before any decoding."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", Image.DecompressionBombWarning)
            image = Image.open(io.BytesIO(data), formats=list(KINDS))
            if image.width * image.height > settings.WAGTAILIMAGES_MAX_IMAGE_PIXELS:
                megapixels = settings.WAGTAILIMAGES_MAX_IMAGE_PIXELS // 1_000_000
                raise _refuse(
                    f"This picture has more than {megapixels} million pixels. "
                    "Please save a smaller copy of it."
                )
            _kind(image)
            image.load()
    except ValidationError:
        raise
    except Exception as broken:
        raise _refuse(UNREADABLE) from broken
    return image


def _in_plain_colours(image: Image.Image) -> Image.Image:
    """Upright, in sRGB, with or without transparency."""
    profile = image.info.get("icc_profile")
    mode = "RGBA" if "A" in image.getbands() or "transparency" in image.info else "RGB"
    upright = ImageOps.exif_transpose(image).convert(mode)
    return _in_srgb(upright, profile) if profile else upright


def _in_srgb(image: Image.Image, profile: bytes) -> Image.Image:
    """A damaged profile, or one for other kinds of colours, counts as none."""
    try:
        source = ImageCms.ImageCmsProfile(io.BytesIO(profile))
        target = ImageCms.createProfile("sRGB")
        return ImageCms.profileToProfile(image, source, target) or image
    except (ImageCms.PyCMSError, OSError, TypeError, ValueError):
        return image


def repaint(image: Image.Image) -> Image.Image:
    """The same pixels on a new canvas, which carries nothing else."""
    plain = _in_plain_colours(image)
    canvas = Image.new(plain.mode, plain.size)
    canvas.paste(plain)
    return canvas


def reencode(file: Any) -> "ContentFile[bytes]":
    """A new file with the pixels of ``file``; raises ValidationError with a plain sentence."""
    uploaded = getattr(file, "file", None)  # as a model's file field wraps it
    ready: ContentFile[bytes] | None = getattr(uploaded, "repainted", None)
    return ready if ready is not None else _reencode(file)


def _reencode(file: Any) -> "ContentFile[bytes]":
    image = _open(_read(file))
    kind = _kind(image)
    try:
        data = _save(repaint(image), kind)
    except Exception as broken:
        raise _refuse(UNREADABLE) from broken
    return ContentFile(data, name=f"picture.{KINDS[kind]}")


def _save(canvas: Image.Image, kind: str) -> bytes:
    out = io.BytesIO()
    if kind == "JPEG":
        canvas.convert("RGB").save(out, "JPEG", quality=88, optimize=True, progressive=True)
    elif kind == "WEBP":
        canvas.save(out, "WEBP", quality=88)
    else:
        canvas.save(out, "PNG", optimize=True)
    return out.getvalue()


def verify(file: Any) -> None:
    """Refuse what is no honest picture, at the moment somebody uploads it.

    It is painted anew already here, so that whatever can fail is said in the form; the new file
    waits on the upload until that is stored, for painting a large picture takes seconds.
    """
    file.repainted = _reencode(file)
