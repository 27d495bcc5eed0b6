"""Questions as the templates draw them: one plain mapping each, with what was typed put back.

A page of questions that nobody has answered yet is the same for everybody, so it is drawn once
per wording and kept in memory.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from django.template.loader import render_to_string
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from community.cms.models import CommunityImage
from community.privacy.actions.notices import Said
from consultations.questionnaire.schema import PREFER_NOT_TO_SAY, Option, Question
from consultations.questionnaire.visibility import reason

KINDS = {
    "short_text": "components/field.html",
    "long_text": "components/textarea.html",
    "number": "consultations/question_number.html",
    "date": "components/date.html",
    "single_choice": "components/choices.html",
    "picture_choice": "components/choices.html",
    "multiple_choice": "components/choices.html",
    "scale": "components/scale.html",
    "ranking": "consultations/question_ranking.html",
    "matrix": "components/matrix.html",
    "information": "consultations/question_information.html",
}


NO_NOTICE = SafeString("")


@dataclass(frozen=True)
class Place:
    """Where a question stands, and what stands with it."""

    large: bool
    only_if: str
    notice: SafeString


def question_html(
    question: Question,
    raw: Any = None,
    error: str = "",
    *,
    large: bool = False,
    only_if: str = "",
    notice: SafeString = NO_NOTICE,
) -> SafeString:
    """One question. ``raw`` is what was typed, in the form in which the API takes it.

    ``large``: it stands alone on its page, which then says the section itself. ``notice``: what
    people are told before they answer this one.
    """
    place = Place(large, only_if, notice)
    if raw is None and not error and question.type != "picture_choice":
        return _blank(question, get_language() or "", place)
    return _draw(question, raw, error, place)


@lru_cache(maxsize=2000)
def _blank(question: Question, language: str, place: "Place") -> SafeString:
    return _draw(question, None, "", place)


def _draw(question: Question, raw: Any, error: str, place: "Place") -> SafeString:
    context = {
        "q": question,
        "kind": KINDS[question.type],
        "id": f"q-{question.key}",
        "name": question.key,
        "label": question.label,
        "hint": question.help,
        "error": error,
        "required": question.required,
        "large": place.large,
        "section": "" if place.large else question.section,
        "section_intro": "" if place.large else question.section_intro,
        "only_if": place.only_if,
        "said_first": place.notice,
        "show_if": question.show_if,
        **_parts(question, raw),
    }
    html = render_to_string("consultations/question.html", context)
    return mark_safe(html)  # noqa: S308  # its template has escaped it


@lru_cache(maxsize=200)
def notice_html(said: Said, language: str, *, again: bool = False) -> SafeString:
    """``again``: it was said further up on the page."""
    html = render_to_string("consultations/_told.html", {"said": said, "again": again})
    return mark_safe(html)  # noqa: S308  # its template has escaped it


def only_if_words(schema: Any, question: Question) -> str:
    """Said in single-page mode, where a page without scripts shows every question."""
    return reason(schema, question) if question.show_if else ""


def _parts(question: Question, raw: Any) -> dict[str, Any]:
    """What the template of this kind needs."""
    if question.type == "matrix":
        return _matrix(question, raw if isinstance(raw, Mapping) else {})
    if question.type == "ranking":
        return _ranking(question, raw if isinstance(raw, list) else [])
    if question.type == "date":
        return dict(zip(("day", "month", "year"), _date_parts(raw), strict=True))
    if question.options:
        return _choice(question, raw)
    return {"value": "" if raw is None else raw}


def _chosen(raw: Any) -> set[str]:
    if isinstance(raw, (list, tuple)):
        return {str(item) for item in raw}
    return set() if raw is None else {str(raw)}


def _choice(question: Question, raw: Any) -> dict[str, Any]:
    chosen = _chosen(raw)
    images = _images(question.options)
    options = [
        {
            "value": option.value,
            "label": option.label,
            "checked": option.value in chosen,
            "apart": option.value == PREFER_NOT_TO_SAY,
            "image": images.get(option.image or 0),
        }
        for option in question.options
    ]
    return {
        "options": options,
        "multiple": question.type == "multiple_choice",
        "pictures": question.type == "picture_choice",
        **(_scale(question, options) if question.type == "scale" else {}),
    }


def _scale(question: Question, options: list[dict[str, Any]]) -> dict[str, Any]:
    """Points show their number; the hint says what the ends mean, so that it is read out."""
    first, last = (question.options[at].label.partition(": ") for at in (0, -1))
    for option in options:
        option["label"] = option["value"]
    ends = _("%(first)s means %(low)s, %(last)s means %(high)s.") % {
        "first": first[0],
        "low": first[2],
        "last": last[0],
        "high": last[2],
    }
    return {"hint": f"{question.help} {ends}".strip()}


def _images(options: Iterable[Option]) -> dict[int, CommunityImage]:
    wanted = [option.image for option in options if option.image]
    return CommunityImage.objects.in_bulk(wanted) if wanted else {}


def _ranking(question: Question, raw: list[Any]) -> dict[str, Any]:
    places = []
    for place in range(1, len(question.options) + 1):
        current = raw[place - 1] if place <= len(raw) else ""
        options = [
            {"value": o.value, "label": o.label, "selected": o.value == current}
            for o in question.options
        ]
        places.append({"name": f"{question.key}.{place}", "number": place, "options": options})
    return {"places": places}


def _matrix(question: Question, raw: Mapping[str, Any]) -> dict[str, Any]:
    rows = [
        {
            "name": f"{question.key}.{row.value}",
            "label": row.label,
            "cells": [
                {"value": o.value, "label": o.label, "checked": raw.get(row.value) == o.value}
                for o in question.options
            ],
        }
        for row in question.rows
    ]
    columns = [{"value": o.value, "label": o.label} for o in question.options]
    return {"columns": columns, "rows": rows}


def _date_parts(raw: Any) -> tuple[str, str, str]:
    year, _, rest = str(raw or "").partition("-")
    month, _, day = rest.partition("-")
    return tuple(part.replace("?", "") for part in (day, month, year))  # type: ignore[return-value]  # three parts
