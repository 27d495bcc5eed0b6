"""Consultations in each of their states, and answers to them."""

import uuid
from collections.abc import Sequence
from datetime import timedelta
from typing import Any

from django.utils import timezone

from community.privacy.demo import DEFAULTS
from community.safeguarding.models import Shift
from consultations.actions import publishing
from consultations.actions.answering import Sending, Sent, submit
from consultations.actions.pages import make_page
from consultations.models import Questionnaire, SignOffSettings
from consultations.questionnaire.schema import Condition, Option, Question, Schema
from consultations.states import Mode
from tests.factories.safeguarding import make_rota

STATES = {
    "upcoming": (timedelta(days=1), timedelta(days=9)),
    "open": (timedelta(days=-1), timedelta(days=9)),
    "closed": (timedelta(days=-9), timedelta(days=-1)),
}


def options(*values: str) -> tuple[Option, ...]:
    return tuple(Option(value=value, label=value.capitalize()) for value in values)


# Every kind of question, one with a show-if, one equality question.
ONE_OF_EACH: tuple[Question, ...] = (
    Question(
        key="way",
        type="single_choice",
        label="How do you get home?",
        options=options("walk", "bus", "car"),
        section="Getting around",
    ),
    Question(
        key="stop",
        type="short_text",
        label="Which stop?",
        show_if=(Condition(question="way", any_of=("bus",)),),
    ),
    Question(
        key="better",
        type="multiple_choice",
        label="What would help?",
        options=options("light", "buses", "people"),
        max_choices=2,
    ),
    Question(
        key="minutes",
        type="number",
        label="How long?",
        whole=True,
        unit="minutes",
        minimum=0,
        maximum=300,
    ),
    Question(key="last", type="date", label="When last?"),
    Question(
        key="feel",
        type="scale",
        label="How do you feel?",
        options=tuple(
            Option(value=str(n), label=f"{n}: end" if n in (1, 5) else str(n)) for n in range(1, 6)
        ),
    ),
    Question(key="order", type="ranking", label="What first?", options=options("a", "b", "c")),
    Question(
        key="grid",
        type="matrix",
        label="How easy?",
        rows=options("day", "night"),
        options=options("easy", "hard"),
    ),
    Question(key="idea", type="long_text", label="One thing?"),
    Question(key="note", type="information", label="About you", body="Only counted."),
    Question(
        key="age",
        type="single_choice",
        label="Age?",
        equality=True,
        options=options("young", "older"),
    ),
)


def one_of_each() -> tuple[Question, ...]:
    return ONE_OF_EACH


ANSWERS: dict[str, Any] = {
    "way": "bus",
    "stop": "St Margaret's",
    "better": ["light", "people"],
    "minutes": 20,
    "last": "2026-11-02",
    "feel": "4",
    "order": ["b", "a"],
    "grid": {"day": "easy", "night": "hard"},
    "idea": "More light by the canal",
    "age": "young",
}


def nobody_signs_off() -> None:
    """No panel is asked: what a test about anything else begins with."""
    if not SignOffSettings.objects.exists():
        SignOffSettings.objects.create(youth_panel=0, oversight_group=0)


def make_questionnaire(
    questions: Sequence[Question] | None = None,
    *,
    state: str = "open",
    slug: str = "",
    mode: Mode = Mode.STEPS,
    leads: Sequence[Any] = (),
    analysts: Sequence[Any] = (),
    **fields: Any,
) -> Questionnaire:
    """Live, with every publish gate settled."""
    if not Shift.objects.exists():
        make_rota()
    nobody_signs_off()
    opens, closes = STATES[state]
    now = timezone.now()
    slug = slug or f"c-{uuid.uuid4().hex[:8]}"
    page = make_page(
        title=fields.pop("title", "The way home"),
        slug=slug,
        opens_at=now + opens,
        closes_at=now + closes,
        live=True,
        mode=mode,
        **{**DEFAULTS, **fields},
    )
    page.leads.set(leads)
    page.analysts.set(analysts)
    page.save()
    schema = Schema(tuple(one_of_each() if questions is None else questions))
    return publishing.sync(page, schema)


def sending(questionnaire: Questionnaire, **changes: Any) -> Sending:
    assert questionnaire.version is not None
    values = {
        "questionnaire": questionnaire,
        "version": questionnaire.version,
        "key": uuid.uuid4(),
        "values": ANSWERS,
        **changes,
    }
    return Sending(**values)


def answer(questionnaire: Questionnaire, values: dict[str, Any] | None = None) -> Sent:
    return submit(sending(questionnaire, values=ANSWERS if values is None else values))


def end(questionnaire: Questionnaire, *, minutes: int = 60) -> Questionnaire:
    """It closed so many minutes ago."""
    questionnaire.closes_at = timezone.now() - timedelta(minutes=minutes)
    questionnaire.opens_at = questionnaire.closes_at - timedelta(days=9)
    questionnaire.save()
    return questionnaire
