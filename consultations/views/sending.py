"""Check your answers, send, and what comes after."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from community.device.turns import begin_anew
from community.privacy.moments import Moment
from consultations import rules, tokens
from consultations.actions.answering import Incomplete, NotAccepted, receipt_of, send_draft
from consultations.models import ConsultationPage
from consultations.notices import notices_of, shown_mark
from consultations.questionnaire.answers import REQUIRED, without_hidden
from consultations.questionnaire.schema import Question
from consultations.questionnaire.types import QUESTION_TYPES
from consultations.questionnaire.visibility import visible_questions
from consultations.sitting import Sitting
from consultations.views.pages import answering_page, closed_page, never_cache, summary_of
from consultations.views.steps import step_url
from consultations.views.talking import where_next


@never_cache
@require_GET
def check(request: HttpRequest, slug: str) -> HttpResponse:
    """Everything at a glance before sending."""
    sitting = Sitting.find(request, slug)
    refusal = rules.why_not_answer(sitting.questionnaire, started_at=sitting.token.started_at)
    if refusal is not None:
        return closed_page(request, sitting.questionnaire, refusal)
    if sitting.is_sent:
        return redirect("consultations:sent", slug=slug)
    return _check_page(request, sitting, {})


def _check_page(request: HttpRequest, sitting: Sitting, errors: dict[str, str]) -> HttpResponse:
    answers = sitting.answers
    asked = visible_questions(sitting.schema, answers)
    kept = without_hidden(sitting.schema, answers)
    found = notices_of(sitting.questionnaire)
    context = {
        "answering": found[Moment.ANSWERING],
        "shown": shown_mark(found, [Moment.ANSWERING]),
        "rows": [_row(sitting, q, answers.get(q.key)) for q in asked if q.answerable],
        "dropped": [sitting.schema.by_key[key].label for key in answers if key not in kept],
        "errors": summary_of(errors),
        "nothing": not kept,
        "first_url": step_url(sitting.questionnaire, 1),
    }
    status = 422 if errors else 200
    return answering_page(
        request, sitting, "consultations/answer_check.html", context, status=status
    )


def _row(sitting: Sitting, question: Question, value: Any) -> dict[str, Any]:
    number = sitting.schema.questions.index(question) + 1
    url = step_url(sitting.questionnaire, number)
    lines = [] if value is None else QUESTION_TYPES[question.type].display(question, value)
    return {"id": f"q-{question.key}", "label": question.label, "lines": lines, "url": url}


@never_cache
@require_http_methods(["GET", "POST"])
def send(request: HttpRequest, slug: str) -> HttpResponse:
    """Send the draft as it was checked."""
    if request.method == "GET":
        return redirect("consultations:check", slug=slug)
    sitting = Sitting.find(request, slug)
    if sitting.draft is None:
        return _check_page(request, sitting, {})
    if sitting.is_sent:
        return redirect("consultations:sent", slug=slug)
    values = sitting.answers if sitting.schema.free_text else {}
    try:
        send_draft(sitting.draft, notices=sitting.told)
    except Incomplete as gaps:
        return _check_page(request, sitting, dict.fromkeys(gaps.missing, REQUIRED))
    except NotAccepted as refused:
        return closed_page(request, sitting.questionnaire, refused.refusal, status=409)
    sitting.note_sent()
    sent, talk = "consultations:sent", "consultations:talk"
    response = redirect(where_next(sitting.schema, values, calm=sent, talk=talk), slug=slug)
    tokens.remember_sent(response, request, sitting.questionnaire, sitting.token)
    return response


@never_cache
@require_GET
def sent(request: HttpRequest, slug: str) -> HttpResponse:
    """Thank you, and the four words. Only the browser that sent sees this, for ten minutes."""
    sitting = Sitting.find(request, slug)
    if sitting.draft is None or not sitting.is_sent:
        return redirect("consultations:start", slug=slug)
    page = ConsultationPage.objects.get(pk=sitting.questionnaire.page_id)
    asked = request.GET.get("contact") == "asked"
    context = {"receipt": receipt_of(sitting.draft), "page": page, "contact_asked": asked}
    return answering_page(request, sitting, "consultations/sent.html", context)


@never_cache
@require_GET
def finish_later(request: HttpRequest, slug: str) -> HttpResponse:
    """The four words of a draft, and how to come back."""
    sitting = Sitting.find(request, slug)
    if sitting.draft is None or sitting.is_sent or sitting.kiosk is not None:
        return redirect("consultations:start", slug=slug)  # a shared tablet keeps no draft
    context = {
        "receipt": receipt_of(sitting.draft),
        "resume_url": reverse("consultations:start", args=[slug]),
    }
    return answering_page(request, sitting, "consultations/finish_later.html", context)


@never_cache
@require_POST
def finish(request: HttpRequest, slug: str) -> HttpResponse:
    """Leave nothing of this person on the device."""
    sitting = Sitting.find(request, slug)
    if sitting.kiosk is not None:
        return begin_anew(request, sitting.kiosk)
    response = redirect("/")
    tokens.forget(response, sitting.questionnaire)
    response["Clear-Site-Data"] = '"cache", "storage"'
    return response
