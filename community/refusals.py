"""An answer of 405 says nothing by itself; a person who meets it needs to know what to do."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

# Programs speak to these, and each answers in its own way.
OTHERS = ("/api/", "/cms/")


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
