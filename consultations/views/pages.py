"""What every answering page has in common."""

from collections.abc import Mapping
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.cache import never_cache

from consultations import tokens
from consultations.listing import public_url
from consultations.models import Questionnaire
from consultations.rules import Refusal
from consultations.sitting import Sitting

__all__ = ["answering_page", "closed_page", "never_cache", "summary_of"]


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
        "token": sitting.token.signed(),
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
        "texts": [text for text in request.POST.values() if len(text) > 40 and " " in text],
    }
    return render(request, "consultations/not_open.html", context, status=status)


def summary_of(errors: Mapping[str, str]) -> list[dict[str, str]]:
    """For the error summary: each sentence points to its question."""
    return [{"id": f"q-{key}", "message": message} for key, message in errors.items()]
