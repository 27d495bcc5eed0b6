"""Sending: once, whole, whatever the phone does."""

import uuid
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from typing import Any

import pytest
import time_machine
from django.db import connection, connections
from django.utils import timezone
from hypothesis import HealthCheck, given, settings

from community.crypto.models import DataKey
from community.outbox.models import OutboxRow
from consultations import storage
from consultations.actions.answering import (
    NotAccepted,
    OtherContent,
    change,
    find_by_receipt,
    receipt_of,
    save_step,
    send_draft,
    submit,
    withdraw,
)
from consultations.models import Answer, EqualityAnswer, Response
from consultations.questionnaire.answers import clean_all
from consultations.questionnaire.schema import Schema
from consultations.states import ResponseState
from tests.factories.consultations import ANSWERS, answer, end, make_questionnaire, sending
from tests.unit.consultations.test_questions import filled

pytestmark = pytest.mark.django_db


def test_what_is_stored_is_what_was_sent() -> None:
    sent = answer(make_questionnaire())
    assert storage.values_of(sent.response) == ANSWERS
    assert EqualityAnswer.objects.get().value == "young"
    assert Answer.objects.filter(question="age").count() == 0


@settings(
    max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(filled())
def test_random_questionnaires_store_what_was_sent(case: tuple[Schema, dict[str, Any]]) -> None:
    schema, raw = case
    values = clean_all(schema, raw).values
    if not any(question.answerable for question in schema.questions):
        return
    questionnaire = make_questionnaire(schema.questions)
    sent = answer(questionnaire, values)
    assert storage.values_of(sent.response) == values


def test_the_same_again_finds_it_stored() -> None:
    once = sending(make_questionnaire())
    first, second = submit(once), submit(once)
    assert (first.created, second.created) == (True, False)
    assert first.receipt == second.receipt
    assert Response.objects.count() == 1


def test_other_content_under_the_same_key_is_refused() -> None:
    questionnaire = make_questionnaire()
    key = uuid.uuid4()
    submit(sending(questionnaire, key=key))
    with pytest.raises(OtherContent):
        submit(sending(questionnaire, key=key, values={"way": "car"}))
    assert storage.values_of(Response.objects.get()) == ANSWERS


def test_the_same_key_for_another_consultation_is_refused() -> None:
    key = uuid.uuid4()
    submit(sending(make_questionnaire(), key=key))
    with pytest.raises(OtherContent):
        submit(sending(make_questionnaire(), key=key))


@pytest.mark.django_db(transaction=True, serialized_rollback=True)
@pytest.mark.trust("CVE-15")
def test_ten_identical_sends_at_once_make_one_response() -> None:
    one = sending(make_questionnaire())

    def send(_: int) -> str:
        try:
            return submit(one).receipt
        finally:
            connections.close_all()

    with ThreadPoolExecutor(10) as pool:
        receipts = set(pool.map(send, range(10)))
    assert len(receipts) == 1
    assert Response.objects.count() == 1
    assert Answer.objects.count() == len(ANSWERS) - 1
    assert OutboxRow.objects.filter(channel="screening").count() == 2


@pytest.mark.parametrize(("state", "code"), [("upcoming", "upcoming"), ("closed", "closed")])
def test_not_open(state: str, code: str) -> None:
    with pytest.raises(NotAccepted) as refused:
        answer(make_questionnaire(state=state))
    assert refused.value.refusal.code == code
    assert Response.objects.count() == 0


def test_a_repeat_after_closing_still_gets_its_receipt() -> None:
    questionnaire = make_questionnaire()
    once = sending(questionnaire)
    receipt = submit(once).receipt
    end(questionnaire)
    assert submit(once).receipt == receipt


def test_closing_on_the_minute_with_half_an_hour_for_those_who_began() -> None:
    questionnaire = make_questionnaire()
    began = questionnaire.closes_at - timedelta(minutes=5)
    moments = [
        (timedelta(seconds=-1), None, True),
        (timedelta(0), None, False),
        (timedelta(minutes=29), began, True),
        (timedelta(minutes=30), began, False),
        (timedelta(minutes=1), questionnaire.closes_at, False),
    ]
    for after, started_at, accepted in moments:
        with time_machine.travel(questionnaire.closes_at + after, tick=False):
            one = sending(questionnaire, started_at=started_at)
            if accepted:
                assert submit(one).created
            else:
                with pytest.raises(NotAccepted):
                    submit(one)


@pytest.mark.trust("A1")
def test_nothing_says_who_or_when() -> None:
    sent = answer(make_questionnaire())
    names = {field.name for field in Response._meta.get_fields()}
    assert not names & {"ip", "user", "user_agent", "created_at", "submitted_at", "cookie"}
    assert sent.response.started_at is None
    assert sent.response.submitted_on == timezone.localdate()
    assert sent.response.pk.version == 4


@pytest.mark.trust("R3", "2.9")
def test_free_text_is_ciphertext_in_the_database() -> None:
    answer(make_questionnaire(), {"idea": "canary in the coal mine"})
    with connection.cursor() as cursor:
        for model in (Answer, Response, DataKey, OutboxRow):
            cursor.execute(f"SELECT * FROM {model._meta.db_table}")
            assert b"canary" not in repr(cursor.fetchall()).encode()


@pytest.mark.trust("6-2", "C3")
def test_each_free_text_owes_a_reading_without_saying_anything() -> None:
    answer(make_questionnaire())
    rows = OutboxRow.objects.filter(channel="screening")
    assert {row.about.rpartition(".")[2] for row in rows} == {"stop", "idea"}
    assert "canal" not in repr([vars(row) for row in rows])


def test_a_draft_is_kept_page_by_page_and_sent_once() -> None:
    questionnaire = make_questionnaire()
    one = sending(questionnaire, values={})
    schema = questionnaire.version.compiled
    for key in ("way", "idea", "age"):
        draft = save_step(one, schema.by_key[key], ANSWERS[key])
    save_step(one, schema.by_key["idea"], "Changed my mind")
    save_step(one, schema.by_key["way"], None)
    assert storage.values_of(draft) == {"idea": "Changed my mind", "age": "young"}
    draft.refresh_from_db()
    sent = send_draft(draft)
    assert sent.created
    assert sent.response.started_at is None
    assert send_draft(draft).created is False
    assert storage.values_of(sent.response) == {"idea": "Changed my mind", "age": "young"}


def test_four_words_find_it_again_however_they_are_typed() -> None:
    sent = answer(make_questionnaire())
    assert len(sent.receipt.split()) == 4
    for typed in (sent.receipt, sent.receipt.upper(), f"  {sent.receipt.replace(' ', ' - ')}. "):
        assert find_by_receipt(typed) == sent.response
    assert find_by_receipt("apple river candle moon") is None


def test_change_replaces_everything_and_keeps_the_receipt() -> None:
    sent = answer(make_questionnaire())
    changed = change(sent.response, {"way": "car", "idea": "Benches"})
    assert storage.values_of(changed) == {"way": "car", "idea": "Benches"}
    assert receipt_of(changed) == sent.receipt
    assert EqualityAnswer.objects.count() == 0


def test_change_is_refused_once_closed() -> None:
    questionnaire = make_questionnaire()
    sent = answer(questionnaire)
    end(questionnaire)
    with pytest.raises(NotAccepted):
        change(sent.response, {"way": "car"})
    assert storage.values_of(sent.response) == ANSWERS


@pytest.mark.trust("R5", "R6")
def test_taking_back_erases_answers_and_key() -> None:
    sent = answer(make_questionnaire())
    withdraw(sent.response)
    withdraw(sent.response)
    assert not Answer.objects.exists()
    assert not EqualityAnswer.objects.exists()
    assert not DataKey.objects.filter(subject=sent.response.subject).exists()
    assert Response.objects.get().state == ResponseState.WITHDRAWN


def test_what_was_taken_back_cannot_be_sent_again_by_an_old_tab() -> None:
    questionnaire = make_questionnaire()
    once = sending(questionnaire)
    withdraw(submit(once).response)
    with pytest.raises(OtherContent):
        submit(once)
    assert not Answer.objects.exists()
