"""All that was asked in one consultation, whichever version of the questions it stood in.

A question that a later version dropped was answered all the same: results, exports and texts show
it. Where versions differ, the newest words hold, and what only older ones offered is added.
"""

from dataclasses import dataclass, replace
from typing import Protocol, TypeVar

from django.db.models import Exists, OuterRef, Q

from consultations.models import Questionnaire, Response, Version
from consultations.questionnaire.schema import Option, Question, Schema
from consultations.questionnaire.types import QUESTION_TYPES


@dataclass(frozen=True)
class AllQuestions(Schema):
    """``unsteady``: keys that stood for another kind of question, or were asked of other people,
    in another version. What was counted under such a key is not one number."""

    unsteady: frozenset[str] = frozenset()


def all_questions(questionnaire: Questionnaire) -> AllQuestions:
    """The questions of every version that was answered and of the one asked now, newest first."""
    merged: dict[str, Question] = {}
    unsteady = set()
    for version in _versions(questionnaire):
        for question in version.compiled.answerable:
            newer = merged.setdefault(question.key, question)
            if not (_alike(newer, question) and _conditions(newer) == _conditions(question)):
                unsteady.add(question.key)
            if newer is not question and _alike(newer, question):
                merged[question.key] = _joined(newer, question)
    return AllQuestions(tuple(merged.values()), frozenset(unsteady))


def _versions(questionnaire: Questionnaire) -> list[Version]:
    versions = questionnaire.versions.order_by("-number")
    if len(versions) < 2:
        return list(versions)
    answered = Response.objects.submitted().filter(
        questionnaire=questionnaire, version=OuterRef("pk")
    )
    return list(versions.filter(Q(pk=questionnaire.version_id) | Exists(answered)))


def _alike(one: Question, other: Question) -> bool:
    """Whether their answers have the same form and are counted the same way."""
    kinds = QUESTION_TYPES[one.type], QUESTION_TYPES[other.type]
    same = isinstance(kinds[0], type(kinds[1])) or isinstance(kinds[1], type(kinds[0]))
    return same and one.equality == other.equality


def _conditions(question: Question) -> frozenset[tuple[str, frozenset[str]]]:
    return frozenset((one.question, frozenset(one.any_of)) for one in question.show_if)


def _joined(newer: Question, older: Question) -> Question:
    """The newer one, with what only the older one offered. Sensitive once is sensitive."""
    most = (newer.max_choices, older.max_choices)
    spans = newer.earliest and newer.latest and older.earliest and older.latest
    return replace(
        newer,
        sensitive=newer.sensitive or older.sensitive,
        required=newer.required and older.required,
        options=_options(newer, older),
        rows=_together(newer.rows, older.rows),
        bins=_together(newer.bins, older.bins),
        max_choices=max(most) if all(most) else 0,
        earliest=min(newer.earliest, older.earliest) if spans else newer.earliest,
        latest=max(newer.latest, older.latest) if spans else newer.latest,
    )


class Named(Protocol):
    @property
    def value(self) -> str: ...


T = TypeVar("T", bound=Named)


def _together(newer: tuple[T, ...], older: tuple[T, ...]) -> tuple[T, ...]:
    known = {one.value for one in newer}
    return (*newer, *(one for one in older if one.value not in known))


def _options(newer: Question, older: Question) -> tuple[Option, ...]:
    """An option excludes all others only if it always did."""
    beside = {one.value for q in (newer, older) for one in q.options if not one.alone}
    together = _together(newer.options, older.options)
    return tuple(replace(one, alone=one.value not in beside) for one in together)
