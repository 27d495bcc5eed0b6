"""What the members of a panel find: the questions that wait for them, and those they decided on."""

from dataclasses import dataclass
from typing import Any

from django.utils import timezone

from community.cms.models import CommunityImage
from community.people.roles import Role, has_role, may_use_editor
from community.privacy import gates
from consultations import rules
from consultations.actions.sign_offs import reasons
from consultations.models import SignOff, SignOffRequest
from consultations.questionnaire.schema import Question, Schema, from_json
from consultations.states import SignOffDecision

# How it is answered, where no choices show that.
KINDS = {
    "short_text": "A few words",
    "long_text": "As many words as somebody likes",
    "number": "A number",
    "date": "A day",
}


@dataclass(frozen=True, kw_only=True)
class Row:
    """``mine``: what this member said of it, None while they have not."""

    request: SignOffRequest
    mine: SignOff | None

    @property
    def is_settled(self) -> bool:
        """Others have agreed, and it is open: nothing waits for this member."""
        side = getattr(self.request.page, "questionnaire", None)
        return side is not None and side.live

    @property
    def is_open_to_me(self) -> bool:
        return self.mine is None and not self.is_settled


def wordings_for(person: Any) -> list[Row] | None:
    """The latest wording of each consultation that has not closed; None for who is on no panel.

    Two queries.
    """
    if not rules.may_look_over(person):
        return None
    found = (
        SignOffRequest.objects.filter(page__closes_at__gt=timezone.now())
        .exclude(asked_by=person.pk)
        .exclude(page__leads=person.pk)
        .select_related("page__questionnaire")
        .order_by("page_id", "-asked_on", "-made_at")
    )
    latest = {one.page_id: one for one in reversed(found)}
    said = {
        one.request_id: one
        for one in SignOff.objects.filter(by=person.pk, request__in=list(latest.values()))
    }
    rows = [Row(request=one, mine=said.get(one.pk)) for one in latest.values()]
    return sorted(
        rows, key=lambda row: (not row.is_open_to_me, row.request.framing.get("title", ""))
    )


@dataclass(frozen=True)
class Shown:
    """A choice as a member sees it, with its picture."""

    label: str
    image: CommunityImage | None
    alone: bool


@dataclass(frozen=True, kw_only=True)
class Asked:
    """One question as a member reads it: everything that somebody who answers would see."""

    question: Question
    kind: str
    options: list[Shown]
    bounds: str
    after: str


def questions_of(schema: Schema) -> list[Asked]:
    wanted = {one.image for question in schema.questions for one in question.options if one.image}
    images = CommunityImage.objects.in_bulk(wanted)
    return [
        Asked(
            question=question,
            kind=_kind(question),
            options=[
                Shown(one.label, images.get(one.image or 0), one.alone) for one in question.options
            ],
            bounds=_bounds(question),
            after=_after(question, schema),
        )
        for question in schema.questions
    ]


def _bounds(question: Question) -> str:
    """'In minutes, from 0 to 300', 'At most 2': what an answer is held to."""
    said = [f"In {question.unit}"] if question.unit else []
    said += [f"from {question.minimum:g}"] if question.minimum is not None else []
    said += [f"to {question.maximum:g}"] if question.maximum is not None else []
    said += [f"from {question.earliest}"] if question.earliest else []
    said += [f"to {question.latest}"] if question.latest else []
    said += [f"at most {question.max_choices} of them"] if question.max_choices else []
    said += [f"counted in groups: {', '.join(one.label for one in question.bins)}"] * bool(
        question.bins
    )
    return ", ".join(said).capitalize()


def _kind(question: Question) -> str:
    return KINDS.get(question.type, "")


def _after(question: Question, schema: Schema) -> str:
    """'Only if …': whom a question is asked."""
    said = []
    for condition in question.show_if:
        earlier = schema.by_key[condition.question]
        labels = [earlier.option_labels.get(value, value) for value in condition.any_of]
        said.append(f"'{earlier.label}' was answered with {' or '.join(labels)}")
    return f"Only if {' and '.join(said)}." if said else ""


@dataclass(frozen=True, kw_only=True)
class DataList:
    """What would be known of one person who answers everything."""

    asked: int
    words: int
    equality: list[str]
    reader: str
    basis: str


def data_list(request: SignOffRequest, schema: Schema) -> DataList:
    settled = gates.effective(request.page)
    return DataList(
        asked=len(schema.answerable),
        words=len(schema.free_text),
        equality=[question.label for question in schema.answerable if question.equality],
        reader=settled.reader_name,
        basis=settled.lawful_basis_label,
    )


def schema_of(request: SignOffRequest) -> Schema:
    return from_json(request.schema)


@dataclass(frozen=True, kw_only=True)
class Said:
    """What a panel's member said, for those who wrote the questions: no name."""

    panel: str
    decision: str
    reason: str


def said_of(request: SignOffRequest) -> list[Said]:
    words = reasons(request)
    return [
        Said(
            panel=one.get_panel_display(),
            decision=one.get_decision_display(),
            reason=words.get(one.pk, ""),
        )
        for one in request.sign_offs.order_by("panel", "decision", "id")
    ]


def refused_wordings() -> int:
    """Wordings that were refused, however many said so."""
    refused = SignOffRequest.objects.filter(sign_offs__decision=SignOffDecision.NOT_YET)
    return refused.distinct().count()


def refused_now() -> dict[int, SignOffRequest]:
    """By page, where somebody said 'not yet' to the latest wording that was asked about and that
    has not closed. Two queries."""
    found = (
        SignOffRequest.objects.filter(page__closes_at__gt=timezone.now())
        .select_related("page")
        .prefetch_related("sign_offs")
        .order_by("page_id", "-asked_on", "-made_at")
    )
    latest = {one.page_id: one for one in reversed(found)}
    return {pk: one for pk, one in latest.items() if refusers(one)}


def refusers(request: SignOffRequest) -> list[str]:
    """The panels that said 'not yet', each once; never who."""
    said = [
        one.get_panel_display()
        for one in request.sign_offs.all()
        if one.decision == SignOffDecision.NOT_YET
    ]
    return sorted(set(said))


def refused_for(person: Any) -> list[SignOffRequest]:
    """Comms editors hear of all, others of what they asked about themselves."""
    if not may_use_editor(person):
        return []
    is_comms = has_role(person, Role.COMMS_EDITOR)
    found = [one for one in refused_now().values() if is_comms or one.asked_by_id == person.pk]
    return sorted(found, key=lambda one: one.page.title)
