"""Counting what comes from one network, without keeping whose it was.

A network is an IPv4 /24 or an IPv6 /48, about what one site or one line is given, so that somebody
with many addresses of one kind is still one. It is known only by a keyed hash that changes daily,
and only in the cache. Counts are kept by the quarter of an hour of the clock: the quarter stands in
the name, so that whatever a cache does with timeouts, waiting a quarter of an hour always helps.
"""

import hashlib
import hmac
import ipaddress

from allauth.account.adapter import get_adapter
from django.conf import settings
from django.core.cache import cache
from django.http import HttpRequest
from django.utils import timezone

WITHIN_SECONDS = 15 * 60
# Longer than the quarter that it counts, for any place in it.
KEPT_SECONDS = 2 * WITHIN_SECONDS


def seconds_left() -> int:
    """Until the next quarter of an hour begins, when all counts are nothing again."""
    return WITHIN_SECONDS - int(timezone.now().timestamp()) % WITHIN_SECONDS


def name_of(what: str, who: str) -> str:
    quarter = int(timezone.now().timestamp()) // WITHIN_SECONDS
    return f"{what}:{who}:{quarter}"


def count(name: str, by: int = 1) -> int:
    """Add to a count that all processes share, and answer what it is now."""
    cache.add(name, 0, KEPT_SECONDS)
    try:
        total = cache.incr(name, by)
    except ValueError:  # it was thrown out between the two calls
        total = by
        cache.set(name, total, KEPT_SECONDS)
    cache.touch(name, KEPT_SECONDS)  # counting in the table sets Django's five minutes
    return total


def network_hash(request: HttpRequest) -> str:
    """The caller's network under a key that changes daily."""
    key = f"{settings.SECRET_KEY}:{timezone.localdate().isoformat()}"
    return hmac.new(key.encode(), _network(request).encode(), hashlib.sha256).hexdigest()[:32]


def _network(request: HttpRequest) -> str:
    text = get_adapter().get_client_ip(request) or ""
    try:
        address = ipaddress.ip_address(text)
    except ValueError:
        return text
    if address.version == 6:
        if address.ipv4_mapped is None:
            return str(ipaddress.ip_network(f"{address}/48", strict=False))
        address = address.ipv4_mapped
    return str(ipaddress.ip_network(f"{address}/24", strict=False))
