import logging

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from pytest_django.asserts import assertContains, assertNotContains

from community.language.forms import LONGEST_TEXT
from tests.people import Cast

URL = "/cms/language/"


def test_shows_grade_plain_words_and_hints(client: Client, cast: Cast) -> None:
    client.force_login(cast.comms)
    assertContains(client.get(URL), "It is not kept")
    text = "You will be told about co-production. <b>Utilise</b> the form."
    page = client.post(URL, {"text": text, "audience": "YOUNG_PEOPLE"})
    assertContains(page, "-year-old can read this")
    assertContains(page, "<mark>co-production</mark> [making it together]")
    assertContains(page, "&lt;b&gt;<mark>Utilise</mark> [use]&lt;/b&gt;")
    assertContains(page, "It does not say who does what.")
    assertNotContains(page, "Other long words")
    assertContains(page, text.replace("<", "&lt;").replace(">", "&gt;"))
    assert reverse("check_text") == URL


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", "Paste or type a text first."),
        ("a" * (LONGEST_TEXT + 1), "This is too long."),
        ("આ સર્વેક્ષણ તમારા વિસ્તારમાં સલામતી વિશે છે.", "The grade works for English only."),
        ("0800 1111", "There are no words here to measure."),
        ("We meet today.", "Nothing to change for easy read."),
    ],
)
def test_every_text_gets_an_answer(client: Client, cast: Cast, text: str, said: str) -> None:
    client.force_login(cast.comms)
    assertContains(client.post(URL, {"text": text, "audience": "EVERYBODY"}), said)


def test_an_audience_that_is_not_there_is_refused(client: Client, cast: Cast) -> None:
    client.force_login(cast.comms)
    page = client.post(URL, {"text": "We meet today.", "audience": "NOBODY"})
    assertNotContains(page, "How easy it is to read")


def test_keeps_nothing_of_the_text(
    client: Client, cast: Cast, caplog: pytest.LogCaptureFixture
) -> None:
    client.force_login(cast.comms)
    client.get(URL)
    with (
        CaptureQueriesContext(
            connection,
        ) as queries,
        caplog.at_level(logging.DEBUG),
    ):
        client.post(URL, {"text": "The canary sang utilisation.", "audience": "EVERYBODY"})
    assert not [each for each in queries.captured_queries if "canary" in each["sql"]]
    assert "canary" not in caplog.text


def test_works_without_script(client: Client, cast: Cast) -> None:
    client.force_login(cast.comms)
    body = client.get(URL).content.decode()
    form = body[body.index(f'action="{URL}"') :].partition("</form>")[0]
    assert 'type="submit"' in form and 'name="text"' in form and "<script" not in form


def test_the_stranger_finds_nothing(client: Client, cast: Cast) -> None:
    assert client.get(URL).status_code == 302
    client.force_login(cast.stranger)
    assert client.get(URL).status_code == 404
    assert client.post(URL, {"text": "x", "audience": "EVERYBODY"}).status_code == 404
