"""Writing into the chronology, reading it, and checking that nobody changed it.

What is written is sealed under the concern's own key; destroying that key at the end of the
retention leaves the chain whole and every word gone. Writers queue at the head of the chain, so
that numbers run without a gap.
"""

import json
import uuid
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import UTC

from django.db import transaction
from django.utils import timezone

from community.crypto import envelope
from community.crypto.seals import holds, seal
from community.people.models import User
from community.privacy.rules import role_words
from community.safeguarding.models import ChainCheck, ChainHead, ChronologyEntry, Concern
from community.safeguarding.states import Kind

PURPOSE = "safeguarding chronology"
CONTEXT = "safeguarding.chronologyentry"
NOBODY = "Somebody who did not sign in"
BATCH = 500


@dataclass(frozen=True)
class Read:
    """An entry as it is read: ``said`` maps a label to words; ``who`` as they were called then."""

    entry: ChronologyEntry
    said: Mapping[str, str]
    who: str


def add(
    concern: Concern,
    kind: Kind,
    said: Mapping[str, str],
    *,
    by: User | None,
    key: uuid.UUID | None = None,
    who: str = "",
) -> ChronologyEntry:
    """Write one entry; of the same ``key`` there is one, however often it is posted.

    ``said`` maps labels to words; empty ones are left out. ``who`` replaces the name where
    somebody does not want to be named.
    """
    with transaction.atomic():
        head = _head()
        if key is not None and (found := ChronologyEntry.objects.filter(key=key).first()):
            return found
        words = {label: text for label, text in said.items() if text}
        sealed = envelope.encrypt(
            envelope.key_for(concern.subject),
            json.dumps({"said": words, "who": who or name_of(by)}, ensure_ascii=False),
            context=f"{CONTEXT}:{head.number + 1}",
        )
        entry = ChronologyEntry(
            number=head.number + 1,
            key=key or uuid.uuid4(),
            concern=concern,
            kind=kind,
            at=timezone.now(),
            by=None if who else by,
            sealed=sealed,
        )
        entry.seal = _seal(entry, bytes(head.seal))
        entry.save(force_insert=True)
        head.number, head.seal = entry.number, entry.seal
        head.save(update_fields=["number", "seal"])
    return entry


def _head() -> ChainHead:
    ChainHead.objects.get_or_create(pk=1)
    return ChainHead.objects.select_for_update().get(pk=1)


def name_of(person: User | None) -> str:
    return f"{person.get_full_name()}, {role_words(person)}" if person else NOBODY


def read(concern: Concern) -> list[Read]:
    """The whole chronology, oldest first; two queries."""
    key = envelope.key_for(concern.subject)
    return [_opened(entry, key) for entry in concern.entries.select_related("action__owner")]


def first_words(concerns: Iterable[Concern]) -> dict[uuid.UUID, str]:
    """How each concern begins; two queries, however many concerns."""
    wanted = {concern.pk: concern for concern in concerns}
    entries = ChronologyEntry.objects.filter(concern__in=wanted, kind=Kind.SAID).order_by("-number")
    keys = envelope.keys_for(concern.subject for concern in wanted.values())
    found: dict[uuid.UUID, str] = {}
    for entry in entries:
        if key := keys.get(wanted[entry.concern_id].subject):
            found[entry.concern_id] = next(iter(_opened(entry, key).said.values()), "")
    return found


DAMAGED = "This entry cannot be read"
DAMAGED_WORDS = (
    "It was changed or damaged outside this site, or its key is missing. Tell the administrator "
    "and the independent person. The other entries are as they were."
)


def _opened(entry: ChronologyEntry, key: envelope.DataKey) -> Read:
    """One that was tampered with is shown as that, and takes nothing else away."""
    try:
        text = envelope.decrypt(key, bytes(entry.sealed), context=f"{CONTEXT}:{entry.number}")
    except envelope.Unreadable:
        return Read(entry, {DAMAGED: DAMAGED_WORDS}, "")
    told = json.loads(text)
    return Read(entry, told["said"], told["who"])


def _seal(entry: ChronologyEntry, before: bytes) -> bytes:
    return seal(*_parts(entry, before), purpose=PURPOSE)


def _parts(entry: ChronologyEntry, before: bytes) -> tuple[bytes, ...]:
    moment = entry.at.astimezone(UTC)
    return (
        bytes(before),
        str(entry.number).encode(),
        str(entry.concern_id).encode(),
        str(entry.kind).encode(),
        moment.isoformat().encode(),
        str(entry.by_id or "").encode(),
        bytes(entry.sealed),
    )


def check() -> ChainCheck:
    """Walk the whole chain and record how that went. Constant memory."""
    last = ChainCheck.objects.filter(why="").first()
    before, number = b"", 0
    why, broken_at = "", None
    for entry in ChronologyEntry.objects.order_by("number").iterator(chunk_size=BATCH):
        if entry.number != number + 1:
            why, broken_at = "an entry is missing", number + 1
        elif not holds(bytes(entry.seal), *_parts(entry, before), purpose=PURPOSE):
            why, broken_at = "an entry was changed", entry.number
        elif last and entry.number == last.number and bytes(entry.seal) != bytes(last.seal):
            why, broken_at = "the entries were written anew", entry.number
        if why:
            break
        before, number = bytes(entry.seal), entry.number
    if not why and ((last and number < last.number) or number < _recorded()):
        why, broken_at = "entries are missing at the end", number + 1
    return ChainCheck.objects.create(number=number, seal=before, broken_at=broken_at, why=why)


def _recorded() -> int:
    head = ChainHead.objects.filter(pk=1).first()
    return head.number if head else 0
