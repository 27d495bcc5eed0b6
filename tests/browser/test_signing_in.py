"""Staff sign in by password, set up an authenticator app and keep the recovery codes."""

import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from django.core.cache import cache
from playwright.sync_api import Page, expect

from community.people.models import User
from tests.browser.conftest import OpenPage
from tests.factories.people import PASSWORD
from tests.people import Cast
from tests.sign_in import code

Axe = Callable[[Page], None]
SignIn = Callable[[Page, User], None]
Keep = Callable[[Page, str], Path]


def set_up_app(page: Page) -> str:
    """Answers the secret that the app now knows."""
    page.click("text=Set up an app")
    page.fill("[name=password]", PASSWORD)
    page.click("main form button[type=submit] >> nth=0")
    secret = page.input_value("#authenticator_secret")
    page.fill("[name=code]", code(secret))
    page.click("main form button[type=submit]")
    return secret


@pytest.mark.parametrize("javascript", [True, False])
def test_setting_up_the_second_step(
    page_at: OpenPage, cast: Cast, settings: Any, sign_in_at: SignIn, axe: Axe, javascript: bool
) -> None:
    settings.REQUIRE_MFA = True
    page = page_at(360, javascript=javascript)
    sign_in_at(page, cast.lead)
    page.goto("/my/settings/")
    expect(page.locator("h1")).to_have_text(re.compile("One more step"))
    if javascript:
        axe(page)
    secret = set_up_app(page)
    codes = page.input_value("#recovery_codes")
    assert len(re.findall(r"\b\d{8}\b", codes)) >= 10
    page.goto("/my/settings/")
    expect(page.locator("h1")).to_have_text(re.compile("Your settings"))

    cache.clear()  # or the app's code of this half minute would count as used
    again = page_at(360, javascript=javascript)
    again.goto("/account/login/")
    again.fill("[name=login]", cast.lead.username)
    again.fill("[name=password]", PASSWORD)
    again.click("main form button[type=submit] >> nth=0")
    expect(again.locator("[name=code]")).to_have_attribute("autocomplete", "one-time-code")
    again.fill("[name=code]", code(secret))
    again.click("main form button[type=submit] >> nth=0")
    again.goto("/my/settings/")
    expect(again.locator("h1")).to_have_text(re.compile("Your settings"))


PAGES = (
    "/account/login/",
    "/account/signup/",
    "/account/login/code/",
    "/account/password/reset/",
)
OWN = (
    "/my/settings/",
    "/account/email/",
    "/account/password/change/",
    "/account/2fa/",
    "/account/reauthenticate/",
    "/account/logout/",
)


@pytest.mark.parametrize("dark", [False, True])
def test_no_page_about_accounts_hinders_anybody(
    page_at: OpenPage, cast: Cast, sign_in_at: SignIn, axe: Axe, screenshot: Keep, dark: bool
) -> None:
    page = page_at(360, dark=dark)
    for path in PAGES:
        page.goto(path)
        axe(page)
        screenshot(page, f"account{path.replace('/', '-')}{'dark' if dark else 'light'}")
    sign_in_at(page, cast.mentor)
    for path in OWN:
        page.goto(path)
        axe(page)
        screenshot(page, f"account{path.replace('/', '-')}{'dark' if dark else 'light'}")


def test_a_wrong_password_leads_to_the_field(page_at: OpenPage, cast: Cast, axe: Axe) -> None:
    page = page_at(360)
    page.goto("/account/login/")
    page.fill("[name=login]", cast.young_person.username)
    page.fill("[name=password]", "not this one")
    page.click("main form button[type=submit] >> nth=0")
    axe(page)
    page.click(".error-summary a")
    expect(page.locator("[name=login]")).to_be_focused()


def test_signing_in_by_keyboard_alone(page_at: OpenPage, cast: Cast) -> None:
    page = page_at(1280)
    page.goto("/account/login/")
    page.focus("[name=login]")
    page.keyboard.type(cast.young_person.username)
    page.keyboard.press("Tab")
    page.keyboard.type(PASSWORD)
    page.keyboard.press("Enter")
    page.wait_for_url(lambda url: "/account/login" not in url)
