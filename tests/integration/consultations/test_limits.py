"""How often one network may guess four words and send answers; nobody is locked out by another."""

import json
import uuid
from collections.abc import Iterator
from typing import Any

import pytest
import time_machine
from django.core.cache import caches
from django.core.cache.backends.locmem import LocMemCache
from django.core.management import call_command
from django.test import Client, RequestFactory

from consultations import limits
from consultations.models import Questionnaire, Response
from tests.factories.consultations import ANSWERS, answer, make_questionnaire
from tests.integration.consultations.test_answering import FORM, hidden

pytestmark = pytest.mark.django_db
FIND, YOURS = "/my-answer/", "/my-answer/yours/"
WRONG = "apple river candle moon"
TABLE = "django.core.cache.backends.db.DatabaseCache"


@pytest.fixture(params=["as set", "table"])
def shared_cache(request: pytest.FixtureRequest, settings: Any) -> Iterator[None]:
    """What production counts in without Redis is a table; by default tests count in memory."""
    if request.param == "table":
        table = {"BACKEND": TABLE, "LOCATION": "shared_cache"}
        settings.CACHES = {**settings.CACHES, "default": table}
        call_command("createcachetable")
    yield
    for one in caches.all():
        one.clear()


def guess(words: str, ip: str = "203.0.113.7") -> int:
    return Client(REMOTE_ADDR=ip).post(FIND, {"words": words}).status_code


def send(questionnaire: Questionnaire, ip: str = "203.0.113.7", key: str = "") -> Any:
    return Client(REMOTE_ADDR=ip).post(
        f"/api/v1/consultations/{questionnaire.slug}/responses",
        json.dumps({"version": 1, "answers": ANSWERS}),
        content_type="application/json",
        headers={"Idempotency-Key": key or str(uuid.uuid4())},
    )


@pytest.mark.usefixtures("shared_cache")
@pytest.mark.trust("2.8-receipt", "CVE-18")
def test_a_network_that_guessed_too_often_waits_out_the_quarter() -> None:
    receipt = answer(make_questionnaire()).receipt
    with time_machine.travel("2026-11-23 10:00:05+00:00", tick=False) as clock:
        codes = [guess(WRONG) for _ in range(limits.FAILURES + 1)]
        assert codes == [422] * limits.FAILURES + [429]
        clock.shift(6 * 60)
        assert guess(receipt) == 429
        clock.shift(8 * 60)
        assert guess(receipt) == 429
        clock.shift(60)
        assert guess(receipt) == 302


@pytest.mark.usefixtures("shared_cache")
def test_guesses_far_apart_add_up() -> None:
    with time_machine.travel("2026-11-23 10:00:05+00:00", tick=False) as clock:
        for _ in range(2):
            assert {guess(WRONG) for _ in range(limits.FAILURES // 2)} == {422}
            clock.shift(7 * 60)
        assert guess(WRONG) == 429


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("203.0.113.7", "203.0.113.200", True),
        ("203.0.113.7", "203.0.114.7", False),
        ("2001:db8:1:2::1", "2001:db8:1:ff::9", True),
        ("2001:db8:1:2::1", "2001:db8:2:2::1", False),
        ("::ffff:203.0.113.7", "203.0.113.9", True),
        ("::ffff:203.0.113.7", "::ffff:198.51.100.7", False),
    ],
)
@pytest.mark.trust("CVE-18")
def test_a_network_is_what_one_site_or_line_is_given(one: str, other: str, same: bool) -> None:
    make = RequestFactory().get
    first, second = (make("/", REMOTE_ADDR=ip) for ip in (one, other))
    assert (limits.network_hash(first) == limits.network_hash(second)) is same


