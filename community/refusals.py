"""A refusal says nothing by itself; a person who meets one needs to know what to do."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.cache import never_cache

from community.device.turns import begin_anew, kiosk_of
from consultations.views.typed import questionnaire_asked, typed_texts

# Programs speak to these, and each answers in its own way.
OTHERS = ("/api/", "/cms/")


@never_cache
def form_not_sure(request: HttpRequest, reason: str = "") -> HttpResponse:
    """The token of a form did not fit. Browsers do not keep our pages, so going back shows an empty
    form: what was written is shown here, to be copied. A shared tablet starts anew instead."""
    if (kiosk := kiosk_of(request)) is not None:
        return begin_anew(request, kiosk, why="idle")
    of_person = not request.path.startswith(OTHERS)
    texts = typed_texts(request, questionnaire_asked(request)) if of_person else []
    return render(request, "403_csrf.html", {"texts": texts}, status=403)


class KindRefusalMiddleware:
    def __init__(self, answer: Callable[[HttpRequest], HttpResponse]) -> None:
        self.answer = answer

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.answer(request)
        if response.status_code != 405 or not _is_empty_page(request, response):
            return response
        page = render(request, "405.html", status=405)
        page["Allow"] = response.get("Allow", "")
        page["Cache-Control"] = "private, no-store"
        return page


def _is_empty_page(request: HttpRequest, response: HttpResponse) -> bool:
    return (
        not request.path.startswith(OTHERS)
        and not response.streaming
        and not response.content
        and response.get("Content-Type", "").startswith("text/html")
    )
