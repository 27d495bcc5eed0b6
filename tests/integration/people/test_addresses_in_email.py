"""S3: links in e-mails come from SITE_URL, whatever Host a request claims."""

import re
from typing import Any

import pytest
from allauth.account.models import EmailAddress
from django.core import mail
from django.test import Client

from tests.people import Cast

REQUESTS = ("/account/password/reset/", "/account/login/code/")
POISON: tuple[dict[str, str], ...] = (
    {"host": "evil.localhost"},
    {"host": "testserver", "x-forwarded-host": "evil.example"},
    {"host": "testserver", "forwarded": "host=evil.example"},
)


@pytest.mark.parametrize("path", REQUESTS)
@pytest.mark.parametrize("headers", POISON)
@pytest.mark.trust("S3", "CVE-12")
def test_a_poisoned_host_reaches_no_email(
    client: Client, cast: Cast, path: str, headers: dict[str, str]
) -> None:
    person = cast.young_person
    EmailAddress.objects.create(user=person, email=person.email, verified=True, primary=True)
    client.post(path, {"email": person.email}, headers=headers)
    [message] = mail.outbox
    assert "evil" not in message.subject + message.body
    links = re.findall(r"https?://[^/\s]+", message.body)
    assert set(links) <= {"http://community.test"}
    assert links or "code" in path


@pytest.mark.parametrize("path", REQUESTS)
@pytest.mark.trust("S3", "CVE-12")
def test_a_host_that_is_not_ours_is_refused(client: Client, cast: Cast, path: str) -> None:
    answer = client.post(path, {"email": cast.lead.email}, headers={"host": "evil.example"})
    assert answer.status_code == 400
    assert mail.outbox == []


@pytest.mark.trust("S3")
def test_somebody_unknown_gets_links_to_us_too(client: Client, db: None) -> None:
    client.post(
        "/account/password/reset/",
        {"email": "nobody@example.org"},
        headers={"host": "evil.localhost"},
    )
    assert all("evil" not in message.body for message in mail.outbox)


@pytest.mark.trust("2.4-email")
def test_emails_about_changes_hold_no_address_of_a_machine(
    client: Client, cast: Cast, settings: Any
) -> None:
    client.force_login(cast.young_person)
    form = {"oldpassword": "four good words here", "password1": "five other words to know"}
    client.post("/account/password/change/", form | {"password2": form["password1"]})
    bodies = "".join(message.body for message in mail.outbox)
    assert "127.0.0.1" not in bodies
    assert "Browser" not in bodies
