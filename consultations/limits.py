"""How often one network may guess four words, send answers or leave addresses without signing in.

A network is an IPv4 /24 or an IPv6 /48, about what one site or one line is given, so that somebody
with many addresses of one kind is still one. It is known only by a keyed hash that changes daily,
and only in the cache. Counts are kept by the quarter of an hour of the clock: the quarter stands in
the name, so that whatever a cache does with timeouts, waiting a quarter of an hour always helps.

**Four words.** Words are 4,300, so four are 3.4 x 10^14. Only wrong ones count: a class behind one
address opens thirty receipts. One network has 20 wrong guesses a quarter, 1,920 a day: with ten
thousand receipts in the world the first hit takes it 48,000 years on average, with a million 480.
Many networks together are slowed by the brake: after 5,000 failures in all, a network that has
failed in this quarter waits for the next one, while one that has not always has its try, so that
nobody can lock others out of their receipts. Ten thousand networks then have one guess each and
5,000 together, 1.4 million a day: 65 years with ten thousand receipts (eight months with a million,
for one set of answers without a name). Tries under way at the same moment may pass together; there
are never more of them than the site has threads.

**Sending answers.** A brake on machines alone: a school or a youth club behind one address fits.
"""

import hashlib
import hmac
import ipaddress

from allauth.account.adapter import get_adapter
from django.conf import settings
from django.core.cache import cache, caches
from django.http import HttpRequest
from django.utils import timezone

from consultations.rules import Refusal

FAILURES = 20
FAILURES_IN_ALL = 5000
REQUESTS = 30
WITHIN_SECONDS = 15 * 60
# Longer than the quarter that it counts, for any place in it.
KEPT_SECONDS = 2 * WITHIN_SECONDS
AT_ONCE = 10
IN_ALL = "everybody"
TOO_MANY_RESPONSES = Refusal(
    "busy",
    "Very many answers have just come from where you are, so we could not take yours yet. "
    "Please send them again in a quarter of an hour.",
)


def may_look_up(request: HttpRequest) -> bool:
    """False after too many wrong words in this quarter: from this network, or from everywhere."""
    mine = cache.get(_name("receipt-failures", network_hash(request)), 0)
    if mine == 0:
        return True
    everywhere = cache.get(_name("receipt-failures", IN_ALL), 0)
    return bool(mine < FAILURES and everywhere < FAILURES_IN_ALL)


def count_failure(request: HttpRequest) -> None:
    for who in (network_hash(request), IN_ALL):
        _count(_name("receipt-failures", who))


def may_leave_address(request: HttpRequest) -> bool:
    """Count one address left for news; False when this network left too many lately."""
    return _count(_name("outcome-requests", network_hash(request))) <= REQUESTS


def may_send(request: HttpRequest) -> bool:
    """Count one new response that is about to be stored; False when this network sent too many.

    Ask once for each new response, and not when one that is known is changed or sent again.
    Then show ``TOO_MANY_RESPONSES``.
    """
    limit: int = settings.LIMIT_RESPONSES_PER_NETWORK
    return _place(_name("responses", network_hash(request))) <= limit


def seconds_left() -> int:
    """Until the next quarter of an hour begins, when all counts are nothing again."""
    return WITHIN_SECONDS - int(timezone.now().timestamp()) % WITHIN_SECONDS


def _name(what: str, who: str) -> str:
    quarter = int(timezone.now().timestamp()) // WITHIN_SECONDS
    return f"{what}:{who}:{quarter}"


def _count(name: str, by: int = 1) -> int:
    """Add to a count that all processes share, and answer what it is now."""
    cache.add(name, 0, KEPT_SECONDS)
    try:
        total = cache.incr(name, by)
    except ValueError:  # it was thrown out between the two calls
        total = by
        cache.set(name, total, KEPT_SECONDS)
    cache.touch(name, KEPT_SECONDS)  # counting in the table sets Django's five minutes
    return total


def _place(name: str) -> int:
    """The next place in a queue that all processes share; each takes ten of them at a time.

    A shared count for each response would cost as much as storing it. What a process leaves of its
    ten is lost to others: a limit may be met a few places early, and never late.
    """
    mine = caches["process"]
    try:
        place = mine.incr(name)
    except ValueError:  # the first here
        place = 1
    if place % AT_ONCE == 1:
        place = _count(name, AT_ONCE) - AT_ONCE + 1
        mine.set(name, place, KEPT_SECONDS)
    return place


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
