"""Which questions a person is asked, given what they answered before.

A question is asked when every one of its conditions holds; a condition on a question that is
itself not asked does not hold. Conditions look backwards only, so one pass settles all.
"""

from collections.abc import Mapping
from typing import Any

from consultations.questionnaire.schema import Condition, Question, Schema
from consultations.questionnaire.types import QUESTION_TYPES


def visible_questions(schema: Schema, answers: Mapping[str, Any]) -> list[Question]:
    """In order, information pages included."""
    if not schema.has_conditions:
        return list(schema.questions)
    asked: dict[str, Question] = {}
    for question in schema.questions:
        if all(_holds(condition, answers, asked) for condition in question.show_if):
            asked[question.key] = question
    return list(asked.values())


def _holds(condition: Condition, answers: Mapping[str, Any], asked: Mapping[str, Question]) -> bool:
    question = asked.get(condition.question)
    value = answers.get(condition.question)
    if question is None or value is None:
        return False
    return not QUESTION_TYPES[question.type].chosen(value).isdisjoint(condition.any_of)


def reason(schema: Schema, question: Question) -> str:
    """When this question is asked, in words: for the sentence that refuses an answer to it."""
    parts = []
    for condition in question.show_if:
        earlier = schema.by_key[condition.question]
        labels = [earlier.option_labels.get(value, value) for value in condition.any_of]
        choices = " or ".join(f"'{label}'" for label in labels)
        parts.append(f"'{earlier.label}' is {choices}")
    return " and ".join(parts)
