"""Re-wrapping data keys under the newest wrapping key. Texts are not touched, so that it is quick,
and whatever was interrupted goes on where it stopped: rows name the key they are wrapped under.
"""

from dataclasses import dataclass

from django.db import transaction

from community.crypto import envelope
from community.crypto.keyring import keyring
from community.crypto.models import DataKey


@dataclass
class Rotation:
    rewrapped: int = 0
    unreadable: int = 0


def rotate(*, batch: int = 500) -> Rotation:
    """Re-wrap every key that is not under the newest one, a committed batch at a time."""
    done, after = Rotation(), ""
    while keys := _next(after, batch):
        after = keys[-1].pk
        with transaction.atomic():
            for key in keys:
                _rewrap(key, done)
    return done


def _next(after: str, batch: int) -> list[DataKey]:
    old = DataKey.objects.exclude(wrapping_key=keyring().newest)
    return list(old.filter(pk__gt=after).order_by("pk")[:batch])


def _rewrap(key: DataKey, done: Rotation) -> None:
    before = key.wrapped
    try:
        envelope.wrap(key, envelope.unwrap(key))
    except envelope.Unreadable:
        done.unreadable += 1
        return
    # Only if nobody else has just done it, or shredded it.
    done.rewrapped += DataKey.objects.filter(pk=key.pk, wrapped=before).update(
        wrapped=key.wrapped, wrapping_key=key.wrapping_key
    )
