"""The quick exit works without scripts and cannot be turned against anybody (trust 2.8)."""

import pytest
from django.core.exceptions import ValidationError
from django.test import Client
from pytest_django.asserts import assertContains

from community.device.models import NEUTRAL, ExitSettings
from tests.factories.consultations import answer, make_questionnaire
from tests.people import Cast


@pytest.fixture
def signed_in(client: Client, cast: Cast) -> Client:
    client.force_login(cast.young_person)
    return client


def is_signed_in(client: Client) -> bool:
    return client.get("/my/").status_code == 200


@pytest.mark.trust("2.8-exit")
def test_ends_the_session_and_goes_elsewhere(signed_in: Client) -> None:
    response = signed_in.get("/leave/", headers={"Sec-Fetch-Site": "same-origin"})
    assert response.status_code == 303
    assert response["Location"] == NEUTRAL
    assert response["Clear-Site-Data"] == '"cookies", "cache", "storage"'
    assert response["Referrer-Policy"] == "no-referrer"
    assert "no-store" in response["Cache-Control"]
    assert response.content == b""
    assert not is_signed_in(signed_in)


@pytest.mark.trust("2.8-exit")
def test_forgets_every_cookie(signed_in: Client) -> None:
    signed_in.get("/account/password/change/")
    response = signed_in.get("/leave/")
    assert all(cookie["max-age"] == 0 for cookie in response.cookies.values())
    assert {"session"} <= set(response.cookies)


def test_answers_on_this_device_are_no_longer_open(db: None, client: Client) -> None:
    """What a browser does that knows nothing of Clear-Site-Data."""
    questionnaire = make_questionnaire(slug="home")
    words = answer(questionnaire).receipt
    client.get("/consultations/home/answer/all/")
    client.post("/my-answer/", {"words": words})
    assert client.get("/my-answer/yours/").status_code == 200
    response = client.get("/leave/")
    assert {f"answer-{questionnaire.pk}", "my-answer"} <= set(response.cookies)
    assert {(c["path"], c["max-age"]) for c in response.cookies.values()} == {("/", 0)}
    assert client.get("/my-answer/yours/").status_code == 302


@pytest.mark.parametrize(
    "headers",
    [
        {"Sec-Fetch-Site": "cross-site"},
        {"Sec-Fetch-Site": "same-site"},
        {"Sec-Purpose": "prefetch"},
        {"Sec-Purpose": "prefetch;prerender"},
    ],
)
def test_others_cannot_sign_somebody_out(signed_in: Client, headers: dict[str, str]) -> None:
    response = signed_in.get("/leave/", headers=headers)
    assert response.status_code == 303
    assert "Clear-Site-Data" not in response
    assert is_signed_in(signed_in)


def test_works_for_who_never_signed_in(db: None, client: Client) -> None:
    assert client.get("/leave/").status_code == 303


def test_editors_choose_where_it_leads(db: None, client: Client) -> None:
    settings = ExitSettings.load()
    settings.address = "https://example.org/search"
    settings.save()
    assert client.get("/leave/")["Location"] == "https://example.org/search"


@pytest.mark.parametrize("address", ["http://example.org/", "javascript:alert(1)", "/about/"])
@pytest.mark.trust("2.8-exit", "CVE-12")
def test_it_leads_to_safe_addresses_only(address: str) -> None:
    with pytest.raises(ValidationError):
        ExitSettings(address=address).full_clean()


@pytest.mark.trust("2.8-exit")
def test_two_ways_out_stand_on_every_page(db: None, client: Client) -> None:
    assertContains(client.get("/"), 'href="/leave/"', count=2)
    assertContains(client.get("/account/login/"), 'href="/leave/"')
