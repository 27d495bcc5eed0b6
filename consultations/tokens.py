"""What a browser carries between the pages of one set of answers: the idempotency key, signed.

These cookies belong to the whole site, so that the quick exit is sent them and can end them all.

The signature also carries when the server first showed the questions, so that a person who began
before closing may finish (that time is never stored with sent answers); and in which wording, so
that what comes back is read as it was asked, though the questions were edited meanwhile.
"""

import uuid
from dataclasses import dataclass
from datetime import UTC, datetime

from django.core import signing
from django.http import HttpRequest, HttpResponse
from django.utils import timezone

from community.device.cookies import named, put
from consultations.models.questionnaires import Questionnaire
from consultations.receipts import new_key

SALT = "consultations.answering"
RECEIPT_COOKIE = named("my-answer")
RECEIPT_SECONDS = 15 * 60
SENT_SECONDS = 10 * 60


@dataclass(frozen=True)
class Token:
    questionnaire: int
    version: int
    key: uuid.UUID
    started_at: datetime

    def signed(self) -> str:
        started = int(self.started_at.timestamp())
        parts = [self.questionnaire, self.version, self.key.hex, started]
        return signing.dumps(parts, salt=SALT)


def new_token(questionnaire: Questionnaire) -> Token:
    now = timezone.now().replace(microsecond=0)
    return Token(questionnaire.pk, questionnaire.wording.pk, new_key(), now)


def read_token(text: str, questionnaire: Questionnaire) -> Token | None:
    """None when it is forged, damaged or of another consultation."""
    return _read(text, questionnaire.pk)


def _read(text: str, questionnaire: int) -> Token | None:
    try:
        pk, version, key, started = signing.loads(text, salt=SALT)
        began = datetime.fromtimestamp(int(started), tz=UTC)
        token = Token(int(pk), int(version), uuid.UUID(hex=key), began)
    except (signing.BadSignature, ValueError, TypeError):
        return None
    return token if token.questionnaire == questionnaire else None


def _cookie_name(questionnaire: int) -> str:
    return named(f"answer-{questionnaire}")


def token_from_cookie(request: HttpRequest, questionnaire: Questionnaire) -> Token | None:
    return token_of(request, questionnaire.pk)


def token_of(request: HttpRequest, questionnaire: int) -> Token | None:
    """The same, where only the number of the consultation is known."""
    return _read(request.COOKIES.get(_cookie_name(questionnaire), ""), questionnaire)


def remember(
    response: HttpResponse, request: HttpRequest, questionnaire: Questionnaire, token: Token
) -> None:
    """A cookie for this browser session, by which this consultation knows its answers."""
    put(response, request, _cookie_name(questionnaire.pk), token.signed())


def remember_sent(
    response: HttpResponse, request: HttpRequest, questionnaire: Questionnaire, token: Token
) -> None:
    """Once sent, the cookie only serves to show the receipt: for ten minutes."""
    remember(response, request, questionnaire, token)
    response.cookies[_cookie_name(questionnaire.pk)]["max-age"] = SENT_SECONDS


def forget(response: HttpResponse, questionnaire: Questionnaire) -> None:
    response.delete_cookie(_cookie_name(questionnaire.pk))


def open_receipt(response: HttpResponse, request: HttpRequest, response_id: uuid.UUID) -> None:
    """Remember for a quarter of an hour which answers these four words opened."""
    value = signing.dumps(response_id.hex, salt=f"{SALT}.receipt")
    put(response, request, RECEIPT_COOKIE, value, max_age=RECEIPT_SECONDS)


def opened_receipt(request: HttpRequest) -> uuid.UUID | None:
    try:
        text = request.COOKIES.get(RECEIPT_COOKIE, "")
        return uuid.UUID(hex=signing.loads(text, salt=f"{SALT}.receipt", max_age=RECEIPT_SECONDS))
    except (signing.BadSignature, ValueError, TypeError):
        return None


def close_receipt(response: HttpResponse) -> None:
    response.delete_cookie(RECEIPT_COOKIE)
