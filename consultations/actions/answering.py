"""Keeping what people answer: drafts page by page, sending once, changing, taking back.

Every deed is one transaction. A response is known by its idempotency key, so that a double tap, a
repeated post or a second tab finds the response that is already there.
"""

import uuid
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.db import IntegrityError, transaction
from django.utils import timezone

from community.crypto import envelope
from community.outbox.actions import Due, post_many
from community.privacy.rules.notices import told
from community.safeguarding.actions.reading import forget_texts
from consultations import rules, storage
from consultations.actions import tallying
from consultations.models import Answer, EqualityAnswer, Questionnaire, Response, Version
from consultations.questionnaire.answers import missing_answers, without_hidden
from consultations.questionnaire.schema import FREE_TEXT, Question, Schema
from consultations.receipts import index_of, words_for
from consultations.states import Channel, ResponseState

SCREENING = "screening"
MOST_ATTEMPTS = 20


class NotAccepted(Exception):
    """The rules refuse; ``refusal`` says why."""

    def __init__(self, refusal: rules.Refusal) -> None:
        super().__init__(refusal.reason)
        self.refusal = refusal


class OtherContent(Exception):
    """This key already carries other answers, or answers that were taken back."""

    def __init__(self, response: Response) -> None:
        super().__init__("These answers have been sent already, with other content.")
        self.response = response


class Incomplete(Exception):
    """Required questions, ``missing`` by key, have no answer; or nothing was answered at all."""

    def __init__(self, missing: list[str]) -> None:
        super().__init__("There are questions without an answer.")
        self.missing = missing


@dataclass(frozen=True)
class Sending:
    """One set of cleaned answers on its way in."""

    questionnaire: Questionnaire
    version: Version
    key: uuid.UUID
    values: Mapping[str, Any]
    language: str = "en"
    channel: Channel = Channel.WEB
    started_at: datetime | None = None
    notices: str = ""


@dataclass(frozen=True)
class Sent:
    response: Response
    receipt: str
    created: bool


def receipt_of(response: Response) -> str:
    return words_for(response.idempotency_key, attempt=response.receipt_round)


def submit(sending: Sending) -> Sent:
    """Store a whole set of answers; the same again finds it stored.

    Raises :class:`NotAccepted` (closed) or :class:`OtherContent`.
    """
    refusal = rules.why_not_answer(sending.questionnaire, started_at=sending.started_at)
    if refusal is not None:
        return _repeat_or_refuse(sending, refusal)
    for attempt in range(MOST_ATTEMPTS):
        try:
            with transaction.atomic():
                response = _insert(sending, attempt)
            return Sent(response, receipt_of(response), created=True)
        except IntegrityError:
            existing = Response.objects.filter(idempotency_key=sending.key).first()
            if existing is not None:
                return _settle(existing, sending)
    raise RuntimeError("no free receipt was found")


def _insert(sending: Sending, attempt: int) -> Response:
    response = Response(
        id=uuid.uuid4(),
        questionnaire_id=sending.questionnaire.pk,
        version_id=sending.version.pk,
        state=ResponseState.SUBMITTED,
        channel=sending.channel,
        language=sending.language,
        idempotency_key=sending.key,
        receipt_index=index_of(words_for(sending.key, attempt=attempt)),
        receipt_round=attempt,
        content_digest=storage.content_digest(sending.values),
        submitted_on=timezone.localdate(),
        notices=sending.notices,
    )
    response.save(force_insert=True)
    _insert_answers(response, sending.version.compiled, sending.values)
    return response


def _insert_rows(response: Response, schema: Schema, values: Mapping[str, Any]) -> None:
    key = None
    if any(question.key in values for question in schema.free_text):
        key = envelope.new_key(response.subject)
        key.save(force_insert=True)
    storage.insert_rows(storage.make_rows(response.pk, schema, values, key))


def _insert_answers(response: Response, schema: Schema, values: Mapping[str, Any]) -> None:
    """Those that were sent: what is free text is owed a reading."""
    _insert_rows(response, schema, values)
    if due := texts_due(response, schema, values):
        post_many(due)


def texts_due(response: Response, schema: Schema, values: Mapping[str, Any]) -> list[Due]:
    """One outbox row for each free text that somebody sent: it is owed a reading.

    The day alone, and nothing made from the words: the row must not tell who sent them, or when.
    Erasing answers takes their rows away, so that changed words are owed a reading again.
    """
    return [
        Due(
            event="consultations.text_sent",
            to="safeguarding",
            about=text_reference(response.pk, question.key),
            channel=SCREENING,
            day_only=True,
        )
        for question in schema.free_text
        if question.key in values
    ]


