"""W1: no way in beside /account/, whatever Wagtail and Django bring along."""

import pytest
from django.test import Client

from tests.factories.people import PASSWORD
from tests.people import Cast
from tests.sign_in import give_totp, is_signed_in

DOORS = (
    "/cms/login/",
    "/_util/login/",
    "/django-admin/login/",
    "/admin/login/",
    "/cms/password_reset/",
    "/cms/password_reset/confirm/MQ/set-password/",
    "/cms/password_reset/complete/",
    "/_util/authenticate_with_password/1/1/",
    "/documents/authenticate_with_password/1/",
)


@pytest.mark.parametrize("door", DOORS)
@pytest.mark.trust("W1")
def test_a_good_password_gets_nobody_in_past_the_second_step(
    client: Client, cast: Cast, door: str
) -> None:
    give_totp(cast.admin)
    form = {"username": cast.admin.username, "password": PASSWORD, "next": "/cms/"}
    form |= {"login": cast.admin.username, "email": cast.admin.email}
    response = client.post(door, form)
    assert response["Location"] == "/account/login/"
    assert not is_signed_in(client)


@pytest.mark.parametrize("door", DOORS)
@pytest.mark.trust("W1")
def test_each_old_door_leads_to_ours(client: Client, db: None, door: str) -> None:
    assert client.get(door)["Location"] == "/account/login/"


def test_the_editor_sends_strangers_to_our_door(client: Client, db: None) -> None:
    assert client.get("/cms/")["Location"].startswith("/account/login/")


def test_the_editors_own_account_page_is_ours(client: Client, cast: Cast) -> None:
    client.force_login(cast.admin)
    assert client.get("/cms/account/")["Location"] == "/my/settings/"
