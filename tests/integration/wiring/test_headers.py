"""Policies: strict for the site, Wagtail's needs for the editor, the device asked for nothing."""

import pytest
from django.test import Client

from tests.people import Cast


def policy(client: Client, path: str) -> dict[str, str]:
    header = client.get(path)["Content-Security-Policy"]
    return dict(part.strip().split(" ", 1) for part in header.split(";"))


@pytest.mark.trust("S2")
def test_the_site_allows_nothing_inline_and_nobody_else(client: Client, db: None) -> None:
    found = policy(client, "/account/login/")
    assert found["default-src"] == "'none'"
    assert "unsafe" not in str(found)
    assert "http" not in str(found)


@pytest.mark.trust("S2")
def test_the_editor_allows_inline_but_nobody_else(client: Client, cast: Cast) -> None:
    client.force_login(cast.admin)
    found = policy(client, "/cms/")
    assert "'unsafe-inline'" in found["script-src"]
    assert "unsafe-eval" not in str(found)
    assert client.get("/cms/")["X-Frame-Options"] == "SAMEORIGIN"
    assert "http" not in str(found)


def test_the_device_is_asked_for_nothing(client: Client, db: None) -> None:
    found = client.get("/account/login/")["Permissions-Policy"]
    assert "geolocation=()" in found
    assert "camera=()" in found


@pytest.mark.trust("S2")
def test_nothing_is_sniffed_framed_or_told_to_others(client: Client, db: None) -> None:
    response = client.get("/account/login/")
    assert response["X-Content-Type-Options"] == "nosniff"
    assert response["X-Frame-Options"] == "DENY"
    assert response["Referrer-Policy"] == "same-origin"
