"""What the public sees of consultations in lists and on their page. No counts of people here."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from django.http import Http404
from django.urls import reverse
from django.utils import timezone
from django.utils.formats import date_format

from community.privacy import gates
from community.registries.listing import Item
from consultations.finding import find_questionnaire
from consultations.models.questionnaires import Questionnaire
from consultations.states import Status

if TYPE_CHECKING:
    from consultations.pages import ConsultationPage


def groups() -> dict[str, list[Questionnaire]]:
    """Live consultations by status, soonest to close first; closed ones latest first. One query."""
    found: dict[str, list[Questionnaire]] = {status.value: [] for status in Status}
    for item in Questionnaire.objects.public().select_related("page").order_by("closes_at"):
        found[item.status.value].append(item)
    found[Status.CLOSED].reverse()
    return found


def open_items() -> Sequence[Item]:
    """For the home page."""
    return [
        Item(
            title=item.title,
            url=public_url(item),
            summary=item.page.summary,
            tag="Have your say",
            note=f"{item.page.minutes} minutes, closes {day_and_time(item.end)}",
        )
        for item in Questionnaire.objects.open().select_related("page").order_by("closes_at")[:6]
    ]


def public_url(questionnaire: Questionnaire) -> str:
    return f"/consultations/{questionnaire.slug}/"


def day_and_time(moment: Any) -> str:
    """'Monday 21 December 2026 at 5pm', in local time."""
    local = timezone.localtime(moment)
    clock = date_format(local, "g:iA" if local.minute else "gA").lower()
    return f"{date_format(local, 'l j F Y')} at {clock}"


def _working_side(page: "ConsultationPage") -> Questionnaire | None:
    try:
        found = find_questionnaire(page.slug)
    except Http404:
        return None
    return found if found.page_id == page.pk else None


def public_face(page: "ConsultationPage") -> dict[str, Any]:
    """What the page's template needs beside the page. ``state`` is None before it is compiled."""
    found = _working_side(page)
    settled = gates.effective(page)
    schema = found.version.compiled if found and found.version else None
    return {
        "state": found,
        "settled": settled,
        "questions": sum(1 for q in schema.answerable if not q.show_if) if schema else 0,
        "writes": bool(schema and schema.free_text),
        "asks_equality": bool(schema and any(q.equality for q in schema.questions)),
        "answer_url": reverse("consultations:start", args=[page.slug]),
        "results_url": reverse("consultations:results", args=[page.slug]),
    }
