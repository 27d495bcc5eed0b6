"""Coming back with four words."""

from datetime import timedelta

import pytest
import time_machine
from django.test import Client

from consultations import limits
from consultations.actions.answering import receipt_of, save_step
from consultations.models import Answer, Response
from consultations.receipts import word_list
from consultations.states import ResponseState
from tests.factories.consultations import ANSWERS, answer, end, make_questionnaire, sending
from tests.integration.consultations.test_answering import FORM

pytestmark = pytest.mark.django_db
FIND, YOURS = "/my-answer/", "/my-answer/yours/"


def open_with(client: Client, words: str) -> None:
    assert client.post(FIND, {"words": words}).url == YOURS


def test_the_words_are_short_and_kind() -> None:
    words = word_list()
    assert len(words) > 4000
    assert not {"knife", "handgun", "victim", "police", "blade", "scared"} & set(words)
    assert max(map(len, words)) <= 7


def test_see_what_was_sent(client: Client) -> None:
    open_with(client, answer(make_questionnaire()).receipt)
    page = client.get(YOURS).content.decode()
    assert "More light by the canal" in page
    assert "Young" in page


def test_change_it(client: Client) -> None:
    open_with(client, answer(make_questionnaire()).receipt)
    assert "More light by the canal" in client.get("/my-answer/change/").content.decode()
    wrong = client.post("/my-answer/change/", {**FORM, "minutes": "ages"})
    assert wrong.status_code == 422
    client.post("/my-answer/change/", {**FORM, "idea": "Benches"})
    assert "Benches" in client.get(YOURS).content.decode()
    assert Response.objects.count() == 1


@pytest.mark.trust("R5")
def test_take_it_back(client: Client) -> None:
    open_with(client, answer(make_questionnaire()).receipt)
    client.post("/my-answer/take-back/")
    assert "took these answers back" in client.get(YOURS).content.decode()
    assert not Answer.objects.exists()


def test_a_draft_is_carried_on_in_another_browser(client: Client) -> None:
    questionnaire = make_questionnaire()
    schema = questionnaire.version.compiled
    draft = save_step(sending(questionnaire, values={}), schema.by_key["way"], "walk")
    open_with(client, receipt_of(draft))
    assert "Not sent yet" in client.get(YOURS).content.decode()
    begun = client.post("/my-answer/carry-on/")
    assert begun.url.endswith("/answer/3/")
    client.post(f"/consultations/{questionnaire.slug}/answer/send/")
    draft.refresh_from_db()
    assert draft.state == ResponseState.SUBMITTED


@pytest.mark.trust("2.8-receipt", "CVE-8")
def test_without_the_words_there_is_nothing(client: Client) -> None:
    answer(make_questionnaire())
    for page in (YOURS, "/my-answer/change/", "/my-answer/take-back/"):
        assert client.get(page).url == FIND
    client.cookies["my-answer"] = "forged"
    assert client.get(YOURS).url == FIND


@pytest.mark.parametrize(
    "words", ["", "one two three", "apple river candle moon", "x" * 9000, "\x00"]
)
def test_wrong_words_get_a_sentence(client: Client, words: str) -> None:
    page = client.post(FIND, {"words": words})
    assert page.status_code == 422
    assert 'href="#words"' in page.content.decode()


@pytest.mark.trust("2.8-receipt")
def test_guessing_is_limited(client: Client) -> None:
    receipt = answer(make_questionnaire()).receipt
    for _ in range(limits.FAILURES):
        client.post(FIND, {"words": "apple river candle moon"})
    page = client.post(FIND, {"words": receipt})
    assert page.status_code == 429
    assert "quarter of an hour" in page.content.decode()


def test_a_class_behind_one_address_opens_its_receipts(client: Client) -> None:
    receipt = answer(make_questionnaire()).receipt
    for _ in range(limits.FAILURES + 5):
        open_with(client, receipt)


def test_nothing_left_is_not_a_change(client: Client) -> None:
    sent = answer(make_questionnaire())
    open_with(client, sent.receipt)
    page = client.post("/my-answer/change/", {})
    assert page.status_code == 422
    assert "take them back" in page.content.decode()


def test_after_closing_it_can_be_read_and_taken_back_but_not_changed(client: Client) -> None:
    questionnaire = make_questionnaire()
    receipt = answer(questionnaire, ANSWERS).receipt
    end(questionnaire)
    open_with(client, receipt)
    page = client.get(YOURS).content.decode()
    assert "Change my answers" not in page
    assert "Take my answers back" in page
    assert client.get("/my-answer/change/").url == YOURS


def test_closing_it_forgets_the_words_on_this_device(client: Client) -> None:
    open_with(client, answer(make_questionnaire()).receipt)
    client.post("/my-answer/close/")
    assert client.get(YOURS).url == FIND


def test_the_words_open_answers_for_a_quarter_of_an_hour(client: Client) -> None:
    """By the clock of the server, whatever a browser does with its cookies."""
    with time_machine.travel("2026-11-02 12:00:00Z", tick=False) as clock:
        open_with(client, answer(make_questionnaire()).receipt)
        cookie = client.cookies["my-answer"].value
        clock.shift(timedelta(minutes=14))
        assert client.get(YOURS).status_code == 200
        clock.shift(timedelta(minutes=2))
        client.cookies["my-answer"] = cookie
        assert client.get(YOURS).url == FIND
