"""A CSV file as rows of text, read as a stream, twice; or a sentence that says why it is none."""

import csv
import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

from consultations.questionnaire.text import plain

LARGEST_BYTES = 40 * 1024 * 1024
MOST_COLUMNS = 500
LONGEST_FIELD = 200_000
SAMPLED = 20  # lines
DELIMITERS = ",;\t|"
NOT_ANSWERED = frozenset({"", "NA"})
_BINARY = re.compile(rb"[\x00-\x08\x0e-\x1a\x1c-\x1f]")


class NotATable(ValueError):
    """Why the file cannot be imported, and what to do."""


@dataclass(frozen=True)
class Table:
    path: Path
    encoding: str
    delimiter: str
    header: tuple[str, ...]

    def rows(self) -> Iterator[tuple[int, list[str]]]:
        """(line number, cells) of those with an answer; the others are ``skipped``."""
        return ((line, cells) for line, cells in self._lines() if self._has_answer(cells))

    def skipped(self) -> Iterator[int]:
        """The line numbers of rows without any answer to a question: all empty, or all NA."""
        return (line for line, cells in self._lines() if not self._has_answer(cells))

    def _has_answer(self, cells: list[str]) -> bool:
        pairs = zip(self.header, cells, strict=False)
        return any(name and plain(cell) not in NOT_ANSWERED for name, cell in pairs)

    def _lines(self) -> Iterator[tuple[int, list[str]]]:
        """The header left out; a line with nothing at all on it is no row."""
        csv.field_size_limit(LONGEST_FIELD)
        with self.path.open(encoding=self.encoding, newline="") as file:
            reader = csv.reader(file, delimiter=self.delimiter, strict=True)
            try:
                next(reader)
                for cells in reader:
                    if not cells:
                        continue
                    if any(cells):
                        self._check_width(cells, reader.line_num)
                    yield reader.line_num, cells
            except csv.Error as problem:
                raise NotATable(f"Line {reader.line_num} cannot be read: {problem}.") from None

    def _check_width(self, cells: list[str], line: int) -> None:
        if len(cells) != len(self.header):
            raise NotATable(
                f"Line {line} has {len(cells)} cells, but the first line has {len(self.header)}. "
                "Mend the line and import the file again; nothing has been stored."
            )


def open_table(path: Path) -> Table:
    """Look at the whole file's bytes once, then at its first line."""
    if not path.is_file():
        raise NotATable(f"There is no file called {path.name}.")
    size = path.stat().st_size
    if size == 0:
        raise NotATable("The file is empty.")
    if size > LARGEST_BYTES:
        raise NotATable(
            f"The file has {size / 1024**2:.0f} MB; up to {LARGEST_BYTES // 1024**2} MB can be "
            "imported at once. Split it, with the first line repeated in each part."
        )
    encoding = _encoding(path)
    delimiter = _delimiter(path, encoding)
    header = _header(path, encoding, delimiter)
    return Table(path, encoding, delimiter, header)


def _encoding(path: Path) -> str:
    """UTF-8 where the whole file is; else Latin-1, unless it holds bytes that no text has."""
    utf8 = True
    decoder_state = b""
    with path.open("rb") as file:
        while chunk := file.read(1024 * 1024):
            if _BINARY.search(chunk):
                raise NotATable("This is not a text file. Save the table as CSV and try again.")
            if utf8:
                utf8, decoder_state = _still_utf8(decoder_state + chunk)
    if utf8 and not decoder_state:
        return "utf-8-sig"
    return "cp1252" if _has_windows_bytes(path) else "latin-1"


def _has_windows_bytes(path: Path) -> bool:
    """Between 0x80 and 0x9f Latin-1 has nothing, Windows its quotes, dashes and the euro."""
    data = path.read_bytes()
    try:
        data.decode("cp1252")
    except UnicodeDecodeError:
        return False
    return re.search(rb"[\x80-\x9f]", data) is not None


def _still_utf8(data: bytes) -> tuple[bool, bytes]:
    """Whether it can be UTF-8 so far, and a cut-off character at its end."""
    try:
        data.decode("utf-8")
    except UnicodeDecodeError as problem:
        cut_off = problem.reason == "unexpected end of data" and problem.end == len(data)
        return cut_off, data[problem.start :] if cut_off else b""
    return True, b""


def _delimiter(path: Path, encoding: str) -> str:
    """The one by which the first lines fall into equally many columns, and into the most."""
    return max(DELIMITERS, key=lambda one: _columns(path, encoding, one))


def _columns(path: Path, encoding: str, delimiter: str) -> tuple[bool, int]:
    with path.open(encoding=encoding, newline="") as file:
        try:
            reader = csv.reader(file, delimiter=delimiter)
            first = [row for row in islice(reader, SAMPLED) if row]
        except csv.Error:
            return False, 0
    width = len(first[0]) if first else 0
    return width > 1 and all(len(row) == width for row in first), width


def _header(path: Path, encoding: str, delimiter: str) -> tuple[str, ...]:
    csv.field_size_limit(LONGEST_FIELD)
    with path.open(encoding=encoding, newline="") as file:
        try:
            header = next(csv.reader(file, delimiter=delimiter, strict=True), [])
        except csv.Error as problem:
            raise NotATable(f"The first line cannot be read: {problem}.") from None
    names = tuple(" ".join(name.split()) for name in header)
    if not any(names):
        raise NotATable("The first line must hold the questions, one for each column.")
    if len(names) > MOST_COLUMNS:
        raise NotATable(f"The file has {len(names)} columns; up to {MOST_COLUMNS} can be imported.")
    return names
