"""The nouns of one compiled questionnaire, and their JSON form."""

import hashlib
import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass, fields
from functools import cached_property
from typing import Any

PREFER_NOT_TO_SAY = "prefer-not-to-say"


@dataclass(frozen=True, kw_only=True)
class Option:
    """``alone``: among several choices, it is never chosen together with another."""

    value: str
    label: str
    image: int | None = None
    image_alt: str = ""
    alone: bool = False


@dataclass(frozen=True, kw_only=True)
class Bin:
    """Numbers from ``low`` up to ``high``; the last bin of a question includes its ``high``."""

    value: str
    label: str
    low: float
    high: float


@dataclass(frozen=True, kw_only=True)
class Condition:
    """Holds when the answer to the earlier question ``question`` is one of ``any_of``."""

    question: str
    any_of: tuple[str, ...]


@dataclass(frozen=True, kw_only=True)
class Question:
    """One question, or one information page (``type`` "information": nothing to answer).

    ``minimum`` and ``maximum`` bound numbers; ``earliest`` and ``latest`` (ISO dates) bound dates.
    ``max_length`` counts characters of a text. ``equality`` answers are stored apart.
    ``section`` and ``section_intro`` are set on the first question of a section.
    """

    key: str
    type: str
    label: str
    help: str = ""
    notice: str = ""
    body: str = ""
    required: bool = False
    equality: bool = False
    sensitive: bool = False
    section: str = ""
    section_intro: str = ""
    options: tuple[Option, ...] = ()
    rows: tuple[Option, ...] = ()
    bins: tuple[Bin, ...] = ()
    show_if: tuple[Condition, ...] = ()
    whole: bool = False
    unit: str = ""
    minimum: float | None = None
    maximum: float | None = None
    earliest: str = ""
    latest: str = ""
    max_length: int = 0
    max_choices: int = 0

    @cached_property
    def option_values(self) -> frozenset[str]:
        return frozenset(option.value for option in self.options)

    @cached_property
    def option_labels(self) -> dict[str, str]:
        return {option.value: option.label for option in self.options}

    @cached_property
    def row_values(self) -> frozenset[str]:
        return frozenset(row.value for row in self.rows)

    @property
    def answerable(self) -> bool:
        return self.type != "information"


@dataclass(frozen=True)
class Schema:
    questions: tuple[Question, ...]

    @cached_property
    def by_key(self) -> dict[str, Question]:
        return {question.key: question for question in self.questions}

    @cached_property
    def answerable(self) -> tuple[Question, ...]:
        return tuple(question for question in self.questions if question.answerable)

    @cached_property
    def free_text(self) -> tuple[Question, ...]:
        return tuple(q for q in self.questions if q.type in FREE_TEXT)

    @cached_property
    def has_conditions(self) -> bool:
        return any(question.show_if for question in self.questions)

    @cached_property
    def digest(self) -> str:
        """SHA-256 of the canonical JSON: two schemas ask the same exactly when these agree."""
        canonical = json.dumps(to_json(self), sort_keys=True, separators=(",", ":"))
        return hashlib.sha256(canonical.encode()).hexdigest()


FREE_TEXT = frozenset({"short_text", "long_text"})
_EMPTY: dict[str, Any] = {f.name: f.default for f in fields(Question)}


def to_json(schema: Schema) -> dict[str, Any]:
    """Plain data; what has its default is left out."""
    return {"questions": [_lean(question) for question in schema.questions]}


def from_json(data: Mapping[str, Any]) -> Schema:
    return Schema(tuple(_question(item) for item in data["questions"]))


def _lean(question: Question) -> dict[str, Any]:
    plain = json.loads(json.dumps(asdict(question)))
    for option in (*plain["options"], *plain["rows"]):
        if not option["alone"]:
            del option["alone"]  # digests of what was compiled before stay as they are
    return {
        name: value
        for name, value in plain.items()
        if (value != _EMPTY[name] and value != []) or name in ("key", "type", "label")
    }


def _question(item: Mapping[str, Any]) -> Question:
    parts: dict[str, Any] = dict(item)
    parts["options"] = tuple(Option(**o) for o in item.get("options", ()))
    parts["rows"] = tuple(Option(**o) for o in item.get("rows", ()))
    parts["bins"] = tuple(Bin(**b) for b in item.get("bins", ()))
    parts["show_if"] = tuple(
        Condition(question=c["question"], any_of=tuple(c["any_of"]))
        for c in item.get("show_if", ())
    )
    return Question(**parts)
