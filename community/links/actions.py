"""Links that let somebody in without signing in: for one purpose, about one thing, until a day.
Only a hash of the token is kept, so that who reads the database cannot use them. A page that is
merely opened must not use a link up (mail programs open links to look at them): show it with
`look_at`, and `redeem` when the person presses the button.
"""

import secrets
from datetime import datetime, timedelta

from django.utils import timezone

from community.links.models import Link
from community.links.rules import KEPT, TOKEN_BYTES, find_usable, hashed


def issue(purpose: str, *, about: str, lasts: timedelta, single_use: bool = True) -> str:
    """The token, 192 bits, shown here and never again. ``about`` is a reference."""
    token = secrets.token_urlsafe(TOKEN_BYTES)
    Link.objects.create(
        token_hash=hashed(token),
        purpose=purpose,
        about=about,
        single_use=single_use,
        expires_at=timezone.now() + lasts,
    )
    return token


def look_at(token: str, *, purpose: str) -> Link | None:
    """The link, unused still; None when it does not work (any more)."""
    return find_usable(token, purpose=purpose, now=timezone.now())


def redeem(token: str, *, purpose: str) -> Link | None:
    """Use the link; None when it does not work. A single-use link goes to one of many at once."""
    now = timezone.now()
    used = (
        Link.objects.usable(now)
        .filter(token_hash=hashed(token), purpose=purpose)
        .update(used_at=now)
    )
    return Link.objects.filter(token_hash=hashed(token)).first() if used else None


def revoke(about: str, *, purpose: str = "") -> int:
    """Close all links about something (of one purpose); answers how many still worked."""
    now = timezone.now()
    links = Link.objects.usable(now).filter(about=about)
    if purpose:
        links = links.filter(purpose=purpose)
    return links.update(revoked_at=now)


def forget(now: datetime, *, dry_run: bool = False) -> int:
    """Retention: thirty days after its end a link is removed."""
    old = Link.objects.filter(expires_at__lt=now - KEPT)
    return len(old.values_list("pk", flat=True)) if dry_run else old.delete()[0]
