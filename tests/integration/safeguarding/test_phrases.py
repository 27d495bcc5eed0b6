"""Leads own the phrases: versioned, tested before they hold."""

from typing import Any

import pytest
from django.test import Client

from community.safeguarding import words
from community.safeguarding.models import WordList
from tests.people import MEMBERS, Cast

pytestmark = pytest.mark.django_db
URL = "/safeguarding/phrases/"


@pytest.fixture(autouse=True)
def _one_step(settings: Any) -> None:
    settings.REQUIRE_MFA = False


def form(client: Client, **more: str) -> dict[str, str]:
    _, phrases, examples = words.current()
    return {
        "phrases": words.as_text(phrases),
        "examples": words.examples_as_text(examples),
        "note": "A word we hear now",
        **more,
    }


def test_who_may(client: Client, cast: Cast) -> None:
    for name in MEMBERS:
        client.force_login(cast[name])
        status = client.get(URL).status_code
        assert status == (200 if name.startswith("safeguarding") else 404), name


def test_a_new_phrase_counts_from_then_on(client: Client, cast: Cast) -> None:
    client.force_login(cast.safeguarding)
    sentence = "we went to the flurb again"
    assert not words.screener().screen(sentence).categories
    data = form(client)
    data["phrases"] += "\nexploitation\t10\t0\tthe flurb"
    data["examples"] += f"\nexploitation\t{sentence}"
    assert client.post(URL, data).status_code == 302
    assert words.screener().version == 1
    finding = words.screener().screen(sentence)
    assert "exploitation" in finding.categories
    assert "the flurb" in finding.because
    made = WordList.objects.get()
    assert (made.made_by, made.note) == (cast.safeguarding, "A word we hear now")


@pytest.mark.parametrize(
    ("change", "says"),
    [
        ({"phrases": "exploitation;5;0;buses"}, "must come out as"),
        ({"phrases": "nonsense"}, "Line 1: category, weight, 1 or 0, phrase"),
        ({"phrases": "harm;1;0;hits me"}, "needs a category from the list"),
        ({"phrases": "self_harm;99;0;hits me"}, "its weight is a number up to 10"),
        ({"phrases": "self_harm;1;0;* me"}, "begins and ends with a word"),
        ({"examples": "none\tmy dad hits me and i am scared to go home"}, "must come out as none"),
        ({"examples": "what is this"}, "a category or 'none', then the sentence"),
        ({"note": ""}, "Say what changed, and why."),
    ],
)
def test_what_would_go_wrong_is_not_published(
    change: dict[str, str], says: str, client: Client, cast: Cast
) -> None:
    client.force_login(cast.safeguarding)
    answer = client.post(URL, form(client, **change))
    assert answer.status_code == 422
    assert says in answer.content.decode().replace("&#x27;", "'")
    assert not WordList.objects.exists()


def test_every_sentence_that_ships_comes_out_right() -> None:
    for expected, sentence in words.shipped_examples():
        assert words.came_out(expected, words.screener().screen(sentence)), sentence
