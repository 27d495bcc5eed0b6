"""Who asked hears of the outcome: one message, nothing about them in it, by day."""

import pytest
import time_machine
from django.core import mail

from community.outbox.actions import sweep
from consultations.actions.outcomes import ask_for_outcome, publish_outcome
from consultations.actions.publishing import release
from consultations.models import Commitment, Outcome, Theme
from tests.factories.consultations import answer, end, make_questionnaire
from tests.people import Cast

pytestmark = pytest.mark.django_db


@pytest.mark.trust("6-8")
def test_one_message_by_day(cast: Cast) -> None:
    with time_machine.travel("2026-11-23 22:30+00:00") as clock:
        questionnaire = make_questionnaire(leads=[cast.lead])
        ask_for_outcome(questionnaire, address="someone@example.org", language="en")
        for _ in range(12):
            answer(questionnaire)
        release(end(questionnaire))
        theme = Theme.objects.create(questionnaire=questionnaire, title="Light", said="Dark.")
        outcome = Outcome.objects.create(theme=theme, decision="will", text="Lamps.")
        Commitment.objects.create(
            outcome=outcome, promise="Lamps", owner="The council", due_on="2027-03-01"
        )
        publish_outcome(questionnaire, by=cast.lead)
        publish_outcome(questionnaire, by=cast.lead)
        sweep()
        assert mail.outbox == []
        clock.shift(60 * 60 * 12)
        sweep()
        sweep()
    (message,) = mail.outbox
    assert message.to == ["someone@example.org"]
    assert f"/consultations/{questionnaire.slug}/results/" in message.body
    assert "someone" not in f"{message.subject}{message.body}"
