"""Leads set up tablets for their consultation, see that they work, and stop them."""

import re
import uuid
from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from community.device.models import Kiosk
from consultations.kiosks import ends_at
from consultations.models import Questionnaire
from tests.factories.consultations import end, make_questionnaire
from tests.factories.device import make_kiosk, tablet
from tests.people import Cast

ROOM = "/my/consultations/home/tablets/"


@pytest.fixture
def home(cast: Cast, settings: Any) -> Questionnaire:
    settings.REQUIRE_MFA = False
    return make_questionnaire(slug="home", leads=[cast.lead], analysts=[cast.analyst])


@pytest.fixture
def lead(client: Client, cast: Cast, home: Questionnaire) -> Client:
    client.force_login(cast.lead)
    return client


def form(**changes: Any) -> dict[str, Any]:
    return {"place": "Highfields library", "lasts": "week", "key": uuid.uuid4(), **changes}


@pytest.mark.trust("2.8-kiosk")
def test_a_lead_makes_a_link_and_sees_the_tablet(lead: Client, settings: Any) -> None:
    assert ROOM in lead.get("/my/consultations/home/").content.decode()
    made = lead.post(f"{ROOM}make/", form())
    link = re.search(r"https?://[^\s<]+(/kiosk/set-up/[^\s<]+)", made.content.decode())
    assert link
    assert link[0].startswith(settings.SITE_URL)
    assert "no-store" in made["Cache-Control"]
    assert "Waiting for its tablet" in lead.get(ROOM).content.decode()
    assert Client().post(link[1]).status_code == 302
    page = lead.get(ROOM).content.decode()
    assert "Highfields library" in page and "Running" in page and "No answers yet" in page


def test_the_same_form_twice_makes_one_tablet(lead: Client) -> None:
    once = form()
    lead.post(f"{ROOM}make/", once)
    lead.post(f"{ROOM}make/", once)
    assert Kiosk.objects.count() == 1


@pytest.mark.parametrize("wrong", [{"place": ""}, {"lasts": "years"}, {"place": "x" * 81}])
def test_a_form_that_is_not_whole_says_so(lead: Client, wrong: dict[str, str]) -> None:
    assert lead.post(f"{ROOM}make/", form(**wrong)).status_code == 422
    assert not Kiosk.objects.exists()


@pytest.mark.parametrize(("lasts", "days"), [("day", 0), ("week", 7), ("month", 31)])
def test_it_ends_at_midnight_as_it_was_said(
    lead: Client, home: Questionnaire, lasts: str, days: int
) -> None:
    page = lead.get(ROOM).content.decode()
    assert "Today, until midnight" in page and "12 hours" not in page
    home.closes_at = timezone.now() + timedelta(days=90)
    last = timezone.localtime(ends_at(home, lasts))
    assert (last.hour, last.minute) == (23, 59)
    assert last.date() == timezone.localdate() + timedelta(days=days)


def test_a_tablet_never_outlasts_its_consultation(lead: Client, home: Questionnaire) -> None:
    lead.post(f"{ROOM}make/", form(lasts="month"))
    assert Kiosk.objects.get().expires_at == home.end


def test_a_closed_consultation_takes_no_tablet(lead: Client, home: Questionnaire) -> None:
    end(home)
    assert "closed on" in lead.get(ROOM).content.decode()
    assert lead.post(f"{ROOM}make/", form()).status_code == 422
    assert not Kiosk.objects.exists()


@pytest.mark.trust("2.8-kiosk")
def test_a_lead_stops_it_from_where_they_are(lead: Client, home: Questionnaire, cast: Cast) -> None:
    shared = tablet(home, by=cast.lead)
    lead.post(f"{ROOM}{Kiosk.objects.get().pk}/stop/")
    assert shared.get("/")["Location"] == "/kiosk/over/"
    assert "Stopped" in lead.get(ROOM).content.decode()
    again = lead.post(f"{ROOM}{Kiosk.objects.get().pk}/link/", follow=True)
    assert "Make a new one" in again.content.decode()


@pytest.mark.trust("2.8-kiosk", "CVE-2")
def test_a_tablet_of_another_consultation_is_not_theirs(lead: Client, cast: Cast) -> None:
    other = make_kiosk(make_questionnaire(slug="other"), by=cast.lead).kiosk
    for deed in ("stop", "link"):
        assert lead.post(f"{ROOM}{other.pk}/{deed}/").status_code == 404
    assert Kiosk.objects.get().stopped_at is None


@pytest.mark.trust("CVE-1", "CVE-9")
@pytest.mark.parametrize("part", ["stranger", "analyst", "comms", "young_person"])
def test_nobody_else_finds_the_room(home: Questionnaire, cast: Cast, part: str) -> None:
    kiosk = make_kiosk(home, by=cast.lead).kiosk
    client = Client()
    client.force_login(cast[part])
    assert client.get(ROOM).status_code == 404
    for address in (f"{ROOM}make/", f"{ROOM}{kiosk.pk}/stop/", f"{ROOM}{kiosk.pk}/link/"):
        assert client.post(address, form()).status_code == 404
    assert Kiosk.objects.get().stopped_at is None


def test_the_signed_out_are_asked_to_sign_in(home: Questionnaire) -> None:
    assert "/account/login/" in Client().get(ROOM)["Location"]
    assert "/account/login/" in Client().post(f"{ROOM}make/")["Location"]


def test_queries_do_not_grow_with_the_tablets(
    lead: Client, home: Questionnaire, cast: Cast, django_assert_max_num_queries: Any
) -> None:
    for number in range(12):
        make_kiosk(home, by=cast.lead, place=f"Place {number}")
    with django_assert_max_num_queries(14):
        lead.get(ROOM)
