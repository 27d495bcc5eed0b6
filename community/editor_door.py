"""The editor is there for those who may use it; for everybody else signed in it is not there."""

from collections.abc import Callable

from django.http import Http404, HttpRequest, HttpResponse

from community.people.roles import may_use_editor


class EditorDoorMiddleware:
    """Wagtail would send the signed-in to sign in, where they are signed in already: for ever."""

    def __init__(self, answer: Callable[[HttpRequest], HttpResponse]) -> None:
        self.answer = answer

    def __call__(self, request: HttpRequest) -> HttpResponse:
        inside = request.path.startswith("/cms/") and request.user.is_authenticated
        if inside and not may_use_editor(request.user):
            raise Http404
        return self.answer(request)
