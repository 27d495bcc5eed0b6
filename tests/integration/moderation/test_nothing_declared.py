"""Where nothing lets people see each other's words there is no desk, and nobody is sent to it."""

import pytest
from django.test import Client

from tests.people import MEMBERS, Cast

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("part", ["nobody", *sorted(MEMBERS)])
def test_the_desk_is_not_there(client: Client, cast: Cast, part: str) -> None:
    if part != "nobody":
        client.force_login(cast[part])
    assert client.get("/moderation/").status_code == 404


def test_once_something_is_declared_it_is(client: Client, cast: Cast, up: None) -> None:
    assert client.get("/moderation/").status_code == 302
    client.force_login(cast.stranger)
    assert client.get("/moderation/").status_code == 404
    client.force_login(cast.facilitator)
    assert client.get("/moderation/").status_code == 200
