"""A button pressed after signing out, and an address of a button opened by itself: no dead end."""

from typing import Any

import pytest
import time_machine
from django.contrib.auth import REDIRECT_FIELD_NAME
from django.http import HttpRequest, HttpResponse
from django.test import Client
from django.urls import path
from django.views.decorators.http import require_POST
from pytest_django.asserts import assertContains

from community import urls
from community.people.access import role_required
from community.people.roles import Role
from tests.people import Cast


@require_POST
@role_required(Role.MENTOR)
def press(request: HttpRequest) -> HttpResponse:
    return HttpResponse("pressed")


urlpatterns = [path("press/", press), path("api/press/", press), *urls.urlpatterns]
pytestmark = [pytest.mark.django_db, pytest.mark.urls(__name__)]


@pytest.mark.parametrize(
    ("came_from", "wanted"),
    [
        ("http://testserver/my/settings/?a=1", "/my/settings/?a=1"),
        ("http://elsewhere.example/my/", "/my/"),
        ("http://testserver//elsewhere.example/", "/my/"),
        ("javascript:alert(1)", "/my/"),
        ("/my/settings/", "/my/"),
        ("", "/my/"),
    ],
)
@pytest.mark.trust("CVE-12")
def test_signing_in_leads_back_to_the_page_of_the_button(
    client: Client, came_from: str, wanted: str
) -> None:
    response = client.post("/press/", headers={"Referer": came_from})
    request = client.get(response["Location"]).wsgi_request
    assert request.path == "/account/login/"
    assert request.GET[REDIRECT_FIELD_NAME] == wanted


def test_a_sign_in_that_ended_leads_back_too(client: Client, cast: Cast) -> None:
    with time_machine.travel("2026-11-20 09:00"):
        client.force_login(cast.lead)
        client.get("/my/")
    with time_machine.travel("2026-11-21 09:00"):
        response = client.post("/press/", headers={"Referer": "http://testserver/my/settings/"})
    assert response["Location"] == "/account/login/?next=/my/settings/"


@pytest.mark.parametrize(
    ("address", "page"),
    [
        ("/my/data/download.json", "/my/data/"),
        ("/my/data/download.html", "/my/data/"),
        ("/my/settings/this-device/", "/my/settings/"),
    ],
)
def test_the_address_of_a_button_shows_its_page(
    client: Client, cast: Cast, address: str, page: str
) -> None:
    client.force_login(cast.stranger)
    assert client.get(address)["Location"] == page


def test_any_other_says_what_to_do(client: Client) -> None:
    response = client.get("/press/")
    assertContains(response, "You have done nothing wrong", status_code=405)
    assertContains(response, 'href="/my/"', status_code=405)
    assert response["Allow"] == "POST"


def test_programs_get_the_bare_answer(client: Client) -> None:
    response: Any = client.get("/api/press/")
    assert (response.status_code, response.content) == (405, b"")
