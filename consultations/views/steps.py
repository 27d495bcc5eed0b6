"""One question on each page."""

from collections.abc import Callable
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.safestring import SafeString
from django.utils.translation import get_language
from django.views.decorators.http import require_GET, require_http_methods

from consultations import rules, tokens
from consultations.actions.answering import NotAccepted, OtherContent, save_step
from consultations.finding import find_questionnaire
from consultations.kiosks import drop_kiosk_draft
from consultations.listing import public_url
from consultations.models import Questionnaire
from consultations.notices import moment_of, notices_of, shown_mark
from consultations.questionnaire.answers import clean_one
from consultations.questionnaire.schema import Question
from consultations.questionnaire.types import QUESTION_TYPES, NotValid
from consultations.questionnaire.visibility import visible_questions
from consultations.rendering import NO_NOTICE, notice_html, question_html
from consultations.sitting import Sitting
from consultations.states import Mode
from consultations.views.kiosk_pages import kiosk_start_page
from consultations.views.pages import answering_page, closed_page, never_cache, summary_of, too_many

Onward = Callable[[Sitting, int], str]

# Two tabs, and the questions were edited between them.
OTHER_WORDING = rules.Refusal(
    "edited",
    "The questions were edited, and another window of yours goes on with the new ones. "
    "Go on there; what you had just written is here to be copied.",
)


@never_cache
@require_GET
def start(request: HttpRequest, slug: str) -> HttpResponse:
    """Where answering begins, or goes on if this browser has begun already."""
    sitting = Sitting.find(request, slug, begins=True)
    questionnaire = sitting.questionnaire
    refusal = rules.why_not_answer(questionnaire, started_at=sitting.token.started_at)
    if refusal is not None:
        return closed_page(request, questionnaire, refusal)
    if sitting.draft is not None:
        return answering_page(request, sitting, "consultations/carry_on.html", _carry_on(sitting))
    if sitting.kiosk is not None:
        return kiosk_start_page(request, questionnaire)
    return redirect(beginning(questionnaire))


def beginning(questionnaire: Questionnaire) -> str:
    if questionnaire.mode == Mode.SINGLE:
        return reverse("consultations:single", args=[questionnaire.slug])
    return step_url(questionnaire, 1)


def step_url(questionnaire: Questionnaire, number: int) -> str:
    return reverse("consultations:step", args=[questionnaire.slug, number])


def _carry_on(sitting: Sitting) -> dict[str, Any]:
    return {"resume_url": resume_url(sitting), "is_sent": sitting.is_sent}


def resume_url(sitting: Sitting) -> str:
    """The first question without an answer, in the way this consultation is asked."""
    if sitting.questionnaire.mode == Mode.SINGLE:
        return beginning(sitting.questionnaire)
    answers = sitting.answers
    for question in visible_questions(sitting.schema, answers):
        if question.answerable and question.key not in answers:
            return step_url(sitting.questionnaire, sitting.schema.questions.index(question) + 1)
    return reverse("consultations:check", args=[sitting.questionnaire.slug])


@never_cache
@require_http_methods(["POST"])
def start_again(request: HttpRequest, slug: str) -> HttpResponse:
    """A new, empty set of answers for the next person at this device; the draft stays kept."""
    questionnaire = find_questionnaire(slug)
    drop_kiosk_draft(request, questionnaire)
    response = redirect(beginning(questionnaire))
    tokens.remember(response, request, questionnaire, tokens.new_token(questionnaire))
    return response


@never_cache
@require_http_methods(["GET", "POST"])
def step(request: HttpRequest, slug: str, number: int) -> HttpResponse:
    """Show one question, or keep the answer to it."""
    found = _at(request, slug, number)
    if isinstance(found, HttpResponse):
        return found
    sitting, question = found
    if request.method == "GET":
        return _show(request, sitting, question, number, raw=sitting.answer_to(question))
    return _keep(request, sitting, question, number, to=_after)


def _at(request: HttpRequest, slug: str, number: int) -> tuple[Sitting, Question] | HttpResponse:
    """Who answers what, or where they are sent instead."""
    sitting = Sitting.find(request, slug)
    refusal = rules.why_not_answer(sitting.questionnaire, started_at=sitting.token.started_at)
    if refusal is not None:
        return closed_page(request, sitting.questionnaire, refusal, status=_closed_status(request))
    if sitting.is_sent:  # the next person at this device is asked first whether it was them
        return redirect("consultations:start", slug=slug)
    if request.method == "POST" and sitting.shown.pk != sitting.version.pk:
        return closed_page(request, sitting.questionnaire, OTHER_WORDING, status=409)
    question = _question_at(sitting, number)
    return (sitting, question) if question else redirect(_after(sitting, number))


