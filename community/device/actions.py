"""Making a kiosk, setting it up on a tablet, stopping it.

Whoever makes one gets a link, once, which sets up one tablet within a day. The link and the kiosk
are told apart: the link is used up, the kiosk runs on until its day. Who may do this is decided by
those whose pages it shows.
"""

import uuid
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from django.db import transaction
from django.db.models import Q
from django.utils import timezone

from community.device import rules
from community.device.models import Kiosk
from community.links import actions as links
from community.outbox.references import reference, resolve

if TYPE_CHECKING:
    from community.people.models import User

PURPOSE = "device.kiosk"


@dataclass(frozen=True)
class Making:
    """``about``: a reference to what is shown; ``path``: where on this site it begins."""

    key: uuid.UUID
    about: str
    path: str
    place: str
    expires_at: datetime


@dataclass(frozen=True)
class Made:
    kiosk: Kiosk
    token: str


@transaction.atomic
def make(making: Making, *, by: "User") -> Made:
    """The same key again finds the kiosk that is there, with a fresh link."""
    kiosk, _ = Kiosk.objects.get_or_create(
        key=making.key,
        about=making.about,
        defaults={
            "path": making.path,
            "place": making.place,
            "expires_at": making.expires_at,
            "made_by": by,
        },
    )
    return Made(kiosk, new_link(kiosk))


@transaction.atomic
def new_link(kiosk: Kiosk) -> str:
    """The token; an earlier link that was not used works no more. Empty when the kiosk is over."""
    now = timezone.now()
    Kiosk.objects.select_for_update().get(pk=kiosk.pk)  # of two at once the second's link holds
    links.revoke(reference(kiosk), purpose=PURPOSE)
    if not rules.can_make_link(kiosk, now):
        return ""
    lasts = min(rules.LINK_LASTS, kiosk.expires_at - now)
    return links.issue(PURPOSE, about=reference(kiosk), lasts=lasts)


def look_at(token: str) -> Kiosk | None:
    """Which kiosk a link is for, without using it."""
    link = links.look_at(token, purpose=PURPOSE)
    return _running(link.about) if link else None


@transaction.atomic
def set_up(token: str) -> Kiosk | None:
    """Use the link; None when it does not work (any more)."""
    link = links.redeem(token, purpose=PURPOSE)
    kiosk = _running(link.about) if link else None
    if kiosk is not None:
        kiosk.started_at = timezone.now()
        kiosk.save(update_fields=["started_at"])
    return kiosk


def _running(about: str) -> Kiosk | None:
    kiosk = resolve(about)
    return kiosk if isinstance(kiosk, Kiosk) and rules.is_running(kiosk, timezone.now()) else None


@transaction.atomic
def stop(kiosk: Kiosk) -> None:
    """At once: its next page says that it is over."""
    Kiosk.objects.filter(pk=kiosk.pk, stopped_at=None).update(stopped_at=timezone.now())
    links.revoke(reference(kiosk), purpose=PURPOSE)


def note_answer(kiosk: Kiosk) -> None:
    """Somebody sent answers here: the day alone, and one write a day."""
    today = timezone.localdate()
    if kiosk.last_answer_on != today:
        Kiosk.objects.filter(pk=kiosk.pk).update(last_answer_on=today)


def move(about: str, *, path: str) -> None:
    """What the kiosks show has another address now."""
    Kiosk.objects.filter(about=about).exclude(path=path).update(path=path)


def forget(now: datetime, *, dry_run: bool = False) -> int:
    """Retention: thirty days after its end a kiosk is removed."""
    before = now - rules.KEPT
    due = Kiosk.objects.filter(Q(expires_at__lt=before) | Q(stopped_at__lt=before))
    return len(due.values_list("pk", flat=True)) if dry_run else due.delete()[0]
