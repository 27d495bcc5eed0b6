"""Whoever can change the questions finds on the site that a panel said 'not yet' to them."""

from datetime import timedelta
from typing import Any

import pytest
import time_machine
from django.test import Client
from django.utils import timezone

from consultations.actions.sign_offs import ask_panels, say_not_yet, sign_off
from consultations.models import ConsultationPage
from consultations.workspace import entries
from tests.integration.consultations.test_sign_off import page as page
from tests.integration.consultations.test_sign_off import reword
from tests.people import MEMBERS, Cast

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def refused(page: ConsultationPage, cast: Cast, settings: Any) -> None:
    settings.REQUIRE_MFA = False
    asked = ask_panels(page, by=cast.comms)
    say_not_yet(asked, reason="It is nobody's business", by=cast.member)


def says(client: Client) -> bool:
    return "card-refused" in client.get("/my/").content.decode()


@pytest.mark.parametrize("part", sorted(MEMBERS))
def test_the_comms_editor_finds_it_on_their_page(client: Client, cast: Cast, part: str) -> None:
    client.force_login(cast[part])
    assert says(client) == (part == "comms")


def test_the_card_leads_to_why_and_names_no_member(
    client: Client, cast: Cast, page: ConsultationPage
) -> None:
    cast.member.preferred_name = "Canary"
    cast.member.save()
    client.force_login(cast.comms)
    html = client.get("/my/").content.decode()
    assert f"/sign-off/{page.pk}/" in html or str(page.pk) in html
    assert "Lights" in html and "Oversight Group" in html
    assert "Canary" not in html and "nobody&#x27;s business" not in html


def test_and_first_thing_in_the_editor(client: Client, cast: Cast) -> None:
    (entry,) = [one for one in entries() if one.title == "Lights"]
    assert entry.needs[0].startswith("The Oversight Group said 'not yet' to its questions.")
    client.force_login(cast.comms)
    html = client.get("/cms/").content.decode()
    assert "said &#x27;not yet&#x27; to its questions" in html
    assert client.get(entry.url).status_code == 200


def test_it_goes_when_they_agree_or_are_asked_about_other_questions(
    client: Client, cast: Cast, page: ConsultationPage
) -> None:
    client.force_login(cast.comms)
    reword(page, "Which other way?")
    page.save()
    again = ask_panels(page, by=cast.comms)
    assert not says(client)
    say_not_yet(again, reason="Still", by=cast.youth_panel)
    assert says(client)
    sign_off(again, by=cast.youth_panel)
    assert not says(client)


def test_what_has_closed_asks_nothing_more_of_anybody(client: Client, cast: Cast) -> None:
    with time_machine.travel(timezone.now() + timedelta(days=30)):
        client.force_login(cast.comms)
        assert not says(client)
