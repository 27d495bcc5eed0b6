"""How much one request may ask of us, outside the editor."""

from collections.abc import Callable

from django.conf import settings
from django.core.exceptions import TooManyFieldsSent
from django.http import HttpRequest, HttpResponse

FORM = "application/x-www-form-urlencoded"


class FieldLimitMiddleware:
    """Django has one limit of form fields for all addresses; only the editor needs a large one."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if request.method == "POST" and not request.path.startswith("/cms/"):
            self._check(request)
        return self.get_response(request)

    @staticmethod
    def _check(request: HttpRequest) -> None:
        is_form = request.content_type == FORM
        if is_form and request.body.count(b"&") >= settings.PUBLIC_MAX_NUMBER_FIELDS:
            raise TooManyFieldsSent("more form fields than any page of ours has")
