"""Passing data on: never without an agreement that runs today and names what is passed on."""

import uuid
from datetime import date, timedelta
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from community.outbox.references import reference
from community.privacy.actions.sharing import (
    Agreeing,
    NoAgreement,
    Refused,
    agree,
    end,
    record_sharing,
)
from community.privacy.models import Sharing, SharingAgreement
from community.privacy.states import LawfulBasis, Together
from tests.people import MEMBERS, Cast

pytestmark = pytest.mark.django_db
LIST, ADD = reverse("privacy:agreements"), reverse("privacy:agreement_add")


@pytest.fixture(autouse=True)
def _one_step(settings: Any) -> None:
    settings.REQUIRE_MFA = False


def agreement(cast: Cast, *, begins: int = -10, ends: int = 10, **more: Any) -> SharingAgreement:
    today = timezone.localdate()
    given = {
        "recipient": "The youth service",
        "together": Together.JOINT,
        "purpose": "Finding a mentor",
        "lawful_basis": LawfulBasis.PUBLIC_TASK,
        "fields": ["first name", "district"],
        "reference": "Cabinet 4",
        "starts_on": today + timedelta(days=begins),
        "ends_on": today + timedelta(days=ends),
        **more,
    }
    return agree(Agreeing(**given), by=cast.dpo)


def share(cast: Cast, **more: Any) -> Sharing:
    given = {
        "recipient": "The youth service",
        "purpose": "Finding a mentor",
        "fields": ["first name"],
        "about": reference(cast.young_person),
        "by": cast.coordinator,
        **more,
    }
    return record_sharing(**given)


@pytest.mark.parametrize(
    ("begins", "ends", "more", "may"),
    [
        (-10, 10, {}, True),
        (0, 0, {}, True),
        (1, 10, {}, False),
        (-10, -1, {}, False),
        (-10, 10, {"recipient": "Somebody else"}, False),
        (-10, 10, {"purpose": "Something else"}, False),
        (-10, 10, {"fields": ["first name", "address"]}, False),
        (-10, 10, {"fields": []}, False),
    ],
)
def test_only_what_was_agreed(
    begins: int, ends: int, more: dict[str, Any], may: bool, cast: Cast
) -> None:
    agreement(cast, begins=begins, ends=ends)
    if may:
        assert share(cast, **more).fields == ["first name"]
        return
    with pytest.raises(NoAgreement):
        share(cast, **more)
    assert not Sharing.objects.exists()


def test_without_any_agreement(cast: Cast) -> None:
    with pytest.raises(NoAgreement, match="There is no agreement with The youth service"):
        share(cast)


def test_an_agreement_that_was_ended_serves_this_day_and_no_other(cast: Cast) -> None:
    end(agreement(cast), by=cast.dpo)
    assert SharingAgreement.objects.live(timezone.localdate()).exists()
    assert not SharingAgreement.objects.live(timezone.localdate() + timedelta(days=1)).exists()


def test_twice_is_once(cast: Cast) -> None:
    agreement(cast)
    key = uuid.uuid4()
    assert share(cast, key=key) == share(cast, key=key)
    assert Sharing.objects.count() == 1


def test_the_person_sees_to_whom(client: Client, cast: Cast) -> None:
    agreement(cast)
    share(cast)
    client.force_login(cast.young_person)
    page = client.get(reverse("privacy:show")).content.decode()
    assert "The youth service" in page and "Finding a mentor" in page
    client.force_login(cast.stranger)
    assert "The youth service" not in client.get(reverse("privacy:show")).content.decode()


@pytest.mark.parametrize("part", sorted(MEMBERS))
def test_only_the_officer_keeps_the_agreements(part: str, client: Client, cast: Cast) -> None:
    kept = agreement(cast)
    client.force_login(cast[part])
    for url in (LIST, ADD):
        assert client.get(url).status_code == (200 if part == "dpo" else 404)
    for name in ("agreement_review", "agreement_end"):
        answer = client.post(reverse(f"privacy:{name}", args=[kept.pk]))
        assert answer.status_code == (302 if part == "dpo" else 404)
    if part != "dpo":
        with pytest.raises(Refused):
            end(kept, by=cast[part])
    assert Client().get(LIST).status_code == 302


def test_written_on_the_page(client: Client, cast: Cast) -> None:
    client.force_login(cast.dpo)
    values = {
        "recipient": "The council",
        "together": "alone",
        "purpose": "Housing",
        "lawful_basis": "public-task",
        "fields_named": "first name\n\n district \n",
        "reference": "Cabinet 4",
        "starts_on": date(2020, 1, 1),
        "ends_on": date(2019, 1, 1),
        "key": uuid.uuid4(),
    }
    assert "comes before the first" in client.post(ADD, values).content.decode()
    for _ in range(2):
        client.post(ADD, {**values, "ends_on": date(2099, 1, 1)})
    assert SharingAgreement.objects.get().fields == ["first name", "district"]
    page = client.get(LIST).content.decode()
    assert "To be looked at again" in page
    client.post(reverse("privacy:agreement_review", args=[SharingAgreement.objects.get().pk]))
    assert "To be looked at again" not in client.get(LIST).content.decode()
