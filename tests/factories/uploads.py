"""Files as people send them, honest and hostile, made from nothing."""

import io
import struct
import wave
import zipfile
import zlib
from typing import Any

from PIL import Image, PngImagePlugin
from pypdf import PdfWriter
from pypdf.generic import ArrayObject, DictionaryObject, NameObject, TextStringObject

CANARY = b"CANARY-7c1f"
EICAR = rb"X5O!P%@AP[4\PZX54(P^)7CC)7}$EICAR-STANDARD-ANTIVIRUS-TEST-FILE!$H+H*"


def photo(kind: str = "JPEG", size: tuple[int, int] = (640, 480), **more: Any) -> bytes:
    """With a place, a comment and a canary in every corner that its kind has."""
    words = CANARY.decode()
    exif = Image.Exif()
    exif[0x010E] = words
    exif.get_ifd(0x8825).update({1: "N", 2: (51.0, 30.0, 12.0), 29: words})
    extras: dict[str, Any] = {"exif": exif, **more}
    if kind == "PNG":
        extras["pnginfo"] = PngImagePlugin.PngInfo()
        extras["pnginfo"].add_text("Comment", words)
    if kind == "JPEG":
        extras = {"comment": CANARY, "xmp": CANARY, **extras}
    out = io.BytesIO()
    Image.new("RGB", size, "orange").save(out, kind, **extras)
    return out.getvalue()


def png_that_claims(width: int, height: int) -> bytes:
    def chunk(name: bytes, body: bytes) -> bytes:
        return (
            struct.pack(">L", len(body)) + name + body + struct.pack(">L", zlib.crc32(name + body))
        )

    head = struct.pack(">LLBBBBB", width, height, 8, 2, 0, 0, 0)
    pixels = zlib.compress(b"\0" * 100_000)
    return (
        b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", pixels) + chunk(b"IEND", b"")
    )


TYPES = b'<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>'
ODT = "application/vnd.oasis.opendocument.text"


def archive(parts: dict[str, bytes], method: int = zipfile.ZIP_DEFLATED) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", method) as made:
        for name, body in parts.items():
            made.writestr(name, body)
    return out.getvalue()


def docx_with(more: dict[str, bytes]) -> bytes:
    return archive(
        {
            "[Content_Types].xml": TYPES,
            "word/document.xml": b"<w:document>" + CANARY + b"</w:document>",
            **more,
        }
    )


def odt_with(more: dict[str, bytes], declared: str = ODT) -> bytes:
    return archive({"mimetype": declared.encode(), "content.xml": b"<office/>", **more})


def pdf(**catalogue: Any) -> bytes:
    """One empty page; ``catalogue`` stands in the root of the document."""
    writer = PdfWriter()
    writer.add_blank_page(200, 200)
    for name, value in catalogue.items():
        writer._root_object[NameObject(f"/{name}")] = value
    out = io.BytesIO()
    writer.write(out)
    return out.getvalue()


def pdf_with_javascript() -> bytes:
    """As a document's own scripts stand in it: under a name, in a tree."""
    script = action("JavaScript", JS="app.alert(1)")
    tree = DictionaryObject({NameObject("/Names"): ArrayObject([TextStringObject("a"), script])})
    return pdf(Names=DictionaryObject({NameObject("/JavaScript"): tree}))


def action(kind: str, **more: str) -> DictionaryObject:
    return DictionaryObject(
        {
            NameObject("/S"): NameObject(f"/{kind}"),
            **{NameObject(f"/{name}"): TextStringObject(value) for name, value in more.items()},
        }
    )


