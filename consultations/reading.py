"""What staff read: progress in suppressed numbers, single answers page by page.

Responses are ordered by their random ids, so that neither list nor export tells who came first.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any
from uuid import UUID

from django.db.models import Exists, OuterRef

from community.crypto import envelope
from community.people.roles import Role, has_role
from community.registries import Text
from community.suppression import tables
from consultations import rules, storage
from consultations.listing import day_and_time
from consultations.models import Answer, Questionnaire, Response
from consultations.models.questionnaires import GRACE
from consultations.models.responses import key_from, subject_of
from consultations.questionnaire.schema import Question
from consultations.questionnaire.types import QUESTION_TYPES
from consultations.questionnaire.visibility import visible_questions
from consultations.results import JUST_A_TOTAL, RESPONSES, latest_release, tallies_of
from consultations.states import Status

if TYPE_CHECKING:
    from community.people.models import User

PAGE = 20
_UNASKED = object()


@dataclass(frozen=True)
class Page:
    """``after`` is where the next page begins, "" on the last."""

    items: list[Any]
    after: str


def progress(questionnaire: Questionnaire) -> int | None:
    """How many have answered, rounded; None when too few to say. One query."""
    shape = {RESPONSES: JUST_A_TOTAL}
    rows = tallies_of(questionnaire).filter(table=RESPONSES)
    return tables.publish(rows, shapes=shape)[RESPONSES].total


def led_by(person: "User") -> set[int]:
    """The pages of the consultations that this person leads. One query."""
    if not has_role(person, Role.CONSULTATION_LEAD):
        return set()
    return set(
        Questionnaire.objects.filter(page__leads=person.pk).values_list("page_id", flat=True)
    )


def next_step(questionnaire: Questionnaire, release: Any = _UNASKED, *, leads: bool = True) -> str:
    """What this consultation waits for, in one line, for a lead or for an analyst."""
    if questionnaire.status == Status.UPCOMING:
        return "Opens soon. Nothing to do until then."
    if questionnaire.status == Status.OPEN:
        return "People are answering. Read what comes in."
    if release is _UNASKED:
        release = latest_release(questionnaire)
    if release is None:
        return _before_release(questionnaire) if leads else "Closed. A lead publishes the results."
    if questionnaire.outcome_published_on is None:
        does = "Write what came of it, and publish it."
        return does if leads else "The results are public. A lead writes what came of it."
    return "Everything is published. Keep the promises up to date."


def _before_release(questionnaire: Questionnaire) -> str:
    refusal = rules.why_not_release(questionnaire)
    if refusal is None:
        return "Closed. Publish the results."
    return f"Closed. The results can be published from {day_and_time(questionnaire.end + GRACE)}."


def page_of_responses(questionnaire: Questionnaire, *, after: str) -> Page:
    found = questionnaire.responses.submitted().select_related("version").order_by("pk")
    if start := key_from(after):
        found = found.filter(pk__gt=start)
    responses = list(found[: PAGE + 1])
    more = len(responses) > PAGE
    responses = responses[:PAGE]
    values = storage.values_of_many(responses)
    items = [
        {"response": one, "lines": _first_lines(one, values.get(one.pk, {}))} for one in responses
    ]
    return Page(items, str(responses[-1].pk) if more else "")


def beside(questionnaire: Questionnaire, pk: UUID) -> tuple[UUID | None, UUID | None]:
    """The responses before and after one, in the order of the list. Two queries."""
    found = questionnaire.responses.submitted()
    before = found.filter(pk__lt=pk).order_by("-pk").values_list("pk", flat=True).first()
    return before, found.filter(pk__gt=pk).order_by("pk").values_list("pk", flat=True).first()


def _first_lines(response: Response, values: dict[str, Any]) -> list[dict[str, Any]]:
    answered = [q for q in response.version.compiled.answerable if q.key in values]
    return [_row(question, values[question.key]) for question in answered[:3]]


def _row(question: Question, value: Any) -> dict[str, Any]:
    lines = [] if value is None else QUESTION_TYPES[question.type].display(question, value)
    return {"label": question.label, "lines": lines}


def rows_of(response: Response) -> list[dict[str, Any]]:
    """All answers of one response but the equality answers, which are never read singly."""
    values = storage.values_of(response, equality=False)
    asked = visible_questions(response.version.compiled, values)
    questions = [q for q in asked if q.answerable and not q.equality]
    return [_row(question, values.get(question.key)) for question in questions]


def page_of_texts(questionnaire: Questionnaire, question: Question, *, after: str) -> Page:
    """One question's texts in turn. Responses come first, in the order of their index: beginning
    with the answers would sort all of them for each page."""
    texts = Answer.objects.filter(question=question.key, ciphertext__isnull=False)
    found = questionnaire.responses.submitted().filter(
        Exists(texts.filter(response=OuterRef("pk")))
    )
    if start := key_from(after):
        found = found.filter(pk__gt=start)
    wanted = list(found.order_by("pk").values_list("pk", flat=True)[: PAGE + 1])
    rows = list(texts.filter(response__in=wanted).order_by("response_id"))
    more = len(rows) > PAGE
    rows = rows[:PAGE]
    keys = envelope.keys_for([subject_of(row.response_id) for row in rows])
    items = [{"pk": row.response_id, "text": storage.read_row(row, keys)} for row in rows]
    return Page(items, str(rows[-1].response_id) if more else "")


def read_texts(references: Sequence[str]) -> dict[str, Text]:
    """Texts by 'consultations.answer:<response>.<question>'. Two queries and one per version."""
    wanted = {ref: _place_of(ref) for ref in references}
    responses = {key_from(key[0]) for key in wanted.values()} - {None}
    rows = Answer.objects.filter(response__in=responses, ciphertext__isnull=False).select_related(
        "response__version", "response__questionnaire"
    )
    keys = envelope.keys_for({subject_of(row.response_id) for row in rows})
    found = {(str(row.response_id), row.question): row for row in rows}
    return {
        ref: Text(words=str(storage.read_row(row, keys)), where=_where(row))
        for ref, key in wanted.items()
        if (row := found.get(key)) and subject_of(row.response_id) in keys
    }


def _place_of(reference: str) -> tuple[str, str]:
    response_id, _, question = reference.partition(":")[2].partition(".")
    return response_id, question


def _where(row: Answer) -> str:
    question = row.response.version.compiled.by_key.get(row.question)
    label = question.label if question else row.question
    return f"{row.response.questionnaire.title}: {label}"
