"""How much one request may ask of us, outside the editor and the programming interface.

A program sends JSON, which has no form fields; its size is limited where it is read, and refused in
JSON (``community.api``). Reading it here as a form would leave nothing for it to be read from.
"""

from collections.abc import Callable

from django.conf import settings
from django.core.exceptions import BadRequest, TooManyFieldsSent
from django.http import HttpRequest, HttpResponse

FORM = "application/x-www-form-urlencoded"
WITH_FILES = "multipart/form-data"
OTHERS = ("/cms/", "/api/")
# Browsers send the first; what is not text, or hides what it says, is nobody's form.
ENCODINGS = frozenset({"utf-8", "utf8", "us-ascii", "ascii", "iso-8859-1", "windows-1252"})


class FieldLimitMiddleware:
    """Django has one limit of form fields for all addresses; only the editor needs a large one."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if request.content_type in (FORM, WITH_FILES) and not _is_readable(request):
            raise BadRequest("a form in an encoding that no browser sends")
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


def _is_readable(request: HttpRequest) -> bool:
    given = request.content_params or {}
    return given.get("charset", "utf-8").lower() in ENCODINGS or request.path.startswith("/api/")
