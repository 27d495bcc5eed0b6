"""A table becomes a page, a questionnaire and sent responses: all or nothing."""

import uuid
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from django.utils.text import slugify

from community.crypto import envelope
from community.crypto.models import DataKey
from community.outbox.actions import post_many
from community.privacy import gates
from community.privacy.demo import record_defaults
from consultations import storage
from consultations.actions import publishing, tallying
from consultations.actions.answering import texts_due
from consultations.actions.pages import make_page
from consultations.importing.infer import Column, look_at, schema_of
from consultations.importing.table import NOT_ANSWERED, NotATable, Table, open_table
from consultations.models import ConsultationPage, Questionnaire, Response, Version
from consultations.questionnaire.answers import clean_all
from consultations.questionnaire.schema import Question, Schema
from consultations.questionnaire.text import plain
from consultations.receipts import index_of, words_for
from consultations.states import Channel, ResponseState

BATCH = 500
LINES_NAMED = 100
ENCODINGS = {"utf-8-sig": "UTF-8", "latin-1": "Latin-1", "cp1252": "Windows-1252"}


@dataclass(frozen=True)
class Row:
    line: int
    values: dict[str, Any]


def import_table(path: Path, *, title: str, publish: bool) -> dict[str, Any]:
    """The report that ``import_csv`` prints. Raises :class:`NotATable` with nothing stored."""
    slug = slugify(title)
    if not slug:
        raise NotATable("Give the consultation a title with letters or digits.")
    if ConsultationPage.objects.filter(slug=slug).exists():
        raise NotATable(f"There is a consultation called '{slug}' already. Choose another title.")
    table = open_table(path)
    columns = look_at(table)
    schema, positions = schema_of(columns)
    if not any(column.answered for column in columns):
        raise NotATable("The file has questions but no answers: every cell below them is empty.")
    if publish and settings.DEVELOPMENT:
        record_defaults()
    with transaction.atomic():
        page, questionnaire = _make(title, slug, schema, publish=publish)
        if publish:
            _check_gates(page)
        stored = _store_all(table, questionnaire, schema, positions)
        if publish:
            publishing.release(questionnaire)
        else:
            tallying.tally(questionnaire)
    return _report(table, columns, schema, page, stored=stored, publish=publish)


def _make(
    title: str, slug: str, schema: Schema, *, publish: bool
) -> tuple[ConsultationPage, Questionnaire]:
    now = timezone.now()
    try:
        page = make_page(title=title, slug=slug, closes_at=now, live=publish)
    except ValidationError as problem:
        raise NotATable(" ".join(problem.messages)) from problem
    return page, publishing.sync(page, schema)


def _check_gates(page: ConsultationPage) -> None:
    if refusal := publishing.why_not_open(page):
        raise NotATable(
            f"Before it can be published: {refusal.reason} Comms staff do this in the editor, "
            "under Settings, Publishing defaults. Or import without --publish."
        )


def _store_all(
    table: Table, questionnaire: Questionnaire, schema: Schema, positions: dict[str, int]
) -> int:
    stored = 0
    batch: list[Row] = []
    for row in _rows(table, schema, positions):
        batch.append(row)
        if len(batch) == BATCH:
            stored += _store(questionnaire, schema, batch)
            batch = []
    return stored + _store(questionnaire, schema, batch)


def _rows(table: Table, schema: Schema, positions: dict[str, int]) -> Iterator[Row]:
    values_of = {
        question.key: {option.label: option.value for option in question.options}
        for question in schema.questions
    }
    for line, cells in table.rows():
        raw = {}
        for question in schema.questions:
            text = plain(cells[positions[question.key]])
            if text not in NOT_ANSWERED:
                raw[question.key] = values_of[question.key].get(text, _typed(question, text))
        cleaned = clean_all(schema, raw)
        if cleaned.errors:
            key, sentence = next(iter(cleaned.errors.items()))
            raise NotATable(f"Line {line}, '{schema.by_key[key].label}': {sentence}")
        yield Row(line, cleaned.values)


def _typed(question: Question, text: str) -> str | float:
    return float(text) if question.type == "number" else text


def _store(questionnaire: Questionnaire, schema: Schema, batch: list[Row]) -> int:
    """A batch in a handful of statements."""
    if not batch:
        return 0
    version = questionnaire.wording
    responses = [_response(questionnaire, version, row) for row in batch]
    Response.objects.bulk_create(responses)
    texts = [question.key for question in schema.free_text]
    keys = {
        response.pk: envelope.new_key(response.subject)
        for response, row in zip(responses, batch, strict=True)
        if any(key in row.values for key in texts)
    }
    DataKey.objects.bulk_create(keys.values())
    rows = []
    due = []
    for response, row in zip(responses, batch, strict=True):
        rows += storage.make_rows(response.pk, schema, row.values, keys.get(response.pk))
        due += texts_due(response, schema, row.values)
    storage.insert_rows(rows)
    if due:
        post_many(due)
    return len(batch)


def _response(questionnaire: Questionnaire, version: Version, row: Row) -> Response:
    key = uuid.uuid4()
    return Response(
        id=uuid.uuid4(),
        questionnaire=questionnaire,
        version=version,
        state=ResponseState.SUBMITTED,
        channel=Channel.IMPORT,
        idempotency_key=key,
        receipt_index=index_of(words_for(key)),
        content_digest=storage.content_digest(row.values),
        submitted_on=timezone.localdate(),
    )


def _report(
    table: Table,
    columns: list[Column],
    schema: Schema,
    page: ConsultationPage,
    *,
    stored: int,
    publish: bool,
) -> dict[str, Any]:
    questions = [
        {
            "key": question.key,
            "label": question.label,
            "type": question.type,
            "whole": question.whole,
            "answered": column.answered,
            "missing": column.missing,
            "options": [option.label for option in question.options],
            "bins": [one.label for one in question.bins],
        }
        for question, column in zip(schema.questions, columns, strict=True)
    ]
    ignored = [
        {"column": n, "reason": "it has no header"}
        for n, name in enumerate(table.header, 1)
        if not name
    ]
    return {
        "slug": page.slug,
        "title": page.title,
        "url": f"/consultations/{page.slug}/",
        "responses": stored,
        "published": publish,
        "questions": questions,
        "ignored": ignored,
        "skipped": _skipped(table),
        "encoding": ENCODINGS[table.encoding],
        "publish_gates": f"as the site-wide defaults say: {gates.effective(page).dpia_reference}",
    }


def _skipped(table: Table) -> dict[str, Any]:
    """Rows that are no responses: how many, and where the first of them stand."""
    lines = list(table.skipped())
    return {
        "rows": len(lines),
        "lines": lines[:LINES_NAMED],
        "reason": "no question is answered in them" if lines else "",
    }
