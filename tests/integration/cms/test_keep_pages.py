"""Landing pages are kept for everybody; nothing with a person in it ever is."""

import pytest
from django.core.cache import caches
from django.http import HttpRequest, HttpResponse
from django.test import Client, RequestFactory

from community.cms import caching
from community.site.models import HomePage
from tests.people import Cast


@pytest.fixture
def home(db: None) -> HomePage:
    return HomePage.objects.get()


def kept(response: HttpResponse) -> str:
    return response["X-Page-Cache"]


def test_second_visitor_gets_the_kept_page(home: HomePage) -> None:
    assert kept(Client().get("/")) == "miss"
    second = Client().get("/")
    assert kept(second) == "hit"
    assert second["Cache-Control"] == "public, max-age=60"
    assert "default-src 'none'" in second["Content-Security-Policy"]
    assert second["X-Frame-Options"]


def test_publishing_is_seen_at_once(home: HomePage) -> None:
    Client().get("/")
    home.poster = "New words"
    home.save_revision().publish()
    assert "New words" in Client().get("/").content.decode()


def test_the_signed_in_get_a_page_of_their_own(home: HomePage, cast: Cast) -> None:
    Client().get("/")
    client = Client()
    client.force_login(cast.young_person)
    response = client.get("/")
    assert kept(response) == "skip"
    assert "private" in response["Cache-Control"]


def test_a_made_up_query_fills_nothing(home: HomePage) -> None:
    assert kept(Client().get("/?x=1")) == "skip"
    assert kept(Client().get("/?page=2&x=1")) == "skip"


@pytest.mark.parametrize("path", ["/search/", "/account/login/", "/my/", "/nowhere/", "/leave/"])
def test_pages_with_forms_sessions_or_errors_are_not_kept(home: HomePage, path: str) -> None:
    Client().get(path)
    assert kept(Client().get(path)) == "skip"


def test_a_response_with_a_cookie_is_not_kept() -> None:
    response = HttpResponse("x", headers={"Cache-Control": "public, max-age=60"})
    assert caching.may_keep(response)
    response.set_cookie("a", "b")
    assert not caching.may_keep(response)


def test_a_view_that_fails_is_not_shared() -> None:
    def missing(request: HttpRequest) -> HttpResponse:
        return HttpResponse(status=404)

    response = caching.shared(missing)(RequestFactory().get("/"))
    assert "Cache-Control" not in response


def test_forgetting_pages_leaves_other_keys_alone(home: HomePage) -> None:
    caches["default"].set("counter", 3)
    Client().get("/")
    caching.forget_pages()
    assert caches["default"].get("counter") == 3
    assert kept(Client().get("/")) == "miss"
