"""A limit on guessing: counted per network address, kept only as a daily hash."""

import hashlib
import hmac

from allauth.account.adapter import get_adapter
from django.conf import settings
from django.core.cache import cache
from django.http import HttpRequest
from django.utils import timezone

LOOKUPS = 20
WITHIN_SECONDS = 15 * 60


def may_look_up(request: HttpRequest) -> bool:
    """Count one attempt to open a receipt; False when there were too many lately."""
    name = f"receipt-lookups:{_caller(request)}"
    cache.add(name, 0, WITHIN_SECONDS)
    try:
        return cache.incr(name) <= LOOKUPS
    except ValueError:  # it expired between the two calls
        return True


def _caller(request: HttpRequest) -> str:
    address = get_adapter().get_client_ip(request) or ""
    key = f"{settings.SECRET_KEY}:{timezone.localdate().isoformat()}"
    return hmac.new(key.encode(), address.encode(), hashlib.sha256).hexdigest()[:32]
