"""The shape that every kind of question fills in."""

from abc import ABC, abstractmethod
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Protocol

from consultations.questionnaire.schema import Question


class FormData(Protocol):
    """What Django's ``QueryDict`` offers of it."""

    def get(self, key: str, default: None = ..., /) -> Any: ...

    def getlist(self, key: str, /) -> list[Any]: ...


class NotValid(ValueError):
    """The value cannot be stored; the message tells the person what to mend."""


@dataclass(frozen=True, kw_only=True)
class TableShape:
    """One published table of a question: ``key``, its cells and their labels.

    ``alone``: the cells that nobody may choose beside another one.
    """

    key: str
    label: str
    cells: Mapping[str, str]
    exclusive: bool = True
    alone: frozenset[str] = frozenset()


@dataclass(frozen=True)
class QuestionType(ABC):
    """Values are JSON: text, number, ISO date, option value, list of those, or row → option.

    ``None`` means not answered, everywhere.
    """

    name: str

    def read(self, question: Question, data: FormData) -> Any:
        """The raw value from a submitted form; None when the person left it empty."""
        return data.get(question.key) or None

    @abstractmethod
    def clean(self, question: Question, raw: Any) -> Any:
        """The value to store, or None for not answered. Raises :class:`NotValid`."""

    def chosen(self, value: Any) -> frozenset[str]:
        """The option values in an answer, for show-if."""
        return frozenset((str(value),))

    def display(self, question: Question, value: Any) -> list[str]:
        """The answer in words, one line each."""
        return [str(value)]

    def tables(self, question: Question) -> Iterator[TableShape]:
        """What is counted. A question without cells still counts how many answered."""
        yield TableShape(key=question.key, label=question.label, cells={})

    def counts(self, question: Question, value: Any) -> Iterator[tuple[str, str]]:
        """(table key, cell) for each cell that this answer adds one to; cell "" is the total."""
        yield question.key, ""
