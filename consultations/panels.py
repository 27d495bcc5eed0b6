"""What the editor says beside the questions: which are hard to read, and which wording people have
answered."""

from dataclasses import dataclass
from typing import Any

from wagtail.admin.panels import Panel

from community.language.audience import Audience, fits
from community.language.plain_words import Suggestion, suggestions
from community.language.readability import measure
from consultations.compiling import CannotCompile
from consultations.models.questionnaires import Questionnaire
from consultations.models.responses import Response


class AnsweredPanel(Panel):
    """Which wording people have answered, and what publishing another one does."""

    class BoundPanel(Panel.BoundPanel):
        template_name = "consultations/answered_panel.html"

        def _number(self) -> int | None:
            if self.instance.pk is None:
                return None
            found = Questionnaire.objects.filter(page=self.instance.pk).select_related("version")
            working = found.defer("version__schema").first()
            if working is None or working.version is None:
                return None
            answered = Response.objects.filter(questionnaire=working).exists()
            return working.version.number if answered else None

        def is_shown(self) -> bool:
            return self._number() is not None

        def get_context_data(self, parent_context: Any = None) -> dict[str, Any]:
            number = self._number() or 0
            return {
                **super().get_context_data(parent_context),
                "number": number,
                "following": number + 1,
            }


@dataclass(frozen=True, kw_only=True)
class HardQuestion:
    """``grade`` is None where the words themselves are the trouble."""

    label: str
    grade: float | None
    words: list[Suggestion]


def hard_questions(page: Any) -> list[HardQuestion]:
    """Those that an eleven-year-old would read twice; none while the page cannot be compiled."""
    try:
        questions = page.compile().questions
    except CannotCompile:
        return []
    found = (_hard(question) for question in questions)
    return [one for one in found if one.words or one.grade is not None]


def _hard(question: Any) -> HardQuestion:
    choices = [one.label for one in (*question.rows, *question.options)]
    text = "\n\n".join(filter(None, (question.label, question.help, *choices)))
    reading = measure(text)
    hard = fits(reading, Audience.YOUNG_PEOPLE) is False
    words = {one.found.lower(): one for one in suggestions(text)}
    return HardQuestion(
        label=question.label, grade=reading.grade if hard else None, words=list(words.values())
    )


class HardQuestionsPanel(Panel):
    """Measured on the saved draft; it changes when the page is saved."""

    class BoundPanel(Panel.BoundPanel):
        template_name = "consultations/hard_questions_panel.html"

        def is_shown(self) -> bool:
            return self.instance.pk is not None and bool(len(self.instance.questions))

        def get_context_data(self, parent_context: Any = None) -> dict[str, Any]:
            hard = hard_questions(self.instance)
            return {**super().get_context_data(parent_context), "hard": hard}


class SignOffPanel(Panel):
    """How the saved draft stands with the panels, and the way to ask them."""

    class BoundPanel(Panel.BoundPanel):
        template_name = "consultations/sign_off_panel.html"

        def is_shown(self) -> bool:
            return self.instance.pk is not None and bool(len(self.instance.questions))

        def get_context_data(self, parent_context: Any = None) -> dict[str, Any]:
            return {**super().get_context_data(parent_context), "page": self.instance}
