"""What a shared tablet may show, and when it starts anew.

A kiosk shows one thing on this site and nothing else, until its day is over or somebody stops it.
A turn is one person's use of it. With scripts a turn ends after 90 seconds without a touch, with a
warning before that. The server ends it after four minutes without a request: it cannot see that
somebody is typing on a device without scripts, so that they get three minutes for each page.
"""

from datetime import datetime, timedelta
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from community.device.models import Kiosk

IDLE_SECONDS = 90
WARNING_SECONDS = 25
PAGE_SECONDS = 180  # for each page, without scripts
STILL_HERE_SECONDS = 30
LONGEST_PAUSE = timedelta(seconds=240)
LINK_LASTS = timedelta(days=1)
KEPT = timedelta(days=30)

# Help, the way out, what a page is made of: reachable from wherever the tablet stands.
OPEN_PATHS = (
    *("/kiosk/", "/leave/", "/notes/", "/help-now/", "/worried/", "/my/data/notices/"),
    *("/media/", "/static/", "/favicon.ico", "/healthz", "/readyz"),
)


def may_open(kiosk: "Kiosk", path: str) -> bool:
    return path.startswith((kiosk.path, *OPEN_PATHS))


def is_elsewhere(kiosk: "Kiosk", path: str) -> bool:
    """Somebody went to a page beside what the tablet is for, and wants a way back."""
    return not path.startswith(kiosk.path)


def has_paused(seen: datetime, now: datetime) -> bool:
    """Nobody has used it for so long that whoever comes now is somebody else."""
    return now - seen > LONGEST_PAUSE


def is_running(kiosk: "Kiosk", now: datetime) -> bool:
    return kiosk.stopped_at is None and now < kiosk.expires_at


def can_make_link(kiosk: "Kiosk", now: datetime) -> bool:
    """A new link serves the same tablet, when it has forgotten where it stood."""
    return is_running(kiosk, now)
