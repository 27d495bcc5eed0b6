"""Demo consultations, written for the purpose: one open, one closed with made-up answers."""

import random
import uuid
from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Any

from django.db import transaction
from django.utils import timezone

from community.people.models import User
from consultations import demo_content as content
from consultations.actions import publishing, tallying
from consultations.actions.answering import Sending, submit
from consultations.actions.outcomes import publish_outcome, settle
from consultations.actions.pages import index_page, make_page
from consultations.actions.sign_offs import shown_of
from consultations.blocks import QuestionsBlock
from consultations.models import (
    Commitment,
    ConsultationPage,
    Outcome,
    Questionnaire,
    SignOff,
    SignOffRequest,
    Theme,
)
from consultations.questionnaire.schema import Question
from consultations.questionnaire.visibility import visible_questions
from consultations.states import Mode, SignOffDecision
from consultations.wording_gate import digest_of, panel_of

RESPONSES = 400


def seed() -> None:
    """Safe to run again: what is there already stays as it is."""
    index_page()
    _open_consultation()
    _closed_consultation()
    _consultation_to_look_at()


def _missing(slug: str) -> bool:
    return not ConsultationPage.objects.filter(slug=slug).exists()


def _stream(questions: Sequence[tuple[str, dict[str, Any]]]) -> Any:
    """As the editor would save it: what is left out gets its default."""
    raw = [{"type": kind, "value": value} for kind, value in questions]
    return QuestionsBlock().to_python(raw)


def _at(hour: int, moment: datetime) -> datetime:
    return timezone.localtime(moment).replace(hour=hour, minute=0)


def _team(page: ConsultationPage) -> None:
    page.leads.set(User.objects.filter(username="lead"))
    page.analysts.set(User.objects.filter(username="analyst"))
    page.save()


def _asked(page: ConsultationPage) -> SignOffRequest:
    """The panels see the questions; nobody is written to."""
    schema = page.compile()
    return SignOffRequest.objects.create(
        page=page,
        digest=digest_of(page, schema),
        **shown_of(page, schema),
        asked_by=User.objects.filter(username="comms").first(),
    )


def _agreed(page: ConsultationPage) -> None:
    request = _asked(page)
    for username in ("co-designer-three", "chair"):
        if person := User.objects.filter(username=username).first():
            SignOff.objects.create(
                request=request,
                by=person,
                panel=panel_of(person) or "",
                decision=SignOffDecision.AGREED,
            )


@transaction.atomic
def _consultation_to_look_at() -> None:
    """A draft that waits for the panels: it is not public."""
    if not _missing(content.DRAFT["slug"]):
        return
    now = timezone.now().replace(second=0, microsecond=0)
    page = make_page(
        **content.DRAFT,
        opens_at=_at(9, now + timedelta(days=14)),
        closes_at=_at(17, now + timedelta(days=60)),
        live=False,
        questions=_stream(content.DRAFT_QUESTIONS),
    )
    _team(page)
    page.save_revision()
    _asked(page)


@transaction.atomic
def _open_consultation() -> None:
    if not _missing(content.OPEN["slug"]):
        return
    now = timezone.now().replace(second=0, microsecond=0)
    page = make_page(
        **content.OPEN,
        opens_at=_at(9, now - timedelta(days=5)),
        closes_at=_at(17, now + timedelta(days=30)),
        live=True,
        questions=_stream(content.OPEN_QUESTIONS),
    )
    _team(page)
    _agreed(page)
    page.save_revision().publish()


@transaction.atomic
def _closed_consultation() -> None:
    if not _missing(content.CLOSED["slug"]):
        return
    now = timezone.now().replace(second=0, microsecond=0)
    page = make_page(
        **content.CLOSED,
        opens_at=_at(9, now - timedelta(days=120)),
        closes_at=now + timedelta(days=1),
        mode=Mode.SINGLE,
        live=True,
        questions=_stream(content.CLOSED_QUESTIONS),
    )
    _team(page)
    _agreed(page)
    page.save_revision().publish()
    questionnaire = Questionnaire.objects.select_related("version", "page").get(page=page)
    _answer(questionnaire)
    _end(questionnaire, now)
    publishing.release(questionnaire)
    _write_outcome(questionnaire)


def _answer(questionnaire: Questionnaire) -> None:
    """Made-up answers, the same at each run."""
    chance = random.Random(20260401)  # noqa: S311  # demo data, nothing secret
    version = questionnaire.wording
    for _ in range(RESPONSES):
        values = _made_up(version.compiled.questions, chance)
        asked = {question.key for question in visible_questions(version.compiled, values)}
        submit(
            Sending(
                questionnaire=questionnaire,
                version=version,
                key=uuid.UUID(int=chance.getrandbits(128), version=4),
                values={key: value for key, value in values.items() if key in asked},
            )
        )
    tallying.tally(questionnaire)


def _made_up(questions: Sequence[Question], chance: random.Random) -> dict[str, Any]:
    values = {}
    for question in questions:
        if question.answerable and chance.random() < content.ANSWERED.get(question.key, 0.92):
            values[question.key] = _value(question, chance)
    return values


def _value(question: Question, chance: random.Random) -> Any:
    options = [option.value for option in question.options]
    weights = content.WEIGHTS.get(question.key) or [1] * len(options)
    if question.type == "long_text":
        return chance.choice(content.TEXTS)
    if question.type == "number":
        return max(0, round(chance.gauss(22, 12)))
    if question.type == "multiple_choice":
        picked = {chance.choices(options, weights)[0] for _ in range(chance.randint(1, 3))}
        return [value for value in options if value in picked]
    if question.type == "ranking":
        return sorted(options, key=lambda v: chance.random() ** (1 / weights[options.index(v)]))[
            ::-1
        ]
    if question.type == "matrix":
        return {row.value: chance.choices(options, weights)[0] for row in question.rows}
    return chance.choices(options, weights)[0]


def _end(questionnaire: Questionnaire, now: Any) -> None:
    """It closed weeks ago, on the page and in the questionnaire alike."""
    page = questionnaire.page
    page.closes_at = _at(17, now - timedelta(days=45))
    page.save_revision().publish()
    questionnaire.refresh_from_db()


def _write_outcome(questionnaire: Questionnaire) -> None:
    today = timezone.localdate()
    for position, item in enumerate(content.THEMES):
        theme = Theme.objects.create(
            questionnaire=questionnaire, title=item["title"], said=item["said"], position=position
        )
        outcome = Outcome.objects.create(theme=theme, decision=item["decision"], text=item["text"])
        for promise in item.get("promises", ()):
            made = Commitment.objects.create(
                outcome=outcome,
                promise=promise["promise"],
                owner=promise["owner"],
                due_on=today + timedelta(days=promise["days"]),
            )
            if "state" in promise:
                settle(made, state=promise["state"], note=promise["note"])
    lead = User.objects.filter(username="lead").first() or User.objects.first()
    if lead is not None:
        publish_outcome(questionnaire, by=lead)
