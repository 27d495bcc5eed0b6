"""Answers as rows: closed answers as JSON, free text as ciphertext under the response's own key."""

import json
import uuid
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from community.crypto import envelope
from community.crypto.blind_index import blind_index
from community.crypto.models import DataKey
from consultations.models.responses import Answer, AnswerRow, EqualityAnswer, Response, subject_of
from consultations.questionnaire.schema import FREE_TEXT, Question, Schema

UNREADABLE = "(This answer can no longer be read.)"


def content_digest(values: Mapping[str, Any]) -> bytes:
    """A keyed hash by which the same answers are known again, without keeping them twice."""
    canonical = json.dumps(values, sort_keys=True, separators=(",", ":"))
    return blind_index(canonical, purpose="consultations.content")


def make_rows(
    response_id: uuid.UUID, schema: Schema, values: Mapping[str, Any], key: DataKey | None
) -> list[AnswerRow]:
    """Unsaved rows, equality answers among them. ``key`` may be None without free text."""
    return [
        make_row(response_id, schema.by_key[name], value, key) for name, value in values.items()
    ]


def make_row(
    response_id: uuid.UUID, question: Question, value: Any, key: DataKey | None
) -> AnswerRow:
    model = EqualityAnswer if question.equality else Answer
    row: AnswerRow = model(response_id=response_id, question=question.key)
    if question.type in FREE_TEXT:
        if key is None:
            raise ValueError("free text needs the response's key")
        row.ciphertext = envelope.encrypt(key, value, context=_context(response_id, question.key))
    else:
        row.value = value
    return row


def insert_rows(rows: Iterable[AnswerRow]) -> None:
    """At most one INSERT for each of the two tables."""
    rows = list(rows)
    for model in (Answer, EqualityAnswer):
        if mine := [row for row in rows if isinstance(row, model)]:
            model.objects.bulk_create(mine)  # type: ignore[arg-type]  # all of this model


def values_of(response: Response, *, equality: bool = True) -> dict[str, Any]:
    """All answers of one response by question key, free text decrypted. For its author."""
    rows: list[AnswerRow] = list(Answer.objects.filter(response=response))
    if equality:
        rows += EqualityAnswer.objects.filter(response=response)
    keys = {}
    if any(row.ciphertext is not None for row in rows):
        keys = envelope.keys_for([response.subject])
    return {row.question: read_row(row, keys) for row in rows}


def values_of_many(responses: Sequence[Response]) -> dict[uuid.UUID, dict[str, Any]]:
    """Answers by response and question key, free text decrypted, equality answers left out.

    Two queries. For staff: who calls this says so in the log of who looked.
    """
    rows = list(Answer.objects.filter(response__in=[response.pk for response in responses]))
    sealed = {subject_of(row.response_id) for row in rows if row.ciphertext is not None}
    keys = envelope.keys_for(sorted(sealed)) if sealed else {}
    values: dict[uuid.UUID, dict[str, Any]] = {}
    for row in rows:
        values.setdefault(row.response_id, {})[row.question] = read_row(row, keys)
    return values


def read_row(row: Any, keys: Mapping[str, DataKey]) -> Any:
    """A stored value; ``keys`` maps encryption subject to data key."""
    if row.ciphertext is None:
        return row.value
    key = keys.get(subject_of(row.response_id))
    if key is None:
        return UNREADABLE
    context = _context(row.response_id, row.question)
    return envelope.decrypt(key, bytes(row.ciphertext), context=context)


def _context(response_id: uuid.UUID, question: str) -> str:
    return f"consultations.answer:{response_id}:{question}"
