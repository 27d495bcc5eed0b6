"""Asking us about data: with an account, without, for a child, twice by a bad connection."""

import uuid
from typing import Any

import pytest
import time_machine
from django.core import mail
from django.test import Client
from django.urls import reverse

from community.outbox.actions import sweep
from community.outbox.models import OutboxRow
from community.privacy.actions import requests
from community.privacy.models import DataRequest
from community.privacy.states import RequestKind
from tests.integration.privacy.scanning import in_database
from tests.people import Cast

pytestmark = pytest.mark.django_db
URL, ASKED = reverse("privacy:ask"), reverse("privacy:asked")
WORDS = "CANARY-ask please delete it"


def given(**more: Any) -> dict[str, Any]:
    values = {"kind": "access", "words": WORDS, "for_whom": "me", "key": uuid.uuid4()}
    return {**values, **more}


def test_without_an_account(client: Client) -> None:
    assert "no-store" in client.get(URL)["Cache-Control"]
    answer = client.post(URL, given(contact="canary@example.org"), follow=True)
    asked = DataRequest.objects.get()
    assert asked.number in answer.content.decode()
    assert asked.acknowledged_on == asked.received_on
    assert asked.checked_on is None
    assert requests.read(asked).words == WORDS
    assert not in_database("canary")


@time_machine.travel("2026-03-02 10:00", tick=False)
def test_the_acknowledgement_says_nothing(client: Client) -> None:
    client.post(URL, given(kind="complain", contact="canary@example.org"))
    row = OutboxRow.objects.get()
    assert "canary" not in f"{row.to}{row.about}{row.key}"
    sweep()
    (message,) = mail.outbox
    assert message.to == ["canary@example.org"]
    assert DataRequest.objects.get().number in message.body
    said = f"{message.subject}{message.body}".lower().replace("/my/data/", "")
    assert not [word for word in ("canary", "complain", "data", "delete") if word in said]


def test_without_an_address_it_waits_for_a_person(client: Client) -> None:
    client.post(URL, given(kind="complain", contact="0116 496 0000"))
    assert DataRequest.objects.get().acknowledged_on is None
    assert not OutboxRow.objects.exists()


def test_signed_in_we_know_who_asks(client: Client, cast: Cast) -> None:
    client.force_login(cast.young_person)
    assert 'name="contact"' not in client.get(URL).content.decode()
    client.post(URL, given(kind="correct"))
    asked = DataRequest.objects.get()
    assert (asked.person, asked.checked_how) == (cast.young_person, "signed-in")
    shown = client.get(reverse("privacy:show")).content.decode()
    assert asked.number in shown
    assert "days left" in shown
    client.force_login(cast.stranger)
    assert asked.number not in client.get(reverse("privacy:show")).content.decode()


def test_for_a_child_somebody_decides(client: Client, cast: Cast) -> None:
    client.force_login(cast.guardian)
    answer = client.post(URL, given(for_whom="child"))
    assert answer.status_code == 422
    assert "find the child" in answer.content.decode()
    client.post(URL, given(for_whom="child", about_whom="CANARY-child"))
    asked = DataRequest.objects.get()
    assert asked.for_child and asked.checked_on is None
    assert not in_database("CANARY-child")


def test_twice_is_once(client: Client) -> None:
    values = given(contact="somebody@example.org")
    for _ in range(3):
        assert client.post(URL, values).status_code == 302
    assert DataRequest.objects.count() == 1
    assert OutboxRow.objects.count() == 1


def test_what_is_missing_is_asked_for_kindly(client: Client) -> None:
    answer = client.post(URL, {})
    page = answer.content.decode()
    assert answer.status_code == 422
    for words in ("Choose one of these.", "Write a few words", "Without one nobody can answer you"):
        assert words in page
    assert not DataRequest.objects.exists()


def test_a_link_may_choose_the_kind_and_nothing_else(client: Client) -> None:
    assert client.get(f"{URL}?for=complain").context["form"].initial["kind"] == "complain"
    assert client.get(f"{URL}?for=<script>x").context["form"].initial["kind"] == ""


def test_a_flood_is_slowed_down_and_loses_nothing(
    client: Client, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("community.privacy.limits.ASKED_PER_NETWORK", 1)
    assert client.post(URL, given(contact="1")).status_code == 302
    answer = client.post(URL, given(contact="1"))
    assert answer.status_code == 429
    assert WORDS in answer.content.decode()


def test_the_thank_you_is_for_whoever_asked(client: Client) -> None:
    client.post(URL, given(contact="1"))
    assert client.get(ASKED).status_code == 200
    assert Client().get(ASKED).status_code == 302


@pytest.mark.parametrize("kind", list(RequestKind))
def test_each_kind(kind: RequestKind, client: Client) -> None:
    client.post(URL, given(kind=kind.value, contact="1"))
    assert DataRequest.objects.get().kind == kind
