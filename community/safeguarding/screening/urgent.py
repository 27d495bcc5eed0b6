"""The urgent pass: while they are still there, does it sound as if somebody needs help now?

Bounded in time and failing open: whatever goes wrong, the person's answers are stored already and
nothing stands in their way. The full pass comes later, from the outbox.
"""

import logging
from collections.abc import Callable, Iterable
from time import perf_counter

from community.safeguarding.screening.screener import Screener, parts_to_read

logger = logging.getLogger(__name__)
SECONDS = 0.005
# A short text takes a fraction of a millisecond; of a long one its beginning and its end are read.
LONGEST = 2_000


def sounds_urgent(texts: Iterable[str], screener: Callable[[], Screener]) -> bool:
    """Whether one of them does, as far as there is time."""
    try:
        found = screener()
        ends = perf_counter() + SECONDS
        for text in texts:
            # Stretches first: somebody's own sentence stands out there, not in the whole.
            for part in reversed(parts_to_read(_shortened(text))):
                if found.read_once(part).urgent:
                    return True
                if perf_counter() > ends:
                    return False
    except Exception as error:
        # The kind of error only: its words could quote somebody.
        logger.error("the urgent pass failed: %s", type(error).__name__)
    return False


def _shortened(text: str) -> str:
    half = LONGEST // 2
    return text if len(text) <= LONGEST else f"{text[:half]} {text[-half:]}"
