"""The data protection officer's room: who gets in, each deed, what has to come first."""

import json
import uuid
from datetime import timedelta
from typing import Any

import pytest
import time_machine
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from community.outbox.references import reference
from community.people.roles import Role
from community.privacy.actions import requests
from community.privacy.models import DataRequest, DeletionReceipt, Hold, Look
from community.privacy.states import RequestKind
from tests.factories.people import person_with
from tests.factories.privacy import make_request
from tests.integration.privacy.scanning import in_database
from tests.people import MEMBERS, Cast

pytestmark = pytest.mark.django_db
ROOM, HOLDS, HOLD = (reverse(f"privacy:{name}") for name in ("requests", "holds", "hold_add"))


@pytest.fixture(autouse=True)
def _one_step(settings: Any) -> None:
    settings.REQUIRE_MFA = False


@pytest.fixture
def officer(client: Client, cast: Cast) -> Client:
    client.force_login(cast.dpo)
    return client


def do(client: Client, asked: DataRequest, name: str, **data: Any) -> Any:
    url = reverse("privacy:deed", args=[asked.pk, name])
    answer = client.post(url, {"key": uuid.uuid4(), **data}, follow=True)
    asked.refresh_from_db()
    return answer.content.decode()


def urls(asked: DataRequest) -> list[str]:
    names = ("acknowledge", "check", "responsible", "extend", "decide", "note", "close", "erase")
    return [
        ROOM,
        HOLDS,
        HOLD,
        reverse("privacy:request", args=[asked.pk]),
        *(reverse("privacy:deed", args=[asked.pk, name]) for name in names),
    ]


@pytest.mark.parametrize("part", sorted(MEMBERS))
def test_for_everybody_else_the_room_is_not_there(part: str, client: Client, cast: Cast) -> None:
    asked = make_request(by=cast.young_person)
    client.force_login(cast[part])
    for url in urls(asked):
        status = client.get(url).status_code
        assert status in ({200, 302} if part == "dpo" else {404}), url
    package = client.post(reverse("privacy:package", args=[asked.pk]))
    assert package.status_code == (200 if part == "dpo" else 404)


def test_the_signed_out_are_asked_to_sign_in(client: Client) -> None:
    for url in urls(make_request(contact="1")):
        assert client.get(url)["Location"].startswith(reverse("account_login"))


def test_the_list_counts_down_and_shows_no_words(officer: Client) -> None:
    with time_machine.travel(timezone.now() - timedelta(days=40)):
        make_request(RequestKind.COMPLAIN, contact="1", words="CANARY-words")
    make_request(contact="2")
    response = officer.get(ROOM)
    page = response.content.decode()
    assert "overdue" in page and "tag--late" in page
    assert "never acknowledged" in page
    assert "days left" in page
    assert "CANARY" not in page
    assert "no-store" in response["Cache-Control"]


def test_reading_one_is_a_look_that_the_person_sees(officer: Client, cast: Cast) -> None:
    asked = make_request(by=cast.young_person, words="CANARY-words")
    url = reverse("privacy:request", args=[asked.pk])
    assert "CANARY-words" in officer.get(url).content.decode()
    officer.get(url)
    look = Look.objects.get()
    assert (look.by, look.about) == (cast.dpo, reference(cast.young_person))
    assert f"<title>{asked.number}" not in officer.get(url).content.decode()


def test_each_deed_leaves_a_sealed_step(officer: Client, cast: Cast) -> None:
    asked = make_request(contact="1")
    do(officer, asked, "acknowledge", words="CANARY-called them")
    do(officer, asked, "check", how="called-back", words="CANARY-rang back")
    do(officer, asked, "note", words="CANARY-note")
    do(officer, asked, "extend", words="CANARY-complex")
    page = do(officer, asked, "close", outcome="done", words="CANARY-sent")
    assert page.count("CANARY") == 5
    assert asked.acknowledged_on and asked.closed_on and asked.checked_by == cast.dpo
    assert asked.due_on == requests.rules.due_on(asked.received_on, extended=True)
    assert not in_database("CANARY")
    assert "answered" in do(officer, asked, "note", words="more")
    assert asked.steps.count() == 5


