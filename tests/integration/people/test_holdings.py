"""What we hold about somebody with an account: shown to them, and gone when it should be."""

from datetime import UTC, datetime, timedelta

import pytest
from allauth.account.models import EmailAddress
from allauth.mfa.models import Authenticator
from allauth.socialaccount.models import SocialAccount
from django.contrib.sessions.models import Session
from django.test import Client

from community.people.holdings import close_unused, remove_ended_sessions
from community.people.models import User
from community.registries import holdings
from tests.people import Cast
from tests.sign_in import give_totp, is_signed_in, sign_in

OURS = (
    "people.User",
    "account.EmailAddress",
    "mfa.Authenticator",
    "socialaccount.SocialAccount",
    "sessions.Session",
)
CANARY = "canary-7c1f"


def somebody(cast: Cast) -> User:
    person = cast.young_person
    person.preferred_name = f"{CANARY}-name"
    person.save()
    EmailAddress.objects.create(user=person, email=f"{CANARY}@example.org")
    SocialAccount.objects.create(
        user=person, provider="openid_connect", uid=f"{CANARY}-uid", extra_data={"sub": CANARY}
    )
    give_totp(person)
    return person


@pytest.mark.trust("R4")
def test_a_person_sees_all_of_it(client: Client, cast: Cast) -> None:
    person = somebody(cast)
    client.force_login(person)
    shown = [str(list(holdings[model].collect(person))) for model in OURS]
    assert all(text != "[]" for text in shown)
    assert "".join(shown).count(CANARY) >= 4


def test_the_secret_of_a_second_step_is_not_shown(cast: Cast) -> None:
    person = somebody(cast)
    shown = str(list(holdings["mfa.Authenticator"].collect(person)))
    assert "secret" not in shown
    assert "seed" not in shown


@pytest.mark.trust("R6", "W15")
def test_erasing_leaves_no_trace_and_signs_out(client: Client, cast: Cast) -> None:
    person = somebody(cast)
    client.force_login(person)
    bystander = Client()
    bystander.force_login(cast.lead)
    for model in OURS:
        holdings[model].erase(person)
    person.refresh_from_db()
    left = [person.username, person.email, person.preferred_name, person.age_band]
    assert CANARY not in str(left)
    assert not person.is_active
    assert not EmailAddress.objects.filter(user=person).exists()
    assert not Authenticator.objects.filter(user=person).exists()
    assert not SocialAccount.objects.filter(user=person).exists()
    assert client.get("/my/settings/")["Location"].startswith("/account/login/")
    assert bystander.get("/my/settings/").status_code == 200


def test_nobody_signs_in_to_a_closed_account(client: Client, cast: Cast) -> None:
    person = somebody(cast)
    holdings["people.User"].erase(person)
    sign_in(client, cast.young_person)
    assert not is_signed_in(client)


@pytest.mark.trust("R7")
def test_accounts_unused_for_two_years_are_closed(cast: Cast) -> None:
    now = datetime(2026, 11, 21, tzinfo=UTC)
    for part, days in (("young_person", 731), ("mentor", 729), ("admin", 2000)):
        User.objects.filter(pk=cast[part].pk).update(last_login=now - timedelta(days=days))
    assert close_unused(now, True) == 1
    assert close_unused(now, False) == 1
    assert close_unused(now, False) == 0
    closed = User.objects.get(pk=cast.young_person.pk)
    assert closed.username.startswith("closed-")


def test_ended_sessions_go(client: Client, cast: Cast) -> None:
    client.force_login(cast.young_person)
    Session.objects.update(expire_date=datetime(2020, 1, 1, tzinfo=UTC))
    now = datetime(2026, 11, 21, tzinfo=UTC)
    assert remove_ended_sessions(now, True) == 1
    assert remove_ended_sessions(now, False) == 1
    assert not Session.objects.exists()
