"""What we hold about you: shown to the person, to nobody else, and taken away complete."""

import json
from collections.abc import Iterator
from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from community.outbox.actions import post
from community.outbox.references import reference
from community.privacy.actions import record_look
from community.registries import Holding, Retention, holdings
from tests.people import Cast

pytestmark = pytest.mark.django_db
SHOW, DATA, PAGE = (
    reverse(f"privacy:{name}") for name in ("show", "download_data", "download_page")
)


@pytest.fixture
def diary() -> Iterator[Holding]:
    """A holding of the tests' own, with a record for one person."""
    holding = Holding(
        model="tests.Diary",
        title="Your diary",
        purpose="To remember",
        lawful_basis="Consent",
        seen_by=("You",),
        fields=("text",),
        retention=Retention(period=timedelta(days=90), since="you wrote it", then="deleted"),
        collect=lambda person: (
            [{"Text": "canary-<b>diary</b>", "Empty": ""}]
            if person.get_username() == "young-person"
            else []
        ),
        erase=lambda person: 0,
    )
    yield holdings.enrol(holding)
    holdings.withdraw("tests.Diary")


@pytest.mark.parametrize(("url", "method"), [(SHOW, "get"), (DATA, "post"), (PAGE, "post")])
def test_signed_out_people_are_asked_to_sign_in(client: Client, url: str, method: str) -> None:
    response = getattr(client, method)(url)
    assert response.status_code == 302
    assert response["Location"].startswith(reverse("account_login"))


def test_a_person_sees_what_why_who_and_how_long(
    client: Client, cast: Cast, diary: Holding
) -> None:
    client.force_login(cast.young_person)
    response = client.get(SHOW)
    page = response.content.decode()
    for words in ("Your diary", "To remember", "Consent", "3 months after you wrote it"):
        assert words in page
    assert "canary-&lt;b&gt;diary" in page
    assert "no-store" in response["Cache-Control"]
    assert "private" in response["Cache-Control"]


def test_a_stranger_sees_only_their_own(client: Client, cast: Cast, diary: Holding) -> None:
    client.force_login(cast.stranger)
    for page in (client.get(SHOW), client.post(DATA), client.post(PAGE)):
        assert page.status_code == 200
        assert "canary" not in page.content.decode()
    assert "Where we have nothing about you" in client.get(SHOW).content.decode()


def test_the_downloads_are_complete(client: Client, cast: Cast, diary: Holding) -> None:
    client.force_login(cast.young_person)
    response = client.post(DATA)
    assert response["Content-Disposition"].startswith("attachment")
    entries = {one["title"]: one for one in json.loads(response.content)["what_we_hold"]}
    assert len(entries) == len(holdings)
    assert entries["Your diary"]["records"] == [{"Text": "canary-<b>diary</b>"}]
    assert entries["Your diary"]["kept"] == "3 months after you wrote it, then deleted"
    page = client.post(PAGE).content.decode()
    assert "canary-&lt;b&gt;diary" in page
    assert "<script" not in page
    assert "http" not in page.replace("https://", "http")
    assert client.get(DATA)["Location"] == client.get(PAGE)["Location"] == SHOW


def test_who_looked_is_shown_by_role_and_reason_not_by_name(client: Client, cast: Cast) -> None:
    record_look(cast.lead, reference(cast.young_person), "Preparing the outcome")
    client.force_login(cast.young_person)
    page = client.get(SHOW).content.decode()
    assert "Preparing the outcome" in page
    assert "Consultation lead" in page
    assert cast.lead.email not in page
    assert "Preparing the outcome" in _as(cast.lead)
    assert "Preparing the outcome" not in _as(cast.stranger)


def test_messages_on_their_way_are_listed_without_words(client: Client, cast: Cast) -> None:
    post("welcome", to=reference(cast.member), about="people.user:1", channel="test")
    client.force_login(cast.member)
    page = client.get(SHOW).content.decode()
    assert "welcome" in page


def _as(person: Any) -> str:
    client = Client()
    client.force_login(person)
    return client.get(SHOW).content.decode()
