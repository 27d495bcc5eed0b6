"""One answer for everybody, kept for a minute.

A page opts in by saying that it is the same for every visitor (:class:`SharedPage`,
:func:`shared`). Nothing else is kept: no page with a form, a cookie or a session,
none for somebody signed in. What is published is seen at once, because publishing forgets all kept
pages.
"""

import itertools
from collections.abc import Callable
from functools import wraps
from typing import Any

from django.conf import settings
from django.core.cache import caches
from django.core.cache.backends.db import DatabaseCache
from django.core.cache.backends.redis import RedisCache
from django.http import HttpRequest, HttpResponse
from django.utils.cache import patch_cache_control

SECONDS = 60
KEYRING = "keyring"


_published = itertools.count(1)
_latest = 0


def published() -> int:
    """Rises in this process whenever something that readers see has changed."""
    return _latest


def forget_pages(**_: Any) -> None:
    """Something that readers see has changed. Safe to call often, and from a signal."""
    global _latest  # one number per process
    _latest = next(_published)
    pages = caches[settings.WAGTAIL_CACHE_BACKEND]
    keyring: dict[str, list[str]] = pages.get(KEYRING) or {}
    pages.delete_many([key for keys in keyring.values() for key in keys])
    pages.delete(KEYRING)


class _OwnKeysOnly:
    """Django's ``clear()`` would empty the whole table or Redis database, queues included."""

    def clear(self) -> None:
        forget_pages()


class DatabasePages(_OwnKeysOnly, DatabaseCache):
    pass


class RedisPages(_OwnKeysOnly, RedisCache):
    pass


def is_anonymous(request: HttpRequest) -> bool:
    """No session at all: decided by the cookie, without asking the database."""
    return settings.SESSION_COOKIE_NAME not in request.COOKIES


def may_be_kept(request: HttpRequest) -> bool:
    query = request.GET
    plain = not query or (set(query) == {"page"} and query["page"].isdecimal())
    return plain and is_anonymous(request) and not request.path.startswith("/cms/")


def may_keep(response: HttpResponse) -> bool:
    return (
        response.status_code == 200
        and not response.streaming
        and not response.cookies
        and "public" in response.get("Cache-Control", "")
        and "Set-Cookie" not in response.headers
    )


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
