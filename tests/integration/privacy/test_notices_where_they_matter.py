"""A line of the notice, and the way to all of it, stands where somebody gives us something."""

from typing import Any

import pytest
from django.core.cache import caches
from django.template import engines
from django.test import Client
from django.urls import reverse

from community.privacy.actions.notices import say
from community.privacy.models import Notice
from community.privacy.moments import Moment
from tests.factories.consultations import make_questionnaire
from tests.people import Cast
from tests.sign_in import sign_in

pytestmark = [pytest.mark.django_db, pytest.mark.trust("R1")]
PICTURE = '{% include "uploads/_picture.html" with id="a" name="a" label="A picture" %}'
VOICE = '{% include "uploads/_voice_note.html" with id="b" name="b" label="Your voice" told=told %}'


def says(html: str, moment: Moment) -> bool:
    said = say(moment)
    return html.count(said.short) == 1 and html.count(f'href="{said.url}"') == 1


def drawn(source: str, **context: Any) -> str:
    return engines["django"].from_string(source).render(context)


def test_making_an_account(client: Client) -> None:
    assert says(client.get("/account/signup/").content.decode(), Moment.ACCOUNT)


def test_what_an_account_holds(client: Client, cast: Cast) -> None:
    sign_in(client, cast.stranger)
    assert says(client.get("/my/settings/").content.decode(), Moment.ACCOUNT)


def test_hearing_what_came_of_it(client: Client) -> None:
    slug = make_questionnaire().page.slug
    page = client.get(reverse("consultations:outcome_ask", args=[slug])).content.decode()
    assert says(page, Moment.CONTACT)


def test_a_picture_and_a_voice() -> None:
    for source in (PICTURE, VOICE):
        html = drawn(source)
        assert says(html, Moment.UPLOADS)
        assert "-told" in html.partition("aria-describedby=")[2]


def test_a_page_that_has_said_it_does_not_say_it_again() -> None:
    html = drawn(VOICE, told=True)
    assert say(Moment.UPLOADS).short not in html
    assert "-told" not in html


def test_the_words_of_the_editor_hold_there(client: Client) -> None:
    notice = Notice.objects.get(moment=Moment.ACCOUNT)
    notice.short = "We keep the name that you choose."
    notice.save()
    caches["process"].clear()
    assert notice.short in client.get("/account/signup/").content.decode()


def test_it_weighs_next_to_nothing(client: Client) -> None:
    """A line and a link: the rest is fetched by whoever wants it."""
    with_notice = len(client.get("/account/signup/").content)
    said = say(Moment.ACCOUNT)
    assert len(said.short) < 220
    assert with_notice < 45_000
