"""The secret of a second step is encrypted where it lies, and can be forgotten."""

from io import StringIO
from typing import Any

import pytest
from django.core.management import CommandError, call_command
from django.db import connection
from django.test import Client

from tests.people import Cast
from tests.sign_in import SECRET, give_totp, is_signed_in, sign_in, sign_in_fully


@pytest.mark.trust("2.9")
def test_the_database_does_not_know_it(cast: Cast) -> None:
    give_totp(cast.lead)
    seed = cast.lead.authenticator_set.get(type="recovery_codes").wrap().get_unused_codes()[0]
    with connection.cursor() as cursor:
        cursor.execute("SELECT data FROM mfa_authenticator")
        stored = str(cursor.fetchall())
    assert SECRET not in stored
    assert seed not in stored


def test_somebody_who_lost_their_phone_starts_anew(
    client: Client, cast: Cast, settings: Any
) -> None:
    settings.REQUIRE_MFA = True
    sign_in_fully(client, cast.lead)
    call_command("reset_second_step", "lead", stdout=StringIO())
    assert client.get("/my/settings/")["Location"].startswith("/account/login/")
    sign_in(client, cast.lead)
    assert is_signed_in(client)
    assert client.get("/my/settings/")["Location"].startswith("/account/second-step/")


def test_a_wrong_name_is_said(cast: Cast) -> None:
    with pytest.raises(CommandError, match="Nobody here"):
        call_command("reset_second_step", "nobody")
    with pytest.raises(CommandError, match="not set up"):
        call_command("reset_second_step", cast.lead.username)
