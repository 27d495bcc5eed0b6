"""Signing in by password, by code and with a second step; signing out."""

import re

import pytest
from allauth.account.models import EmailAddress
from allauth.mfa.totp.internal.auth import TOTP, format_hotp_value, hotp_value, yield_hotp_counters_from_time
from django.core import mail
from django.test import Client

from community.people.models import User
from tests.factories.people import PASSWORD
from tests.people import Cast

LOGIN = "/account/login/"


def sign_in(client: Client, person: User, password: str = PASSWORD) -> None:
    client.post(LOGIN, {"login": person.username, "password": password})


def is_signed_in(client: Client) -> bool:
    return "_auth_user_id" in client.session


def code_now(secret: str) -> str:
    return format_hotp_value(hotp_value(secret, next(iter(yield_hotp_counters_from_time()))))


def test_with_username_and_password(client: Client, cast: Cast) -> None:
    response = client.post(LOGIN, {"login": "young-person", "password": PASSWORD})
    assert not is_signed_in(client)
    assert cast.young_person
    response = client.post(LOGIN, {"login": "young-person", "password": PASSWORD})
    assert response["Location"] == "/my/"
    assert is_signed_in(client)
