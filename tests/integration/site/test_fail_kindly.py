import pytest
from django.db import OperationalError
from django.http import HttpRequest
from django.template.loader import render_to_string
from django.test import Client
from django.views import defaults
from pytest_django.asserts import assertContains

from community.site import organisation
from community.site.models import HomePage


def test_an_unknown_address(home: HomePage, client: Client) -> None:
    response = client.get("/no/such/page/")
    assertContains(response, "This page is not here", status_code=404)
    assertContains(response, 'href="/search/"', status_code=404)


def test_a_form_without_its_token(home: HomePage) -> None:
    response = Client(enforce_csrf_checks=True).post("/account/login/", {})
    assertContains(response, "Please send it once more", status_code=403)


def test_not_allowed(home: HomePage, rf: object) -> None:
    assert "not open to you" in render_to_string("403.html")


def test_broken_and_unreadable_come_out_when_the_database_is_away(
    db: None, monkeypatch: pytest.MonkeyPatch
) -> None:
    def away() -> None:
        raise OperationalError

    monkeypatch.setattr(organisation, "build", away)
    for answer in (
        defaults.server_error(HttpRequest()),
        defaults.bad_request(HttpRequest(), ValueError()),
    ):
        page = answer.content.decode()
        assert "<h1>" in page
        assert 'href="/"' in page
