"""What the editor says beside the questions once somebody has answered."""

from typing import Any

from wagtail.admin.panels import Panel

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
