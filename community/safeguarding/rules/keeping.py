"""How long a concern is kept: a clock of its own, which the clock of an answer never touches.
The defaults are for the operator's data protection officer to decide: docs/legal.md.
"""

from datetime import date

from django.conf import settings

from community.safeguarding.models import Concern


def keep_until(concern: Concern, *, closed_on: date, long: bool = False) -> date:
    """``long``: sexual abuse of a child, which inquiries ask about decades later."""
    years = settings.SAFEGUARDING_YEARS_LONG if long else settings.SAFEGUARDING_YEARS
    try:
        return closed_on.replace(year=closed_on.year + years)
    except ValueError:
        return closed_on.replace(year=closed_on.year + years, day=28)


def is_due(concern: Concern, today: date) -> bool:
    return bool(concern.keep_until and concern.keep_until <= today and not concern.on_hold)
