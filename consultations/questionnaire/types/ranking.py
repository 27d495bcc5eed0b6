from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from consultations.questionnaire.schema import Question
from consultations.questionnaire.types.choice import NO_SUCH_CHOICE
from consultations.questionnaire.types.kind import FormData, NotValid, QuestionType, TableShape


@dataclass(frozen=True)
class Ranking(QuestionType):
    """Best first. A person may rank only some. Counted: how often each came first."""

    def read(self, question: Question, data: FormData) -> list[Any] | None:
        places = range(1, len(question.options) + 1)
        given = [str(data.get(f"{question.key}.{place}") or "") for place in places]
        while given and not given[-1]:
            given.pop()
        return given or None

    def clean(self, question: Question, raw: Any) -> list[str] | None:
        if raw is None or raw in ("", []):
            return None
        if not isinstance(raw, list) or not all(isinstance(item, str) for item in raw):
            raise NotValid("Put the choices in order, the most important first.")
        if "" in raw:
            raise NotValid("There is a gap in your order. Fill the places from the first one on.")
        if not set(raw) <= question.option_values:
            raise NotValid(NO_SUCH_CHOICE)
        if len(set(raw)) < len(raw):
            raise NotValid("You have put the same choice in two places. Use each one once.")
        return raw

    def chosen(self, value: Any) -> frozenset[str]:
        return frozenset(value[:1])

    def display(self, question: Question, value: Any) -> list[str]:
        labels = question.option_labels
        return [f"{place}. {labels.get(item, item)}" for place, item in enumerate(value, 1)]

    def tables(self, question: Question) -> Iterator[TableShape]:
        yield TableShape(key=question.key, label=question.label, cells=question.option_labels)

    def counts(self, question: Question, value: Any) -> Iterator[tuple[str, str]]:
        yield question.key, ""
        yield question.key, value[0]
