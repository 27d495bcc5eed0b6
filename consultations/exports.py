"""Answers as files, row by row in constant memory; equality answers are never among them.

A CSV cell that a spreadsheet would take for a formula gets an apostrophe; numbers and ordinary
words stay as they are. XLSX holds text cells throughout (``spreadsheets``).
"""

import csv
import io
import re
import unicodedata
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.http import StreamingHttpResponse

from consultations import spreadsheets, storage
from consultations.models import Questionnaire, Response, Version
from consultations.questionnaire.schema import FREE_TEXT, Question
from consultations.questionnaire.types import QUESTION_TYPES
from consultations.wordings import all_questions

BATCH = 500
CHUNK = 64 * 1024
_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n")
_NUMBER = re.compile(r"[+-]?\d+(\.\d+)?")

Row = list[str]


def columns_of(questionnaire: Questionnaire) -> list[Question]:
    """The questions of all versions, newest wording first; equality questions left out."""
    return [one for one in all_questions(questionnaire).answerable if not one.equality]


def rows_of(questionnaire: Questionnaire) -> Iterator[Row]:
    """Heading first, then one row per sent response, in random order."""
    columns = columns_of(questionnaire)
    yield ["day", "channel", "language", "version", *(question.label for question in columns)]
    versions = {version.pk: version for version in questionnaire.versions.all()}
    last: UUID | None = None
    while batch := _batch(questionnaire, last):
        values = storage.values_of_many(batch)
        for response in batch:
            version = versions[response.version_id]
            yield _row(response, version, columns, values.get(response.pk, {}))
        last = batch[-1].pk


def _batch(questionnaire: Questionnaire, last: UUID | None) -> list[Response]:
    found = questionnaire.responses.submitted().order_by("pk")
    return list(found.filter(pk__gt=last)[:BATCH] if last else found[:BATCH])


def _row(
    response: Response, version: Version, columns: list[Question], values: dict[str, Any]
) -> Row:
    """Each value is read as the question that was asked: a later one may be of another kind."""
    day = response.submitted_on.isoformat() if response.submitted_on else ""
    asked = version.compiled.by_key
    cells = [_cell(asked.get(one.key, one), values.get(one.key)) for one in columns]
    return [day, response.channel, response.language, str(version.number), *cells]


def _cell(question: Question, value: Any) -> str:
    if value is None:
        return ""
    if question.type in ("number", "date") or question.type in FREE_TEXT:
        return str(value)
    return "; ".join(QUESTION_TYPES[question.type].display(question, value))


def safe_cell(text: str) -> str:
    """The text, with an apostrophe before it where a spreadsheet would run it."""
    seen = "".join(
        one for one in unicodedata.normalize("NFKC", text) if unicodedata.category(one) != "Cf"
    ).strip(" ")
    if not seen.startswith(_FORMULA) or _NUMBER.fullmatch(seen) or _is_ordinary(seen):
        return text
    return f"'{text}"


def _is_ordinary(text: str) -> bool:
    """'- I felt safe' and '+44 20 …' are words and telephone numbers, no formulas."""
    if text.startswith("+"):
        return re.fullmatch(r"\+[\d ()]{6,20}", text) is not None
    return text.startswith("- ") and not re.search(r"[=|!@(]", text)


def _csv(questionnaire: Questionnaire) -> Iterator[bytes]:
    yield "\ufeff".encode()
    buffer = io.StringIO()
    writer = csv.writer(buffer, quoting=csv.QUOTE_ALL)
    for row in rows_of(questionnaire):
        writer.writerow([safe_cell(cell) for cell in row])
        if buffer.tell() >= CHUNK:
            yield _drained(buffer)
    yield _drained(buffer)


def _drained(buffer: io.StringIO) -> bytes:
    text = buffer.getvalue()
    buffer.seek(0)
    buffer.truncate()
    return text.encode()


def _xlsx(questionnaire: Questionnaire) -> Iterator[bytes]:
    return spreadsheets.stream(rows_of(questionnaire), title="Answers")


@dataclass(frozen=True)
class Format:
    label: str
    content_type: str
    stream: Callable[[Questionnaire], Iterator[bytes]]

    def respond(self, questionnaire: Questionnaire) -> StreamingHttpResponse:
        ending = next(name for name, one in FORMATS.items() if one is self)
        response = StreamingHttpResponse(self.stream(questionnaire), content_type=self.content_type)
        name = f"{questionnaire.slug}-answers.{ending}"
        response["Content-Disposition"] = f'attachment; filename="{name}"'
        return response


FORMATS = {
    "xlsx": Format(
        "Excel", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", _xlsx
    ),
    "csv": Format("CSV", "text/csv; charset=utf-8", _csv),
}
