"""/cms/ for each role: the editor, nothing at all, or the way to sign in. Never a circle."""

import pytest
from django.test import Client

from community.people.roles import Role
from tests.factories.people import person_with
from tests.people import MEMBERS, Cast

ADDRESSES = (
    "/cms/",
    "/cms/pages/",
    "/cms/pages/1/edit/",
    "/cms/images/",
    "/cms/reports/consent/",
    "/cms/users/",
    "/cms/login/",
    "/cms/nothing/lies/so/deep/",
)
EDITORS = {"comms", "admin"}


@pytest.mark.parametrize("name", sorted(MEMBERS.keys() - EDITORS))
@pytest.mark.trust("W1", "W9", "CVE-1")
def test_is_not_there_for_others(client: Client, cast: Cast, name: str) -> None:
    client.force_login(cast[name])
    found = {address: client.get(address, follow=False).status_code for address in ADDRESSES}
    assert found == dict.fromkeys(ADDRESSES, 404)
    assert client.post("/cms/pages/1/delete/").status_code == 404


@pytest.mark.parametrize("name", sorted(EDITORS))
def test_opens_for_editors(client: Client, cast: Cast, name: str) -> None:
    client.force_login(cast[name])
    assert client.get("/cms/", follow=False).status_code == 200


@pytest.mark.parametrize("address", ADDRESSES)
def test_the_signed_out_are_asked_to_sign_in(db: None, client: Client, address: str) -> None:
    response = client.get(address, follow=False)
    assert response.status_code == 302
    if response["Location"].startswith("/cms/login/"):  # Wagtail's own door leads to ours
        response = client.get(response["Location"])
    wanted = "" if address == "/cms/login/" else f"?next={address}"
    assert response["Location"] == f"/account/login/{wanted}"


@pytest.mark.trust("CVE-12")
def test_signing_in_never_leads_to_a_closed_editor(client: Client, db: None) -> None:
    """The group alone opens nothing: the right does."""
    person = person_with(Role.ADMINISTRATOR, username="not-yet")
    person.groups.get().permissions.clear()
    response = client.post(
        "/account/login/", {"login": person.username, "password": "four good words here"}
    )
    assert response["Location"] == "/my/"
