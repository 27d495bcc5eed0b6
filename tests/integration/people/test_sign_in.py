"""By password, by code, with a second step; and out again."""

import re

import pytest
from allauth.account.models import EmailAddress
from django.core import mail
from django.test import Client

from tests.factories.people import PASSWORD
from tests.people import Cast
from tests.sign_in import LOGIN, code, give_totp, is_signed_in, sign_in, sign_in_fully


def test_by_username_and_password(client: Client, cast: Cast) -> None:
    assert sign_in(client, cast.young_person) == "/my/"
    assert is_signed_in(client)


def test_by_email_address(client: Client, cast: Cast) -> None:
    client.post(LOGIN, {"login": cast.young_person.email, "password": PASSWORD})
    assert is_signed_in(client)


def test_comms_staff_arrive_in_the_editor(client: Client, cast: Cast) -> None:
    assert sign_in(client, cast.comms) == "/cms/"


@pytest.mark.parametrize(
    "onward", ["//evil.example", "https://evil.example/", "javascript:alert(1)"]
)
@pytest.mark.trust("CVE-12")
def test_signing_in_never_leads_elsewhere(client: Client, cast: Cast, onward: str) -> None:
    form = {"login": cast.young_person.username, "password": PASSWORD, "next": onward}
    assert client.post(LOGIN, form)["Location"] == "/my/"


def test_a_wrong_password_is_said_and_points_to_the_field(client: Client, cast: Cast) -> None:
    form = {"login": cast.young_person.username, "password": "not this one"}
    page = client.post(LOGIN, form).content.decode()
    assert 'class="error-summary"' in page
    assert 'href="#id_login"' in page
    assert not is_signed_in(client)


def test_by_a_code_sent_by_email(client: Client, cast: Cast) -> None:
    person = cast.young_person
    EmailAddress.objects.create(user=person, email=person.email, verified=True, primary=True)
    client.post("/account/login/code/", {"email": person.email})
    found = re.search(r"^([A-Z0-9-]{6,})$", mail.outbox[0].body, re.MULTILINE)
    assert found, mail.outbox[0].body
    page = client.get("/account/login/code/confirm/").content.decode()
    assert 'autocomplete="one-time-code"' in page
    client.post("/account/login/code/confirm/", {"code": found.group(1)})
    assert is_signed_in(client)


@pytest.mark.trust("2.4-limits", "CVE-4")
def test_an_unknown_address_gets_the_same_answer(client: Client, cast: Cast) -> None:
    known = client.post("/account/login/code/", {"email": cast.young_person.email})
    unknown = Client().post("/account/login/code/", {"email": "nobody@example.org"})
    assert (known.status_code, known["Location"]) == (unknown.status_code, unknown["Location"])


@pytest.mark.trust("W2", "2.4-settings")
def test_a_code_does_not_replace_the_second_step(client: Client, cast: Cast) -> None:
    person = cast.lead
    EmailAddress.objects.create(user=person, email=person.email, verified=True, primary=True)
    give_totp(person)
    client.post("/account/login/code/", {"email": person.email})
    found = re.search(r"^([A-Z0-9-]{6,})$", mail.outbox[0].body, re.MULTILINE)
    assert found
    response = client.post("/account/login/code/confirm/", {"code": found.group(1)})
    assert "2fa" in response["Location"]
    assert not is_signed_in(client)


def test_with_a_code_of_the_authenticator_app(client: Client, cast: Cast) -> None:
    give_totp(cast.lead)
    assert "2fa" in sign_in(client, cast.lead)
    assert not is_signed_in(client)
    client.post("/account/2fa/authenticate/", {"code": "000000"})
    assert not is_signed_in(client)
    client.post("/account/2fa/authenticate/", {"code": code()})
    assert is_signed_in(client)


@pytest.mark.trust("CVE-17")
def test_a_code_of_the_app_works_once(client: Client, cast: Cast) -> None:
    sign_in_fully(client, cast.lead)
    other = Client()
    sign_in(other, cast.lead)
    other.post("/account/2fa/authenticate/", {"code": code()})
    assert not is_signed_in(other)


@pytest.mark.trust("CVE-17")
def test_a_recovery_code_works_once(cast: Cast) -> None:
    give_totp(cast.lead)
    recovery = cast.lead.authenticator_set.get(type="recovery_codes").wrap()
    spare = recovery.get_unused_codes()[0]
    outcomes = []
    for client in (Client(), Client()):
        sign_in(client, cast.lead)
        client.post("/account/2fa/authenticate/", {"code": spare})
        outcomes.append(is_signed_in(client))
    assert outcomes == [True, False]


@pytest.mark.trust("2.4-mixing", "CVE-17")
def test_a_second_persons_sign_in_inherits_nothing(client: Client, cast: Cast) -> None:
    """Begun as one, cancelled, signed in as another: the second step of the first counts not."""
    give_totp(cast.lead)
    sign_in(client, cast.lead)
    client.post("/account/logout/", {"next": LOGIN})
    sign_in(client, cast.analyst)
    assert is_signed_in(client)
    records = client.session.get("account_authentication_methods", [])
    assert [record["method"] for record in records] == ["password"]


@pytest.mark.trust("S6")
def test_the_session_key_changes_with_the_sign_in(client: Client, cast: Cast) -> None:
    client.get(LOGIN)
    session = client.session
    session["anything"] = 1
    session.save()
    client.cookies["session"] = session.session_key or ""
    before = client.cookies["session"].value
    sign_in(client, cast.young_person)
    assert is_signed_in(client)
    assert client.cookies["session"].value != before


def test_somebody_whose_account_was_closed_is_out_at_once(client: Client, cast: Cast) -> None:
    sign_in(client, cast.young_person)
    cast.young_person.is_active = False
    cast.young_person.save()
    assert client.get("/my/settings/")["Location"].startswith(LOGIN)


@pytest.mark.trust("2.8-no-store")
def test_signing_out_is_asked_and_forgets_what_the_device_kept(client: Client, cast: Cast) -> None:
    sign_in(client, cast.young_person)
    assert client.get("/account/logout/").status_code == 200
    assert is_signed_in(client)
    response = client.post("/account/logout/")
    assert response["Location"] == "/"
    assert response["Clear-Site-Data"] == '"cache", "storage"'
    assert not is_signed_in(client)


@pytest.mark.trust("2.8-no-store")
def test_pages_of_the_signed_in_are_not_kept_by_the_browser(client: Client, cast: Cast) -> None:
    sign_in(client, cast.young_person)
    assert "no-store" in client.get("/my/settings/")["Cache-Control"]


@pytest.mark.trust("2.4-limits", "CVE-18")
def test_six_wrong_passwords_are_the_end_for_a_while(client: Client, cast: Cast) -> None:
    """Wherever the tries seem to come from, and however the name is written."""
    person = cast.young_person
    for number in range(6):
        Client().post(
            LOGIN,
            {"login": person.username.upper() if number % 2 else person.username, "password": "x"},
            headers={"x-forwarded-for": f"198.51.100.{number}"},
        )
    sign_in(client, person)
    assert not is_signed_in(client)


@pytest.mark.django_db
@pytest.mark.trust("2.4-limits", "CVE-18")
def test_limits_hold_across_workers() -> None:
    """They are counted in the cache that all workers share."""
    from django.conf import settings  # noqa: PLC0415  # the real settings, not the fixture's

    from community.settings import cache  # noqa: PLC0415  # what production uses

    backend = cache.CACHES["default"]["BACKEND"]
    assert backend.endswith(("DatabaseCache", "RedisCache"))
    assert settings.ALLAUTH_TRUSTED_PROXY_COUNT == 0
