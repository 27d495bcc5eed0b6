"""A link turns one browser into a kiosk: signed out, for one consultation, until it is stopped."""

from datetime import timedelta

import pytest
import time_machine
from django.test import Client
from django.utils import timezone

from community.device import actions, kiosk_cookie
from community.device.models import Kiosk
from community.links.models import Link
from community.outbox.references import reference
from consultations.models import Questionnaire
from tests.factories.consultations import make_questionnaire
from tests.factories.device import PLACE, make_kiosk, set_up_url, tablet
from tests.people import Cast

START = "/consultations/home/answer/"


@pytest.fixture
def home(cast: Cast) -> Questionnaire:
    return make_questionnaire(slug="home", leads=[cast.lead])


@pytest.mark.trust("2.8-kiosk")
def test_opening_the_link_asks_and_the_button_does(home: Questionnaire, cast: Cast) -> None:
    """Programs that open links to look at them set nothing up."""
    token = make_kiosk(home, by=cast.lead).token
    client = Client()
    page = client.get(set_up_url(token))
    assert PLACE in page.content.decode()
    assert kiosk_cookie.NAME not in client.cookies
    done = client.post(set_up_url(token))
    assert done["Location"] == START
    assert done["Clear-Site-Data"] == '"cache", "storage"'
    cookie = client.cookies[kiosk_cookie.NAME]
    assert cookie["httponly"] and cookie["samesite"] == "Lax"
    assert "shared tablet at Braunstone youth club" in client.get(START).content.decode()


@pytest.mark.trust("2.8-kiosk")
def test_whoever_is_signed_in_on_the_tablet_is_signed_out(home: Questionnaire, cast: Cast) -> None:
    client = Client()
    client.force_login(cast.lead)
    client.post(set_up_url(make_kiosk(home, by=cast.lead).token))
    assert client.cookies["session"].value == ""
    assert client.get("/my/")["Location"] == START


@pytest.mark.trust("2.8-kiosk", "CVE-8")
def test_a_link_sets_up_one_tablet(home: Questionnaire, cast: Cast) -> None:
    token = make_kiosk(home, by=cast.lead).token
    Client().post(set_up_url(token))
    second = Client()
    assert second.post(set_up_url(token)).status_code == 404
    assert kiosk_cookie.NAME not in second.cookies
    assert "Ask the person who sent it" in second.get(set_up_url(token)).content.decode()


@pytest.mark.trust("2.8-kiosk", "CVE-11")
def test_a_link_ends_after_a_day_and_a_new_one_ends_the_old(
    home: Questionnaire, cast: Cast
) -> None:
    made = make_kiosk(home, by=cast.lead)
    with time_machine.travel(timezone.now() + timedelta(hours=25)):
        assert Client().get(set_up_url(made.token)).status_code == 404
    newer = actions.new_link(made.kiosk)
    assert Client().get(set_up_url(made.token)).status_code == 404
    assert Client().get(set_up_url(newer)).status_code == 200


def test_only_a_hash_of_the_link_is_kept(home: Questionnaire, cast: Cast) -> None:
    made = make_kiosk(home, by=cast.lead)
    link = Link.objects.get(about=reference(made.kiosk))
    assert made.token.encode() not in bytes(link.token_hash)
    assert not any(made.token in str(value) for value in Kiosk.objects.values().get().values())


@pytest.mark.trust("2.8-kiosk")
def test_stopping_it_ends_it_at_once(home: Questionnaire, cast: Cast) -> None:
    client = tablet(home, by=cast.lead)
    actions.stop(Kiosk.objects.get())
    response = client.get(START)
    assert response["Location"] == "/kiosk/over/"
    assert client.cookies[kiosk_cookie.NAME].value == ""
    assert "new link" in client.get("/kiosk/over/").content.decode()
    assert "shared tablet" not in client.get(START, follow=True).content.decode()


@pytest.mark.trust("2.8-kiosk")
def test_it_ends_by_itself_on_its_day(home: Questionnaire, cast: Cast) -> None:
    client = tablet(home, by=cast.lead)
    with time_machine.travel(timezone.now() + timedelta(hours=25)):
        assert client.get(START)["Location"] == "/kiosk/over/"


@pytest.mark.trust("2.8-kiosk", "CVE-10")
@pytest.mark.parametrize("value", ["forged", "", "WzEsMl0:1abc:def", "x" * 4000])
def test_a_forged_cookie_is_nothing(home: Questionnaire, value: str) -> None:
    client = Client()
    client.cookies[kiosk_cookie.NAME] = value
    response = client.get("/")
    assert response.status_code == 200
    assert response.cookies[kiosk_cookie.NAME].value == ""
    assert "shared tablet" not in response.content.decode()


@pytest.mark.trust("2.8-kiosk", "CVE-10")
def test_a_kiosk_shows_its_own_consultation_only(home: Questionnaire, cast: Cast) -> None:
    make_questionnaire(slug="other", leads=[cast.lead])
    client = tablet(home, by=cast.lead)
    for page in ("", "answer/", "answer/1/", "answer/all/", "results/"):
        assert client.get(f"/consultations/other/{page}")["Location"] == START
    assert client.post("/consultations/other/answer/again/")["Location"] == START


def test_it_follows_a_consultation_whose_address_changes(home: Questionnaire, cast: Cast) -> None:
    client = tablet(home, by=cast.lead)
    home.page.slug = "the-way-home"
    home.page.save_revision().publish()
    assert client.get("/")["Location"] == "/consultations/the-way-home/answer/"


def test_after_thirty_days_it_is_forgotten(home: Questionnaire, cast: Cast) -> None:
    make_kiosk(home, by=cast.lead)
    assert actions.forget(timezone.now() + timedelta(days=30)) == 0
    assert actions.forget(timezone.now() + timedelta(days=32), dry_run=True) == 1
    assert actions.forget(timezone.now() + timedelta(days=32)) == 1
    assert not Kiosk.objects.exists()


def test_who_leaves_leaves_the_tablet_running(home: Questionnaire, cast: Cast) -> None:
    client = tablet(home, by=cast.lead)
    cast.lead.delete()
    assert client.get(START).status_code == 200
