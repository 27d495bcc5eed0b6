"""Landing pages are kept for everybody; nothing with a person in it ever is."""

from collections.abc import Callable, Iterable, Iterator
from typing import Any

import pytest
from django.conf import settings
from django.core.signals import request_finished, request_started
from django.db import close_old_connections
from django.http import HttpRequest, HttpResponse
from django.test import Client, RequestFactory

from community.cms import caching
from community.front import FrontCache
from community.site.models import HomePage
from community.wsgi import site
from tests.people import Cast


@pytest.fixture
def home(db: None) -> HomePage:
    return HomePage.objects.get()


class Visit:
    """Asks the whole site as a server does, through the front cache; counts what got behind it."""

    def __init__(self) -> None:
        self.behind = 0
        self.front = FrontCache(self._site)

    def _site(self, environ: dict[str, Any], start: Callable[..., Any]) -> Iterable[bytes]:
        self.behind += 1
        return site(environ, start)

    def __call__(self, path: str, **extra: str) -> tuple[str, dict[str, str], str]:
        begun: list[Any] = []

        def start(status: str, headers: list[tuple[str, str]], *_: Any) -> None:
            begun[:] = [status, dict(headers)]

        environ = RequestFactory()._base_environ(PATH_INFO=path, **extra)
        body = b"".join(self.front(environ, start))
        return begun[0], begun[1], body.decode(errors="replace")


@pytest.fixture
def visit() -> Iterator[Visit]:
    """As Django's own test client: a request does not close the test's database connection."""
    for signal in (request_started, request_finished):
        signal.disconnect(close_old_connections)
    yield Visit()
    for signal in (request_started, request_finished):
        signal.connect(close_old_connections)


def test_the_second_visitor_gets_the_kept_page(home: HomePage, visit: Visit) -> None:
    first, second = visit("/"), visit("/")
    assert first == second
    assert visit.behind == 1
    headers = second[1]
    assert headers["Cache-Control"] == "public, max-age=60"
    assert "default-src 'none'" in headers["Content-Security-Policy"]
    assert headers["X-Frame-Options"]


def test_it_is_kept_for_a_moment_only(
    home: HomePage, visit: Visit, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("community.front.SECONDS", 0.0)
    visit("/")
    visit("/")
    assert visit.behind == 2


def test_publishing_is_seen_at_once(home: HomePage, visit: Visit) -> None:
    visit("/")
    home.poster = "New words"
    home.save_revision().publish()
    assert "New words" in visit("/")[2]


@pytest.mark.parametrize(
    "extra",
    [
        {"HTTP_COOKIE": "session=abc"},
        {"HTTP_COOKIE": "csrf=x; session=abc"},
        {"HTTP_COOKIE": f"{settings.LANGUAGE_COOKIE_NAME}=pl"},
        {"QUERY_STRING": "x=1"},
        {"REQUEST_METHOD": "HEAD"},
        {"HTTP_HOST": "127.0.0.1"},
        {"HTTP_ACCEPT_LANGUAGE": "pl"},
    ],
)
@pytest.mark.trust("CVE-3")
def test_who_is_not_everybody_gets_an_answer_of_their_own(
    home: HomePage, visit: Visit, extra: dict[str, str]
) -> None:
    visit("/")
    visit("/", **extra)
    assert visit.behind == 2


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ({"HTTP_ACCEPT_LANGUAGE": "en-GB,en;q=0.9"}, {"HTTP_ACCEPT_LANGUAGE": "en-GB, fr;q=0.1"}),
        ({"HTTP_ACCEPT_LANGUAGE": ""}, {"HTTP_ACCEPT_LANGUAGE": "tlh, *"}),
        ({"HTTP_ACCEPT_ENCODING": "gzip, br"}, {"HTTP_ACCEPT_ENCODING": "br;q=1, gzip;q=0.8"}),
        ({"HTTP_ACCEPT_ENCODING": "br"}, {}),
    ],
)
def test_who_reads_alike_shares_a_page(
    home: HomePage, visit: Visit, first: dict[str, str], second: dict[str, str]
) -> None:
    visit("/", **first)
    visit("/", **second)
    assert visit.behind == 1


def test_what_is_kept_stays_within_its_budget(monkeypatch: pytest.MonkeyPatch) -> None:
    def page(environ: dict[str, Any], start: Callable[..., Any]) -> Iterable[bytes]:
        start("200 OK", [("Cache-Control", "public"), ("Content-Type", "text/html")])
        return [b"x" * 10_000]

    monkeypatch.setattr("community.front.MOST_BYTES", 50_000)
    front = FrontCache(page)
    for number in range(100):
        environ = RequestFactory()._base_environ(PATH_INFO=f"/{number % 30}/")
        front(environ, lambda *_: None)
        assert front.bytes <= 50_000
        assert len(front.pages) <= 4
    assert front.pages


@pytest.mark.trust("CVE-3")
def test_what_was_made_for_somebody_signed_in_is_not_kept(
    home: HomePage, visit: Visit, cast: Cast
) -> None:
    client = Client()
    client.force_login(cast.young_person)
    response = client.get("/")
    assert "private" in response["Cache-Control"]
    cookie = f"session={client.cookies['session'].value}"
    visit("/", HTTP_COOKIE=cookie)
    visit("/")
    assert visit.behind == 2


@pytest.mark.parametrize("path", ["/search/", "/account/login/", "/my/", "/nowhere/", "/leave/"])
def test_pages_with_forms_sessions_or_errors_are_not_kept(
    home: HomePage, visit: Visit, path: str
) -> None:
    visit(path)
    visit(path)
    assert visit.behind == 2


def test_a_view_that_fails_is_not_shared() -> None:
    def missing(request: HttpRequest) -> HttpResponse:
        return HttpResponse(status=404)

    response = caching.shared(missing)(RequestFactory().get("/"))
    assert "Cache-Control" not in response
