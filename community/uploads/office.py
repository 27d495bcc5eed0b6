"""DOCX and ODT: an archive of parts, looked through part by part before anybody opens it.

Refused: what unpacks to far more than it seems, hides, is locked, runs by itself, or fetches
something from elsewhere when it is opened.
"""

import io
import re
import stat
import zipfile
from collections.abc import Iterator
from typing import Any

from defusedxml.ElementTree import fromstring  # type: ignore[import-untyped]  # ships no types

from community.uploads.refusals import Refused
from community.uploads.rules import MEGABYTE

DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
ODT = "application/vnd.oasis.opendocument.text"
DOCX_MAIN, ODT_MAIN, ODT_DECLARES = "word/document.xml", "content.xml", "mimetype"

MOST_PARTS = 2_000
MOST_LIST = MEGABYTE
MOST_UNPACKED = 100 * MEGABYTE
MOST_RATIO = 200
SMALL = MEGABYTE  # below this no ratio is alarming
MOST_XML = 2 * MEGABYTE
CHUNK = 256 * 1024
ENCRYPTED = 0x1

METHODS = frozenset({zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED})
MACROS = re.compile(r"vbaproject|vbadata|^basic/|^scripts/|/activex/|\.(?:doc|dot|xls|xlt|xla)m$")
RUNS = re.compile(
    r"\.(?:exe|dll|com|scr|bat|cmd|ps1|vbs|vbe|js|jse|wsf|hta|jar|msi|lnk|sh|py|app|reg|url)$"
)
# How programs, scripts and the older files that can hold macros begin.
RUNS_BY_BYTES = (
    *(b"MZ", b"\x7fELF", b"#!", b"\xd0\xcf\x11\xe0", b"\xca\xfe\xba\xbe"),
    *(b"\xfe\xed\xfa\xce", b"\xfe\xed\xfa\xcf", b"\xcf\xfa\xed\xfe", b"\xce\xfa\xed\xfe"),
)
BAD_NAME = re.compile(r"^[/\\]|^[a-z]:|\\|(?:^|/)\.\.(?:/|$)|[\x00-\x1f\x7f]")
PLAIN_LINK = "/hyperlink"


def examine(data: bytes) -> str:
    """Its media type; raises `Refused`."""
    if not _ends_plainly(data):
        raise _damaged()
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            parts = archive.infolist()
            _check_outline(data, archive, parts)
            media_type = _media_type(archive, {part.filename for part in parts})
            for part in parts:
                _check_part(archive, part)
            return media_type
    except Refused:
        raise
    except Exception as broken:  # both parsers fail in many ways on what was made to break them
        raise _damaged() from broken


def _ends_plainly(data: bytes) -> bool:
    """With the usual record of 22 bytes and a short list of parts, which is read in full."""
    end = data[-22:]
    list_size = int.from_bytes(end[12:16], "little")
    is_huge_kind = data[-42:-38] == b"PK\x06\x07"
    return end.startswith(b"PK\x05\x06") and list_size <= MOST_LIST and not is_huge_kind


def _media_type(archive: zipfile.ZipFile, names: set[str]) -> str:
    """By the parts that each kind must have; spreadsheets and slides have others."""
    if DOCX_MAIN in names:
        return DOCX
    declared = ODT_DECLARES in names and archive.getinfo(ODT_DECLARES).file_size == len(ODT)
    if declared and archive.read(ODT_DECLARES) == ODT.encode() and ODT_MAIN in names:
        return ODT
    raise Refused(
        "This is neither a DOCX nor an ODT document. "
        "Please save it as PDF, DOCX or ODT and send that copy.",
        code="wrong-kind",
    )


def _check_outline(data: bytes, archive: zipfile.ZipFile, parts: list[zipfile.ZipInfo]) -> None:
    """What the list of parts claims, before anything is unpacked."""
    unpacked = sum(part.file_size for part in parts)
    if any(part.flag_bits & ENCRYPTED for part in parts):
        raise _locked()
    if len(parts) > MOST_PARTS or unpacked > MOST_UNPACKED:
        raise _too_much()
    if unpacked > SMALL and unpacked > MOST_RATIO * len(data):
        raise _too_much()
    if len({part.filename.lower() for part in parts}) != len(parts):
        raise _damaged()
    # Nothing before the first part, as nothing is behind the end: no second file in this one.
    if min(part.header_offset for part in parts):
        raise _damaged()


def _check_part(archive: zipfile.ZipFile, part: zipfile.ZipInfo) -> None:
    name = part.filename.lower()
    if BAD_NAME.search(name) or part.compress_type not in METHODS or _is_link(part):
        raise _damaged()
    if MACROS.search(name):
        raise _macros()
    if RUNS.search(name):
        raise _program()
    if part.file_size > SMALL and part.file_size > MOST_RATIO * max(part.compress_size, 1):
        raise _too_much()
    _check_bytes(name, _unpacked(archive, part))


def _is_link(part: zipfile.ZipInfo) -> bool:
    return stat.S_ISLNK(part.external_attr >> 16)


def _unpacked(archive: zipfile.ZipFile, part: zipfile.ZipInfo) -> Iterator[bytes]:
    """Piece by piece to the end, which also checks its sum and that no two parts overlap."""
    with archive.open(part) as file:
        while piece := file.read(CHUNK):
            yield piece


def _check_bytes(name: str, pieces: Iterator[bytes]) -> None:
    start = next(pieces, b"")
    if start.startswith(RUNS_BY_BYTES):
        raise _program()
    kept = start
    for piece in pieces:
        if len(kept) < MOST_XML:
            kept += piece
    if name.endswith(".rels"):
        _check_relations(_xml(kept))
    elif name == "[content_types].xml" and b"macroenabled" in kept.lower().replace(b"\0", b""):
        raise _macros()
    elif name == "meta-inf/manifest.xml" and b"encryption-data" in kept.replace(b"\0", b""):
        raise _locked()


def _xml(data: bytes) -> Any:
    if len(data) >= MOST_XML:
        raise _too_much()
    return fromstring(data, forbid_dtd=True)


def _check_relations(root: Any) -> None:
    """A link that somebody may click is plain; a template or picture from elsewhere is not."""
    for relation in root.iter():
        external = relation.get("TargetMode", "").lower() == "external"
        if external and not relation.get("Type", "").lower().endswith(PLAIN_LINK):
            raise Refused(
                "This document fetches something from elsewhere when it is opened. "
                "Please save it as PDF and send that copy.",
                code="fetches",
            )


def _too_much() -> Refused:
    return Refused(
        "There is far more inside this document than we can take. "
        "Please save it as PDF, or with smaller pictures, and send that copy.",
        code="unpacks-too-far",
    )


def _damaged() -> Refused:
    return Refused(
        "This document could not be read; it may be damaged. "
        "Please open it, save it again as PDF, and send that copy.",
        code="unreadable",
    )


def _locked() -> Refused:
    return Refused(
        "This document is locked with a password. Please save a copy without one and send that.",
        code="locked",
    )


def _macros() -> Refused:
    return Refused(
        "This document holds macros. Please save it as PDF and send that copy.", code="macros"
    )


def _program() -> Refused:
    return Refused(
        "Another file inside this document could run as a program. "
        "Please take it out, or save the document as PDF, and send that copy.",
        code="program",
    )
