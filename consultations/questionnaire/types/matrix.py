from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from consultations.questionnaire.schema import Question
from consultations.questionnaire.types.choice import NO_SUCH_CHOICE
from consultations.questionnaire.types.kind import FormData, NotValid, QuestionType, TableShape


def table_key(question: Question, row: str) -> str:
    return f"{question.key}/{row}"


@dataclass(frozen=True)
class Matrix(QuestionType):
    """One choice per row: ``{row: option}``; rows that were skipped are left out."""

    def read(self, question: Question, data: FormData) -> dict[str, Any] | None:
        given = {row.value: data.get(f"{question.key}.{row.value}") for row in question.rows}
        return {row: option for row, option in given.items() if option} or None

    def clean(self, question: Question, raw: Any) -> dict[str, str] | None:
        if raw is None or raw in ("", {}):
            return None
        if not isinstance(raw, dict):
            raise NotValid("Choose one answer for each line.")
        if not set(raw) <= question.row_values:
            raise NotValid("One of these lines is not part of the question.")
        given = {row: option for row, option in raw.items() if option is not None and option != ""}
        if not all(isinstance(o, str) and o in question.option_values for o in given.values()):
            raise NotValid(NO_SUCH_CHOICE)
        if question.required and len(given) < len(question.rows):
            raise NotValid("Choose one answer for each line.")
        return {row.value: given[row.value] for row in question.rows if row.value in given} or None

    def chosen(self, value: Any) -> frozenset[str]:
        return frozenset(value.values())

    def display(self, question: Question, value: Any) -> list[str]:
        labels = question.option_labels
        return [
            f"{row.label}: {labels.get(value[row.value], value[row.value])}"
            for row in question.rows
            if row.value in value
        ]

    def tables(self, question: Question) -> Iterator[TableShape]:
        for row in question.rows:
            yield TableShape(
                key=table_key(question, row.value), label=row.label, cells=question.option_labels
            )

    def counts(self, question: Question, value: Any) -> Iterator[tuple[str, str]]:
        yield question.key, ""
        for row, option in value.items():
            yield table_key(question, row), ""
            yield table_key(question, row), option
