"""The numbers of one consultation: counts through suppression, in the shape that is published."""

from collections.abc import Mapping
from typing import Any

from django.conf import settings
from django.db.models import QuerySet

from community.outbox.references import reference
from community.suppression import releases, tables
from consultations.models import Questionnaire, Tally
from consultations.questionnaire.schema import Condition, Question, Schema
from consultations.questionnaire.types import QUESTION_TYPES, TableShape

RESPONSES = ""
JUST_A_TOTAL = tables.Shape(cells=(), exclusive=False)


def shapes_of(schema: Schema) -> dict[str, tables.Shape]:
    """What suppression has to know of each table: its cells, and whether they overlap."""
    shapes = {RESPONSES: JUST_A_TOTAL}
    for question in schema.answerable:
        # A matrix counts on its own key who answered any line of it.
        shapes[question.key] = JUST_A_TOTAL
        for table in QUESTION_TYPES[question.type].tables(question):
            if table.cells:
                shapes[table.key] = tables.Shape(
                    cells=tuple(table.cells),
                    exclusive=table.exclusive,
                    sensitive=question.sensitive,
                )
    return shapes


def tallies_of(questionnaire: Questionnaire) -> QuerySet[Tally]:
    return Tally.objects.filter(questionnaire=questionnaire)


def published_tables(questionnaire: Questionnaire, schema: Schema) -> dict[str, tables.Table]:
    """Suppressed and rounded; one query."""
    counted = tables.publish(tallies_of(questionnaire), shapes=shapes_of(schema))
    return hide_followers(schema, counted)


def hide_followers(schema: Schema, counted: Mapping[str, tables.Table]) -> dict[str, tables.Table]:
    """Hide what would give a hidden number away from another table.

    How many were asked a question is how many gave the answer it hangs on. Where that number, or
    any line of a matrix it hangs on, is hidden, all of the question is hidden, and so is whatever
    hangs on it in turn. A matrix whose lines hide their totals hides its own total too.
    """
    safe = dict(counted)
    for question in schema.answerable:
        names = tables_of(question)
        if any(_is_hidden(schema, condition, safe) for condition in question.show_if):
            safe.update({name: tables.hidden(safe[name]) for name in names})
        elif any(safe[name].total is None for name in names):
            safe[question.key] = tables.hidden(safe[question.key])
    return safe


def tables_of(question: Question) -> list[str]:
    found = [table.key for table in QUESTION_TYPES[question.type].tables(question) if table.cells]
    return list(dict.fromkeys([question.key, *found]))


def _is_hidden(schema: Schema, condition: Condition, counted: Mapping[str, tables.Table]) -> bool:
    found = [counted[name] for name in tables_of(schema.by_key[condition.question])]
    if any(table.total is None for table in found):
        return True
    cells = [table.cells for table in found if table.cells]
    return any(one.get(name) is None for one in cells for name in condition.any_of)


def results_of(
    questionnaire: Questionnaire, schema: Schema, counted: Mapping[str, tables.Table]
) -> dict[str, Any]:
    """The published shape, the same for page and API; null stands for a suppressed number."""
    return {
        "consultation": questionnaire.slug,
        "responses": counted[RESPONSES].total,
        "threshold": settings.SUPPRESSION_THRESHOLD,
        "base": settings.SUPPRESSION_BASE,
        "questions": [_question(question, counted) for question in schema.answerable],
    }


def _question(question: Question, counted: Mapping[str, tables.Table]) -> dict[str, Any]:
    found = list(QUESTION_TYPES[question.type].tables(question))
    return {
        "key": question.key,
        "label": question.label,
        "type": question.type,
        "answered": counted[question.key].total,
        "options": [
            option for table in found for option in _options(question, table, counted[table.key])
        ],
    }


def _options(question: Question, shape: TableShape, table: tables.Table) -> list[dict[str, Any]]:
    row = shape.key.partition("/")[2]
    return [
        {
            "value": f"{row}/{cell}" if row else cell,
            "label": f"{shape.label}: {label}" if row else label,
            "count": table.cells[cell],
        }
        for cell, label in shape.cells.items()
    ]


def latest_release(questionnaire: Questionnaire) -> Any:
    """The release whose numbers the public sees, or None before there is one."""
    return releases.latest(reference(questionnaire))
