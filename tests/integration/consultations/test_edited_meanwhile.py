"""The questions are edited while somebody answers: nothing is lost, and nothing misread."""

from typing import Any

import pytest
from django.test import Client

from consultations import storage
from consultations.actions.publishing import settle_version
from consultations.models import Questionnaire, Response
from consultations.questionnaire.schema import Question, Schema
from consultations.states import ResponseState
from tests.factories.consultations import answer, make_questionnaire, one_of_each
from tests.integration.consultations.test_answering import FORM, hidden, url
from tests.people import Cast

pytestmark = pytest.mark.django_db

FIRST = Question(key="new", type="long_text", label="A new question, asked first")


def edit(questionnaire: Questionnaire) -> None:
    """A question is put before the others, and the way home is no longer asked."""
    kept = tuple(q for q in one_of_each() if q.key not in ("way", "stop"))
    questionnaire.version = settle_version(questionnaire, Schema((FIRST, *kept)))
    questionnaire.save()


def token_of(client: Client, questionnaire: Questionnaire, page: str) -> str:
    return hidden(client.get(url(questionnaire, page)).content.decode(), "token")


def sent_values() -> dict[str, Any]:
    return storage.values_of(Response.objects.select_related("version").get())


def test_a_first_answer_is_kept_in_the_wording_it_was_given_to(client: Client) -> None:
    questionnaire = make_questionnaire()
    token = token_of(client, questionnaire, "1/")
    edit(questionnaire)
    after = client.post(url(questionnaire, "1/"), {"token": token, "way": "bus"})
    assert after.url == url(questionnaire, "2/")
    draft = Response.objects.select_related("version").get()
    assert (draft.version.number, sent_values()) == (1, {"way": "bus"})
    page = client.get(after.url).content.decode()
    assert "Which stop?" in page
    assert "edited while you were answering" in page
    client.post(url(questionnaire, "send/"))
    assert Response.objects.get().state == ResponseState.SUBMITTED


def test_a_mistake_is_shown_with_the_question_it_was_made_in(client: Client) -> None:
    questionnaire = make_questionnaire()
    token = token_of(client, questionnaire, "4/")
    edit(questionnaire)
    wrong = client.post(url(questionnaire, "4/"), {"token": token, "minutes": "many"})
    assert wrong.status_code == 422
    assert "How long?" in wrong.content.decode()


def test_whoever_only_looked_sees_the_new_wording(client: Client) -> None:
    questionnaire = make_questionnaire()
    client.get(url(questionnaire, "1/"))
    edit(questionnaire)
    page = client.get(url(questionnaire, "1/")).content.decode()
    assert FIRST.label in page
    assert "edited while you were answering" not in page


@pytest.mark.parametrize("deed", ["send", "later"])
def test_all_on_one_page(client: Client, deed: str) -> None:
    questionnaire = make_questionnaire()
    form = {**FORM, "token": token_of(client, questionnaire, "all/")}
    edit(questionnaire)
    after = client.post(url(questionnaire, f"all/{deed}/"), form, follow=True)
    assert after.status_code == 200
    stored = Response.objects.select_related("version").get()
    assert stored.version.number == 1
    assert sent_values()["way"] == "bus"
    if deed == "later":
        assert (
            "edited while you were answering"
            in client.get(url(questionnaire, "check/")).content.decode()
        )
        client.post(url(questionnaire, "send/"))
        assert sent_values()["way"] == "bus"


def test_two_windows_with_two_wordings_lose_no_words(client: Client) -> None:
    questionnaire = make_questionnaire()
    old = token_of(client, questionnaire, "9/")
    edit(questionnaire)
    new = token_of(client, questionnaire, "1/")
    client.post(url(questionnaire, "1/"), {"token": new, "new": "Said in the new window"})
    refused = client.post(url(questionnaire, "9/"), {"token": old, "idea": "Lamps, and benches"})
    assert refused.status_code == 409
    assert "Lamps, and benches" in refused.content.decode()
    assert sent_values() == {"new": "Said in the new window"}


def test_what_was_emptied_is_gone_from_a_draft(client: Client) -> None:
    questionnaire = make_questionnaire()
    token = token_of(client, questionnaire, "all/")
    form = {**FORM, "token": token}
    client.post(url(questionnaire, "all/later/"), {**form, "idea": "Her name is in here"})
    client.post(url(questionnaire, "all/later/"), {**form, "idea": ""})
    assert "idea" not in sent_values()
    assert "Her name" not in client.get(url(questionnaire, "check/")).content.decode()


def test_staff_still_read_what_was_written_to_a_question_that_was_dropped(
    client: Client, cast: Cast
) -> None:
    questionnaire = make_questionnaire(leads=[cast.lead])
    answer(questionnaire)
    questionnaire.version = settle_version(questionnaire, Schema((FIRST,)))
    questionnaire.save()
    client.force_login(cast.lead)
    room = f"/my/consultations/{questionnaire.slug}/"
    assert "One thing?" in client.get(room).content.decode()
    assert "More light by the canal" in client.get(f"{room}texts/idea/").content.decode()
