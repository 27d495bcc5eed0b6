from dataclasses import dataclass
from typing import Any

from consultations.questionnaire.schema import Question
from consultations.questionnaire.text import plain
from consultations.questionnaire.types.kind import NotValid, QuestionType


@dataclass(frozen=True)
class ShortText(QuestionType):
    longest: int = 250

    def clean(self, question: Question, raw: Any) -> str | None:
        if raw is None:
            return None
        if not isinstance(raw, str):
            raise NotValid("Write your answer as text.")
        text = plain(raw)
        limit = question.max_length or self.longest
        if len(text) > limit:
            raise NotValid(
                f"Your answer has {len(text):,} characters and we can keep {limit:,}. "
                f"Please shorten it. Nothing you wrote has been lost."
            )
        return text or None

    def display(self, question: Question, value: Any) -> list[str]:
        return str(value).split("\n")


@dataclass(frozen=True)
class LongText(ShortText):
    longest: int = 5000
