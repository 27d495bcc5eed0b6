"""Keeping what a court or an inquiry may need, and letting go of it again.

Whatever a feature's own clearing up or erasing does, it is done here inside a transaction, and
undone when it took something that a hold names. So nobody can forget to ask.
"""

import uuid
from collections.abc import Callable
from datetime import date

from django.db import transaction
from django.utils import timezone

from community.crypto import envelope
from community.people.models import User
from community.privacy.models import Hold
from community.privacy.rules.holds import holding_what, live_holds
from community.registries import Holding

CONTEXT = "privacy.hold:why"


class HeldBack(Exception):
    """This would have taken away what a hold keeps; nothing was changed."""


def respecting_holds(holding: Holding, deed: Callable[[], int]) -> int:
    """Do it, unless it takes what is held. Raises :class:`HeldBack`; then nothing has gone."""
    holds = live_holds()
    if not holds:
        return deed()
    with transaction.atomic():
        before = list(holding_what(holding, holds))
        done = deed()
        if list(holding_what(holding, holds)) != before:
            raise HeldBack
    return done


@transaction.atomic
def hold(about: str, *, why: str, until: date, by: User, key: uuid.UUID) -> Hold:
    """The same key again answers the same hold."""
    if found := Hold.objects.filter(key=key).first():
        return found
    made = Hold(about=about, until=until, by=by, key=key)
    data_key = envelope.new_key(made.subject)
    data_key.save(force_insert=True)
    made.why = envelope.encrypt(data_key, why, context=CONTEXT)
    made.save(force_insert=True)
    return made


def why_of(made: Hold) -> str:
    return envelope.decrypt(envelope.key_for(made.subject), bytes(made.why), context=CONTEXT)


def lift(made: Hold) -> None:
    Hold.objects.filter(pk=made.pk, lifted_at=None).update(lifted_at=timezone.now())
