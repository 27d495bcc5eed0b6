"""Which answers are the same for everybody.

A page opts in by saying so (:class:`SharedPage`, :func:`shared`); ``community.front`` then keeps it
for a moment. Nothing else is kept: no page with a form, a cookie or a session, none for somebody
signed in. Publishing makes every kept page stale (:func:`published`).
"""

import itertools
from collections.abc import Callable
from functools import wraps
from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.utils.cache import patch_cache_control

SECONDS = 60
_published = itertools.count(1)
_latest = 0


def published() -> int:
    """Rises in this process whenever something that readers see has changed."""
    return _latest


def forget_pages(**_: Any) -> None:
    """Something that readers see has changed. Safe to call often, and from a signal."""
    global _latest
    _latest = next(_published)


def is_anonymous(request: HttpRequest) -> bool:
    """No session at all: decided by the cookie, without asking the database."""
    return settings.SESSION_COOKIE_NAME not in request.COOKIES


def mark(request: HttpRequest, response: HttpResponse) -> HttpResponse:
    """Say to browsers and to our own cache whether this answer is everybody's."""
    if is_anonymous(request) and not getattr(request, "is_preview", False):
        patch_cache_control(response, public=True, max_age=SECONDS)
    else:
        patch_cache_control(response, private=True, no_cache=True)
    return response


class SharedPage:
    """Mix into a Wagtail page type whose pages are the same for everybody and hold no form."""

    def serve(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        # A restricted page never gets here without a session: Wagtail asks to sign in before.
        response: HttpResponse = super().serve(request, *args, **kwargs)  # type: ignore[misc]  # Page
        return mark(request, response)


def shared(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """The same promise for a plain view."""

    @wraps(view)
    def kept(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        response = view(request, *args, **kwargs)
        return mark(request, response) if response.status_code == 200 else response

    return kept
