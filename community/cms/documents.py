"""Documents: only what its name says, and only through the view that asks who is reading.

The first bytes and the inner names of a file must fit its extension; files with macros are refused.
"""

import zipfile
from typing import IO, Any

from django.conf import settings
from django.core.exceptions import ValidationError

OFFICE = {"docx": "word/document.xml", "xlsx": "xl/workbook.xml", "odt": "content.xml"}
MACROS = ("vbaproject.bin", "basic/", "scripts/")
TEXT = {"csv", "txt"}


def _names(file: IO[bytes]) -> list[str]:
    try:
        with zipfile.ZipFile(file) as archive:
            return [name.lower() for name in archive.namelist()]
    except (zipfile.BadZipFile, OSError, ValueError):
        return []


def _is_text(data: bytes) -> bool:
    return b"\0" not in data and not data.lstrip().lower().startswith(
        (b"<", b"%pdf", b"pk\x03\x04")
    )


def fits(file: IO[bytes], extension: str) -> bool:
    """Is the file what its extension says?"""
    file.seek(0)
    start = file.read(64 * 1024)
    file.seek(0)
    if extension == "pdf":
        return start.startswith(b"%PDF-")
    if extension in TEXT:
        return _is_text(start)
    if extension in OFFICE:
        return start.startswith(b"PK\x03\x04") and OFFICE[extension] in _names(file)
    return False


def has_macros(file: IO[bytes]) -> bool:
    return any(mark in name for name in _names(file) for mark in MACROS)


def verify(file: Any) -> None:
    """Refuse with a sentence that says what to do instead."""
    extension = file.name.rpartition(".")[2].lower()
    allowed = settings.WAGTAILDOCS_EXTENSIONS
    if extension not in allowed:
        raise ValidationError(f"Please upload one of these kinds of file: {', '.join(allowed)}.")
    if file.size > settings.WAGTAILDOCS_MAX_UPLOAD_SIZE:
        megabytes = settings.WAGTAILDOCS_MAX_UPLOAD_SIZE // (1024 * 1024)
        raise ValidationError(f"This file is larger than {megabytes} MB. Please make it smaller.")
    if not fits(file, extension):
        raise ValidationError(
            f"This file is named .{extension}, but something else is inside. "
            "Open it in the program it came from, save it again, and upload that copy."
        )
    if extension in OFFICE and has_macros(file):
        raise ValidationError("This file holds macros. Please save a copy without them.")
    file.seek(0)
