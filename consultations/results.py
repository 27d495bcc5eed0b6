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
from consultations.wordings import AllQuestions

RESPONSES = ""
JUST_A_TOTAL = tables.Shape(cells=(), exclusive=False)


def shapes_of(schema: Schema) -> dict[str, tables.Shape]:
    """What suppression has to know of each table: its cells, and whether they overlap."""
    shapes = {RESPONSES: JUST_A_TOTAL}
    told = {one.question for question in schema.answerable for one in question.show_if}
    for question in schema.answerable:
        # A matrix counts on its own key who answered any line of it.
        shapes[question.key] = JUST_A_TOTAL
        for table in QUESTION_TYPES[question.type].tables(question):
            if table.cells:
                shapes[table.key] = tables.Shape(
                    cells=tuple(table.cells),
                    exclusive=table.exclusive,
                    most=question.max_choices,
                    alone=table.alone,
                    sensitive=question.sensitive,
                    told=question.key in told,
                )
    return shapes


def tallies_of(questionnaire: Questionnaire) -> QuerySet[Tally]:
    return Tally.objects.filter(questionnaire=questionnaire)


def published_tables(questionnaire: Questionnaire, schema: Schema) -> dict[str, tables.Table]:
    """Suppressed and rounded; one query. ``schema`` holds all that was asked (``wordings``)."""
    counted = tables.publish(tallies_of(questionnaire), shapes=shapes_of(schema))
    return hide_followers(schema, counted)


def hide_followers(schema: Schema, counted: Mapping[str, tables.Table]) -> dict[str, tables.Table]:
    """Hide every question whose numbers would be a number about its parents that nobody checked.

    What is shown of a question is no more than how many were asked it. So it is shown only where
    that can be read from what is shown anyway: it hangs on one answer alone, and the people who
    gave this answer are cells of one table, all of them shown. Then it tells shown numbers more
    precisely at most, and such tables are made to bear that (``told``, see ``shapes_of``).
    Everything else would be a new number: how many gave this answer *and* that one, or one of two
    answers that can be given together. Beside the shown ones it tells who gave the one without the
    other, be it a single person. Such a question shows no numbers, nor does what hangs on it in
    turn. That is decided by the questions alone: which ones are hidden says nothing about anybody.

    A matrix whose lines hide their totals hides its own total too.
    """
    safe = dict(counted)
    unsteady = schema.unsteady if isinstance(schema, AllQuestions) else frozenset()
    for question in schema.answerable:
        names = tables_of(question)
        if question.key in unsteady or not _asked_is_shown(schema, question, safe):
            safe.update({name: tables.hidden(safe[name]) for name in names})
        elif any(safe[name].total is None for name in names):
            safe[question.key] = tables.hidden(safe[question.key])
    return safe


def tables_of(question: Question) -> list[str]:
    found = [table.key for table in QUESTION_TYPES[question.type].tables(question) if table.cells]
    return list(dict.fromkeys([question.key, *found]))


def _asked_is_shown(
    schema: Schema, question: Question, counted: Mapping[str, tables.Table]
) -> bool:
    """Whether everybody is asked, or exactly the people of shown cells of one table."""
    conditions = deciding(schema, question)
    if not conditions:
        return True
    parent = schema.by_key[conditions[0].question]
    shapes = list(QUESTION_TYPES[parent.type].tables(parent))
    if len(conditions) > 1 or len(shapes) > 1:
        return False
    asked = set(conditions[0].any_of)
    if len(asked) > 1 and not shapes[0].exclusive:
        return False
    return all(counted[shapes[0].key].cells.get(name) is not None for name in asked)


def deciding(schema: Schema, question: Question) -> list[Condition]:
    """The conditions of a question, without those that another one of them implies."""
    conditions = list(dict.fromkeys(question.show_if))
    return [
        one
        for one in conditions
        if not any(_implies(schema, other, one) for other in conditions if other != one)
    ]


def _implies(schema: Schema, one: Condition, other: Condition) -> bool:
    """Whether who was asked the question of ``one`` had to fulfil ``other`` before."""
    before = schema.by_key[one.question].show_if
    return any(
        (earlier.question == other.question and set(earlier.any_of) <= set(other.any_of))
        or _implies(schema, earlier, other)
        for earlier in before
    )


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
