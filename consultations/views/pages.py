"""What every answering page has in common."""

from collections.abc import Mapping
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.cache import never_cache

from community.people.networks import seconds_left
from consultations import limits, tokens
from consultations.listing import public_url
from consultations.models import Questionnaire
from consultations.rules import Refusal
from consultations.sitting import Sitting
from consultations.views.typed import typed_texts

__all__ = ["answering_page", "closed_page", "never_cache", "summary_of", "too_many"]

TOO_MANY = 429


def answering_page(
    request: HttpRequest,
    sitting: Sitting,
    template: str,
    context: Mapping[str, Any],
    *,
    status: int = 200,
) -> HttpResponse:
    """A page of the questionnaire, with the token in its cookie."""
    shared = {
        "consultation": sitting.questionnaire,
        "consultation_url": public_url(sitting.questionnaire),
        "token": sitting.page_token,
        "wording_changed": sitting.wording_changed,
    }
    response = render(request, template, {**shared, **context}, status=status)
    if sitting.is_new:
        tokens.remember(response, request, sitting.questionnaire, sitting.token)
    return response


def closed_page(
    request: HttpRequest, questionnaire: Questionnaire, refusal: Refusal, *, status: int = 200
) -> HttpResponse:
    """Why answers cannot be taken, and what to do instead. Typed answers are shown to be copied."""
    context = {
        "consultation": questionnaire,
        "consultation_url": public_url(questionnaire),
        "refusal": refusal,
        "texts": typed_texts(request, questionnaire),
    }
    page = render(request, "consultations/not_open.html", context, status=status)
    if status == TOO_MANY:
        page["Retry-After"] = str(seconds_left())
    return page


def too_many(request: HttpRequest, sitting: Sitting) -> HttpResponse | None:
    """The page that asks to wait when very many new answers come from one place. Whoever has begun,
    or sends again to be sure, is never stopped."""
    if limits.may_send(request) or sitting.draft is not None:
        return None
    refusal = limits.TOO_MANY_RESPONSES
    return closed_page(request, sitting.questionnaire, refusal, status=TOO_MANY)


def summary_of(errors: Mapping[str, str]) -> list[dict[str, str]]:
    """For the error summary: each sentence points to its question."""
    return [{"id": f"q-{key}", "message": message} for key, message in errors.items()]
