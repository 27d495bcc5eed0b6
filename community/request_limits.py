"""How much one request may ask of us, outside the editor and the programming interface.

A program sends JSON, which has no form fields; its size is limited where it is read, and refused in
JSON (``community.api``). Reading it here as a form would leave nothing for it to be read from.
"""

from collections.abc import Callable

from django.conf import settings
from django.core.exceptions import TooManyFieldsSent
from django.http import HttpRequest, HttpResponse

FORM = "application/x-www-form-urlencoded"
WITH_FILES = "multipart/form-data"
OTHERS = ("/cms/", "/api/")


class FieldLimitMiddleware:
    """Django has one limit of form fields for all addresses; only the editor needs a large one."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if request.method == "POST" and not request.path.startswith(OTHERS):
            self._check(request)
        return self.get_response(request)

    @staticmethod
    def _check(request: HttpRequest) -> None:
        if request.content_type == FORM:
            fields = request.body.count(b"&") + 1
        elif request.content_type == WITH_FILES:
            # Read as Django reads it: files go to disk, all other fields together are 2 MB at most.
            fields = sum(len(values) for _, values in request.POST.lists())
        else:
            return
        if fields > settings.PUBLIC_MAX_NUMBER_FIELDS:
            raise TooManyFieldsSent("more form fields than any page of ours has")
