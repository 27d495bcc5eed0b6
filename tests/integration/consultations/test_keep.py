"""How long answers and addresses stay."""

from collections.abc import Iterator
from datetime import timedelta

import pytest
import time_machine
from django.utils import timezone

from community.crypto.models import DataKey
from community.outbox.models import OutboxRow
from community.privacy.actions import apply_retention
from consultations.actions.answering import save_step
from consultations.actions.outcomes import ask_for_outcome
from consultations.models import Answer, OutcomeRequest, Questionnaire, Response
from tests.factories.consultations import answer, make_questionnaire, sending

pytestmark = pytest.mark.django_db


@pytest.fixture
def closed() -> Iterator[Questionnaire]:
    """With one draft, one set of answers and one address; the clock stands at closing."""
    questionnaire = make_questionnaire()
    answer(questionnaire)
    assert questionnaire.version is not None
    idea = questionnaire.version.compiled.by_key["idea"]
    save_step(sending(questionnaire, values={}, started_at=timezone.now()), idea, "A bench")
    ask_for_outcome(questionnaire, address="someone@example.org", language="en")
    with time_machine.travel(questionnaire.closes_at, tick=False):
        yield questionnaire


def removed_after(questionnaire: Questionnaire, days: int, **more: int) -> dict[str, int]:
    with time_machine.travel(questionnaire.closes_at + timedelta(days=days, **more), tick=False):
        counted = apply_retention(dry_run=True).removed
        assert apply_retention().removed == counted
        names = ("consultations.Response", "consultations.OutcomeRequest")
        return {name: counted[name] for name in names if name in counted}


def test_drafts_go_a_month_after_closing_and_sent_answers_stay(closed: Questionnaire) -> None:
    assert removed_after(closed, 30) == {}
    assert removed_after(closed, 30, minutes=1) == {"consultations.Response": 1}
    assert Response.objects.get().state == "submitted"
    assert Answer.objects.filter(question="idea").count() == 1


@pytest.mark.trust("R7")
def test_sent_answers_go_after_two_years_with_keys_and_what_waited(closed: Questionnaire) -> None:
    removed_after(closed, 729)
    assert Response.objects.count() == 1
    assert OutboxRow.objects.filter(event="consultations.text_sent").count() == 2
    assert removed_after(closed, 730, minutes=1) == {"consultations.Response": 1}
    for model in (Response, Answer, DataKey):
        assert not model._base_manager.exists()
    assert not OutboxRow.objects.filter(event="consultations.text_sent").exists()


def test_an_address_goes_a_month_after_the_outcome(closed: Questionnaire) -> None:
    published = timezone.localdate(closed.closes_at) + timedelta(days=10)
    Questionnaire.objects.filter(pk=closed.pk).update(outcome_published_on=published)
    removed_after(closed, 40)
    assert OutcomeRequest.objects.count() == 1
    assert removed_after(closed, 41) == {"consultations.OutcomeRequest": 1}
    assert not DataKey.objects.filter(subject__startswith="consultations.outcomerequest").exists()


def test_an_address_goes_a_year_after_closing_when_no_outcome_came(closed: Questionnaire) -> None:
    removed_after(closed, 365)
    assert OutcomeRequest.objects.count() == 1
    assert removed_after(closed, 365, minutes=1) == {"consultations.OutcomeRequest": 1}
    assert not DataKey.objects.filter(subject__startswith="consultations.outcomerequest").exists()


def test_the_clock_starts_when_a_lead_closes_early(closed: Questionnaire) -> None:
    """Not at the minute that was announced."""
    later = closed.closes_at + timedelta(days=400)
    Questionnaire.objects.filter(pk=closed.pk).update(closed_at=closed.closes_at, closes_at=later)
    assert removed_after(closed, 30, minutes=1) == {"consultations.Response": 1}
    assert removed_after(closed, 730, minutes=1) == {
        "consultations.Response": 1,
        "consultations.OutcomeRequest": 1,
    }
