import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from typing import Any

from consultations.questionnaire.schema import Question
from consultations.questionnaire.text import plain, western_digits
from consultations.questionnaire.types.kind import NotValid, QuestionType, TableShape

LARGEST = Decimal(10) ** 15
THOUSANDS = re.compile(r"[+-]?\d{1,3}(,\d{3})+(\.\d+)?")
DECIMAL_COMMA = re.compile(r"(?<=\d),(?=\d{1,2}$)")


def in_words(number: float) -> str:
    return f"{number:,.15g}"


@dataclass(frozen=True)
class Number(QuestionType):
    def clean(self, question: Question, raw: Any) -> int | float | None:
        if raw is None or raw == "":
            return None
        number = self._number(raw, example="3" if question.whole else "3 or 2.5")
        if question.whole and number != number.to_integral_value():
            raise NotValid("Write a whole number, for example 3.")
        if question.minimum is not None and number < Decimal(str(question.minimum)):
            raise NotValid(f"Write a number of {in_words(question.minimum)} or more.")
        if question.maximum is not None and number > Decimal(str(question.maximum)):
            raise NotValid(f"Write a number of {in_words(question.maximum)} or less.")
        return int(number) if number == number.to_integral_value() else float(number)

    @staticmethod
    def _number(raw: Any, *, example: str) -> Decimal:
        sentence = f"Write this as a number, for example {example}."
        if isinstance(raw, bool) or not isinstance(raw, (int, float, str)):
            raise NotValid(sentence)
        text = western_digits(plain(str(raw))).replace(" ", "")
        # '12,000' has thousands, '2,5' a decimal comma; '1,2345' could be either: ask again.
        text = text.replace(",", "") if THOUSANDS.fullmatch(text) else DECIMAL_COMMA.sub(".", text)
        try:
            number = Decimal(text)
        except InvalidOperation:
            raise NotValid(sentence) from None
        # Compared, not computed: '1e999999999' has no absolute value that fits.
        if not number.is_finite() or number.copy_abs() > LARGEST:
            raise NotValid(sentence)
        return number or Decimal(0)

    def display(self, question: Question, value: Any) -> list[str]:
        return [f"{in_words(value)} {question.unit}".strip()]

    def tables(self, question: Question) -> Iterator[TableShape]:
        cells = {one.value: f"{one.label} {question.unit}".strip() for one in question.bins}
        yield TableShape(key=question.key, label=question.label, cells=cells)

    def counts(self, question: Question, value: Any) -> Iterator[tuple[str, str]]:
        yield question.key, ""
        last = len(question.bins) - 1
        for position, one in enumerate(question.bins):
            if one.low <= value < one.high or (position == last and value == one.high):
                yield question.key, one.value
                return
