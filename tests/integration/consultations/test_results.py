"""From answers to published numbers."""

import random
from collections import Counter
from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from consultations.actions import tallying
from consultations.actions.answering import NotAccepted, change, save_step, withdraw
from consultations.actions.publishing import close, release
from consultations.models import Questionnaire, Tally
from consultations.questionnaire.schema import Condition, Question
from tests.factories.consultations import answer, end, make_questionnaire, options, sending
from tests.people import Cast

pytestmark = pytest.mark.django_db
WAY = Question(key="way", type="single_choice", label="Way?", options=options("walk", "bus", "car"))


def tallies(questionnaire: Questionnaire) -> dict[tuple[str, str], int]:
    rows = Tally.objects.filter(questionnaire=questionnaire, n__gt=0)
    return {(row.table, row.cell): row.n for row in rows}


def fill(questionnaire: Questionnaire, **numbers: int) -> None:
    for value, number in numbers.items():
        for _ in range(number):
            answer(questionnaire, {"way": value})


def shown(questionnaire: Questionnaire) -> dict[str, Any]:
    return {
        o["value"]: o["count"] for o in release(questionnaire).payload["questions"][0]["options"]
    }


def test_running_counts_follow_every_change() -> None:
    questionnaire = make_questionnaire()
    kept = [answer(questionnaire).response for _ in range(3)]
    tallying.tally_due()
    tallying.tally_due()
    kept[0].refresh_from_db()
    kept[1].refresh_from_db()
    change(kept[0], {"way": "car"})
    withdraw(kept[1])
    tallying.tally_due()
    counted = tallies(questionnaire)
    assert counted[("", "")] == 2
    assert (counted[("way", "bus")], counted[("way", "car")]) == (1, 1)
    sent = questionnaire.responses.submitted().select_related("version")
    assert counted == {place: n for place, n in tallying.counts_of(sent).items() if n}


def test_counts_equal_an_independent_count() -> None:
    questionnaire = make_questionnaire([WAY])
    chance = random.Random(7)
    picked = [chance.choice(["walk", "bus", "car"]) for _ in range(60)]
    for value in picked:
        answer(questionnaire, {"way": value})
    tallying.tally_due()
    for value, number in Counter(picked).items():
        assert tallies(questionnaire)[("way", value)] == number


@pytest.mark.trust("A4")
def test_small_numbers_are_hidden_and_cannot_be_subtracted() -> None:
    questionnaire = make_questionnaire([WAY])
    fill(questionnaire, walk=33, bus=22, car=3)
    numbers = shown(end(questionnaire))
    assert numbers["car"] is None
    assert numbers["walk"] in (35, None)
    assert list(numbers.values()).count(None) >= 2


@pytest.mark.trust("A4")
def test_what_is_large_enough_is_rounded_to_five() -> None:
    questionnaire = make_questionnaire([WAY])
    fill(questionnaire, walk=33, bus=22, car=11)
    assert shown(end(questionnaire)) == {"walk": 35, "bus": 20, "car": 10}


def test_results_come_out_after_closing_only(cast: Cast) -> None:
    questionnaire = make_questionnaire([WAY])
    with pytest.raises(NotAccepted, match="Close the consultation first"):
        release(questionnaire)
    save_step(sending(questionnaire, values={}, started_at=timezone.now()), WAY, "walk")
    close(questionnaire, by=cast.lead)
    with pytest.raises(NotAccepted, match="still be finishing"):
        release(questionnaire)
    questionnaire.closed_at = timezone.now() - timedelta(minutes=31)
    questionnaire.opens_at -= timedelta(days=1)
    questionnaire.save()
    assert release(questionnaire).payload["consultation"] == questionnaire.slug


@pytest.mark.trust("A5")
def test_a_second_release_cannot_show_what_one_person_took_back() -> None:
    questionnaire = make_questionnaire([WAY])
    fill(questionnaire, walk=33, bus=23, car=13)
    one = answer(questionnaire, {"way": "car"}).response
    release(end(questionnaire))
    one.refresh_from_db()
    withdraw(one)
    withdraw(answer_of(questionnaire, "car"))
    with pytest.raises(NotAccepted, match="come out once"):
        release(questionnaire)


def test_what_hangs_on_a_hidden_number_is_hidden() -> None:
    """55 answered 'way', and 55 of them were asked 'why': so nobody could have taken the car."""
    why = Question(
        key="why",
        type="single_choice",
        label="Why?",
        options=options("near", "cheap"),
        show_if=(Condition(question="way", any_of=("walk",)),),
    )
    questionnaire = make_questionnaire([WAY, why])
    for value, number in {"walk": 52, "car": 3}.items():
        for n in range(number):
            more = {"why": "near" if n % 2 else "cheap"} if value == "walk" else {}
            answer(questionnaire, {"way": value, **more})
    way, asked = release(end(questionnaire)).payload["questions"]
    assert way["answered"] == 55
    assert asked["answered"] is None
    assert [option["count"] for option in asked["options"]] == [None, None]


def answer_of(questionnaire: Questionnaire, value: str) -> Any:
    found = questionnaire.responses.submitted().filter(answers__value=value).first()
    assert found is not None
    return found


def test_the_page_before_and_after(client: Client, django_capture_on_commit_callbacks: Any) -> None:
    questionnaire = make_questionnaire([WAY])
    page = f"/consultations/{questionnaire.slug}/results/"
    assert "No results yet" in client.get(page).content.decode()
    fill(questionnaire, walk=33, bus=22, car=11)
    with django_capture_on_commit_callbacks(execute=True):
        release(end(questionnaire))
    html = client.get(page).content.decode()
    assert "<strong>65</strong> people answered" in html
    assert "(54%)" in html
    assert client.get("/consultations/nowhere/results/").status_code == 404


def test_nothing_is_shown_of_nine_answers(client: Client) -> None:
    questionnaire = make_questionnaire([WAY])
    fill(questionnaire, walk=9)
    release(end(questionnaire))
    html = client.get(f"/consultations/{questionnaire.slug}/results/").content.decode()
    assert "Fewer than 10 people answered" in html