@never_cache
@require_http_methods(["GET", "POST"])
def skip(request: HttpRequest, slug: str, number: int) -> HttpResponse:
    """Go on without an answer to this question; one that was given before is taken out."""
    return _leave(request, slug, number, keep=False, to=_after)


@never_cache
@require_http_methods(["GET", "POST"])
def back(request: HttpRequest, slug: str, number: int) -> HttpResponse:
    """To the question before, keeping what stands in this one."""
    return _leave(request, slug, number, keep=True, to=_before)


@never_cache
@require_http_methods(["GET", "POST"])
def later(request: HttpRequest, slug: str, number: int) -> HttpResponse:
    """Stop here for now, keeping what stands in this question."""
    return _leave(request, slug, number, keep=True, to=_later)


def _leave(
    request: HttpRequest,
    slug: str,
    number: int,
    *,
    keep: bool,
    to: Onward,
) -> HttpResponse:
    found = _at(request, slug, number)
    if isinstance(found, HttpResponse):
        return found
    sitting, question = found
    if request.method == "GET":
        return redirect(step_url(sitting.questionnaire, number))
    return _keep(request, sitting, question, number, to=to, keep=keep, whole=False)


def _save(sitting: Sitting, question: Question, value: Any) -> None:
    """A draft begins with the first answer."""
    if question.answerable and (value is not None or sitting.draft is not None):
        sending = sitting.sending({}, language=get_language() or "en")
        sitting.draft = save_step(sending, question, value, draft=sitting.draft)
    for cached in ("choices", "asked", "answers"):
        sitting.__dict__.pop(cached, None)


def _closed_status(request: HttpRequest) -> int:
    return 409 if request.method == "POST" else 200


def _question_at(sitting: Sitting, number: int) -> Question | None:
    """None when there is no such page, or this person is not asked it."""
    questions = sitting.schema.questions
    if not 1 <= number <= len(questions):
        return None
    question = questions[number - 1]
    return question if question in sitting.asked else None


def _keep(
    request: HttpRequest,
    sitting: Sitting,
    question: Question,
    number: int,
    *,
    to: Onward,
    keep: bool = True,
    whole: bool = True,
) -> HttpResponse:
    """Keep what stands in the question and go on. Not ``keep``: take it out. Not ``whole``: a
    required question may stay empty, since the person only leaves it for now."""
    kind = QUESTION_TYPES[question.type]
    raw = kind.read(question, request.POST) if keep else None
    try:
        value = clean_one(question, raw) if whole else kind.clean(question, raw)
        begins = sitting.draft is None and value is not None
        if begins and (wait := too_many(request, sitting)):
            return wait
        _save(sitting, question, value)
    except NotValid as problem:
        return _show(request, sitting, question, number, raw=raw, error=str(problem))
    except NotAccepted as refused:
        return closed_page(request, sitting.questionnaire, refused.refusal, status=409)
    except OtherContent:
        return redirect("consultations:sent", slug=sitting.questionnaire.slug)
    return _go_on(request, sitting, to(sitting, number))


def _go_on(request: HttpRequest, sitting: Sitting, url: str) -> HttpResponse:
    if request.POST.get("then") == "check":
        url = reverse("consultations:check", args=[sitting.questionnaire.slug])
    response = redirect(url)
    tokens.remember(response, request, sitting.questionnaire, sitting.token)
    return response


def _later(sitting: Sitting, number: int) -> str:
    return reverse("consultations:finish_later", args=[sitting.questionnaire.slug])


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
    return public_url(sitting.questionnaire)


def _told(sitting: Sitting, question: Question) -> tuple[SafeString, str]:
    """What people are told before this question, and its mark for the form."""
    moment = moment_of(question)
    if moment is None:
        return NO_NOTICE, ""
    found = notices_of(sitting.questionnaire)
    return notice_html(found[moment], get_language() or ""), shown_mark(found, [moment])


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
    html, shown = _told(sitting, question)
    context = {
        "question": question,
        "shown": shown,
        "html": question_html(question, raw, error, large=True, notice=html),
        "errors": summary_of({question.key: error}) if error else [],
        "number": answerable.index(question) + 1 if question.answerable else 0,
        "total": len(answerable),
        "step": number,
        "can_skip": question.answerable and not question.required,
        "then": request.POST.get("then") or request.GET.get("then") or "",
        "texts": question.type in ("short_text", "long_text"),
    }
    status = 422 if error else 200
    return answering_page(
        request, sitting, "consultations/answer_step.html", context, status=status
    )
