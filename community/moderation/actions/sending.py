"""Somebody wrote something for others, changed it, or took it back. A feature calls this in the
transaction in which it stores the words. The same words again change nothing; other words wait
anew, and what was approved of the old ones says nothing about them.
"""

from collections.abc import Iterable

from django.db import connection, transaction
from django.utils import timezone
from django.views.decorators.debug import sensitive_variables

from community.moderation import words as sealing
from community.moderation.features import name_of, pieces_of
from community.moderation.models import ModeratedItem
from community.moderation.rules.assessing import is_on
from community.moderation.states import State
from community.outbox import actions as outbox
from community.outbox.actions import NotInTransaction
from community.people.models import User
from community.registries import Moderation, Piece, shared_contents

SCREENING = "screening"


class NotOn(Exception):
    """The feature is off, or its assessment has run out: nobody writes there."""


class NotTheirs(Exception):
    """Somebody else wrote this."""


@sensitive_variables("words", "piece")
def submit(
    reference: str, *, by: User, words: str, fingerprint: str = "", where: str = ""
) -> ModeratedItem:
    """``words`` and ``fingerprint`` as the feature's ``read`` will give them."""
    if not connection.in_atomic_block:
        raise NotInTransaction("send it in the transaction that stores the words")
    name, piece = name_of(reference), Piece(words, where, fingerprint)
    if not is_on(name):
        raise NotOn(name)
    item = ModeratedItem.objects.select_for_update().filter(reference=reference).first()
    if item is None:
        item = ModeratedItem(reference=reference, feature=name, author=by, version=0)
    if item.author_id != by.pk:
        raise NotTheirs(reference)
    return _send(item, sealing.digest(piece))


def _send(item: ModeratedItem, digest: str) -> ModeratedItem:
    if item.digest == digest and item.state != State.GONE:
        return item
    first = shared_contents[item.feature].moderation == Moderation.BEFORE
    item.state = State.WAITING if first else State.SHOWN
    item.version += 1
    item.digest, item.sent_at = digest, timezone.now()
    item.looked_at = item.gone_at = None
    item.save()
    about = screened_as(item)
    outbox.post(SCREENING, to="", about=about, channel=SCREENING)
    return item


def screened_as(item: ModeratedItem) -> str:
    """Each version is a text of its own: words that were changed are read again."""
    return f"moderation.words:{item.pk}.{item.version}"


def sweep(*, batch: int = 500) -> int:
    """What a feature deleted without saying so is gone here too; answers how many that were."""
    names = [one.name for one in shared_contents]
    left = ModeratedItem.objects.of(names).still_there().order_by("pk")
    references = list(left.values_list("reference", flat=True))
    gone = 0
    for start in range(0, len(references), batch):
        some = references[start : start + batch]
        there = pieces_of(some)
        gone += withdraw([one for one in some if one not in there])
    return gone


@transaction.atomic
def withdraw(references: Iterable[str]) -> int:
    """They were taken back or deleted by the feature; answers how many that were."""
    found = ModeratedItem.objects.still_there().filter(reference__in=list(references))
    items = list(found.select_for_update())
    ModeratedItem.objects.filter(pk__in=[one.pk for one in items]).update(
        state=State.GONE, gone_at=timezone.now()
    )
    outbox.forget_about([screened_as(one) for one in items])
    return len(items)
