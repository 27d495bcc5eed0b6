from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from consultations.questionnaire.schema import Question
from consultations.questionnaire.types.kind import FormData, QuestionType, TableShape


@dataclass(frozen=True)
class Information(QuestionType):
    """A page to read; whatever is sent for it is ignored."""

    def read(self, question: Question, data: FormData) -> None:
        return None

    def clean(self, question: Question, raw: Any) -> None:
        return None

    def tables(self, question: Question) -> Iterator[TableShape]:
        return iter(())

    def counts(self, question: Question, value: Any) -> Iterator[tuple[str, str]]:
        return iter(())
