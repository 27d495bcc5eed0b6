"""A workbook of text cells, sent while its rows are still being read.

Each sheet goes into the zip archive row by row, and the archive out as it grows, so that memory
stays the same however many rows there are. Every text is an inline string: nothing that a person
wrote is ever a formula. openpyxl makes the few parts that are not rows.
"""

import io
import itertools
import re
import zipfile
from collections.abc import Iterable, Iterator
from html import escape
from typing import IO

from openpyxl import Workbook
from openpyxl.utils import get_column_letter

CHUNK = 64 * 1024
LONGEST_CELL = 32_000
# A sheet holds 1,048,576 rows at most, and an archive that older programs open 2 GB of each part.
MOST_ROWS = 1_000_000
MOST_BYTES = 2**30

TOP = (
    b'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
    b'<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>'
)
END = b"</sheetData></worksheet>"
_NOT_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")

Row = list[str]


class _Pipe(io.RawIOBase):
    """What the archive has written and nobody has fetched yet."""

    def __init__(self) -> None:
        self.waiting = bytearray()

    def writable(self) -> bool:
        return True

    def write(self, data: "bytes | bytearray | memoryview") -> int:  # type: ignore[override]  # all of Buffer that zipfile sends
        self.waiting += data
        return len(data)

    def fetch(self) -> bytes:
        data = bytes(self.waiting)
        self.waiting.clear()
        return data


def stream(rows: Iterator[Row], *, title: str) -> Iterator[bytes]:
    """The workbook in pieces. The first row is the heading; each further sheet repeats it."""
    pipe = _Pipe()
    with zipfile.ZipFile(pipe, "w", zipfile.ZIP_DEFLATED) as archive:
        heading, ahead = next(rows, []), next(rows, None)
        for number in itertools.count(1):
            with archive.open(f"xl/worksheets/sheet{number}.xml", "w") as sheet:
                yield pipe.fetch()
                here = itertools.chain([heading], [] if ahead is None else [ahead], rows)
                yield from _filled(sheet, here, pipe)
            ahead = next(rows, None)
            if ahead is None:
                break
        _add_the_rest(archive, [title, *(f"{title} {n}" for n in range(2, number + 1))])
    yield pipe.fetch()


def _filled(sheet: IO[bytes], rows: Iterable[Row], pipe: _Pipe) -> Iterator[bytes]:
    """One sheet, as far as it goes."""
    size = sheet.write(TOP)
    for number, row in enumerate(rows, 1):
        size += sheet.write(_row(number, row))
        if len(pipe.waiting) >= CHUNK:
            yield pipe.fetch()
        if number >= MOST_ROWS or size >= MOST_BYTES:
            break
    sheet.write(END)


def _row(number: int, texts: Row) -> bytes:
    cells = (
        f'<c r="{get_column_letter(place)}{number}" t="inlineStr"><is>'
        f'<t xml:space="preserve">{escape(_NOT_XML.sub("", text)[:LONGEST_CELL])}</t></is></c>'
        for place, text in enumerate(texts, 1)
        if text
    )
    return f'<row r="{number}">{"".join(cells)}</row>'.encode()


def _add_the_rest(archive: zipfile.ZipFile, titles: list[str]) -> None:
    """All parts of a workbook but its sheets, which are in the archive already."""
    book = Workbook(write_only=True)
    for title in titles:
        book.create_sheet(title)
    made = io.BytesIO()
    book.save(made)
    with zipfile.ZipFile(made) as parts:
        for name in parts.namelist():
            if not name.startswith("xl/worksheets/"):
                archive.writestr(name, parts.read(name))
