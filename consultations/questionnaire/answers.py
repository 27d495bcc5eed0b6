"""From what a person sent to what is stored: clean values, or a sentence per question to mend."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from consultations.questionnaire.schema import Question, Schema
from consultations.questionnaire.types import QUESTION_TYPES, NotValid
from consultations.questionnaire.types.kind import FormData
from consultations.questionnaire.visibility import reason, visible_questions

REQUIRED = "Please answer this question. We cannot take your answers without it."
UNKNOWN = "There is no question with this name in this consultation."


@dataclass(frozen=True)
class Cleaned:
    """``values`` holds answered, visible questions only. ``errors`` maps key to sentence."""

    values: dict[str, Any] = field(default_factory=dict)
    errors: dict[str, str] = field(default_factory=dict)


def read_form(schema: Schema, data: FormData) -> dict[str, Any]:
    """Raw values by question key; what was left empty is absent."""
    raw = {q.key: QUESTION_TYPES[q.type].read(q, data) for q in schema.answerable}
    return {key: value for key, value in raw.items() if value is not None}


def clean_one(question: Question, raw: Any) -> Any:
    """The value to store or None. Raises ``NotValid`` (also when a required answer is missing)."""
    value = QUESTION_TYPES[question.type].clean(question, raw)
    if value is None and question.required:
        raise NotValid(REQUIRED)
    return value


def clean_all(schema: Schema, raw: Mapping[str, Any]) -> Cleaned:
    """Check a whole set of answers against the questionnaire and its show-if rules."""
    values: dict[str, Any] = {}
    errors: dict[str, str] = {key: UNKNOWN for key in raw if key not in schema.by_key}
    for question in schema.answerable:
        try:
            value = QUESTION_TYPES[question.type].clean(question, raw.get(question.key))
        except NotValid as problem:
            errors[question.key] = str(problem)
        else:
            if value is not None:
                values[question.key] = value
    asked = {question.key: question for question in visible_questions(schema, values)}
    _check_visibility(schema, values, errors, asked)
    for question in missing_answers(schema, values):
        errors.setdefault(question.key, REQUIRED)
    return Cleaned(values=values, errors=errors)


def _check_visibility(
    schema: Schema,
    values: dict[str, Any],
    errors: dict[str, str],
    asked: Mapping[str, Question],
) -> None:
    for key in [*values, *errors]:
        question = schema.by_key.get(key)
        if question is None or key in asked:
            continue
        errors[key] = (
            f"This question is only asked when {reason(schema, question)}. "
            "Clear this answer, or change the earlier one."
        )
        values.pop(key, None)


def missing_answers(schema: Schema, values: Mapping[str, Any]) -> list[Question]:
    """Required questions that are asked and have no answer."""
    asked = visible_questions(schema, values)
    return [question for question in asked if question.required and question.key not in values]


def without_hidden(schema: Schema, values: Mapping[str, Any]) -> dict[str, Any]:
    """The stored answers that are still asked for (a person may go back and change one)."""
    asked = visible_questions(schema, values)
    return {q.key: values[q.key] for q in asked if q.key in values}
