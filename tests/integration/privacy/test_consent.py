"""Consent: only where it is the ground, asked anew at 13, 16 and 18, taken back with one press."""

import uuid
from collections.abc import Iterator
from datetime import timedelta

import pytest
import time_machine
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from community.people.models import AgeBand
from community.privacy.actions.consent import Refused, give, withdraw
from community.privacy.actions.erase import erase_person
from community.privacy.models import Consent
from community.privacy.purposes import Purpose, purposes
from community.privacy.rules.consent import consent_is_due, consents_to
from community.privacy.states import ConsentBand, ErasureReason
from community.registries import holdings
from tests.people import Cast

pytestmark = pytest.mark.django_db
LIST = reverse("privacy:consents")
PHOTO = Purpose(name="photo", title="A photo", question="May we show it?", wording="1")
GIVE, WITHDRAW = (reverse(f"privacy:consent_{do}", args=["photo"]) for do in ("give", "withdraw"))
UNDER, TEEN, OLDER, ADULT = ConsentBand


@pytest.fixture(autouse=True)
def _purpose() -> Iterator[None]:
    purposes.enrol(PHOTO)
    yield
    purposes.withdraw("photo")


@pytest.mark.parametrize(
    ("account", "band", "by", "may"),
    [
        ("", TEEN, "young_person", True),
        (AgeBand.UNDER_16, TEEN, "young_person", True),
        (AgeBand.UNDER_16, UNDER, "young_person", False),
        (AgeBand.UNDER_16, UNDER, "guardian", True),
        (AgeBand.UNDER_16, UNDER, "stranger", False),
        (AgeBand.UNDER_16, TEEN, "guardian", False),
        (AgeBand.UNDER_16, ADULT, "young_person", False),
        (AgeBand.FROM_16, OLDER, "young_person", True),
        (AgeBand.FROM_16, OLDER, "stranger", False),
        (AgeBand.FROM_18, ADULT, "young_person", True),
    ],
)
def test_whose_yes_counts(account: str, band: ConsentBand, by: str, may: bool, cast: Cast) -> None:
    person = cast.young_person
    person.age_band = account
    person.save()
    if may:
        assert give(person, PHOTO, by=cast[by], band=band).given_by == cast[by]
        return
    with pytest.raises(Refused):
        give(person, PHOTO, by=cast[by], band=band)
    assert not Consent.objects.exists()


@pytest.mark.parametrize(
    ("then", "now", "days", "due"),
    [
        (UNDER, AgeBand.UNDER_16, 300, False),
        (UNDER, AgeBand.UNDER_16, 365, True),
        (UNDER, AgeBand.FROM_16, 1, True),
        (TEEN, AgeBand.UNDER_16, 900, False),
        (TEEN, AgeBand.FROM_16, 1, True),
        (OLDER, AgeBand.FROM_16, 500, False),
        (OLDER, AgeBand.FROM_18, 1, True),
        (ADULT, AgeBand.FROM_26, 9000, False),
    ],
)
def test_when_it_is_asked_again(
    then: ConsentBand, now: str, days: int, due: bool, cast: Cast
) -> None:
    person = cast.young_person
    person.age_band = now
    today = timezone.localdate()
    given = Consent(person=person, purpose="photo", wording="1", age_band=then, given_on=today)
    assert consent_is_due(given, PHOTO, today + timedelta(days=days)) is due


def test_another_wording_is_asked_again(cast: Cast) -> None:
    person, today = cast.young_person, timezone.localdate()
    give(person, PHOTO, by=person, band=TEEN)
    assert consents_to(person, PHOTO, today)
    changed = Purpose(name="photo", title="", question="", wording="2")
    assert not consents_to(person, changed, today)
    give(person, changed, by=person, band=TEEN)
    assert consents_to(person, changed, today)
    assert Consent.objects.filter(withdrawn_at=None).count() == 1


def test_given_and_taken_back_on_the_page(client: Client, cast: Cast) -> None:
    client.force_login(cast.young_person)
    assert "May we show it?" in client.get(LIST).content.decode()
    assert client.post(GIVE, {}).status_code == 422
    values = {"band": "13-15", "key": uuid.uuid4()}
    for _ in range(2):
        client.post(GIVE, values)
    assert "You said yes on" in client.get(LIST).content.decode()
    assert Consent.objects.count() == 1
    client.post(WITHDRAW)
    assert "You said yes on" not in client.get(LIST).content.decode()
    assert not consents_to(cast.young_person, PHOTO, timezone.localdate())


def test_nobody_elses(client: Client, cast: Cast) -> None:
    give(cast.young_person, PHOTO, by=cast.young_person, band=TEEN)
    client.force_login(cast.stranger)
    assert "You said yes on" not in client.get(LIST).content.decode()
    client.post(WITHDRAW)
    assert consents_to(cast.young_person, PHOTO, timezone.localdate())
    assert client.get(reverse("privacy:consent_give", args=["nothing"])).status_code == 404
    for url in (LIST, GIVE):
        assert Client().get(url).status_code == 302


def test_without_a_purpose_nobody_is_asked(client: Client, cast: Cast) -> None:
    purposes.withdraw("photo")
    client.force_login(cast.stranger)
    assert "We do nothing that needs your yes" in client.get(LIST).content.decode()


def test_it_goes_with_the_account_or_two_years_after(cast: Cast) -> None:
    person = cast.young_person
    give(person, PHOTO, by=person, band=TEEN)
    withdraw(person, "photo")
    remove = holdings["privacy.Consent"].retention.remove_due
    assert remove is not None
    assert remove(timezone.now() + timedelta(days=729), True) == 0
    with time_machine.travel(timezone.now() + timedelta(days=731)):
        assert remove(timezone.now(), False) == 1
    give(person, PHOTO, by=person, band=TEEN)
    erase_person(person, by=person, reason=ErasureReason.OWN_WISH)
    assert not Consent.objects.exists()
