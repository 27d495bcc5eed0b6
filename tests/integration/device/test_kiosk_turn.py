"""One person after the other at a shared tablet: each finds it empty."""

from datetime import timedelta
from typing import Any

import pytest
import time_machine
from django.conf import settings as django_settings
from django.db import IntegrityError, transaction
from django.test import Client
from django.utils import timezone

from community.crypto.models import DataKey
from community.device import kiosk_cookie, rules
from community.device.models import Kiosk
from consultations.actions.retention import remove_old_drafts
from consultations.models import Questionnaire, Response
from consultations.states import Channel, ResponseState
from tests.factories.consultations import answer, end, make_questionnaire
from tests.factories.device import tablet
from tests.integration.consultations.test_answering import hidden
from tests.people import Cast

START = "/consultations/home/answer/"
SECRET = "The canal is where it happens"
IDEA = f"{START}9/"


@pytest.fixture
def home(cast: Cast) -> Questionnaire:
    return make_questionnaire(slug="home", leads=[cast.lead])


@pytest.fixture
def shared(home: Questionnaire, cast: Cast) -> Client:
    return tablet(home, by=cast.lead)


def begin(client: Client) -> None:
    client.post(f"{START}again/")
    client.post(IDEA, {"idea": SECRET, "token": token_on(client, IDEA)})


def token_on(client: Client, page: str) -> str:
    return hidden(client.get(page).content.decode(), "token")


def is_empty(client: Client) -> bool:
    """No cookie but the kiosk's own, nothing to go on with."""
    left = {name for name, cookie in client.cookies.items() if cookie.value}
    return left <= {kiosk_cookie.NAME, django_settings.CSRF_COOKIE_NAME} and (
        "Start" in client.get(START).content.decode()
    )


@pytest.mark.trust("2.8-kiosk")
def test_answers_say_that_they_came_from_a_shared_tablet(shared: Client) -> None:
    begin(shared)
    assert Response.objects.get().channel == Channel.KIOSK
    sent = shared.post(f"{START}send/", follow=True).content.decode()
    found = Response.objects.get()
    assert (found.state, found.channel) == (ResponseState.SUBMITTED, Channel.KIOSK)
    assert "photograph them" in sent
    assert "I have them: start for the next person" in sent
    assert "tell-me" not in sent and "data-copy" not in sent
    assert Kiosk.objects.get().last_answer_on == timezone.localdate()


@pytest.mark.trust("2.8-kiosk")
def test_all_on_one_page_too(shared: Client) -> None:
    shared.post(f"{START}again/")
    page = f"{START}all/"
    form = {"idea": SECRET, "token": token_on(shared, page)}
    assert shared.post(f"{page}send/", form).status_code == 302
    assert Response.objects.get().channel == Channel.KIOSK


def test_the_database_knows_the_channels(home: Questionnaire) -> None:
    found = answer(home).response
    with pytest.raises(IntegrityError), transaction.atomic():
        Response.objects.filter(pk=found.pk).update(channel="fax")


@pytest.mark.trust("2.8-kiosk", "2.8-no-store")
@pytest.mark.parametrize(
    ("how", "leads_to"),
    [
        (lambda client: client.get("/kiosk/again/"), START),
        (lambda client: client.post(f"{START}finish/"), START),
        (lambda client: client.get("/leave/"), "/notes/"),
    ],
    ids=["start again", "finish", "exit"],
)
def test_nothing_is_left_of_a_turn(shared: Client, how: Any, leads_to: str) -> None:
    begin(shared)
    keys = DataKey.objects.count()
    response = how(shared)
    assert response["Location"] == leads_to
    assert response["Clear-Site-Data"] == '"cache", "storage"'
    assert "no-store" in response["Cache-Control"]
    assert shared.cookies[kiosk_cookie.NAME].value
    assert not Response.objects.exists()
    assert DataKey.objects.count() == keys - 1
    assert is_empty(shared)
    assert SECRET not in shared.get(IDEA, follow=True).content.decode()


@pytest.mark.trust("2.8-kiosk")
def test_what_was_sent_stays_sent(shared: Client) -> None:
    begin(shared)
    shared.post(f"{START}send/")
    shared.post(f"{START}finish/")
    assert Response.objects.get().state == ResponseState.SUBMITTED
    assert shared.get(f"{START}sent/")["Location"].startswith(START)
    assert is_empty(shared)


@pytest.mark.trust("2.8-kiosk")
@pytest.mark.parametrize(("seconds", "stays"), [(200, True), (241, False)])
def test_without_scripts_the_server_starts_anew(shared: Client, seconds: int, stays: bool) -> None:
    begin(shared)
    with time_machine.travel(timezone.now() + timedelta(seconds=seconds)):
        page = shared.get(IDEA, follow=True).content.decode()
    assert (SECRET in page) is stays
    assert ("has started again" in page) is not stays
    assert Response.objects.exists() is stays


@pytest.mark.trust("2.8-kiosk")
def test_who_types_is_not_idle(shared: Client) -> None:
    begin(shared)
    now = timezone.now()
    for minutes in (2, 4, 6, 8):
        with time_machine.travel(now + timedelta(minutes=minutes)):
            assert shared.get("/kiosk/here/").status_code == 204
    with time_machine.travel(now + timedelta(minutes=9)):
        assert SECRET in shared.get(IDEA).content.decode()


def test_a_tablet_that_waited_for_hours_begins_at_the_first_tap(shared: Client) -> None:
    shared.get(START)
    with time_machine.travel(timezone.now() + timedelta(hours=3)):
        assert shared.post(f"{START}again/")["Location"] == f"{START}1/"


