"""How often one network may guess four words, send answers or leave addresses without signing in.

What a network is, and how it is counted: `community.people.networks`.

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

from django.conf import settings
from django.core.cache import cache, caches
from django.http import HttpRequest

from community.people.networks import KEPT_SECONDS, count, name_of, network_hash
from consultations.rules import Refusal

FAILURES = 20
FAILURES_IN_ALL = 5000
REQUESTS = 30
AT_ONCE = 10
IN_ALL = "everybody"
TOO_MANY_RESPONSES = Refusal(
    "busy",
    "Very many answers have just come from where you are, so we could not take yours yet. "
    "Please send them again in a quarter of an hour.",
)


def may_look_up(request: HttpRequest) -> bool:
    """False after too many wrong words in this quarter: from this network, or from everywhere."""
    mine = cache.get(name_of("receipt-failures", network_hash(request)), 0)
    if mine == 0:
        return True
    everywhere = cache.get(name_of("receipt-failures", IN_ALL), 0)
    return bool(mine < FAILURES and everywhere < FAILURES_IN_ALL)


def count_failure(request: HttpRequest) -> None:
    for who in (network_hash(request), IN_ALL):
        count(name_of("receipt-failures", who))


def may_leave_address(request: HttpRequest) -> bool:
    """Count one address left for news; False when this network left too many lately."""
    return count(name_of("outcome-requests", network_hash(request))) <= REQUESTS


def may_send(request: HttpRequest) -> bool:
    """Count one new response that is about to be stored; False when this network sent too many.

    Ask once for each new response, and not when one that is known is changed or sent again.
    Then show ``TOO_MANY_RESPONSES``.
    """
    limit: int = settings.LIMIT_RESPONSES_PER_NETWORK
    return _place(name_of("responses", network_hash(request))) <= limit


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
        place = count(name, AT_ONCE) - AT_ONCE + 1
        mine.set(name, place, KEPT_SECONDS)
    return place
