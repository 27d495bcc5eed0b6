"""A workbook that is sent while it is written."""

import io
import tracemalloc
import zipfile
from collections.abc import Iterator
from itertools import pairwise

import pytest
from openpyxl import load_workbook

from consultations import spreadsheets

HOSTILE = ['=HYPERLINK("http://example.org")', "+cmd|' /C calc'!A0", "@SUM(A1)", "-1+1", "\t=1"]


def read(rows: list[list[str]], *, read_only: bool = False) -> list[list[list[object]]]:
    data = b"".join(spreadsheets.stream(iter(rows), title="Answers"))
    book = load_workbook(io.BytesIO(data), read_only=read_only)
    return [[[cell.value for cell in row] for row in sheet.iter_rows()] for sheet in book]


@pytest.mark.parametrize("read_only", [False, True])
def test_every_row_comes_out_as_it_went_in(read_only: bool) -> None:
    rows = [
        ["day", "Way?"],
        *([f"2026-11-{n % 28 + 1:02}", f"way <{n}> & 'on'"] for n in range(500)),
    ]
    assert read(rows, read_only=read_only) == [rows]


@pytest.mark.trust("H3")
def test_nothing_that_somebody_wrote_is_a_formula() -> None:
    data = b"".join(spreadsheets.stream(iter([["a"], *([one] for one in HOSTILE)]), title="A"))
    sheet = load_workbook(io.BytesIO(data)).worksheets[0]
    assert [row[0].value for row in sheet.iter_rows(min_row=2)] == HOSTILE
    assert {cell.data_type for row in sheet.iter_rows() for cell in row} == {"s"}
    xml = zipfile.ZipFile(io.BytesIO(data)).read("xl/worksheets/sheet1.xml").decode()
    assert "<f" not in xml
    assert xml.count('t="inlineStr"') == 1 + len(HOSTILE)


def test_what_no_workbook_can_hold_is_left_out() -> None:
    rows = [
        ["a", "b"],
        ["be\x00l\x1bl\ufffe\ud83d", "x" * 40_000],
        ["two\nlines  ", "\u202e\U0001f600"],
    ]
    [sheet] = read(rows)
    assert sheet[1] == ["bell", "x" * 32_000]
    assert sheet[2] == rows[2]


def test_gaps_stay_gaps_and_no_rows_are_a_workbook_too() -> None:
    assert read([["a", "b", "c"], ["", "2", ""]]) == [[["a", "b", "c"], [None, "2", None]]]
    assert read([["a"]]) == [[["a"]]]
    assert len(read([])) == 1


def test_the_first_bytes_leave_before_the_last_row_is_read() -> None:
    total, read_rows = 30_000, 0

    def rows() -> Iterator[list[str]]:
        nonlocal read_rows
        for number in range(total):
            read_rows += 1
            yield [f"{number * 7919 % 104729:x}" * 3 for _ in range(4)]

    seen = []
    for piece in spreadsheets.stream(rows(), title="Answers"):
        assert piece
        seen.append(read_rows)
    assert seen[0] <= 2
    assert len(seen) > 5
    assert max(later - earlier for earlier, later in pairwise(seen)) < total / 4


def test_memory_does_not_grow_with_the_rows() -> None:
    def peak(rows: int) -> int:
        tracemalloc.start()
        for _ in spreadsheets.stream(iter([str(n)] * 5 for n in range(rows)), title="A"):
            pass
        most = tracemalloc.get_traced_memory()[1]
        tracemalloc.stop()
        return most

    peak(10)
    assert peak(20_000) < peak(2_000) + 200_000


@pytest.mark.parametrize(("limit", "value"), [("MOST_ROWS", 4), ("MOST_BYTES", 430)])
def test_more_than_a_sheet_holds_goes_on_the_next_under_the_same_heading(
    monkeypatch: pytest.MonkeyPatch, limit: str, value: int
) -> None:
    monkeypatch.setattr(spreadsheets, limit, value)
    sheets = read([["a"], *([str(n)] for n in range(7))])
    assert len(sheets) == 3
    assert [sheet[0] for sheet in sheets] == [["a"]] * 3
    assert [row[0] for sheet in sheets for row in sheet[1:]] == [str(n) for n in range(7)]
