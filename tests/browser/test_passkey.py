"""A passkey, made on this device and used to sign in: no password, nothing to remember.

The authenticator is Chromium's own virtual one; keys, challenges and signatures are real.
"""

import re
from collections.abc import Callable
from typing import Any

from playwright.sync_api import Page, expect

from community.people.models import User
from tests.browser.conftest import OpenPage
from tests.factories.people import PASSWORD
from tests.people import Cast

SignIn = Callable[[Page, User], None]
Axe = Callable[[Page], None]


def give_authenticator(page: Page) -> None:
    session = page.context.new_cdp_session(page)
    session.send("WebAuthn.enable")
    options = {
        "protocol": "ctap2",
        "transport": "internal",
        "hasResidentKey": True,
        "hasUserVerification": True,
        "isUserVerified": True,
        "automaticPresenceSimulation": True,
    }
    session.send("WebAuthn.addVirtualAuthenticator", {"options": options})


def test_making_a_passkey_and_signing_in_with_it(
    page_at: OpenPage, cast: Cast, settings: Any, sign_in_at: SignIn, axe: Axe
) -> None:
    settings.MFA_WEBAUTHN_ALLOW_INSECURE_ORIGIN = True
    page = page_at(360)
    give_authenticator(page)
    sign_in_at(page, cast.mentor)
    page.goto("/account/2fa/webauthn/add/")
    page.fill("[name=password]", PASSWORD)
    page.click("main form button[type=submit] >> nth=0")
    axe(page)
    page.fill("[name=name]", "My phone")
    page.check("[name=passwordless]")
    page.click("#mfa_webauthn_add")
    page.wait_for_url(lambda url: "/webauthn/add/" not in url)
    page.goto("/account/2fa/webauthn/")
    axe(page)
    expect(page.locator("main")).to_contain_text("My phone")

    page.context.clear_cookies()
    page.goto("/account/login/")
    page.click("#passkey_login")
    page.wait_for_url(lambda url: "/account/login" not in url)
    page.goto("/my/settings/")
    expect(page.locator("h1")).to_have_text(re.compile("Your settings"))
