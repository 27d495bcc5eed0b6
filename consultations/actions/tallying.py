"""Running counts, so that results of a million responses read a few rows.

Sent answers are counted a little later, in batches; changing or taking back answers that were
counted takes them out in the same transaction. Whoever changes counts holds the questionnaire's
row, so nothing is counted twice.
"""

from collections import Counter
from collections.abc import Iterable
from typing import Any

from django.db import transaction

from consultations.models import Answer, EqualityAnswer, Questionnaire, Response, Tally
from consultations.questionnaire.schema import Schema
from consultations.questionnaire.types import QUESTION_TYPES
from consultations.states import ResponseState

BATCH = 1000
ALL_RESPONSES = ("", "")
Counts = Counter[tuple[str, str]]


def tally_due() -> int:
    """Count everything that waits; answers how many responses that were."""
    waiting = Response.objects.to_tally().values_list("questionnaire_id", flat=True).distinct()
    return sum(tally(Questionnaire(pk=pk)) for pk in list(waiting))


def tally(questionnaire: Questionnaire) -> int:
    """Count what waits of one consultation, batch by batch."""
    done = 0
    while batch := _tally_batch(questionnaire):
        done += batch
    return done


def _tally_batch(questionnaire: Questionnaire) -> int:
    with transaction.atomic():
        hold(questionnaire.pk)
        waiting = Response.objects.to_tally().filter(questionnaire_id=questionnaire.pk)
        batch = list(waiting.select_related("version")[:BATCH])
        if batch:
            _add(questionnaire.pk, counts_of(batch), sign=1)
            Response.objects.filter(pk__in=[one.pk for one in batch]).update(tallied=True)
    return len(batch)


def take_out(response: Response) -> None:
    """Uncount one response if it was counted. Call before its answers change, in a transaction."""
    if response.state != ResponseState.SUBMITTED or not response.tallied:
        return
    hold(response.questionnaire_id)
    _add(response.questionnaire_id, counts_of([response]), sign=-1)


def counts_of(responses: Iterable[Response]) -> Counts:
    """What a set of responses adds to the counts; never decrypts anything.

    Each value is counted as the question that was asked in its response's own version. Where one
    key stood for different kinds of question, its counts mean nothing: results show none of them.
    """
    by_id = {response.pk: response for response in responses}
    counts: Counts = Counter({ALL_RESPONSES: len(by_id)})
    for model in (Answer, EqualityAnswer):
        rows = model.objects.filter(response__in=list(by_id)).defer("ciphertext")
        for row in rows:
            _count(counts, by_id[row.response_id].version.compiled, row.question, row.value)
    return counts


def _count(counts: Counts, schema: Schema, key: str, value: Any) -> None:
    question = schema.by_key.get(key)
    if question is not None:
        counts.update(QUESTION_TYPES[question.type].counts(question, value))


def hold(questionnaire_id: int) -> None:
    """Keep others from changing the counts until this transaction ends; sending goes on."""
    manager = Questionnaire.objects.select_for_update(no_key=True)
    manager.only("pk").get(pk=questionnaire_id)


def _add(questionnaire_id: int, counts: Counts, *, sign: int) -> None:
    rows = {
        (row.table, row.cell): row
        for row in Tally.objects.filter(questionnaire_id=questionnaire_id)
    }
    changed = []
    for (table, cell), number in counts.items():
        row = rows.get((table, cell)) or Tally(
            questionnaire_id=questionnaire_id, table=table, cell=cell, n=0
        )
        row.n = max(0, row.n + sign * number)
        changed.append(row)
    Tally.objects.bulk_create(
        changed,
        update_conflicts=True,
        unique_fields=["questionnaire", "table", "cell"],
        update_fields=["n"],
    )
