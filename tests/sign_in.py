"""Signing in as a person would: by the form, with codes from an authenticator app."""

import time

from allauth.mfa.recovery_codes.internal.auth import RecoveryCodes
from allauth.mfa.totp.internal.auth import TOTP, format_hotp_value, hotp_value
from django.test import Client

from community.people.models import User
from tests.factories.people import PASSWORD

LOGIN = "/account/login/"
SECRET = "JBSWY3DPEHPK3PXPJBSWY3DPEHPK3PXP"


def sign_in(client: Client, person: User, password: str = PASSWORD) -> str:
    """By the form; answers where it leads."""
    response = client.post(LOGIN, {"login": person.username, "password": password})
    return response.headers.get("Location", "")


def is_signed_in(client: Client) -> bool:
    return "_auth_user_id" in client.session


def code(secret: str = SECRET, *, step: int = 0) -> str:
    """What the app shows now, or ``step`` half minutes from now."""
    return str(format_hotp_value(hotp_value(secret, int(time.time()) // 30 + step)))


def give_totp(person: User) -> None:
    TOTP.activate(person, SECRET)
    RecoveryCodes.activate(person)


def sign_in_fully(client: Client, person: User) -> None:
    """With a second step, set up before if need be."""
    if not person.authenticator_set.exists():
        give_totp(person)
    sign_in(client, person)
    client.post("/account/2fa/authenticate/", {"code": code()})
    assert is_signed_in(client)