def texts_of(response: Response) -> list[str]:
    """What outbox rows about this response can be about."""
    questions = response.version.compiled.free_text
    return [text_reference(response.pk, question.key) for question in questions]


def text_reference(response_id: uuid.UUID, question: str) -> str:
    return f"consultations.answer:{response_id}.{question}"


def _repeat_or_refuse(sending: Sending, refusal: rules.Refusal) -> Sent:
    """A repeated post that was stored in time still gets its receipt."""
    existing = Response.objects.filter(idempotency_key=sending.key).first()
    if existing is None or existing.state != ResponseState.SUBMITTED:
        raise NotAccepted(refusal)
    return _settle(existing, sending)


def _settle(existing: Response, sending: Sending) -> Sent:
    """What a post means whose key is already known: a draft is sent, a repeat is answered."""
    if existing.questionnaire_id != sending.questionnaire.pk:
        raise OtherContent(existing)
    if existing.state == ResponseState.DRAFT:
        return _send(existing, sending)
    same = bytes(existing.content_digest or b"") == storage.content_digest(sending.values)
    if existing.state == ResponseState.SUBMITTED and same:
        return Sent(existing, receipt_of(existing), created=False)
    raise OtherContent(existing)


def _send(draft: Response, sending: Sending) -> Sent:
    """Turn a draft into sent answers; of two at once, one does it and the other finds it done."""
    with transaction.atomic():
        locked = Response.objects.select_for_update().get(pk=draft.pk)
        created = locked.state == ResponseState.DRAFT
        if created:
            locked.state = ResponseState.SUBMITTED
            locked.version = sending.version
            locked.language = sending.language or locked.language
            locked.notices = told(locked.notices, sending.notices)
            _replace(locked, sending.version.compiled, sending.values)
    same = bytes(locked.content_digest or b"") == storage.content_digest(sending.values)
    if not created and not same:
        raise OtherContent(locked)
    return Sent(locked, receipt_of(locked), created=created)


def _replace(response: Response, schema: Schema, values: Mapping[str, Any]) -> None:
    """New content for a response that is locked, in the transaction of the caller."""
    was_sent = response.submitted_on is not None
    response.content_digest = storage.content_digest(values)
    response.submitted_on = timezone.localdate()
    response.started_at = None
    response.tallied = False
    response.save()
    _erase_answers(response, was_sent=was_sent)
    _insert_answers(response, schema, values)


def _erase_answers(response: Response, *, was_sent: bool) -> None:
    """``was_sent``: only then were its texts put into the reading queue."""
    Answer.objects.filter(response=response).delete()
    EqualityAnswer.objects.filter(response=response).delete()
    envelope.shred(response.subject)
    if was_sent:
        forget_texts(texts_of(response))


def send_draft(draft: Response, *, notices: str = "") -> Sent:
    """Send a draft with the answers it holds at that moment, whatever other tabs are doing.

    Raises like :func:`submit`, and :class:`Incomplete`.
    """
    refusal = rules.why_not_answer(draft.questionnaire, started_at=draft.started_at)
    if refusal is not None and draft.state == ResponseState.DRAFT:
        raise NotAccepted(refusal)
    with transaction.atomic():
        locked = Response.objects.select_for_update().get(pk=draft.pk)
        schema = draft.version.compiled
        values = without_hidden(schema, storage.values_of(locked))
        if locked.state != ResponseState.DRAFT:
            return Sent(locked, receipt_of(locked), created=False)
        missing = [q.key for q in missing_answers(schema, values)]
        if missing or not values:
            raise Incomplete(missing)
        locked.state = ResponseState.SUBMITTED
        locked.notices = told(locked.notices, notices)
        _replace(locked, schema, values)
    return Sent(locked, receipt_of(locked), created=True)


def save_step(
    sending: Sending, question: Question, value: Any, *, draft: Response | None = None
) -> Response:
    """Keep one page of a draft; None as value empties it. Makes the draft when there is none.

    Raises :class:`NotAccepted` when closed, :class:`OtherContent` when it has been sent already.
    """
    refusal = rules.why_not_answer(sending.questionnaire, started_at=sending.started_at)
    if refusal is not None:
        raise NotAccepted(refusal)
    draft = draft or _find_or_start(sending)
    with transaction.atomic():
        locked = Response.objects.select_for_update().get(pk=draft.pk)
        if locked.state != ResponseState.DRAFT:
            raise OtherContent(locked)
        _store(locked, question, value)
        _note(locked, sending.notices)
    return draft


