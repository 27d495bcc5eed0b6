"""In the editor: how the questions of a draft stand with the panels, and asking them."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_GET, require_POST

from community.people.access import person_of
from consultations import looking_over, rules, wording_gate
from consultations.actions.answering import NotAccepted
from consultations.actions.sign_offs import ask_panels
from consultations.models import ConsultationPage


def draft_of(request: HttpRequest, pk: int) -> ConsultationPage:
    """As it was last saved, for those who may edit it."""
    page = get_object_or_404(ConsultationPage, pk=pk)
    if not page.permissions_for_user(request.user).can_edit():
        raise Http404
    draft: ConsultationPage = page.get_latest_revision_as_object()
    return draft


@require_GET
def show_sign_off(request: HttpRequest, pk: int) -> HttpResponse:
    page = draft_of(request, pk)
    wording = wording_gate.wording_of(page)
    asked = wording and wording_gate.request_for(page, wording)
    rows = wording_gate.standing(asked or None)
    context = {
        "page": page,
        "asked": asked,
        "rows": rows,
        "settled": all(row.is_settled for row in rows),
        "said": looking_over.said_of(asked) if asked else [],
        "earlier": not asked and page.sign_off_requests.exists(),
        "why_not": rules.why_not_ask_panels(page),
    }
    return render(request, "consultations/editor_sign_off.html", context)


@require_POST
def ask_for_sign_off(request: HttpRequest, pk: int) -> HttpResponse:
    page = draft_of(request, pk)
    try:
        ask_panels(page, by=person_of(request))
    except NotAccepted as refused:
        messages.error(request, refused.refusal.reason)
    else:
        messages.success(request, "They are asked, and have been told that there is something.")
    return redirect("consultations_sign_off", page.pk)
