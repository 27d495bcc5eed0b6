"""A consultation's team passes on an answer that worries them; strangers cannot."""

from typing import Any

import pytest
from django.test import Client

from community.safeguarding import overview
from community.safeguarding.actions import chronology
from community.safeguarding.models import Concern
from consultations.questionnaire.schema import Question
from tests.factories.consultations import answer, make_questionnaire
from tests.people import MEMBERS, Cast

pytestmark = pytest.mark.django_db
IDEA = Question(key="idea", type="long_text", label="One thing?")
SAID = "my uncle locks us in when he goes out"


@pytest.fixture(autouse=True)
def _one_step(settings: Any) -> None:
    settings.REQUIRE_MFA = False


@pytest.mark.trust("6-2")
def test_who_may_and_what_comes_of_it(client: Client, cast: Cast) -> None:
    questionnaire = make_questionnaire([IDEA], leads=[cast.lead], analysts=[cast.analyst])
    response = answer(questionnaire, {"idea": SAID}).response
    url = f"/my/consultations/{questionnaire.slug}/texts/{response.pk}/idea/worry/"
    assert "/account/login/" in client.get(url).headers["Location"]
    for name in MEMBERS:
        client.force_login(cast[name])
        assert client.get(url).status_code == (200 if name in ("lead", "analyst") else 404), name
    client.force_login(cast.lead)
    assert SAID in client.get(url).content.decode()
    assert client.post(url, {"danger": ""}).status_code == 422
    client.post(url, {"danger": "no", "note": "Second time this month"})
    concern = Concern.objects.get()
    assert concern.raised_by == cast.lead
    (first,) = chronology.read(concern)
    assert first.said == {
        "In their own words": SAID,
        "Note of who raised it": "Second time this month",
    }
    assert client.get(f"/safeguarding/concerns/{concern.pk}/").status_code == 404


def test_not_an_answer_of_another_consultation(client: Client, cast: Cast) -> None:
    mine = make_questionnaire([IDEA], leads=[cast.lead])
    other = answer(make_questionnaire([IDEA]), {"idea": SAID}).response
    client.force_login(cast.lead)
    url = f"/my/consultations/{mine.slug}/texts/{other.pk}/idea/worry/"
    assert client.get(url).status_code == 404


def test_the_page_about_the_order_says_what_was_measured(client: Client, cast: Cast) -> None:
    client.force_login(cast.safeguarding)
    page = client.get("/safeguarding/sorting/").content.decode()
    found = overview.sorting()
    assert f"Of 100 that tell of harm it brought {found['found']} forward." in page
    rare = {row["of"]: row for row in found["rare"]}
    # The rarer harm is, the more of what comes first are false alarms.
    shares = [row["true"] / row["flagged"] for row in rare.values()]
    assert shares == sorted(shares, reverse=True)
    assert rare[50]["true"] == 19
