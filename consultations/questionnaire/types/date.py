import re
from calendar import month_abbr
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from consultations.questionnaire.schema import Question
from consultations.questionnaire.text import plain, western_digits
from consultations.questionnaire.types.kind import FormData, NotValid, QuestionType, TableShape

MOST_MONTHS = 24


ISO = re.compile(r"\d{4}-\d{2}-\d{2}")
MONTHS = {name.casefold(): str(n) for n, name in enumerate(month_abbr) if name}


def _what_is_wrong(raw: Any) -> str:
    """Names the part to mend, of the form 'year-month-day' with '?' for what was left empty."""
    parts = str(raw).split("-") if isinstance(raw, str) else []
    if len(parts) == 3 and "?" in parts:
        empty = [
            name for name, part in zip(("year", "month", "day"), parts, strict=True) if part == "?"
        ]
        return f"Add the {' and the '.join(reversed(empty))}, or clear the date."
    return "There is no such day. Write it in numbers, for example 21 11 2026."


def in_words(day: date) -> str:
    return f"{day.day} {day:%B %Y}"


def parts_of(question: Question) -> tuple[str, str, str]:
    """The names of the three form fields: day, month, year."""
    return f"{question.key}-day", f"{question.key}-month", f"{question.key}-year"


@dataclass(frozen=True)
class Date(QuestionType):
    def read(self, question: Question, data: FormData) -> str | None:
        day, month, year = (
            western_digits(plain(str(data.get(name) or ""))) for name in parts_of(question)
        )
        if not (day or month or year):
            return None
        month = MONTHS.get(month[:3].casefold(), month)
        return f"{year or '?'}-{month.zfill(2) if month else '?'}-{day.zfill(2) if day else '?'}"

    def clean(self, question: Question, raw: Any) -> str | None:
        if raw is None or raw == "":
            return None
        try:
            day = date.fromisoformat(raw if ISO.fullmatch(raw) else "")
        except (TypeError, ValueError):
            raise NotValid(_what_is_wrong(raw)) from None
        if question.earliest and day < date.fromisoformat(question.earliest):
            first = in_words(date.fromisoformat(question.earliest))
            raise NotValid(f"Write a day from {first} on.")
        if question.latest and day > date.fromisoformat(question.latest):
            last = in_words(date.fromisoformat(question.latest))
            raise NotValid(f"Write a day not later than {last}.")
        return day.isoformat()

    def display(self, question: Question, value: Any) -> list[str]:
        return [in_words(date.fromisoformat(value))]

    def tables(self, question: Question) -> Iterator[TableShape]:
        cells = {period: _label(period) for period in _periods(question)}
        yield TableShape(key=question.key, label=question.label, cells=cells)

    def counts(self, question: Question, value: Any) -> Iterator[tuple[str, str]]:
        yield question.key, ""
        periods = _periods(question)
        if periods:
            yield question.key, value[: len(periods[0])]


def _periods(question: Question) -> list[str]:
    """Months (or years, where the months are many) between the declared first and last day."""
    if not (question.earliest and question.latest):
        return []
    first, last = date.fromisoformat(question.earliest), date.fromisoformat(question.latest)
    months = (last.year - first.year) * 12 + last.month - first.month + 1
    if months > MOST_MONTHS:
        return [f"{year:04}" for year in range(first.year, last.year + 1)]
    start = first.year * 12 + first.month - 1
    return [f"{n // 12:04}-{n % 12 + 1:02}" for n in range(start, start + months)]


def _label(period: str) -> str:
    return period if len(period) == 4 else f"{date.fromisoformat(period + '-01'):%B %Y}"
