"""From the editor's blocks to a typed questionnaire.

``name_blocks`` gives every question and choice the short name it keeps for good; ``compile_blocks``
makes the schema, or says in plain sentences what an editor has to mend first.
"""

import itertools
import re
from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import Any

from django.utils.text import slugify

from consultations.questionnaire.schema import (
    PREFER_NOT_TO_SAY,
    Bin,
    Condition,
    Option,
    Question,
    Schema,
)
from consultations.questionnaire.types.number import in_words

LONGEST_KEY = 40
OPTION_NAME = re.compile(r"^[A-Za-z0-9][A-Za-z0-9_-]*\Z")  # a slash would part a matrix table


class CannotCompile(ValueError):
    """``problems`` are sentences for the editor."""

    def __init__(self, problems: list[str]) -> None:
        super().__init__(" ".join(problems))
        self.problems = problems


def key_from(text: str, taken: Iterable[str], *, separator: str = "_") -> str:
    """A short name made of the wording, unlike those already taken."""
    words = slugify(re.sub(r"[^\w\s]", " ", text)).replace("-", separator)
    base = words[:LONGEST_KEY].strip(separator) or "question"
    if separator == "_" and not base[0].isalpha():
        base = f"q_{base}"
    taken = set(taken)
    name, number = base, 2
    while name in taken:
        name, number = f"{base}{separator}{number}", number + 1
    return name


def name_blocks(stream: Any, kinds: Mapping[str, str] | None = None) -> None:
    """Fill in missing short names, in place, and let conditions refer to them.

    ``kinds``: which kind of question each short name has stood for before. A name never stands for
    another kind: old answers would be read as something they are not.
    """
    asked = [child for child in stream if child.block_type != "section"]
    blocks = [child.value for child in asked]
    taken = {value["key"] for value in blocks if value["key"]}
    for child in asked:
        value, kind = child.value, kind_of(child.block_type, child.value)
        if not value["key"]:
            others = {key for key, before in (kinds or {}).items() if before != kind}
            value["key"] = key_from(value["label"], taken | others)
            taken.add(value["key"])
        for field in ("options", "rows"):
            _name_options(value.get(field) or ())
    for position, value in enumerate(blocks):
        for condition in value.get("show_if") or ():
            _name_condition(condition, asked[:position])


def _name_condition(condition: Any, earlier: Iterable[Any]) -> None:
    """Wordings become short names; what is not found stays as typed, for the editor to mend."""
    wanted = (condition["question"] or "").strip()
    by_name = {child.value["key"]: child for child in earlier}
    by_wording = {(child.value["label"] or "").casefold(): child for child in earlier}
    found = by_name.get(wanted) or by_wording.get(wanted.casefold())
    if found is None:
        return
    condition["question"] = found.value["key"]
    options = _options(found.block_type, found.value)
    values = {option.value for option in options}
    named = {option.label.casefold(): option.value for option in options}
    lines = (line.strip() for line in (condition["answers"] or "").splitlines())
    condition["answers"] = "\n".join(
        line if line in values else named.get(line.casefold(), line) for line in lines if line
    )


def _name_options(options: Iterable[Any]) -> None:
    options = list(options)
    taken = {option["value"] for option in options if option["value"]} | {PREFER_NOT_TO_SAY}
    for option in options:
        if not option["value"]:
            option["value"] = key_from(option["label"], taken, separator="-")
            taken.add(option["value"])


def changed_kinds(schema: Schema, kinds: Mapping[str, str]) -> list[str]:
    """What an editor has to mend where a short name would stand for another kind than before."""
    return [
        f"'{question.label}' has the short name '{question.key}', which another kind of question "
        "had before. Empty its short name: it gets one of its own."
        for question in schema.questions
        if kinds.get(question.key, question.type) != question.type
    ]


def compile_blocks(stream: Any) -> Schema:
    """The schema of a stream whose blocks have their names. Raises :class:`CannotCompile`."""
    questions: list[Question] = []
    problems: list[str] = []
    section: Mapping[str, Any] = {}
    for child in stream:
        if child.block_type == "section":
            section = child.value
            continue
        earlier = {question.key: question for question in questions}
        question = _question(child.block_type, child.value, section)
        section = {}
        conditions = _conditions(question, child.value.get("show_if") or (), earlier, problems)
        questions.append(replace(question, show_if=conditions))
        problems += _problems(question, earlier)
    if not any(question.answerable for question in questions):
        problems.append("Add at least one question.")
    if problems:
        raise CannotCompile(problems)
    return Schema(tuple(questions))


def kind_of(block_type: str, value: Mapping[str, Any]) -> str:
    if block_type == "equality":
        return "multiple_choice" if value["several"] else "single_choice"
    return block_type


