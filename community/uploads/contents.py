"""Tells what a file is by its first bytes, and has it examined by who knows that kind."""

from collections.abc import Callable
from dataclasses import dataclass

from community.uploads import office, pdf, pictures, voice
from community.uploads.refusals import Refused
from community.uploads.states import Kind

HEIC_BRANDS = frozenset({b"heic", b"heix", b"heim", b"heis", b"mif1"})
OFFICE = "application/zip"
MAGIC = (
    (b"\xff\xd8\xff", "image/jpeg"),
    (b"\x89PNG\r\n\x1a\n", "image/png"),
    (b"%PDF-", "application/pdf"),
    (b"PK\x03\x04", OFFICE),
    (b"\x1a\x45\xdf\xa3", "audio/webm"),
    (b"OggS", "audio/ogg"),
)

WRONG_KIND = {
    Kind.PICTURE: "This is not a picture we can use. Please send a JPEG, PNG, WebP or HEIC photo.",
    Kind.DOCUMENT: (
        "This is not a document we can use. Please save it as PDF, DOCX or ODT, without a "
        "password, and send that copy."
    ),
    Kind.VOICE: (
        "This is not a sound recording we can use. Please record it on this page, or send a WebM, "
        "Ogg, M4A or WAV file."
    ),
}


@dataclass(frozen=True)
class Examined:
    """What will be kept, and what it is."""

    data: bytes
    media_type: str


def sniffed(data: bytes) -> str:
    """The media type by the first bytes; empty when it is none of ours."""
    start, tag = data[:8], data[8:12]
    if start.startswith(b"RIFF"):
        return {b"WEBP": "image/webp", b"WAVE": "audio/wav"}.get(tag, "")
    if start[4:8] == b"ftyp":
        return "image/heic" if tag in HEIC_BRANDS else "audio/mp4"
    return next((kind for magic, kind in MAGIC if start.startswith(magic)), "")


def _document(data: bytes) -> Examined:
    pdf.examine(data)
    return Examined(data, "application/pdf")


def _office(data: bytes) -> Examined:
    return Examined(data, office.examine(data))


def _picture(media_type: str) -> Callable[[bytes], Examined]:
    return lambda data: Examined(*pictures.repainted(data, media_type))


def _voice(media_type: str) -> Callable[[bytes], Examined]:
    return lambda data: Examined(voice.examined(data, media_type), media_type)


EXAMINERS: dict[Kind, dict[str, Callable[[bytes], Examined]]] = {
    Kind.PICTURE: {kind: _picture(kind) for kind in pictures.FORMATS},
    Kind.DOCUMENT: {"application/pdf": _document, OFFICE: _office},
    Kind.VOICE: {kind: _voice(kind) for kind in voice.SECONDS},
}


def examine(data: bytes, kind: Kind) -> Examined:
    """Raises `Refused` for what is something else, damaged or dangerous."""
    examiner = EXAMINERS[kind].get(sniffed(data))
    if examiner is None:
        raise Refused(WRONG_KIND[kind], code="wrong-kind")
    return examiner(data)
