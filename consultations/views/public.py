"""Results and promises: what everybody may see."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import get_language
from django.views.decorators.http import require_GET, require_POST
from wagtail.url_routing import RouteResult
from wagtail.views import serve

from community.cms.caching import shared
from consultations.actions.outcomes import ask_for_outcome, forget_request
from consultations.charts import charts_of
from consultations.finding import find_questionnaire
from consultations.forms import OutcomeRequestForm
from consultations.limits import may_leave_address
from consultations.listing import public_url
from consultations.models import Commitment, ConsultationPage, OutcomeRequest, Questionnaire, Theme
from consultations.results import latest_release
from consultations.sitting import Sitting
from consultations.views.pages import never_cache

TOO_MANY = "Many addresses came from where you are. Please try again in a quarter of an hour."


def landing(request: HttpRequest, slug: str) -> HttpResponse:
    """The consultation's page, found at once instead of step by step down the page tree.

    Wagtail serves it: its hooks, restrictions and previews hold as for every page.
    """
    page = ConsultationPage.objects.live().filter(slug=slug).defer("questions").first()
    if page is not None:
        request._wagtail_route_for_request = RouteResult(page)  # type: ignore[attr-defined]  # Wagtail reads it
    response: HttpResponse = serve(request, request.path)
    return response


@require_GET
@shared
def results(request: HttpRequest, slug: str) -> HttpResponse:
    """The latest release as it was published, and the outcome beside it."""
    questionnaire = get_object_or_404(
        Questionnaire.objects.public().select_related("page"), slug=slug
    )
    release = latest_release(questionnaire)
    context = {
        "consultation": questionnaire,
        "consultation_url": public_url(questionnaire),
        "release": release,
        "numbers": release.payload if release else None,
        "charts": charts_of(release.payload) if release else [],
        "themes": themes_of(questionnaire),
    }
    return render(request, "consultations/results.html", context)


def themes_of(questionnaire: Questionnaire) -> list[Theme]:
    """With outcomes and commitments, once the outcome is public. At most two queries."""
    if questionnaire.outcome_published_on is None:
        return []
    themes = questionnaire.themes.select_related("outcome")
    return list(themes.prefetch_related("outcome__commitments"))


@require_GET
@shared
def promises(request: HttpRequest) -> HttpResponse:
    """Every promise made in an outcome, the late ones first."""
    found = list(
        Commitment.objects.public()
        .select_related("outcome__theme__questionnaire")
        .order_by("due_on")
    )
    groups: dict[str, list[Commitment]] = {"late": [], "promised": [], "kept": [], "dropped": []}
    for commitment in found:
        groups["late" if commitment.is_late else commitment.state].append(commitment)
    return render(request, "consultations/promises.html", {"groups": groups, "found": found})


def _published_already(request: HttpRequest, questionnaire: Questionnaire) -> HttpResponse:
    """Nothing is left to wait for, so no address is taken."""
    return render(request, "consultations/outcome_out.html", {"consultation": questionnaire})


@never_cache
@require_POST
def ask_outcome(request: HttpRequest, slug: str) -> HttpResponse:
    """'Tell me what came of it.' The answer is the same whether the address was known or not."""
    questionnaire = find_questionnaire(slug)
    if questionnaire.outcome_published_on is not None:
        return _published_already(request, questionnaire)
    form = OutcomeRequestForm(request.POST)
    context: dict[str, Any] = {"consultation": questionnaire, "form": form}
    context["consultation_url"] = public_url(questionnaire)
    if not form.is_valid():
        return render(request, "consultations/outcome_ask.html", context, status=422)
    if not may_leave_address(request):
        form.add_error(None, TOO_MANY)
        return render(request, "consultations/outcome_ask.html", context, status=429)
    address = form.cleaned_data["email"]
    ask_for_outcome(questionnaire, address=address, language=get_language() or "en")
    return redirect("consultations:outcome_asked", slug=slug)


@never_cache
@require_GET
def outcome_ask(request: HttpRequest, slug: str) -> HttpResponse:
    questionnaire = find_questionnaire(slug)
    if questionnaire.outcome_published_on is not None:
        return _published_already(request, questionnaire)
    context = {"consultation": questionnaire, "form": OutcomeRequestForm()}
    context["consultation_url"] = public_url(questionnaire)
    return render(request, "consultations/outcome_ask.html", context)


@never_cache
@require_GET
def outcome_asked(request: HttpRequest, slug: str) -> HttpResponse:
    sitting = Sitting.find(request, slug)
    questionnaire = sitting.questionnaire
    context = {
        "consultation": questionnaire,
        "consultation_url": public_url(questionnaire),
        "sent": sitting.is_sent,
    }
    return render(request, "consultations/outcome_asked.html", context)


@never_cache
def stop_outcome(request: HttpRequest, pk: Any) -> HttpResponse:
    """The way out in each message: a page to confirm (mail programs open links), then forget."""
    found = OutcomeRequest.objects.filter(pk=pk).first()
    if request.method == "POST":
        if found is not None:
            forget_request(found)
        return render(request, "consultations/outcome_stopped.html")
    return render(request, "consultations/outcome_stop.html", {"found": found})
