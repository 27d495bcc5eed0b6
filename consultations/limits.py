"""A limit on guessing: failed guesses counted per network, kept only as a daily hash, and in all.

A class behind one school address may open thirty receipts; only wrong words count.
"""

import hashlib
import hmac
import ipaddress

from allauth.account.adapter import get_adapter
from django.conf import settings
from django.core.cache import cache
from django.http import HttpRequest
from django.utils import timezone

FAILURES = 20
FAILURES_IN_ALL = 5000
REQUESTS = 30
WITHIN_SECONDS = 15 * 60
IN_ALL = "receipt-failures"


def may_look_up(request: HttpRequest) -> bool:
    """False when there were too many wrong words lately, from this network or from everywhere."""
    mine, everywhere = cache.get(_name(request), 0), cache.get(IN_ALL, 0)
    return bool(mine < FAILURES and everywhere < FAILURES_IN_ALL)


def count_failure(request: HttpRequest) -> None:
    for name in (_name(request), IN_ALL):
        cache.add(name, 0, WITHIN_SECONDS)
        try:
            cache.incr(name)
        except ValueError:  # it expired between the two calls
            cache.set(name, 1, WITHIN_SECONDS)


def _name(request: HttpRequest) -> str:
    return f"receipt-failures:{network_hash(request)}"


def network_hash(request: HttpRequest) -> str:
    """The caller's address (of IPv6 the /64, which is one line) under a key that changes daily."""
    key = f"{settings.SECRET_KEY}:{timezone.localdate().isoformat()}"
    return hmac.new(key.encode(), _network(request).encode(), hashlib.sha256).hexdigest()[:32]


def _network(request: HttpRequest) -> str:
    text = get_adapter().get_client_ip(request) or ""
    try:
        address = ipaddress.ip_address(text)
    except ValueError:
        return text
    if address.version == 6:
        return str(ipaddress.ip_network(f"{address}/64", strict=False))
    return str(address)


def may_leave_address(request: HttpRequest) -> bool:
    """Count one address left for news; False when this network left too many lately."""
    name = f"outcome-requests:{network_hash(request)}"
    cache.add(name, 0, WITHIN_SECONDS)
    try:
        return cache.incr(name) <= REQUESTS
    except ValueError:  # it expired between the two calls
        return True
