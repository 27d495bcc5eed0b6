"""Where somebody writes who found a hole: for anybody, never out of date, never from a request."""

from typing import Any

import pytest
import time_machine
from django.test import Client

URL = "/.well-known/security.txt"
pytestmark = pytest.mark.django_db


def test_says_where_to_write_and_how_long_that_holds(client: Client, settings: Any) -> None:
    settings.SECURITY_CONTACT = ["mailto:security@example.org", "https://example.org/report"]
    with time_machine.travel("2026-11-21 09:30"):
        page = client.get(URL, headers={"Host": "localhost"})
    assert page["Content-Type"] == "text/plain; charset=utf-8"
    assert page.content.decode().splitlines() == [
        "Contact: mailto:security@example.org",
        "Contact: https://example.org/report",
        "Expires: 2027-05-20T00:00:00Z",
        "Preferred-Languages: en",
        f"Canonical: {settings.SITE_URL}{URL}",
    ]


def test_is_not_there_until_somebody_said_where_to_write(client: Client, settings: Any) -> None:
    settings.SECURITY_CONTACT = []
    assert client.get(URL).status_code == 404


def test_takes_no_posts(client: Client) -> None:
    assert client.post(URL).status_code == 405
