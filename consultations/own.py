"""What we hold by one receipt, as whole as what an account is shown: every answer, why we have it
and on what ground, who has looked, when it goes, what its writer was told.
"""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.conf import settings
from django.utils import timezone

from community.outbox.references import reference
from community.privacy.export import plain
from community.privacy.gates import effective
from community.privacy.models import NoticeWording
from community.privacy.rules.held import countdown_words, how_long, looks_about
from community.registries import holdings
from consultations import storage
from consultations.actions import retention
from consultations.actions.answering import texts_of
from consultations.models import Response
from consultations.notices import wordings_told
from consultations.questionnaire.types import QUESTION_TYPES
from consultations.questionnaire.visibility import visible_questions
from consultations.states import ResponseState


@dataclass(frozen=True)
class Own:
    """``rows``: every question that this person was asked, with the lines of its answer.
    ``facts`` are said at once, ``law`` stands behind a line for whoever wants it."""

    rows: list[dict[str, Any]]
    facts: dict[str, str]
    law: dict[str, str]
    looks: list[dict[str, Any]]
    goes_on: date
    goes: str
    told: list[NoticeWording]

    @property
    def answered(self) -> list[dict[str, Any]]:
        return [row for row in self.rows if row["lines"]]

    @property
    def skipped(self) -> list[dict[str, Any]]:
        return [row for row in self.rows if not row["lines"]]


def own_record(response: Response) -> Own:
    day = goes_on(response)
    return Own(
        rows=rows_of(response),
        facts=_facts(response),
        law=_law(response),
        looks=_looks(response),
        goes_on=day,
        goes=countdown_words(day, timezone.localdate()),
        told=list(wordings_told(response)),
    )


def rows_of(response: Response) -> list[dict[str, Any]]:
    answers = storage.values_of(response)
    found = []
    for question in visible_questions(response.version.compiled, answers):
        if question.answerable:
            value = answers.get(question.key)
            shown = QUESTION_TYPES[question.type].display
            lines = [] if value is None else shown(question, value)
            found.append({"key": question.key, "label": question.label, "lines": lines})
    return found


def goes_on(response: Response) -> date:
    """The night clears up what is past this day."""
    kept = retention.DRAFTS if response.state == ResponseState.DRAFT else retention.RESPONSES
    return timezone.localdate(response.questionnaire.end + kept)


def _facts(response: Response) -> dict[str, str]:
    """What holds for all of it."""
    holding = holdings["consultations.Response"]
    gates = effective(response.questionnaire.page)
    return {
        "Why we have it": holding.purpose,
        "Who may see it": ", ".join([*holding.seen_by[:2], gates.reader_name]),
    }


def _law(response: Response) -> dict[str, str]:
    """On what ground, until when exactly, and what is written down besides the answers."""
    holding = holdings["consultations.Response"]
    gates = effective(response.questionnaire.page)
    return {
        "The law that lets us": gates.lawful_basis_label or holding.lawful_basis,
        "How long we keep it": how_long(holding.retention),
        "How it was sent": response.get_channel_display(),
        "Language": dict(settings.LANGUAGES).get(response.language, response.language),
    }


def _looks(response: Response) -> list[dict[str, Any]]:
    """At this one, at its texts, and at lists and copies of all answers, this one among them."""
    own = [reference(response), *texts_of(response)]
    since = response.submitted_on
    lists = looks_about([reference(response.questionnaire)], since=since)
    return sorted([*looks_about(own), *lists], key=lambda look: look["When"], reverse=True)


def copy_of(response: Response) -> dict[str, Any]:
    """The same for a computer."""
    own = own_record(response)
    return {
        "made_on": timezone.localdate().isoformat(),
        "consultation": response.questionnaire.title,
        "sent_on": plain(response.submitted_on),
        "goes_on": own.goes_on.isoformat(),
        "about": own.facts | own.law,
        "answers": [
            {"question": row["label"], "key": row["key"], "answer": row["lines"]}
            for row in own.rows
        ],
        "who_looked": [{label: plain(value) for label, value in one.items()} for one in own.looks],
        "what_you_were_told": [{"short": one.short, "in_full": one.full} for one in own.told],
    }