def test_a_repeated_post_is_one_step(officer: Client) -> None:
    asked, key = make_request(contact="1"), uuid.uuid4()
    for _ in range(3):
        do(officer, asked, "note", words="once", key=key)
    assert asked.steps.count() == 1


def test_it_is_extended_once_and_in_time(officer: Client) -> None:
    asked = make_request(contact="1")
    do(officer, asked, "extend", words="Complex")
    until = asked.due_on
    assert "one time" in do(officer, asked, "extend", words="Again")
    assert asked.due_on == until
    with time_machine.travel(timezone.now() - timedelta(days=60)):
        late = make_request(contact="1")
    assert "first month is over" in do(officer, late, "extend", words="Late")


def test_nothing_is_done_before_it_is_known_who_asks(officer: Client) -> None:
    asked = make_request(contact="1")
    assert "First check who asks" in do(officer, asked, "close", outcome="done", words="x")
    assert asked.is_open
    do(officer, asked, "close", outcome="refused", words="We could not find out who asks")
    assert not asked.is_open


def test_nobody_answers_their_own(cast: Cast, client: Client) -> None:
    asked = make_request(by=cast.dpo)
    client.force_login(cast.dpo)
    before = asked.steps.count()
    assert "is your own" in do(client, asked, "note", words="x")
    client.force_login(person_with(Role.DATA_PROTECTION_OFFICER, username="dpo-two"))
    do(client, asked, "note", words="x")
    assert asked.steps.count() == before + 1


def test_the_package_marks_the_names_of_others(officer: Client, cast: Cast) -> None:
    asked = make_request(by=cast.young_person, words="I want what Amira Khan wrote about me")
    answer = officer.post(reverse("privacy:package", args=[asked.pk]))
    made = json.loads(answer.content)
    assert {"Amira Khan"} <= {one["name"] for one in made["names_to_check"]}
    assert "what Amira Khan wrote" in answer.content.decode()
    assert Look.objects.filter(about=reference(cast.young_person)).exists()
    assert asked.steps.filter(kind="package", by=cast.dpo).exists()


def test_deleting_for_somebody_shows_the_receipt_to_pass_on(officer: Client, cast: Cast) -> None:
    asked = make_request(RequestKind.ERASE, by=cast.young_person)
    page = do(officer, asked, "erase")
    receipt = DeletionReceipt.objects.get()
    assert receipt.code in page
    assert (asked.outcome, asked.person) == ("done", None)
    cast.young_person.refresh_from_db()
    assert not cast.young_person.is_active
    other = make_request(by=cast.guardian)
    assert "did not ask us to delete" in do(officer, other, "erase")


def test_keeping_something_for_a_court(officer: Client, cast: Cast) -> None:
    until = timezone.localdate() + timedelta(days=30)
    values = {"why": "CANARY-inquest", "until": until, "key": uuid.uuid4()}
    assert officer.post(HOLD, {**values, "about": "nobody-here"}).status_code == 422
    for _ in range(2):
        officer.post(HOLD, {**values, "about": cast.young_person.email})
    kept = Hold.objects.get()
    assert kept.about == reference(cast.young_person)
    assert "CANARY-inquest" in officer.get(HOLDS).content.decode()
    assert not in_database("CANARY")
    officer.post(reverse("privacy:hold_lift", args=[kept.pk]))
    assert "Nothing is kept" in officer.get(HOLDS).content.decode()


def test_the_officers_own_page_says_what_waits(officer: Client, cast: Cast) -> None:
    with time_machine.travel(timezone.now() - timedelta(days=40)):
        make_request(contact="1")
    page = officer.get("/my/").content.decode()
    assert "1 request waits for an answer." in page
    assert "1 overdue" in page
    officer.force_login(cast.lead)
    assert "waits for an answer" not in officer.get("/my/").content.decode()
