"""The rooms of those who work on a consultation: progress, answers, export, close, release."""

from collections.abc import Callable
from functools import wraps
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_GET

from community.outbox.references import reference
from community.people.access import person_of, role_required
from community.privacy.actions import record_look
from consultations import exports, reading, rules
from consultations.actions import publishing
from consultations.actions.answering import NotAccepted
from consultations.actions.outcomes import publish_outcome
from consultations.listing import public_url
from consultations.models import Questionnaire
from consultations.results import latest_release
from consultations.views.pages import never_cache
from consultations.wordings import all_questions

View = Callable[..., HttpResponseBase]

staff_only = role_required(*rules.STAFF)


def deed(view: View) -> View:
    """Done by POST only; whoever opens its address (after signing in again) comes to the work."""

    @wraps(view)
    def guarded(request: HttpRequest, slug: str, **more: Any) -> HttpResponseBase:
        if request.method == "POST":
            return view(request, slug, **more)
        find_mine(request, slug)
        return redirect("consultations:work", slug=slug)

    return guarded


def find_mine(request: HttpRequest, slug: str) -> Questionnaire:
    """One this person works on; for everybody else there is nothing at this address."""
    found = rules.team_of(request.user).filter(slug=slug).first()
    if found is None:
        raise Http404
    return found


def find_led(request: HttpRequest, slug: str) -> Questionnaire:
    found = find_mine(request, slug)
    if not rules.can_lead(request.user, found):
        raise Http404
    return found


@never_cache
@staff_only
@require_GET
def work_list(request: HttpRequest) -> HttpResponse:
    found = rules.team_of(request.user).order_by("-closes_at")
    led = reading.led_by(person_of(request))
    context = {"consultations": [_entry(item, leads=item.page_id in led) for item in found]}
    return render(request, "consultations/work_list.html", context)


def _entry(questionnaire: Questionnaire, *, leads: bool) -> dict[str, Any]:
    url = reverse("consultations:work", args=[questionnaire.slug])
    step = reading.next_step(questionnaire, leads=leads)
    return {"item": questionnaire, "url": url, "next": step}


@never_cache
@staff_only
@require_GET
def work(request: HttpRequest, slug: str) -> HttpResponse:
    """Progress, and the one next step."""
    questionnaire = find_mine(request, slug)
    release = latest_release(questionnaire)
    leads = rules.can_lead(request.user, questionnaire)
    context = {
        "consultation": questionnaire,
        "public_url": public_url(questionnaire),
        "progress": reading.progress(questionnaire),
        "leads": leads,
        "release": release,
        "next": reading.next_step(questionnaire, release, leads=leads),
        "why_not_close": rules.why_not_close(questionnaire),
        "why_not_release": rules.why_not_release(questionnaire),
        "texts": all_questions(questionnaire).free_text,
        "formats": exports.FORMATS,
    }
    return render(request, "consultations/work.html", context)


@never_cache
@staff_only
@require_GET
def responses(request: HttpRequest, slug: str) -> HttpResponse:
    """A page of single responses, in no order that tells who came first. The look is recorded."""
    questionnaire = find_mine(request, slug)
    page = reading.page_of_responses(questionnaire, after=request.GET.get("after", ""))
    record_look(person_of(request), reference(questionnaire), "Reading answers")
    context = {"consultation": questionnaire, "page": page}
    return render(request, "consultations/responses.html", context)


@never_cache
@staff_only
@require_GET
def response_detail(request: HttpRequest, slug: str, pk: UUID) -> HttpResponse:
    questionnaire = find_mine(request, slug)
    response = questionnaire.responses.submitted().filter(pk=pk).first()
    if response is None:
        raise Http404
    record_look(person_of(request), reference(response), "Reading one response")
    before, following = reading.beside(questionnaire, pk)
    context = {
        "consultation": questionnaire,
        "rows": reading.rows_of(response),
        "before": before,
        "following": following,
    }
    return render(request, "consultations/response_detail.html", context)


@never_cache
@staff_only
@require_GET
def texts(request: HttpRequest, slug: str, key: str) -> HttpResponse:
    """What people wrote to one question, a page at a time."""
    questionnaire = find_mine(request, slug)
    question = next((q for q in all_questions(questionnaire).free_text if q.key == key), None)
    if question is None:
        raise Http404
    page = reading.page_of_texts(questionnaire, question, after=request.GET.get("after", ""))
    record_look(person_of(request), reference(questionnaire), "Reading answers to one question")
    leads = rules.can_lead(request.user, questionnaire)
    context = {"consultation": questionnaire, "question": question, "page": page, "leads": leads}
    return render(request, "consultations/texts.html", context)


@never_cache
@staff_only
@deed
def export(request: HttpRequest, slug: str, form: str) -> HttpResponseBase:
    """Made for this request and kept nowhere: there is no address by which to fetch it again."""
    questionnaire = find_mine(request, slug)
    if form not in exports.FORMATS:
        raise Http404
    record_look(person_of(request), reference(questionnaire), f"Exporting answers as {form}")
    return exports.FORMATS[form].respond(questionnaire)


@never_cache
@staff_only
@deed
def close(request: HttpRequest, slug: str) -> HttpResponse:
    questionnaire = find_led(request, slug)
    done = "It is closed. Nobody can begin any more."
    return _deed(
        request, slug, done, lambda: publishing.close(questionnaire, by=person_of(request))
    )


@never_cache
@staff_only
@deed
def release(request: HttpRequest, slug: str) -> HttpResponse:
    questionnaire = find_led(request, slug)
    done = "The results are public. Now say what came of them."
    return _deed(
        request, slug, done, lambda: publishing.release(questionnaire, by=person_of(request))
    )


@never_cache
@staff_only
@deed
def outcome_publish(request: HttpRequest, slug: str) -> HttpResponse:
    questionnaire = find_led(request, slug)
    done = "The outcome is public. Everybody who asked for it gets an e-mail."
    return _deed(request, slug, done, lambda: publish_outcome(questionnaire, by=person_of(request)))


def _deed(request: HttpRequest, slug: str, done: str, deed: Any) -> HttpResponse:
    try:
        deed()
    except NotAccepted as refused:
        messages.error(request, refused.refusal.reason)
    else:
        messages.success(request, done)
    return redirect("consultations:work", slug=slug)
