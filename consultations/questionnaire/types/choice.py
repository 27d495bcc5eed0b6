from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from consultations.questionnaire.schema import PREFER_NOT_TO_SAY, Option, Question
from consultations.questionnaire.types.kind import FormData, NotValid, QuestionType, TableShape

NO_SUCH_CHOICE = "That choice is not on the list. Please choose from the list."


def _stands_alone(option: Option) -> bool:
    return option.alone or option.value == PREFER_NOT_TO_SAY


@dataclass(frozen=True)
class SingleChoice(QuestionType):
    def clean(self, question: Question, raw: Any) -> str | None:
        if raw is None or raw == "":
            return None
        if not isinstance(raw, str) or raw not in question.option_values:
            raise NotValid(NO_SUCH_CHOICE)
        return raw

    def display(self, question: Question, value: Any) -> list[str]:
        return [question.option_labels.get(value, str(value))]

    def tables(self, question: Question) -> Iterator[TableShape]:
        yield TableShape(key=question.key, label=question.label, cells=question.option_labels)

    def counts(self, question: Question, value: Any) -> Iterator[tuple[str, str]]:
        yield question.key, ""
        yield question.key, value


@dataclass(frozen=True)
class Scale(SingleChoice):
    def clean(self, question: Question, raw: Any) -> str | None:
        whole = isinstance(raw, int) and not isinstance(raw, bool)
        return super().clean(question, str(raw) if whole else raw)

    def display(self, question: Question, value: Any) -> list[str]:
        """ "4 of 5", "1 of 5: not at all"; other choices, 'prefer not to say', as they are."""
        label = question.option_labels.get(value, str(value))
        points = [one.value for one in question.options if one.value.isdigit()]
        if value not in points:
            return [label]
        point, colon, meaning = label.partition(": ")
        return [f"{point} of {points[-1]}{colon}{meaning}"]


@dataclass(frozen=True)
class MultipleChoice(QuestionType):
    """Stored in the order of the options, so that the same choice is always the same value."""

    def read(self, question: Question, data: FormData) -> list[Any] | None:
        return data.getlist(question.key) or None

    def clean(self, question: Question, raw: Any) -> list[str] | None:
        if raw is None or raw == "":
            return None
        if not isinstance(raw, list) or not all(isinstance(item, str) for item in raw):
            raise NotValid("Choose one or more from the list.")
        picked = {item for item in raw if item}
        if not picked <= question.option_values:
            raise NotValid(NO_SUCH_CHOICE)
        if question.max_choices and len(picked) > question.max_choices:
            raise NotValid(f"Choose up to {question.max_choices}. You have chosen {len(picked)}.")
        for option in question.options if len(picked) > 1 else ():
            if option.value in picked and _stands_alone(option):
                raise NotValid(f"Choose either '{option.label}' or other answers, not both.")
        return [option.value for option in question.options if option.value in picked] or None

    def chosen(self, value: Any) -> frozenset[str]:
        return frozenset(value)

    def display(self, question: Question, value: Any) -> list[str]:
        return [question.option_labels.get(item, str(item)) for item in value]

    def tables(self, question: Question) -> Iterator[TableShape]:
        alone = frozenset(one.value for one in question.options if _stands_alone(one))
        yield TableShape(
            key=question.key,
            label=question.label,
            cells=question.option_labels,
            exclusive=len(question.options) - len(alone) < 2,
            alone=alone,
        )

    def counts(self, question: Question, value: Any) -> Iterator[tuple[str, str]]:
        yield question.key, ""
        for item in value:
            yield question.key, item
