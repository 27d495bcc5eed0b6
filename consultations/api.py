"""The public API: read consultations, answer them, read released results. No sign-in, no cookies.

Shapes and codes are a contract with outsiders: see docs/api.md and the OpenAPI document.
"""

import uuid
from typing import Annotated, Any

from django.http import Http404, HttpRequest, HttpResponse
from ninja import Header, Router, Schema, Status
from pydantic import Field, StrictInt, WithJsonSchema

from community.people.networks import seconds_left
from consultations import limits, rules
from consultations.actions.answering import NotAccepted, OtherContent, Sending, submit
from consultations.finding import find_questionnaire
from consultations.models import Questionnaire, Response, Version
from consultations.models.responses import key_from
from consultations.questionnaire.answers import clean_all
from consultations.questionnaire.schema import Question
from consultations.results import latest_release
from consultations.states import Channel

router = Router(tags=["consultations"])
LARGEST_VERSION = 2**31
# The document says UUID; we read it ourselves, so that another one gets a sentence as its answer.
Uuid = Annotated[str, WithJsonSchema({"type": "string", "format": "uuid"})]
IdempotencyKey = Annotated[Uuid, Header(alias="Idempotency-Key")]


class ConsultationOut(Schema):
    slug: str
    title: str
    status: str
    opens_at: str
    closes_at: str
    version: int


class ConsultationList(Schema):
    items: list[ConsultationOut]
    count: int


class OptionOut(Schema):
    value: str
    label: str


class ConditionOut(Schema):
    question: str
    any_of: list[str]


class QuestionOut(Schema):
    key: str
    type: str
    label: str
    help: str = ""
    required: bool
    options: list[OptionOut]
    rows: list[OptionOut]
    show_if: list[ConditionOut]
    minimum: float | None = None
    maximum: float | None = None
    max_length: int | None = None
    max_choices: int | None = None


class ConsultationDetail(ConsultationOut):
    questions: list[QuestionOut]


class ResponseIn(Schema):
    version: StrictInt
    answers: dict[str, Any]
    language: Annotated[str, Field(pattern=r"^[a-z]{2,3}(-[A-Za-z]{2,8})?$")] = "en"


class Receipt(Schema):
    receipt: str


class Refusal(Schema):
    """Why not, in a sentence: nothing is there, or not now."""

    detail: str


class Errors(Schema):
    errors: dict[str, str]


class ResultOption(Schema):
    value: str
    label: str
    count: int | None


class ResultQuestion(Schema):
    key: str
    label: str
    type: str
    answered: int | None
    options: list[ResultOption]


class Results(Schema):
    consultation: str
    responses: int | None
    threshold: int
    base: int
    questions: list[ResultQuestion]


def _summary(questionnaire: Questionnaire) -> dict[str, Any]:
    return {
        "slug": questionnaire.slug,
        "title": questionnaire.title,
        "status": questionnaire.status.value,
        "opens_at": questionnaire.opens_at.isoformat(),
        "closes_at": questionnaire.end.isoformat(),
        "version": questionnaire.version.number if questionnaire.version else 0,
    }


@router.get("/consultations", response=ConsultationList, summary="All public consultations")
def list_consultations(request: HttpRequest) -> dict[str, Any]:
    found = Questionnaire.objects.public().filter(version__isnull=False).order_by("-closes_at")
    items = [_summary(one) for one in found.select_related("version").defer("version__schema")]
    return {"items": items, "count": len(items)}


@router.get(
    "/consultations/{slug:slug}",
    response={200: ConsultationDetail, 404: Refusal},
    summary="One, with its questions",
)
def read_consultation(request: HttpRequest, slug: str) -> dict[str, Any]:
    questionnaire = find_questionnaire(slug)
    questions = questionnaire.wording.compiled.questions
    return {**_summary(questionnaire), "questions": [_question(q) for q in questions]}


def _question(question: Question) -> dict[str, Any]:
    return {
        "key": question.key,
        "type": question.type,
        "label": question.label,
        "help": question.help or question.body,
        "required": question.required,
        "options": [{"value": o.value, "label": o.label} for o in question.options],
        "rows": [{"value": row.value, "label": row.label} for row in question.rows],
        "show_if": [
            {"question": one.question, "any_of": list(one.any_of)} for one in question.show_if
        ],
        "minimum": question.minimum,
        "maximum": question.maximum,
        "max_length": question.max_length or None,
        "max_choices": question.max_choices or None,
    }


@router.post(
    "/consultations/{slug:slug}/responses",
    response={
        200: Receipt,
        201: Receipt,
        404: Refusal,
        409: Refusal,
        413: Errors,
        415: Errors,
        422: Errors,
        429: Refusal,
    },
    summary="Answer a consultation",
)
def create_response(
    request: HttpRequest,
    response: HttpResponse,
    slug: str,
    payload: ResponseIn,
    idempotency_key: IdempotencyKey,
) -> Status[Any]:
    """The same key again gives the same receipt, and nothing is stored twice."""
    questionnaire = find_questionnaire(slug, fresh=True)
    key = key_from(idempotency_key)
    version = _version(questionnaire, payload.version)
    if key is None:
        return Status(422, {"errors": {"Idempotency-Key": "Send a UUID in this header."}})
    refusal = rules.why_not_answer(questionnaire)
    if version is None:
        return _unknown_version(refusal)
    cleaned = clean_all(version.compiled, payload.answers)
    if refusal is None and (cleaned.errors or not cleaned.values):
        errors = cleaned.errors or {"answers": "Answer at least one question."}
        return Status(422, {"errors": errors})
    if refusal is None and not _may_send(request, key):
        response["Retry-After"] = str(seconds_left())
        return Status(429, {"detail": limits.TOO_MANY_RESPONSES.reason})
    return _store(questionnaire, version, key, cleaned.values, payload.language)


def _may_send(request: HttpRequest, key: uuid.UUID) -> bool:
    """Whoever repeats a post to be sure of it is never stopped."""
    return limits.may_send(request) or Response.objects.filter(idempotency_key=key).exists()


def _unknown_version(refusal: rules.Refusal | None) -> Status[Any]:
    if refusal is not None:
        return Status(409, {"detail": refusal.reason})
    return Status(422, {"errors": {"version": "There is no such version of the questions."}})


def _store(
    questionnaire: Questionnaire,
    version: Version,
    key: uuid.UUID,
    values: dict[str, Any],
    language: str,
) -> Status[Any]:
    sending = Sending(
        questionnaire=questionnaire,
        version=version,
        key=key,
        values=values,
        language=language,
        channel=Channel.API,
    )
    try:
        sent = submit(sending)
    except NotAccepted as refused:
        return Status(409, {"detail": refused.refusal.reason})
    except OtherContent:
        detail = "Other answers were sent under this Idempotency-Key already."
        return Status(409, {"detail": detail})
    return Status(201 if sent.created else 200, {"receipt": sent.receipt})


def _version(questionnaire: Questionnaire, number: int) -> Version | None:
    current = questionnaire.version
    if current is not None and current.number == number:
        return current
    if not 0 < number < LARGEST_VERSION:
        return None
    return Version.objects.filter(questionnaire=questionnaire, number=number).first()


@router.get(
    "/consultations/{slug:slug}/results",
    response={200: Results, 404: Refusal},
    summary="Released results",
)
def read_results(request: HttpRequest, slug: str) -> Any:
    """Rounded counts; null is a number too small to show. 404 until results are released."""
    questionnaire = Questionnaire.objects.public().filter(slug=slug).first()
    release = latest_release(questionnaire) if questionnaire else None
    if release is None:
        raise Http404("No results have been released at this address.")
    return release.payload
