"""The first thing a request meets: public pages that this process has answered a moment ago.

A page that says of itself that it is the same for everybody (``Cache-Control: public``, no cookie)
is kept here for two seconds, ready to send, so that a link shared in a class of thirty costs as
little as a file. Publishing makes it stale at once in the process that published, and within two
seconds in the others: no shared store to ask, none to empty. See docs/adr/0007-page-cache.md.
"""

import time
from collections.abc import Callable, Iterable
from contextlib import suppress
from threading import Lock
from typing import Any

from django.conf import settings
from django.middleware.gzip import re_accepts_gzip
from django.utils.translation import get_supported_language_variant
from django.utils.translation.trans_real import parse_accept_lang_header

from community.cms import caching
from community.device import kiosk_cookie, messages

SECONDS = 2.0
MOST_BYTES = 16_000_000
LARGEST = 200_000
OVERHEAD = 1000

Environ = dict[str, Any]
Kept = tuple[float, int, str, list[tuple[str, str]], bytes]


class FrontCache:
    """WSGI middleware around the whole site."""

    def __init__(self, application: Callable[..., Iterable[bytes]]) -> None:
        self.application = application
        self.pages: dict[tuple[str, ...], Kept] = {}
        self.bytes = 0
        self.lock = Lock()

    def __call__(self, environ: Environ, start_response: Callable[..., Any]) -> Iterable[bytes]:
        name = self._name(environ)
        if name is None:
            return self.application(environ, start_response)
        kept = self.pages.get(name)
        if kept and kept[0] > time.monotonic() and kept[1] == caching.published():
            start_response(kept[2], kept[3])
            return [kept[4]]
        return self._answer(name, environ, start_response)

    def _name(self, environ: Environ) -> tuple[str, ...] | None:
        """What the answer depends on; None where it may depend on more."""
        if environ["REQUEST_METHOD"] != "GET" or environ.get("QUERY_STRING"):
            return None
        cookies = environ.get("HTTP_COOKIE", "")
        if cookies and any(f"{name}=" in cookies for name in self._cookies):
            return None
        return (
            environ.get("HTTP_HOST", ""),
            environ.get("PATH_INFO", ""),
            _language(environ.get("HTTP_ACCEPT_LANGUAGE", "")),
            # The very question that Django's gzip asks.
            "gzip" if re_accepts_gzip.search(environ.get("HTTP_ACCEPT_ENCODING", "")) else "",
            environ.get("wsgi.url_scheme", ""),
            environ.get("HTTP_X_FORWARDED_PROTO", ""),
        )

    # With one of these an answer may be somebody's own, in another language, or a kiosk's.
    _cookies = (
        *(settings.SESSION_COOKIE_NAME, settings.LANGUAGE_COOKIE_NAME, messages.NAME),
        kiosk_cookie.NAME,
    )

    def _answer(
        self, name: tuple[str, ...], environ: Environ, start_response: Callable[..., Any]
    ) -> Iterable[bytes]:
        began: list[Any] = []

        def note(status: str, headers: list[tuple[str, str]], *rest: Any) -> Any:
            began[:] = [status, headers]
            return start_response(status, headers, *rest)

        published = caching.published()
        answer = self.application(environ, note)
        if not began or not _is_everybodys(*began) or not isinstance(answer, Iterable):
            return answer
        body = b"".join(answer)
        if hasattr(answer, "close"):
            answer.close()
        if len(body) <= LARGEST:
            self._keep(name, (time.monotonic() + SECONDS, published, *began, body))
        return [body]

    def _keep(self, name: tuple[str, ...], kept: Kept) -> None:
        with self.lock:
            before = self.pages.pop(name, None)
            self.bytes += _size(name, kept) - (_size(name, before) if before else 0)
            if self.bytes > MOST_BYTES:
                self.pages.clear()
                self.bytes = _size(name, kept)
            self.pages[name] = kept


def _size(name: tuple[str, ...], kept: Kept) -> int:
    """About what a page takes up, with its name and headers."""
    words = sum(map(len, name)) + sum(len(field) + len(value) for field, value in kept[3])
    return len(kept[4]) + words + OVERHEAD


def _language(accepted: str) -> str:
    """The language of the site that Django would choose: one visitor's list is like another's."""
    for wanted, _ in parse_accept_lang_header(accepted):
        if wanted == "*":
            break
        with suppress(LookupError):
            return get_supported_language_variant(wanted)
    return settings.LANGUAGE_CODE


def _is_everybodys(status: str, headers: list[tuple[str, str]]) -> bool:
    known = {name.lower(): value for name, value in headers}
    return (
        status.startswith("200")
        and "public" in known.get("cache-control", "")
        and "set-cookie" not in known
        and known.get("content-type", "").startswith("text/html")
    )
