import pytest
from django.db import OperationalError
from django.http import HttpRequest, HttpResponse
from django.template.loader import render_to_string
from django.test import Client
from django.views import defaults
from pytest_django.asserts import assertContains

from community.site import organisation
from community.site.models import HomePage
from tests.factories.consultations import answer, make_questionnaire


def test_an_unknown_address(home: HomePage, client: Client) -> None:
    response = client.get("/no/such/page/")
    assertContains(response, "This page is not here", status_code=404)
    assertContains(response, 'href="/search/"', status_code=404)


@pytest.mark.trust("CVE-9")
def test_a_form_without_its_token(home: HomePage) -> None:
    response = Client(enforce_csrf_checks=True).post("/account/login/", {})
    assertContains(response, "Please send it once more", status_code=403)


def without_token(path: str, **data: str) -> HttpResponse:
    return Client(enforce_csrf_checks=True).post(path, data)


@pytest.mark.parametrize("where", ["all/send/", "9/", "9/back/", "all/later/"])
def test_answers_without_the_token_are_shown_to_be_copied(home: HomePage, where: str) -> None:
    """However short, in any script; but no choices, numbers or tokens."""
    questionnaire = make_questionnaire()
    page = without_token(
        f"/consultations/{questionnaire.slug}/answer/{where}",
        idea="Yes",
        stop="<b>سوق</b>",
        way="walk",
        minutes="77",
        token="signed:a:b",
    )
    assertContains(page, '<blockquote dir="auto"><p>Yes</p></blockquote>', 1, 403, html=True)
    assertContains(page, "&lt;b&gt;سوق&lt;/b&gt;", status_code=403)
    assert page.content.count(b"<blockquote") == 2
    assert "no-store" in page["Cache-Control"]
    assert b"should still be there" not in page.content


def test_changed_answers_without_the_token_are_shown_too(home: HomePage, client: Client) -> None:
    client.post("/my-answer/", {"words": answer(make_questionnaire()).receipt})
    strict = Client(enforce_csrf_checks=True)
    strict.cookies = client.cookies
    page = strict.post("/my-answer/change/", {"idea": "Light", "way": "walk"})
    assertContains(page, "<p>Light</p>", status_code=403, html=True)
    assert page.content.count(b"<blockquote") == 1


@pytest.mark.trust("CVE-9")
def test_nothing_secret_is_shown_again(home: HomePage) -> None:
    for path, data in (
        ("/account/login/", {"login": "ana", "password": "four words of mine"}),
        ("/my-answer/", {"words": "apple river candle moon"}),
        ("/no/such/page/", {"next": "/my/"}),
    ):
        page = without_token(path, **data)
        assert b"<blockquote" not in page.content
        assert b"candle" not in page.content and b"of mine" not in page.content


def test_not_allowed(home: HomePage, rf: object) -> None:
    assert "not open to you" in render_to_string("403.html")


def test_broken_and_unreadable_come_out_when_the_database_is_away(
    db: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    def away() -> None:
        raise OperationalError

    monkeypatch.setattr(organisation, "build", away)
    for refusal in (
        defaults.server_error(HttpRequest()),
        defaults.bad_request(HttpRequest(), ValueError()),
    ):
        page = refusal.content.decode()
        assert "<h1>" in page
        assert 'href="/"' in page
