"""For the editor of a page: how easy its saved draft is to read. Put ``ReadabilityPanel()`` among
the panels of a page type. Nothing to fill in; it changes when the page is saved.
"""

from typing import Any

from wagtail.admin.panels import Panel

from community.language.audience import Audience, judge
from community.language.page_text import text_of
from community.language.plain_words import suggestions
from community.language.readability import measure

MOST_SHOWN = 8


class ReadabilityPanel(Panel):
    """``audience`` says for whom the page is written."""

    def __init__(self, audience: Audience = Audience.EVERYBODY, **kwargs: Any) -> None:
        super().__init__(**{"heading": "How easy is it to read?", **kwargs})
        self.audience = audience

    def clone_kwargs(self) -> dict[str, Any]:
        return {**super().clone_kwargs(), "audience": self.audience}

    class BoundPanel(Panel.BoundPanel):
        template_name = "language/readability_panel.html"

        def is_shown(self) -> bool:
            return self.instance.pk is not None

        def get_context_data(self, parent_context: Any = None) -> dict[str, Any]:
            text = text_of(self.instance)
            reading = measure(text)
            hard = {found.found.lower(): found for found in suggestions(text)}
            return {
                **super().get_context_data(parent_context),
                "reading": reading,
                "verdict": judge(reading, self.panel.audience),
                "hard": list(hard.values())[:MOST_SHOWN],
                "page": self.instance,
            }