def pdf_packed(inner: bytes) -> bytes:
    """The catalogue with ``inner`` in it lies compressed in a stream, out of sight of a search."""
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R " + inner + b" >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 200 200] >>",
    ]
    table, body = b"", b""
    for number, item in enumerate(objects, start=1):
        table += b"%d %d " % (number, len(body))
        body += item + b" "
    packed = zlib.compress(table + body)
    out = b"%PDF-1.7\n"
    stream_at = len(out)
    head = b"/Type /ObjStm /N 3 /First %d /Length %d /Filter /FlateDecode"
    out += b"4 0 obj\n<< " + head % (len(table), len(packed)) + b" >>\nstream\n"
    out += packed + b"\nendstream\nendobj\n"
    table_at = len(out)
    packed_ones = [(2, 4, number) for number in range(3)]
    places = [(0, 0, 0xFFFF), *packed_ones, (1, stream_at, 0), (1, table_at, 0)]
    rows = b"".join(struct.pack(">BLH", *place) for place in places)
    head = b"/Type /XRef /Size 6 /W [1 4 2] /Root 1 0 R /Length %d"
    out += b"5 0 obj\n<< " + head % len(rows) + b" >>\nstream\n"
    return out + rows + b"\nendstream\nendobj\nstartxref\n%d\n%%%%EOF\n" % table_at


def wav(seconds: float = 1, rate: int = 8000) -> bytes:
    out = io.BytesIO()
    with wave.open(out, "wb") as made:
        made.setnchannels(1)
        made.setsampwidth(1)
        made.setframerate(rate)
        made.writeframes(b"\x80" * int(rate * seconds))
    return out.getvalue()


def ogg(seconds: float = 1, *, codec: bytes = b"OpusHead", begins: int = 1) -> bytes:
    def page(flags: int, position: int, body: bytes) -> bytes:
        head = b"OggS\0" + struct.pack("<BqIII", flags, position, 1, 0, 0)
        return head + bytes([1, len(body)]) + body

    first = page(2, 0, codec + b"\x01\x01") * begins
    return first + page(0, 0, b"OpusTags") + page(4, int(seconds * 48_000), CANARY)


def element(number: int, body: bytes, *, unknown: bool = False) -> bytes:
    name = number.to_bytes((number.bit_length() + 7) // 8, "big")
    size = b"\x01" + b"\xff" * 7 if unknown else b"\x01" + len(body).to_bytes(7, "big")
    return name + size + body


def webm(
    seconds: float = 1, *, codecs: tuple[bytes, ...] = (b"A_OPUS",), said: bool = True
) -> bytes:
    """As a recorder writes it: neither the segment nor the cluster says how long it will be."""
    head = element(0x1A45DFA3, element(0x4282, b"webm"))
    length = element(0x4489, struct.pack(">d", seconds * 1000)) if said else b""
    info = element(0x1549A966, element(0x2AD7B1, (1_000_000).to_bytes(3, "big")) + length)
    tracks = element(0x1654AE6B, b"".join(element(0xAE, element(0x86, name)) for name in codecs))
    at = int(seconds * 1000) // 2
    block = element(0xA3, b"\x81" + struct.pack(">h", min(at, 32_000)) + b"\x80" + CANARY)
    cluster = element(0x1F43B675, element(0xE7, struct.pack(">L", at)) + block, unknown=True)
    return head + element(0x18538067, info + tracks + cluster, unknown=True)


def box(name: bytes, *parts: bytes) -> bytes:
    body = b"".join(parts)
    return struct.pack(">L", len(body) + 8) + name + body


def m4a(
    seconds: float = 1, *, codec: bytes = b"mp4a", handler: bytes = b"soun", fragments: bool = False
) -> bytes:
    """With a place in it, as a phone writes it."""
    length = 0 if fragments else int(seconds * 1000)
    clock = struct.pack(">LLLLL", 0, 0, 0, 1000, length)
    track = box(
        b"trak",
        box(
            b"mdia",
            box(b"mdhd", clock),
            box(b"hdlr", bytes(8), handler, bytes(12)),
            box(
                b"minf", box(b"stbl", box(b"stsd", struct.pack(">LL", 0, 1), box(codec, bytes(28))))
            ),
        ),
        box(b"udta", box(b"\xa9xyz", b"+51.5000-000.1000/")),
    )
    film = box(b"moov", box(b"mvhd", clock), track, box(b"udta", b"LONDON"))
    moment = struct.pack(">LL", 0, int(seconds * 1000))
    pieces = box(b"moof", box(b"traf", box(b"tfdt", moment))) if fragments else b""
    return box(b"ftyp", b"M4A \0\0\0\0") + film + pieces + box(b"mdat", CANARY)
