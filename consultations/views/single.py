"""All questions on one page."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language
from django.views.decorators.http import require_GET, require_http_methods

from community.privacy.moments import Moment
from consultations import rules, tokens
from consultations.actions.answering import (
    NotAccepted,
    OtherContent,
    Sending,
    save_all,
    submit,
)
from consultations.models import Version
from consultations.notices import Notices, moment_of, moments_of, notices_of, shown_mark
from consultations.questionnaire.answers import clean_all, read_form
from consultations.questionnaire.schema import Question, Schema
from consultations.rendering import NO_NOTICE, notice_html, only_if_words, question_html
from consultations.sitting import Sitting
from consultations.views.pages import answering_page, closed_page, never_cache, summary_of, too_many
from consultations.views.talking import where_next


@never_cache
@require_GET
def single(request: HttpRequest, slug: str) -> HttpResponse:
    sitting = Sitting.find(request, slug)
    refusal = rules.why_not_answer(sitting.questionnaire, started_at=sitting.token.started_at)
    if refusal is not None:
        return closed_page(request, sitting.questionnaire, refusal)
    if sitting.is_sent:
        return redirect("consultations:start", slug=slug)
    return show(request, sitting, sitting.version, sitting.answers, {})


@never_cache
@require_http_methods(["GET", "POST"])
def single_send(request: HttpRequest, slug: str) -> HttpResponse:
    """Check everything, then store it at once."""
    if request.method == "GET":
        return redirect("consultations:single", slug=slug)
    sitting = Sitting.find(request, slug)
    version = sitting.shown
    raw = read_form(version.compiled, request.POST)
    cleaned = clean_all(version.compiled, raw)
    if cleaned.errors:
        return show(request, sitting, version, raw, cleaned.errors)
    if not cleaned.values:
        return show(request, sitting, version, raw, {}, nothing=True)
    return too_many(request, sitting) or send(request, sitting, version, cleaned.values)


@never_cache
@require_http_methods(["GET", "POST"])
def single_later(request: HttpRequest, slug: str) -> HttpResponse:
    """Keep what is answered so far, and show the words to come back with."""
    if request.method == "GET":
        return redirect("consultations:single", slug=slug)
    sitting = Sitting.find(request, slug)
    version = sitting.shown
    raw = read_form(version.compiled, request.POST)
    cleaned = clean_all(version.compiled, raw)
    if set(cleaned.errors) & set(raw):  # what is still missing may come later
        return show(request, sitting, version, raw, cleaned.errors)
    if wait := too_many(request, sitting):
        return wait
    try:
        save_all(_sending(sitting, version, cleaned.values))
    except (NotAccepted, OtherContent):
        return redirect("consultations:start", slug=slug)
    response = redirect("consultations:finish_later", slug=slug)
    tokens.remember(response, request, sitting.questionnaire, sitting.token)
    return response


def send(
    request: HttpRequest, sitting: Sitting, version: Version, values: Mapping[str, Any]
) -> HttpResponse:
    try:
        submit(_sending(sitting, version, values))
    except NotAccepted as refused:
        return closed_page(request, sitting.questionnaire, refused.refusal, status=409)
    except OtherContent:
        return already_sent(request, sitting)
    sitting.note_sent()
    sent, talk = "consultations:sent", "consultations:talk"
    next_page = where_next(version.compiled, values, calm=sent, talk=talk)
    response = redirect(next_page, slug=sitting.questionnaire.slug)
    tokens.remember_sent(response, request, sitting.questionnaire, sitting.token)
    return response


def _sending(sitting: Sitting, version: Version, values: Mapping[str, Any]) -> Sending:
    return sitting.sending(values, language=get_language() or "en", version=version)


def already_sent(request: HttpRequest, sitting: Sitting) -> HttpResponse:
    """Back and send again, with other answers: nothing is doubled, and there is a way to change."""
    page = "consultations/already_sent.html"
    return answering_page(request, sitting, page, {}, status=409)


def show(
    request: HttpRequest,
    sitting: Sitting,
    version: Version,
    raw: Mapping[str, Any],
    errors: Mapping[str, str],
    *,
    nothing: bool = False,
) -> HttpResponse:
    found = notices_of(sitting.questionnaire)
    context = {
        "html": questions_html(version.compiled, raw, errors, found),
        "shown": shown_mark(found, all_moments(version.compiled)),
        "answering": found[Moment.ANSWERING],
        "errors": summary_of(errors),
        "nothing": nothing,
        "conditions": version.compiled.has_conditions,
    }
    status = 422 if errors or nothing else 200
    page = "consultations/answer_single.html"
    return answering_page(request, sitting, page, context, status=status)


def with_notices(
    questions: Iterable[Question], found: Notices
) -> Iterator[tuple[Question, SafeString]]:
    """Whole where it is said first; after that, that it holds here, too. What stands with a
    question that not everybody is asked does not count as said."""
    language, before = get_language() or "", set[Moment]()
    for question in questions:
        moment = moment_of(question)
        if moment is None:
            yield question, NO_NOTICE
            continue
        yield question, notice_html(found[moment], language, again=moment in before)
        if not question.show_if:
            before.add(moment)


def all_moments(schema: Schema) -> list[Moment]:
    return [Moment.ANSWERING, *moments_of(schema.questions)]


def questions_html(
    schema: Schema, raw: Mapping[str, Any], errors: Mapping[str, str], found: Notices
) -> SafeString:
    """Every question in order, sections headed, each with what people are told before it."""
    parts = [
        question_html(
            question,
            raw.get(question.key),
            errors.get(question.key, ""),
            only_if=only_if_words(schema, question),
            notice=notice,
        )
        for question, notice in with_notices(schema.questions, found)
    ]
    return mark_safe("".join(parts))  # noqa: S308  # each part was escaped by its template
