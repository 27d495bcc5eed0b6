"""An administrator who deletes an account closes it: nothing is lost, nobody is left in it."""

from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from community.people.models import User
from community.safeguarding.actions import chronology, concerns
from tests.factories.safeguarding import make_concern
from tests.people import Cast

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _one_step(settings: Any) -> None:
    settings.REQUIRE_MFA = False


def closed(person: User) -> bool:
    person.refresh_from_db()
    return person.username.startswith("closed-") and not person.is_active and not person.email


def test_one(client: Client, cast: Cast) -> None:
    concern = make_concern()
    concerns.take_on(concern, by=cast.safeguarding)
    client.force_login(cast.admin)
    url = reverse("wagtailusers_users:delete", args=[cast.safeguarding.pk])
    assert client.post(url).status_code == 302
    assert closed(cast.safeguarding)
    wrote, nobodys = chronology.read(concern)[-2:]
    assert wrote.who == "Safeguarding, Safeguarding lead"
    assert "Nobody looks after it now." in str(nobodys.said)


def test_many(client: Client, cast: Cast) -> None:
    people = [cast.mentor, cast.member]
    client.force_login(cast.admin)
    query = "&".join(f"id={person.pk}" for person in people)
    url = reverse("wagtail_bulk_action", args=["people", "user", "delete"])
    assert client.post(f"{url}?{query}").status_code == 302
    assert all(closed(person) for person in people)
