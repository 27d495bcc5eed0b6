"""When and how a message may reach somebody. At night nobody is disturbed, unless an event is
urgent; what falls due then waits until the morning. Messages say nothing personal: no name, no
topic that gives away what a person answered, and only links that lead behind a sign-in or to
public pages.
"""

from datetime import datetime, time, timedelta
from zoneinfo import ZoneInfo

LONDON = ZoneInfo("Europe/London")
NIGHT_FALLS = time(21)
MORNING = time(8)


def quiet_until(now: datetime) -> datetime | None:
    """The coming morning when it is night in London, by the clock on the wall; None by day."""
    here = now.astimezone(LONDON)
    if MORNING <= here.time() < NIGHT_FALLS:
        return None
    day = here.date() if here.time() < MORNING else here.date() + timedelta(days=1)
    return datetime.combine(day, MORNING, tzinfo=LONDON).astimezone(now.tzinfo)
