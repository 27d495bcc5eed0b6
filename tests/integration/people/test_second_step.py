"""Who can read about somebody else gets nowhere before the second step."""

from typing import Any

import pytest
from django.test import Client

from tests.factories.people import PASSWORD
from tests.people import MEMBERS, Cast
from tests.sign_in import code, give_totp, is_signed_in, sign_in, sign_in_fully

STEP = "/account/second-step/"
WITHOUT = {"stranger", "young_person", "guardian", "co_designer", "youth_panel"}
PRIVATE = ("/my/settings/", "/cms/", "/my/")


@pytest.fixture(autouse=True)
def _required(settings: Any) -> None:
    settings.REQUIRE_MFA = True


@pytest.mark.parametrize("part", MEMBERS)
@pytest.mark.parametrize("prefix", PRIVATE)
@pytest.mark.trust("W2")
def test_each_role_at_each_prefix(client: Client, cast: Cast, part: str, prefix: str) -> None:
    sign_in(client, cast[part])
    stopped = client.get(prefix).headers.get("Location", "").startswith(STEP)
    assert stopped is (part not in WITHOUT)


def test_the_page_says_why_and_how(client: Client, cast: Cast) -> None:
    sign_in(client, cast.mentor)
    page = client.get("/my/settings/", follow=True).content.decode()
    assert "read about other people" in page
    assert "/account/2fa/totp/activate/" in page
    assert "/account/2fa/webauthn/add/" in page


@pytest.mark.django_db(transaction=True)
def test_setting_up_an_app_opens_the_door_at_once(client: Client, cast: Cast) -> None:
    sign_in(client, cast.lead)
    client.post("/account/reauthenticate/", {"password": PASSWORD})
    page = client.get("/account/2fa/totp/activate/")
    secret = page.context["form"].secret
    response = client.post("/account/2fa/totp/activate/", {"code": code(secret)})
    assert response.status_code == 302
    assert client.get("/my/settings/").status_code == 200
    codes = client.get(response["Location"]).content.decode()
    assert "/my/" in codes


@pytest.mark.trust("W2", "CVE-17")
def test_the_second_step_of_an_earlier_sign_in_does_not_count(client: Client, cast: Cast) -> None:
    give_totp(cast.lead)
    client.force_login(cast.lead)
    page = client.get("/my/settings/", follow=True).content.decode()
    assert "Use my second step" in page


def test_with_the_second_step_the_page_opens(client: Client, cast: Cast) -> None:
    sign_in_fully(client, cast.lead)
    assert client.get("/my/settings/").status_code == 200
    assert client.get(STEP, {"next": "/my/settings/"})["Location"] == "/my/settings/"
    assert client.get(STEP, {"next": "//evil.example"})["Location"] == "/my/"


def test_help_and_the_way_out_stay_open(client: Client, cast: Cast) -> None:
    sign_in(client, cast.mentor)
    for path in ("/help-now/", "/leave/", "/account/logout/"):
        assert not client.get(path).headers.get("Location", "").startswith(STEP)


@pytest.mark.trust("W2", "CVE-11")
def test_a_password_reset_does_not_replace_it(client: Client, cast: Cast) -> None:
    give_totp(cast.lead)
    client.post("/account/password/reset/", {"email": cast.lead.email})
    assert not is_signed_in(client)


def test_a_development_machine_does_not_ask(client: Client, cast: Cast, settings: Any) -> None:
    settings.REQUIRE_MFA = False
    sign_in(client, cast.lead)
    assert client.get("/my/settings/").status_code == 200
