"""Signing in and making an account, in words that young people know."""

from django.template.loader import get_template
from django.test import Client
from pytest_django.asserts import assertContains, assertNotContains

from tests.factories.people import PASSWORD
from tests.people import Cast


def test_the_door_says_it_simply(db: None, client: Client) -> None:
    page = client.get("/account/login/")
    assertContains(page, "Sign in")
    assertNotContains(page, "Sign In")
    assertContains(page, "You need none to answer a consultation.")


def test_making_an_account_asks_for_no_real_name(db: None, client: Client) -> None:
    page = client.get("/account/signup/")
    assertContains(page, "Pick any name you like; it need not be your real one.")
    assertContains(page, "You need no account to answer a consultation.")
    assertNotContains(page, "Sign Up")


def test_who_came_in_is_told_so_without_their_name(client: Client, cast: Cast) -> None:
    form = {"login": cast.young_person.username, "password": PASSWORD}
    page = client.post("/account/login/", form, follow=True)
    assertContains(page, "You are signed in.")
    assertNotContains(page, "Successfully")
    assertContains(client.post("/account/logout/", follow=True), "You are signed out.")


def test_the_list_of_passkeys_has_what_it_loads() -> None:
    assert get_template("mfa/webauthn/authenticator_list.html")
