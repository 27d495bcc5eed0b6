"""Making consultation pages by program: for imports and the demo."""

from datetime import datetime, timedelta
from typing import Any

from django.conf import settings
from wagtail.models import Page, Site

from consultations.models import ConsultationIndexPage, ConsultationPage


def index_page() -> ConsultationIndexPage:
    """The page above all consultations; made below the site's home when there is none."""
    found: ConsultationIndexPage | None = ConsultationIndexPage.objects.first()
    if found is not None:
        return found
    site = Site.objects.filter(is_default_site=True).select_related("root_page").first()
    parent = site.root_page if site else Page.get_first_root_node()
    index = ConsultationIndexPage(
        title="Consultations",
        slug="consultations",
        show_in_menus=True,
        summary="Have your say, and see what came of it.",
    )
    parent.add_child(instance=index)
    return index


def make_page(
    *, title: str, slug: str, closes_at: datetime, live: bool, **fields: Any
) -> ConsultationPage:
    """A consultation page below the index. Raises ``ValidationError`` like the editor."""
    said: dict[str, Any] = {
        "about": "<p>These answers were collected elsewhere, and are published here.</p>",
        "who_asks": settings.WAGTAIL_SITE_NAME,
        "what_changes": "Nothing is decided yet: this page shows what people answered.",
        "opens_at": closes_at - timedelta(days=1),
        **fields,
    }
    page = ConsultationPage(title=title, slug=slug, closes_at=closes_at, live=live, **said)
    index_page().add_child(instance=page)
    return page