def _question(block_type: str, value: Mapping[str, Any], section: Mapping[str, Any]) -> Question:
    equality, kind = block_type == "equality", kind_of(block_type, value)
    return Question(
        key=value["key"],
        type=kind,
        label=value["label"],
        equality=equality,
        sensitive=equality or bool(value.get("sensitive")),
        section=section.get("title", ""),
        section_intro=section.get("intro", ""),
        options=_options(kind, value),
        rows=tuple(_option(row) for row in value.get("rows") or ()),
        bins=tuple(
            make_bin(b["low"], b["high"], whole=bool(value.get("whole")))
            for b in value.get("bins") or ()
        ),
        earliest=_day(value.get("earliest")),
        latest=_day(value.get("latest")),
        max_length=value.get("max_length") or 0,
        max_choices=value.get("max_choices") or 0,
        **{name: value[name] for name in _AS_THEY_ARE if value.get(name) not in (None, "")},
    )


_AS_THEY_ARE = ("help", "notice", "body", "required", "whole", "unit", "minimum", "maximum")


def _day(value: Any) -> str:
    return value.isoformat() if value else ""


def make_bin(low: float, high: float, *, whole: bool = False) -> Bin:
    """Numbers from ``low`` to under ``high`` (for whole numbers said as 'low to high minus 1')."""
    label = f"{in_words(low)} to under {in_words(high)}"
    if whole:
        top = int(high) - 1
        label = in_words(low) if top <= low else f"{in_words(low)} to {in_words(top)}"
    return Bin(value=f"{low:.15g}-{high:.15g}", label=label, low=low, high=high)


def _option(value: Mapping[str, Any]) -> Option:
    image = value.get("image")
    return Option(
        value=value["value"],
        label=value["label"],
        image=image.pk if image else None,
        image_alt=value.get("image_alt") or "",
        alone=bool(value.get("alone")),
    )


def _options(kind: str, value: Mapping[str, Any]) -> tuple[Option, ...]:
    if kind == "scale":
        return _points(value)
    options = tuple(_option(option) for option in value.get("options") or ())
    if value.get("prefer_not_to_say"):
        options += (Option(value=PREFER_NOT_TO_SAY, label="Prefer not to say"),)
    return options


def _points(value: Mapping[str, Any]) -> tuple[Option, ...]:
    last = value["points"] or 0
    ends = {1: f"1: {value['lowest']}", last: f"{last}: {value['highest']}"}
    return tuple(Option(value=str(n), label=ends.get(n, str(n))) for n in range(1, last + 1))


def _conditions(
    question: Question,
    given: Iterable[Mapping[str, Any]],
    earlier: Mapping[str, Question],
    problems: list[str],
) -> tuple[Condition, ...]:
    conditions = []
    for condition in given:
        asked = earlier.get(condition["question"])
        if asked is None or not asked.options:
            problems.append(
                f"'{question.label}' depends on '{condition['question']}', which is not an "
                "earlier question with choices."
            )
            continue
        if asked.equality:
            problems.append(
                f"'{question.label}' cannot depend on '{asked.label}', an equality question: "
                "being asked would tell what somebody answered there."
            )
            continue
        values = [line.strip() for line in condition["answers"].splitlines() if line.strip()]
        if unknown := [line for line in values if line not in asked.option_values]:
            problems.append(
                f"'{question.label}' depends on '{asked.label}', which has no choice called "
                f"'{unknown[0]}'."
            )
            continue
        conditions.append(Condition(question=asked.key, any_of=tuple(values)))
    return tuple(conditions)


def _problems(question: Question, earlier: Mapping[str, Question]) -> Iterable[str]:
    if question.key in earlier:
        yield f"Two questions have the short name '{question.key}'. Give one of them another."
    for named, what in ((question.options, "choices"), (question.rows, "lines")):
        if len({one.value for one in named}) < len(named):
            yield f"'{question.label}' has two {what} with the same short name."
    if len({one.value for one in question.bins}) < len(question.bins):
        yield f"'{question.label}' has the same group twice."
    for option in (*question.options, *question.rows):
        if not OPTION_NAME.match(option.value):
            yield (
                f"'{question.label}' has a choice with the short name '{option.value}'. "
                "Use letters, digits, - and _ only."
            )
    if question.equality and question.required:
        yield f"'{question.label}' is an equality question and must stay optional."
    edges = [(one.low, one.high) for one in question.bins]
    pairs = itertools.pairwise(edges)
    if any(low >= high for low, high in edges) or any(a[1] > b[0] for a, b in pairs):
        yield f"The groups of '{question.label}' must go upwards and must not overlap."
    if question.earliest and question.latest and question.earliest > question.latest:
        yield f"The earliest day of '{question.label}' is after its latest."
