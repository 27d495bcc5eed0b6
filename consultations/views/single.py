"""All questions on one page."""

import re
from collections.abc import Mapping
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language
from django.views.decorators.http import require_GET, require_http_methods

from consultations import rules, tokens
from consultations.actions.answering import (
    NotAccepted,
    OtherContent,
    Sending,
    save_step,
    submit,
)
from consultations.models import Version
from consultations.questionnaire.answers import clean_all, read_form
from consultations.questionnaire.schema import Schema
from consultations.rendering import only_if_words, question_html
from consultations.sitting import Sitting
from consultations.views.pages import answering_page, closed_page, never_cache, summary_of


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
    version = _version_shown(request, sitting)
    raw = read_form(version.compiled, request.POST)
    cleaned = clean_all(version.compiled, raw)
    if cleaned.errors:
        return show(request, sitting, version, raw, cleaned.errors)
    if not cleaned.values:
        return show(request, sitting, version, raw, {}, nothing=True)
    return send(request, sitting, version, cleaned.values)


@never_cache
@require_http_methods(["GET", "POST"])
def single_later(request: HttpRequest, slug: str) -> HttpResponse:
    """Keep what is answered so far, and show the words to come back with."""
    if request.method == "GET":
        return redirect("consultations:single", slug=slug)
    sitting = Sitting.find(request, slug)
    version = _version_shown(request, sitting)
    raw = read_form(version.compiled, request.POST)
    cleaned = clean_all(version.compiled, raw)
    if cleaned.values.keys() != raw.keys() and set(cleaned.errors) & set(raw):
        return show(request, sitting, version, raw, cleaned.errors)
    try:
        for key, value in cleaned.values.items():
            sending = sitting.sending({}, language=get_language() or "en")
            sitting.draft = save_step(
                sending, version.compiled.by_key[key], value, draft=sitting.draft
            )
    except (NotAccepted, OtherContent):
        return redirect("consultations:start", slug=slug)
    response = redirect("consultations:finish_later", slug=slug)
    tokens.remember(response, request, sitting.questionnaire, sitting.token)
    return response


def send(
    request: HttpRequest, sitting: Sitting, version: Version, values: Mapping[str, Any]
) -> HttpResponse:
    sending = Sending(
        questionnaire=sitting.questionnaire,
        version=version,
        key=sitting.token.key,
        values=values,
        language=get_language() or "en",
        started_at=sitting.token.started_at,
    )
    try:
        submit(sending)
    except NotAccepted as refused:
        return closed_page(request, sitting.questionnaire, refused.refusal, status=409)
    except OtherContent:
        return already_sent(request, sitting)
    response = redirect("consultations:sent", slug=sitting.questionnaire.slug)
    tokens.remember_sent(response, request, sitting.questionnaire, sitting.token)
    return response


def already_sent(request: HttpRequest, sitting: Sitting) -> HttpResponse:
    """Back and send again, with other answers: nothing is doubled, and there is a way to change."""
    page = "consultations/already_sent.html"
    return answering_page(request, sitting, page, {}, status=409)


def _version_shown(request: HttpRequest, sitting: Sitting) -> Version:
    """The wording that was on the person's screen, even if it has been edited since."""
    number = request.POST.get("version", "")
    current = sitting.questionnaire.wording
    if not re.fullmatch(r"[0-9]{1,9}", number) or int(number) == current.number:
        return current
    found = Version.objects.filter(questionnaire=sitting.questionnaire, number=int(number))
    return found.first() or current


def show(
    request: HttpRequest,
    sitting: Sitting,
    version: Version,
    raw: Mapping[str, Any],
    errors: Mapping[str, str],
    *,
    nothing: bool = False,
) -> HttpResponse:
    context = {
        "html": questions_html(version.compiled, raw, errors),
        "errors": summary_of(errors),
        "nothing": nothing,
        "version": version.number,
        "total": len(version.compiled.answerable),
        "conditions": version.compiled.has_conditions,
    }
    status = 422 if errors or nothing else 200
    page = "consultations/answer_single.html"
    return answering_page(request, sitting, page, context, status=status)


def questions_html(schema: Schema, raw: Mapping[str, Any], errors: Mapping[str, str]) -> SafeString:
    """Every question in order, sections headed."""
    parts = [
        question_html(
            question,
            raw.get(question.key),
            errors.get(question.key, ""),
            only_if=only_if_words(schema, question),
        )
        for question in schema.questions
    ]
    return mark_safe("".join(parts))  # noqa: S308  # each part was escaped by its template
