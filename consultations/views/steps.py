"""One question on each page."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import get_language
from django.views.decorators.http import require_GET, require_http_methods

from consultations import rules, tokens
from consultations.actions.answering import NotAccepted, OtherContent, save_step
from consultations.models import Questionnaire
from consultations.questionnaire.answers import clean_one
from consultations.questionnaire.schema import Question
from consultations.questionnaire.types import QUESTION_TYPES, NotValid
from consultations.questionnaire.visibility import visible_questions
from consultations.rendering import question_html
from consultations.sitting import Sitting, find_questionnaire
from consultations.states import Mode
from consultations.views.pages import answering_page, closed_page, never_cache, summary_of


@never_cache
@require_GET
def start(request: HttpRequest, slug: str) -> HttpResponse:
    """Where answering begins, or goes on if this browser has begun already."""
    sitting = Sitting.find(request, slug)
    questionnaire = sitting.questionnaire
    refusal = rules.why_not_answer(questionnaire, started_at=sitting.token.started_at)
    if refusal is not None:
        return closed_page(request, questionnaire, refusal)
    if sitting.draft is not None:
        return answering_page(request, sitting, "consultations/carry_on.html", _carry_on(sitting))
    return redirect(beginning(questionnaire))


def beginning(questionnaire: Questionnaire) -> str:
    if questionnaire.mode == Mode.SINGLE:
        return reverse("consultations:single", args=[questionnaire.slug])
    return step_url(questionnaire, 1)


def step_url(questionnaire: Questionnaire, number: int) -> str:
    return reverse("consultations:step", args=[questionnaire.slug, number])


def _carry_on(sitting: Sitting) -> dict[str, Any]:
    answers = sitting.answers
    asked = visible_questions(sitting.schema, answers)
    numbers = {question.key: n for n, question in enumerate(sitting.schema.questions, 1)}
    first = next((q for q in asked if q.answerable and q.key not in answers), None)
    check = reverse("consultations:check", args=[sitting.questionnaire.slug])
    return {
        "resume_url": step_url(sitting.questionnaire, numbers[first.key]) if first else check,
        "is_sent": sitting.is_sent,
    }


@never_cache
@require_http_methods(["POST"])
def start_again(request: HttpRequest, slug: str) -> HttpResponse:
    """A new, empty set of answers for the next person at this device; the draft stays kept."""
    questionnaire = find_questionnaire(slug)
    response = redirect(beginning(questionnaire))
    tokens.remember(response, request, questionnaire, tokens.new_token(questionnaire))
    return response


@never_cache
@require_http_methods(["GET", "POST"])
def step(request: HttpRequest, slug: str, number: int) -> HttpResponse:
    """Show one question, or keep the answer to it."""
    sitting = Sitting.find(request, slug)
    refusal = rules.why_not_answer(sitting.questionnaire, started_at=sitting.token.started_at)
    if refusal is not None:
        return closed_page(request, sitting.questionnaire, refusal, status=_closed_status(request))
    if sitting.is_sent:
        return redirect("consultations:sent", slug=slug)
    question = _question_at(sitting, number)
    if question is None:
        return redirect(_after(sitting, number))
    if request.method == "POST":
        return _keep(request, sitting, question, number)
    return _show(request, sitting, question, number, raw=sitting.answer_to(question))


def _closed_status(request: HttpRequest) -> int:
    return 409 if request.method == "POST" else 200


def _question_at(sitting: Sitting, number: int) -> Question | None:
    """None when there is no such page, or this person is not asked it."""
    questions = sitting.schema.questions
    if not 1 <= number <= len(questions):
        return None
    question = questions[number - 1]
    return question if question in sitting.asked else None


def _keep(request: HttpRequest, sitting: Sitting, question: Question, number: int) -> HttpResponse:
    raw = QUESTION_TYPES[question.type].read(question, request.POST)
    try:
        value = clean_one(question, raw)
        if question.answerable and (value is not None or sitting.draft is not None):
            sending = sitting.sending({}, language=get_language() or "en")
            sitting.draft = save_step(sending, question, value, draft=sitting.draft)
    except NotValid as problem:
        return _show(request, sitting, question, number, raw=raw, error=str(problem))
    except NotAccepted as refused:
        return closed_page(request, sitting.questionnaire, refused.refusal, status=409)
    except OtherContent:
        return redirect("consultations:sent", slug=sitting.questionnaire.slug)
    return _go_on(request, sitting, number)


def _go_on(request: HttpRequest, sitting: Sitting, number: int) -> HttpResponse:
    for cached in ("choices", "asked", "answers"):
        sitting.__dict__.pop(cached, None)
    slug = sitting.questionnaire.slug
    to_check = request.POST.get("then") == "check"
    url = reverse("consultations:check", args=[slug]) if to_check else _after(sitting, number)
    response = redirect(url)
    tokens.remember(response, request, sitting.questionnaire, sitting.token)
    return response


def _after(sitting: Sitting, number: int) -> str:
    """The next question that this person is asked, or the page to check the answers."""
    asked = set(sitting.asked)
    following = enumerate(sitting.schema.questions[max(number, 0) :], max(number, 0) + 1)
    for position, question in following:
        if question in asked:
            return step_url(sitting.questionnaire, position)
    return reverse("consultations:check", args=[sitting.questionnaire.slug])


def _before(sitting: Sitting, number: int) -> str:
    asked = set(sitting.asked)
    for position in range(number - 1, 0, -1):
        if sitting.schema.questions[position - 1] in asked:
            return step_url(sitting.questionnaire, position)
    return ""


def _show(
    request: HttpRequest,
    sitting: Sitting,
    question: Question,
    number: int,
    *,
    raw: Any,
    error: str = "",
) -> HttpResponse:
    answerable = [q for q in sitting.asked if q.answerable]
    context = {
        "question": question,
        "html": question_html(question, raw, error, large=True),
        "errors": summary_of({question.key: error}) if error else [],
        "number": answerable.index(question) + 1 if question.answerable else 0,
        "total": len(answerable),
        "back_url": _before(sitting, number),
        "skip_url": "" if question.required else _after(sitting, number),
        "then": request.POST.get("then") or request.GET.get("then") or "",
        "texts": question.type in ("short_text", "long_text"),
        "has_draft": sitting.draft is not None,
    }
    status = 422 if error else 200
    return answering_page(
        request, sitting, "consultations/answer_step.html", context, status=status
    )
