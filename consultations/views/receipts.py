"""Coming back with four words: see, change, carry on, take back, hear what came of it."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from community.outbox.references import reference
from community.privacy.attaching import attach
from consultations import limits, rules, storage, tokens
from consultations.actions.answering import NotAccepted, change, find_by_receipt, withdraw
from consultations.listing import public_url
from consultations.models import Response
from consultations.notices import moments_of, notices_of, read_mark, shown_mark
from consultations.own import own_record
from consultations.questionnaire.answers import clean_all, read_form
from consultations.receipts import looks_right
from consultations.results import latest_release
from consultations.sitting import Sitting
from consultations.states import ResponseState
from consultations.views.pages import never_cache, summary_of
from consultations.views.single import questions_html
from consultations.views.steps import resume_url
from consultations.views.talking import talk_page, where_next

NOT_FOUND = (
    "We have no answers under these four words. Check the spelling and the order, and try again."
)
NOT_FOUR = "There are four words, for example: apple river candle moon."
TOO_MANY = "That was a lot of tries. Please wait a quarter of an hour, then try again."


@never_cache
@require_http_methods(["GET", "POST"])
def find(request: HttpRequest) -> HttpResponse:
    """Ask for the four words. A wrong guess and a receipt that never was look the same."""
    if request.method == "GET":
        return _ask(request)
    words = request.POST.get("words", "")
    if not looks_right(words):
        return _ask(request, NOT_FOUR, status=422)
    if not limits.may_look_up(request):
        return _ask(request, TOO_MANY, status=429)
    response = find_by_receipt(words)
    if response is None:
        limits.count_failure(request)
        return _ask(request, NOT_FOUND, status=422)
    answer = redirect("consultations:receipt_show")
    tokens.open_receipt(answer, request, response.pk)
    return answer


def _ask(request: HttpRequest, error: str = "", *, status: int = 200) -> HttpResponse:
    context = {"error": error, "errors": [{"id": "words", "message": error}] if error else []}
    context["words"] = request.POST.get("words", "")[:200]
    return render(request, "consultations/receipt_find.html", context, status=status)


def with_receipt(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """Hand the view the response whose words were given a moment ago; otherwise ask for them."""

    @never_cache
    @wraps(view)
    def opened(request: HttpRequest) -> HttpResponse:
        pk = tokens.opened_receipt(request)
        manager = Response.objects.select_related("questionnaire__page", "version")
        response = manager.filter(pk=pk).first() if pk else None
        if response is None:
            return redirect("consultations:receipt_find")
        return view(request, response)

    return opened


@with_receipt
@require_GET
def show(request: HttpRequest, response: Response) -> HttpResponse:
    questionnaire = response.questionnaire
    context = {
        "response": response,
        "consultation": questionnaire,
        "consultation_url": public_url(questionnaire),
        "own": None if response.state == ResponseState.WITHDRAWN else own_record(response),
        "about": attach(reference(response)),
        "is_draft": response.state == ResponseState.DRAFT,
        "is_withdrawn": response.state == ResponseState.WITHDRAWN,
        "can_change": rules.can_change(response),
        "can_withdraw": rules.can_withdraw(response),
        "has_results": latest_release(questionnaire) is not None,
        "outcome_on": questionnaire.outcome_published_on,
    }
    return render(request, "consultations/receipt_show.html", context)


@with_receipt
@require_http_methods(["GET", "POST"])
def change_answers(request: HttpRequest, response: Response) -> HttpResponse:
    """Everything on one page, replaced at once when it is sent."""
    if not rules.can_change(response):
        return redirect("consultations:receipt_show")
    schema = response.version.compiled
    if request.method == "GET":
        return _change_page(request, response, storage.values_of(response), {})
    raw = read_form(schema, request.POST)
    cleaned = clean_all(schema, raw)
    if cleaned.errors:
        return _change_page(request, response, raw, cleaned.errors)
    if not cleaned.values:
        return _change_page(request, response, raw, {}, nothing=True)
    try:
        told = read_mark(request.POST.get("shown", ""))
        change(response, cleaned.values, notices=told)
    except NotAccepted:
        return redirect("consultations:receipt_show")
    shown, talk = "consultations:receipt_show", "consultations:receipt_talk"
    return redirect(where_next(schema, cleaned.values, calm=shown, talk=talk))


@with_receipt
@require_http_methods(["GET", "POST"])
def talk(request: HttpRequest, response: Response) -> HttpResponse:
    """After a change that sounds as if somebody needs a person now."""
    return talk_page(request, response, on=reverse("consultations:receipt_show"))


def _change_page(
    request: HttpRequest,
    response: Response,
    raw: dict[str, Any],
    errors: dict[str, str],
    *,
    nothing: bool = False,
) -> HttpResponse:
    schema, found = response.version.compiled, notices_of(response.questionnaire)
    context = {
        "consultation": response.questionnaire,
        "html": questions_html(schema, raw, errors, found),
        "shown": shown_mark(found, moments_of(schema.questions)),
        "conditions": schema.has_conditions,
        "errors": summary_of(errors),
        "nothing": nothing,
    }
    status = 422 if errors or nothing else 200
    return render(request, "consultations/receipt_change.html", context, status=status)


@with_receipt
@require_POST
def carry_on(request: HttpRequest, response: Response) -> HttpResponse:
    """Go on with a draft in this browser."""
    if response.state != ResponseState.DRAFT or response.started_at is None:
        return redirect("consultations:receipt_show")
    questionnaire = response.questionnaire
    token = tokens.Token(
        questionnaire.pk, response.version_id, response.idempotency_key, response.started_at
    )
    answer = redirect(resume_url(Sitting(questionnaire, token, is_new=False)))
    tokens.remember(answer, request, questionnaire, token)
    tokens.close_receipt(answer)
    return answer


@with_receipt
@require_http_methods(["GET", "POST"])
def take_back(request: HttpRequest, response: Response) -> HttpResponse:
    """Ask once, then erase."""
    if request.method == "POST":
        withdraw(response)
        return redirect("consultations:receipt_show")
    if not rules.can_withdraw(response):
        return redirect("consultations:receipt_show")
    context = {"consultation": response.questionnaire}
    return render(request, "consultations/receipt_take_back.html", context)


@never_cache
@require_POST
def close(request: HttpRequest) -> HttpResponse:
    """Done here: this device forgets the words."""
    answer = redirect("consultations:receipt_find")
    tokens.close_receipt(answer)
    answer["Clear-Site-Data"] = '"cache", "storage"'
    return answer
