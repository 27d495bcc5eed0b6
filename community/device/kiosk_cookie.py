"""By what a tablet's browser is known: a signed cookie, which is no session and signs nobody in."""

import uuid
from dataclasses import dataclass
from datetime import UTC, datetime

from django.core import signing
from django.http import HttpRequest, HttpResponse
from django.utils import timezone

from community.device.cookies import named, put

NAME = named("kiosk")
SALT = "device.kiosk"
LASTS_SECONDS = 60 * 24 * 3600  # the kiosk itself ends earlier


@dataclass(frozen=True)
class Seen:
    """Which kiosk this is, and when it last asked for a page."""

    kiosk: uuid.UUID
    at: datetime


def read(request: HttpRequest) -> Seen | None:
    """None when there is none, or when it was not we who wrote it."""
    try:
        key, at = signing.loads(request.COOKIES.get(NAME, ""), salt=SALT)
        return Seen(uuid.UUID(hex=key), datetime.fromtimestamp(int(at), tz=UTC))
    except (signing.BadSignature, ValueError, TypeError, OverflowError):
        return None


def write(response: HttpResponse, request: HttpRequest, kiosk: uuid.UUID) -> None:
    value = signing.dumps([kiosk.hex, int(timezone.now().timestamp())], salt=SALT)
    put(response, request, NAME, value, max_age=LASTS_SECONDS)
