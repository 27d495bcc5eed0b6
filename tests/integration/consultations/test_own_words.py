"""What came of it is said in our words, and nobody can be found by it (trust A6)."""

from typing import Any

import pytest
from django.test import Client

from consultations import own_words
from consultations.actions.answering import NotAccepted
from consultations.actions.outcomes import publish_outcome, write
from consultations.actions.publishing import release
from consultations.models import Commitment, Outcome, Questionnaire, Theme
from tests.factories.consultations import ANSWERS, answer, end, make_questionnaire
from tests.people import Cast

pytestmark = [pytest.mark.django_db, pytest.mark.trust("A6")]
SAID = "My brother Kit got chased by the canal after the last bus in October"


@pytest.fixture
def closed(cast: Cast) -> Questionnaire:
    questionnaire = make_questionnaire(leads=[cast.lead])
    for _ in range(11):
        answer(questionnaire)
    answer(questionnaire, {**ANSWERS, "idea": SAID})
    release(end(questionnaire))
    return questionnaire


def theme(questionnaire: Questionnaire, said: str) -> Theme:
    return Theme(questionnaire=questionnaire, title="Light", said=said)


@pytest.mark.parametrize(
    "said",
    [
        SAID,
        f"Somebody wrote: «{SAID.upper()}»!",
        "Some were CHASED by the   canal, after the last bus.",
        "got ch4sed by the canal after the last bus",
    ],
)
def test_somebodys_own_words_are_not_published(closed: Questionnaire, said: str) -> None:
    with pytest.raises(NotAccepted, match="word for word"):
        write(closed, theme(closed, said))
    assert not Theme.objects.exists()


@pytest.mark.parametrize(
    ("said", "what"),
    [
        ("Ring Kit on 07700 900123", "a telephone number"),
        ("Write to kit@example.org about it", "an e-mail address"),
        ("It was at LE2 7DR", "a postcode"),
    ],
)
def test_nobody_can_be_found_by_it(closed: Questionnaire, said: str, what: str) -> None:
    with pytest.raises(NotAccepted, match=what):
        write(closed, theme(closed, said))


@pytest.mark.parametrize(
    "said", ["Many do not feel fine by the canal once it is dark.", "After the last bus.", "Light"]
)
def test_our_own_words_are(closed: Questionnaire, said: str) -> None:
    write(closed, theme(closed, said))
    assert Theme.objects.get().said == said


def test_what_was_written_before_is_looked_at_once_more(closed: Questionnaire, cast: Cast) -> None:
    written = theme(closed, "It is dark.")
    written.save()
    outcome = Outcome.objects.create(theme=written, decision="will", text=f"We read: {SAID}")
    Commitment.objects.create(outcome=outcome, promise="Lamps", owner="Us", due_on="2027-03-01")
    with pytest.raises(NotAccepted, match="word for word"):
        publish_outcome(closed, by=cast.lead)
    closed.refresh_from_db()
    assert closed.outcome_published_on is None


def test_the_lead_is_told_and_loses_nothing(
    closed: Questionnaire, cast: Cast, client: Client, settings: Any
) -> None:
    settings.REQUIRE_MFA = False
    client.force_login(cast.lead)
    url = f"/my/consultations/{closed.slug}/outcome/themes/add/"
    page = client.post(url, {"title": "Light", "said": f"Somebody said {SAID}"})
    assert page.status_code == 422
    html = page.content.decode()
    assert "in your own words" in html and "Somebody said My brother" in html


def test_what_looks_like_a_name_is_shown_for_a_second_look(closed: Questionnaire) -> None:
    assert own_words.names_in(["Amara Okafor helped us."]) == ["Amara Okafor"]
    assert own_words.names_in(["The council lends it to young people."]) == []


def test_what_became_of_a_promise_is_said_in_our_words_too(
    closed: Questionnaire, cast: Cast, client: Client, settings: Any
) -> None:
    settings.REQUIRE_MFA = False
    written = theme(closed, "It is dark.")
    written.save()
    outcome = Outcome.objects.create(theme=written, decision="will", text="Lamps.")
    promise = Commitment.objects.create(
        outcome=outcome, promise="Lamps", owner="Us", due_on="2027-03-01"
    )
    client.force_login(cast.lead)
    url = f"/my/consultations/{closed.slug}/outcome/promises/{promise.pk}/"
    page = client.post(url, {"state": "kept", "note": "Ring me on 07700 900123"})
    assert page.status_code == 422 and "a telephone number" in page.content.decode()
    promise.refresh_from_db()
    assert promise.state == "promised"