@pytest.mark.trust("2.8-kiosk")
def test_without_scripts_a_page_does_not_stay_for_ever(shared: Client) -> None:
    begin(shared)
    page = shared.get(IDEA).content.decode()
    assert f'content="{rules.PAGE_SECONDS}; url=/kiosk/still-here/"' in page
    assert "three minutes for each page" in page
    still = shared.get("/kiosk/still-here/").content.decode()
    assert f'content="{rules.STILL_HERE_SECONDS}; url=/kiosk/again/?why=idle"' in still
    assert rules.LONGEST_PAUSE.total_seconds() > rules.PAGE_SECONDS + rules.STILL_HERE_SECONDS


@pytest.mark.trust("2.8-kiosk", "CVE-10")
def test_a_form_of_somebody_who_has_left_is_not_taken(shared: Client) -> None:
    begin(shared)
    old = token_on(shared, IDEA)
    shared.get("/kiosk/again/")
    shared.post(f"{START}again/")
    response = shared.post(IDEA, {"idea": SECRET, "token": old})
    assert response["Location"] == f"{START}?why=idle"
    assert not Response.objects.exists()


@pytest.mark.trust("2.8-kiosk")
def test_beginning_again_without_the_start_page_drops_the_draft(shared: Client) -> None:
    begin(shared)
    shared.post(f"{START}again/")
    assert not Response.objects.exists()


@pytest.mark.trust("2.8-kiosk")
def test_a_form_without_its_token_is_not_shown_again(home: Questionnaire, cast: Cast) -> None:
    shared = Client(enforce_csrf_checks=True)
    shared.cookies = tablet(home, by=cast.lead).cookies
    response = shared.post(IDEA, {"idea": SECRET})
    assert response["Location"] == f"{START}?why=idle"


@pytest.mark.trust("2.8-kiosk")
@pytest.mark.parametrize(
    "path",
    [
        *("/", "/my/", "/account/login/", "/account/signup/", "/my-answer/", "/search/?q=x"),
        *("/consultations/", "/consultations/home/", "/consultations/home/tell-me/"),
        *("/cms/", "/my/data/", "/my/consultations/home/", "/api/v1/consultations", "/nowhere/"),
    ],
)
def test_every_other_address_leads_back(shared: Client, path: str) -> None:
    for response in (shared.get(path), shared.post(path)):
        assert response.status_code == 302
        assert response["Location"] == START


@pytest.mark.trust("2.8-kiosk")
@pytest.mark.parametrize("path", ["/help-now/", "/worried/", "/notes/"])
def test_help_stays_and_leads_back(shared: Client, path: str) -> None:
    begin(shared)
    response = shared.get(path)
    page = response.content.decode()
    assert response.status_code == 200
    assert "no-store" in response["Cache-Control"]
    if path != "/notes/":
        assert "Back to the questions" in page
        assert "<title>Information</title>" in page
        assert 'href="/my/"' not in page
    assert SECRET in shared.get(IDEA).content.decode()


@pytest.mark.trust("2.8-kiosk")
def test_what_people_are_told_about_their_data_stays(shared: Client) -> None:
    for path in ("/my/data/notices/", "/my/data/notices/free-text/"):
        assert shared.get(path).status_code == 200


@pytest.mark.trust("2.8-kiosk", "6-9")
def test_pages_are_neutral_and_never_kept(shared: Client) -> None:
    begin(shared)
    for page in ("", "1/", "9/", "10/", "all/", "check/"):
        response = shared.get(f"{START}{page}")
        title = response.content.decode().partition("<title>")[2].partition("</title>")[0]
        assert "The way home" not in title and "·" not in title
        assert "no-store" in response["Cache-Control"]
        assert "Finish later" not in response.content.decode()


@pytest.mark.trust("2.8-kiosk", "2.8-autocomplete")
def test_no_identity_is_asked_for(shared: Client) -> None:
    begin(shared)
    for page in ("1/", "9/", "all/"):
        html = shared.get(f"{START}{page}").content.decode()
        assert 'type="email"' not in html
        assert 'autocomplete="off" novalidate' in html


@pytest.mark.trust("2.8-kiosk")
def test_there_is_no_way_to_finish_later(shared: Client) -> None:
    begin(shared)
    assert shared.get(f"{START}later/")["Location"] == START
    assert "receipt-words" not in shared.get(START).content.decode()


@pytest.mark.trust("2.8-kiosk")
def test_what_a_tablet_that_went_off_left_behind_goes_at_night(shared: Client) -> None:
    begin(shared)
    with time_machine.travel(timezone.now() + timedelta(hours=2)):
        assert remove_old_drafts() == 0
    with time_machine.travel(timezone.now() + timedelta(hours=4)):
        assert remove_old_drafts() == 1
    assert not Response.objects.exists()


def test_another_site_cannot_end_a_turn(shared: Client) -> None:
    begin(shared)
    shared.get("/kiosk/again/", headers={"Sec-Fetch-Site": "cross-site"})
    assert Response.objects.exists()


def test_drafts_of_everybody_else_are_kept(home: Questionnaire, client: Client) -> None:
    client.post(IDEA, {"idea": SECRET})
    client.post(f"{START}again/")
    client.get("/kiosk/again/")
    assert Response.objects.get().channel == Channel.WEB


def test_other_devices_pay_nothing(
    home: Questionnaire, client: Client, django_assert_num_queries: Any
) -> None:
    client.get(f"{START}1/")
    with django_assert_num_queries(0):
        client.get("/kiosk/here/")


def test_when_it_closes_the_tablet_says_so(shared: Client, home: Questionnaire) -> None:
    end(home)
    page = shared.get(START).content.decode()
    assert "closed on" in page
    assert "tell somebody who works here" in page
