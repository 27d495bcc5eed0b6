"""Being told, once, that one may decide again: at 13, 16, 18, and when the words changed."""

from collections.abc import Iterator
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
import time_machine
from django.core import mail
from django.test import Client

from community.outbox.actions import forget, sweep
from community.people.models import AgeBand, User
from community.privacy.actions import renewing
from community.privacy.actions.consent import give, withdraw
from community.privacy.models import Consent
from community.privacy.purposes import Purpose, purposes
from community.privacy.states import ConsentBand
from tests.people import Cast
from tests.sign_in import sign_in

pytestmark = pytest.mark.django_db
PHOTO = Purpose(name="photo", title="A photo", question="May we show it?", wording="1")
NEWER = Purpose(name="photo", title="A photo", question="May we print it?", wording="2")
NOON = datetime(2026, 3, 2, 12, tzinfo=ZoneInfo("Europe/London"))


@pytest.fixture(autouse=True)
def _purpose() -> Iterator[None]:
    purposes.enrol(PHOTO)
    yield
    purposes.withdraw("photo")


def aged(person: User, band: AgeBand) -> User:
    person.age_band = band
    person.save()
    return person


def told(at: datetime) -> int:
    with time_machine.travel(at, tick=False):
        number = renewing.remind()
        sweep()
    return number


@time_machine.travel(NOON, tick=False)
def given(cast: Cast, band: ConsentBand) -> User:
    ages = {ConsentBand.UNDER_13: AgeBand.UNDER_16, ConsentBand.FROM_13: AgeBand.UNDER_16}
    person = aged(cast.young_person, ages.get(band, AgeBand.FROM_16))
    by = cast.guardian if band == ConsentBand.UNDER_13 else person
    give(person, PHOTO, by=by, band=band)
    return person


def test_the_day_before_a_year_is_over_and_on_the_day(cast: Cast) -> None:
    """Nobody's birthday is known: under 13 is asked again after a year."""
    given(cast, ConsentBand.UNDER_13)
    assert told(NOON + timedelta(days=364)) == 0
    assert told(NOON + timedelta(days=365)) == 1


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (ConsentBand.FROM_13, AgeBand.FROM_16),
        (ConsentBand.UNDER_13, AgeBand.FROM_16),
        (ConsentBand.FROM_16, AgeBand.FROM_18),
    ],
)
def test_when_the_account_says_another_age(cast: Cast, before: ConsentBand, after: AgeBand) -> None:
    person = given(cast, before)
    assert told(NOON + timedelta(days=1)) == 0
    aged(person, after)
    assert told(NOON + timedelta(days=2)) == 1
    assert "decide again" in mail.outbox[0].subject
    assert "photo" not in mail.outbox[0].body.lower()


def test_an_adult_is_not_asked_for_growing_older(cast: Cast) -> None:
    person = aged(cast.young_person, AgeBand.FROM_18)
    give(person, PHOTO, by=person, band=ConsentBand.ADULT)
    aged(person, AgeBand.FROM_26)
    assert told(NOON + timedelta(days=4000)) == 0


def test_when_the_words_changed(cast: Cast) -> None:
    given(cast, ConsentBand.FROM_13)
    purposes.withdraw("photo")
    purposes.enrol(NEWER)
    assert told(NOON + timedelta(days=1)) == 1


def test_once_for_each_change_even_when_the_message_is_long_gone(cast: Cast) -> None:
    person = given(cast, ConsentBand.FROM_13)
    aged(person, AgeBand.FROM_16)
    assert told(NOON + timedelta(days=1)) == 1
    forget(NOON + timedelta(days=100))
    assert told(NOON + timedelta(days=100)) == 0
    aged(person, AgeBand.FROM_18)
    assert told(NOON + timedelta(days=101)) == 1
    assert len(mail.outbox) == 2


def test_what_was_taken_back_is_not_asked_again(cast: Cast) -> None:
    person = given(cast, ConsentBand.FROM_13)
    withdraw(person, "photo")
    aged(person, AgeBand.FROM_16)
    assert told(NOON + timedelta(days=1)) == 0


def test_a_purpose_that_is_no_more_is_not_asked_again(cast: Cast) -> None:
    person = given(cast, ConsentBand.FROM_13)
    purposes.withdraw("photo")
    aged(person, AgeBand.FROM_16)
    assert told(NOON + timedelta(days=1)) == 0


def test_without_an_address_the_card_has_to_do(cast: Cast, client: Client) -> None:
    person = given(cast, ConsentBand.FROM_13)
    sign_in(client, person)
    assert "Decide again" not in client.get("/my/").content.decode()
    person.email = ""
    aged(person, AgeBand.FROM_16)
    assert told(NOON + timedelta(days=1)) == 1
    assert mail.outbox == []
    assert "Decide again" in client.get("/my/").content.decode()
    Consent.objects.all().delete()
    assert "Decide again" not in client.get("/my/").content.decode()