def _note(draft: Response, notices: str) -> None:
    """What the page had told them is kept with what it asked."""
    all_told = told(draft.notices, notices)
    if all_told != draft.notices:
        draft.notices = all_told
        draft.save(update_fields=["notices"])


def save_all(sending: Sending) -> Response:
    """Keep a whole form as a draft, in the wording it showed: what was emptied is gone.

    Raises like :func:`save_step`.
    """
    refusal = rules.why_not_answer(sending.questionnaire, started_at=sending.started_at)
    if refusal is not None:
        raise NotAccepted(refusal)
    draft = _find_or_start(sending)
    with transaction.atomic():
        locked = Response.objects.select_for_update().get(pk=draft.pk)
        if locked.state != ResponseState.DRAFT:
            raise OtherContent(locked)
        locked.version = sending.version
        locked.notices = told(locked.notices, sending.notices)
        locked.save(update_fields=["version", "notices"])
        _erase_answers(locked, was_sent=False)
        _insert_rows(locked, sending.version.compiled, sending.values)
    return locked


@transaction.atomic
def drop_draft(questionnaire: int, key: uuid.UUID) -> bool:
    """What was begun on a shared tablet and not sent goes, with the key that opens it."""
    drafts = Response.objects.select_for_update().filter(questionnaire=questionnaire)
    draft = drafts.filter(idempotency_key=key).first()
    if draft is None or not rules.can_drop(draft):
        return False
    _erase_answers(draft, was_sent=False)
    draft.delete()
    return True


def _store(draft: Response, question: Question, value: Any) -> None:
    model = EqualityAnswer if question.equality else Answer
    if value is None:
        model.objects.filter(response=draft, question=question.key).delete()
        return
    key = None
    if isinstance(value, str) and question.type in FREE_TEXT:
        key = envelope.keys_for([draft.subject]).get(draft.subject)
        if key is None:
            key = envelope.new_key(draft.subject)
            key.save(force_insert=True)
    model.objects.bulk_create(
        [storage.make_row(draft.pk, question, value, key)],  # type: ignore[list-item]  # of model
        update_conflicts=True,
        unique_fields=["response", "question"],
        update_fields=["value", "ciphertext"],
    )


def _find_or_start(sending: Sending) -> Response:
    for attempt in range(MOST_ATTEMPTS):
        existing = Response.objects.filter(idempotency_key=sending.key).first()
        if existing is not None:
            return existing
        try:
            with transaction.atomic():
                return Response.objects.create(
                    questionnaire=sending.questionnaire,
                    version=sending.version,
                    channel=sending.channel,
                    language=sending.language,
                    idempotency_key=sending.key,
                    receipt_index=index_of(words_for(sending.key, attempt=attempt)),
                    receipt_round=attempt,
                    started_at=sending.started_at or timezone.now(),
                )
        except IntegrityError:
            continue
    raise RuntimeError("no free receipt was found")


def change(response: Response, values: Mapping[str, Any], *, notices: str = "") -> Response:
    """Replace sent answers by others, all at once; the receipt stays."""
    with transaction.atomic():
        locked = _locked(response)
        if not rules.can_change(locked):
            raise NotAccepted(rules.Refusal("fixed", "These answers can no longer be changed."))
        if bytes(locked.content_digest or b"") == storage.content_digest(values):
            return locked
        tallying.take_out(locked)
        locked.notices = told(locked.notices, notices)
        _replace(locked, locked.version.compiled, values)
    return locked


def withdraw(response: Response) -> Response:
    """Take answers back: they are erased, their key destroyed; that they existed remains."""
    with transaction.atomic():
        locked = _locked(response)
        if not rules.can_withdraw(locked):
            return locked
        tallying.take_out(locked)
        _erase_answers(locked, was_sent=True)
        locked.state = ResponseState.WITHDRAWN
        locked.submitted_on = timezone.localdate()
        locked.started_at = None
        locked.content_digest = b""
        locked.tallied = False
        locked.save()
    return locked


def _locked(response: Response) -> Response:
    """The counts are held first, as the tally does, so that the two never wait for each other."""
    tallying.hold(response.questionnaire_id)
    manager = Response.objects.select_for_update(of=("self",))
    return manager.select_related("questionnaire", "version").get(pk=response.pk)


def find_by_receipt(words: str) -> Response | None:
    """The response of four words, or None."""
    found = Response.objects.filter(receipt_index=index_of(words))
    return found.select_related("questionnaire__page", "questionnaire__version", "version").first()
