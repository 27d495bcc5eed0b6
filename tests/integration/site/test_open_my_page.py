from typing import Any

import pytest
from django.test import Client
from pytest_django.asserts import assertContains

from community.registries import Card, cards
from tests.people import MEMBERS, Cast


@pytest.fixture
def no_cards(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(cards, "_items", {})


@pytest.fixture
def one_card(no_cards: None) -> Card:
    def for_mentors(person: Any) -> dict[str, Any] | None:
        return {"text": "Your next session"} if person.username == "mentor" else None

    return cards.enrol(
        Card(name="test", template="components/notice.html", order=1, context=for_mentors)
    )


def test_the_signed_out_are_asked_to_sign_in(db: None, client: Client) -> None:
    response = client.get("/my/")
    assert response.status_code == 302
    assert response["Location"].startswith("/account/login/?next=/my/")


def test_each_sees_their_own(one_card: Card, client: Client, cast: Cast) -> None:
    client.force_login(cast.mentor)
    assertContains(client.get("/my/"), "Your next session")
    client.force_login(cast.stranger)
    assertContains(client.get("/my/"), "Nothing is waiting for you")


def test_is_kept_nowhere(one_card: Card, client: Client, cast: Cast) -> None:
    client.force_login(cast.mentor)
    response = client.get("/my/")
    assert "no-store" in response["Cache-Control"]


@pytest.mark.parametrize("name", sorted(MEMBERS))
def test_opens_for_everybody_in_the_cast(client: Client, cast: Cast, name: str) -> None:
    client.force_login(cast[name])
    assert client.get("/my/").status_code == 200
