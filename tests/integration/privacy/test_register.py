"""What the officer can show: the record, the impact assessment, the register of breaches."""

import uuid
from datetime import timedelta
from typing import Any

import pytest
import time_machine
from django.core.management import call_command
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from community.privacy import dpia
from community.privacy.actions import breaches
from community.privacy.models import Breach
from community.privacy.rules.breaches import clock
from community.registries import holdings
from tests.integration.privacy.scanning import in_database
from tests.people import MEMBERS, Cast

pytestmark = pytest.mark.django_db
RECORD, ASSESSMENT, BREACHES, ADD = (
    reverse(f"privacy:{name}") for name in ("record", "assessment", "breaches", "breach_add")
)


@pytest.fixture(autouse=True)
def _one_step(settings: Any) -> None:
    settings.REQUIRE_MFA = False


@pytest.fixture
def officer(client: Client, cast: Cast) -> Client:
    client.force_login(cast.dpo)
    return client


def given(**more: Any) -> dict[str, Any]:
    found = timezone.localtime() - timedelta(hours=5)
    values = {
        "found_at": f"{found:%Y-%m-%dT%H:%M}",
        "what": "CANARY-what a list was sent to the wrong address",
        "categories": ["names", "answers"],
        "people": "10-99",
        "records": "10-99",
        "risk": "high",
        "key": uuid.uuid4(),
    }
    return {**values, **more}


def written(officer: Client, **more: Any) -> Breach:
    officer.post(ADD, given(**more))
    return Breach.objects.get()


def do(officer: Client, breach: Breach, name: str, **data: Any) -> Any:
    url = reverse("privacy:breach_deed", args=[breach.pk, name])
    return officer.post(url, {"key": uuid.uuid4(), **data}, follow=True)


@pytest.mark.parametrize("part", sorted(MEMBERS))
def test_for_the_officer_alone(part: str, client: Client, cast: Cast) -> None:
    client.force_login(cast.dpo)
    breach = written(client)
    client.force_login(cast[part])
    pages = [RECORD, ASSESSMENT, BREACHES, ADD, reverse("privacy:breach", args=[breach.pk])]
    pages += [
        reverse("privacy:breach_deed", args=[breach.pk, name])
        for name in ("decide", "told-people", "told-regulator")
    ]
    for url in pages:
        assert client.get(url).status_code == (200 if part == "dpo" else 404), url
        assert Client().get(url).status_code == 302


def test_the_record_names_every_holding(officer: Client, capsys: Any) -> None:
    page = officer.get(RECORD).content.decode()
    call_command("record_of_processing")
    printed = capsys.readouterr().out
    for holding in holdings:
        assert holding.model in page
        assert holding.model in printed
    assert "Stays when somebody is erased" in printed


def test_the_assessment_has_all_fifteen_standards(officer: Client) -> None:
    page = officer.get(ASSESSMENT).content.decode()
    assert [one.number for one in dpia.STANDARDS] == list(range(1, 16))
    assert all(bool(one.measure) != bool(one.why_not) for one in dpia.STANDARDS)
    assert all(one.benefits and one.might_hurt and one.measure for one in dpia.FEATURES)
    assert f"Version {dpia.VERSION}" in page
    assert "Does not apply." in page


def test_the_72_hours_are_in_sight(officer: Client) -> None:
    breach = written(officer)
    page = officer.get(BREACHES).content.decode()
    assert "66 of 72 hours left" in page
    assert "CANARY" not in page
    assert not in_database("CANARY")
    with time_machine.travel(timezone.now() + timedelta(hours=80)):
        officer.force_login(breach.written_by)
        page = officer.get(BREACHES).content.decode()
    assert "hours past the 72" in page and "tag--late" in page


def test_a_decision_has_its_reason(officer: Client) -> None:
    breach = written(officer, risk="some")
    assert do(officer, breach, "decide", risk="none").status_code == 422
    values = {"decision": "CANARY-tell nobody", "reason": "CANARY-it was locked"}
    page = do(officer, breach, "decide", risk="none", **values).content.decode()
    assert page.count("CANARY") == 3
    assert "need not be told" in page
    assert not in_database("CANARY")


def test_told_is_written_once_and_never_before_it_was_found(officer: Client) -> None:
    breach = written(officer)
    early = timezone.localtime() - timedelta(days=3)
    answer = do(officer, breach, "told-regulator", at=f"{early:%Y-%m-%dT%H:%M}")
    assert "before it was found" in answer.content.decode()
    now = timezone.localtime() - timedelta(hours=1)
    do(officer, breach, "told-regulator", at=f"{now:%Y-%m-%dT%H:%M}")
    do(officer, breach, "told-people", at=f"{now:%Y-%m-%dT%H:%M}")
    breach.refresh_from_db()
    told = breach.told_ico_at
    later = f"{timezone.localtime():%Y-%m-%dT%H:%M}"
    do(officer, breach, "told-regulator", at=later)
    breach.refresh_from_db()
    assert breach.told_ico_at == told
    assert breach.told_people_at
    assert clock(breach, timezone.now()).words == "regulator told in time"


def test_twice_is_once_and_what_is_missing_is_asked_for(officer: Client) -> None:
    values = given()
    for _ in range(2):
        assert officer.post(ADD, values).status_code == 302
    assert Breach.objects.count() == 1
    answer = officer.post(ADD, {})
    assert answer.status_code == 422
    assert "Say when it was found." in answer.content.decode()


def test_nobody_else_writes_even_without_the_page(cast: Cast, officer: Client) -> None:
    breach = written(officer)
    with pytest.raises(breaches.Refused):
        breaches.told_people(breach, at=timezone.now(), by=cast.admin)
