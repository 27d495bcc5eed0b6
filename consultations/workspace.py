"""What comms staff see of consultations on the editor's home: which need somebody, and why."""

from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from django.urls import reverse
from django.utils import timezone
from wagtail.admin.ui.components import Component

from consultations.looking_over import refused_now, refusers
from consultations.models import ConsultationPage, Questionnaire, SignOffRequest
from consultations.states import Status

SOON = timedelta(days=7)


@dataclass(frozen=True)
class Entry:
    title: str
    url: str
    state: str
    needs: list[str]


def entries() -> list[Entry]:
    """All consultations that are not over and done with, those that need somebody first."""
    pages = ConsultationPage.objects.select_related("questionnaire").prefetch_related("leads")
    refused = refused_now()
    found = [_entry(page, refused.get(page.pk)) for page in pages.order_by("-closes_at")]
    return sorted((one for one in found if one is not None), key=lambda one: not one.needs)


def _entry(page: ConsultationPage, refused: SignOffRequest | None) -> Entry | None:
    side: Questionnaire | None = getattr(page, "questionnaire", None)
    if side is not None and side.outcome_published_on is not None:
        return None
    state = side.status.label if side is not None and side.live else "Not public"
    needs = _needs(page, side)
    if refused is None:
        url = reverse("wagtailadmin_pages:edit", args=[page.pk])
    else:
        said = " and the ".join(refusers(refused))
        needs.insert(0, f"The {said} said 'not yet' to its questions. Read why, and ask again.")
        url = reverse("consultations_sign_off", args=[page.pk])
    return Entry(page.title, url, state, needs)


def _needs(page: ConsultationPage, side: Questionnaire | None) -> list[str]:
    needs = []
    if not page.leads.all():
        needs.append("Nobody leads it: name somebody under People and safeguards.")
    if side is None or not side.live:
        return needs
    if side.status == Status.OPEN and side.end < timezone.now() + SOON:
        needs.append("It closes within a week.")
    if side.outcome_due_on and side.outcome_due_on < timezone.localdate():
        needs.append("The outcome that was promised is overdue.")
    return needs


class ConsultationsPanel(Component):
    order = 20
    template_name = "consultations/workspace_panel.html"

    def get_context_data(self, parent_context: Any = None) -> dict[str, Any]:
        return {"entries": entries(), "add_url": reverse("consultations_in_editor")}