@pytest.mark.usefixtures("shared_cache")
def test_nobody_can_lock_others_out_of_their_receipts(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(limits, "FAILURES_IN_ALL", 5)
    receipt = answer(make_questionnaire()).receipt
    with time_machine.travel("2026-11-23 10:00:05+00:00", tick=False):
        for n in range(12):
            guess(WRONG, f"198.51.{n // 2}.1")
        assert guess(receipt, "203.0.113.7") == 302
        client = Client(REMOTE_ADDR="203.0.113.7")
        client.post(FIND, {"words": receipt})
        client.post("/my-answer/take-back/")
        assert Response.objects.get().state == "withdrawn"


def test_many_networks_together_are_slowed(monkeypatch: pytest.MonkeyPatch) -> None:
    """Beyond the brake a network has one guess for each quarter of an hour."""
    monkeypatch.setattr(limits, "FAILURES_IN_ALL", 5)
    receipt = answer(make_questionnaire()).receipt
    with time_machine.travel("2026-11-23 10:00:05+00:00", tick=False):
        for n in range(5):
            guess(WRONG, f"198.51.{n}.1")
        assert [guess(WRONG, "203.0.113.7") for _ in range(2)] == [422, 429]
        assert guess(receipt, "203.0.113.7") == 429
        assert guess(receipt, "198.51.1.1") == 429


@pytest.mark.usefixtures("shared_cache")
@pytest.mark.trust("CVE-16")
def test_a_machine_that_sends_without_end_is_stopped(settings: Any) -> None:
    settings.LIMIT_RESPONSES_PER_NETWORK = 13
    with time_machine.travel("2026-11-23 10:00:05+00:00", tick=False) as clock:
        questionnaire = make_questionnaire()
        codes = [send(questionnaire).status_code for _ in range(15)]
        assert codes == [201] * 13 + [429] * 2
        assert Response.objects.count() == 13
        assert send(questionnaire, "198.51.100.7").status_code == 201
        clock.shift(10 * 60)
        refused = send(questionnaire)
        assert "quarter of an hour" in refused.json()["detail"]
        assert refused["Retry-After"] == "295"
        clock.shift(295)
        assert send(questionnaire).status_code == 201


@pytest.mark.usefixtures("shared_cache")
def test_a_repeat_is_never_stopped(settings: Any) -> None:
    settings.LIMIT_RESPONSES_PER_NETWORK = 7
    key = str(uuid.uuid4())
    with time_machine.travel("2026-11-23 10:00:05+00:00", tick=False):
        questionnaire = make_questionnaire()
        assert send(questionnaire, key=key).status_code == 201
        assert {send(questionnaire, key=key).status_code for _ in range(5)} == {200}
        assert [send(questionnaire).status_code for _ in range(2)] == [201, 429]
        assert {send(questionnaire, key=key).status_code for _ in range(5)} == {200}


@pytest.mark.trust("CVE-18")
def test_several_processes_share_one_limit(settings: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    """Each takes ten places at a time, and no place is given twice."""
    settings.LIMIT_RESPONSES_PER_NETWORK = 25
    request = RequestFactory().get("/")
    processes = [{"process": LocMemCache(f"process {n}", {})} for n in range(2)]
    allowed = []
    with time_machine.travel("2026-11-23 10:00:05+00:00", tick=False):
        for n in range(60):
            monkeypatch.setattr(limits, "caches", processes[n % 2])
            allowed.append(limits.may_send(request))
    assert allowed.count(True) == 25


def test_a_youth_club_fits_by_default(settings: Any) -> None:
    request = RequestFactory().get("/")
    assert settings.LIMIT_RESPONSES_PER_NETWORK >= 300
    assert all(limits.may_send(request) for _ in range(300))


@pytest.mark.parametrize("page", ["9/", "all/send/", "all/later/"])
def test_too_many_on_the_website_lose_no_words(client: Client, settings: Any, page: str) -> None:
    settings.LIMIT_RESPONSES_PER_NETWORK = 0
    questionnaire = make_questionnaire()
    form = {**FORM, "idea": "A bench"}
    wait = client.post(f"/consultations/{questionnaire.slug}/answer/{page}", form)
    assert wait.status_code == 429
    assert 0 < int(wait["Retry-After"]) <= 15 * 60
    assert "A bench" in wait.content.decode()
    assert "in a quarter of an hour" in wait.content.decode()
    assert not Response.objects.exists()


def test_whoever_has_begun_goes_on_and_a_repeat_finds_its_answers(
    client: Client, settings: Any
) -> None:
    questionnaire = make_questionnaire()
    address = f"/consultations/{questionnaire.slug}/answer/"
    client.post(f"{address}1/", {"way": "car"})
    settings.LIMIT_RESPONSES_PER_NETWORK = 0
    assert client.post(f"{address}9/", {"idea": "A bench"}).status_code == 302
    assert client.post(f"{address}send/").status_code == 302
    other = Client()
    settings.LIMIT_RESPONSES_PER_NETWORK = 600
    token = hidden(other.get(f"{address}all/").content.decode(), "token")
    form = {**FORM, "token": token}
    assert other.post(f"{address}all/send/", form).status_code == 302
    settings.LIMIT_RESPONSES_PER_NETWORK = 0
    assert other.post(f"{address}all/send/", form).status_code == 302
    assert Response.objects.count() == 2
