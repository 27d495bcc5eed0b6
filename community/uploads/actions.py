"""The one door for what the public sends, and what happens to it afterwards.

A file is read up to its limit, told by its bytes, examined, and sealed under a key of its own. Only
then a scanner is asked, and until it found nothing the file stays set aside. Sending the same once
more, under the same key, gives the same upload. Call `receive` before your own transaction: it may
take seconds, and it keeps the record of what it refused.
"""

import logging
import re
import uuid
from collections.abc import Sequence
from datetime import date, datetime, timedelta
from functools import partial
from hashlib import sha256
from time import monotonic
from typing import Protocol

from django.db import IntegrityError, transaction
from django.db.models import F
from django.utils import timezone
from django.views.decorators.debug import sensitive_variables

from community.crypto import envelope
from community.crypto.blind_index import blind_index
from community.people.models import User
from community.uploads import contents, names, refusals, scanning, store
from community.uploads.belonging import abandoned, check_reference
from community.uploads.models import Transcript, Upload
from community.uploads.rules import (
    LEASE,
    MOST_BYTES,
    MOST_WORDS,
    REFUSED_KEPT,
    UNCLAIMED,
    can_read,
    can_transcribe,
    next_scan,
    without_scanner,
)
from community.uploads.states import Kind, State

logger = logging.getLogger(__name__)

SWEEP_SECONDS = 45.0
MOST_AT_ONCE = 500
KEY = re.compile(r"[!-~]{1,200}")


class Readable(Protocol):
    """A file as forms give it, or any other that can be read from its start."""

    def read(self, size: int, /) -> bytes: ...

    def seek(self, offset: int, /) -> object: ...


@sensitive_variables()
def receive(file: Readable, *, kind: Kind, about: str, key: str) -> Upload:
    """The upload, readable or still held; raises `Refused` with a sentence for the person.

    ``about`` is the reference of the record that it belongs to, which may come to exist within
    seven days. ``key`` is random, made with the form, and the same when a phone sends again.
    """
    check_reference(about)
    if not KEY.fullmatch(key):
        raise refusals.no_key()
    data = _read(file, kind)
    index = blind_index(f"{key}:{sha256(data).hexdigest()}", purpose="uploads.upload")
    upload = Upload(kind=Kind(kind), about=about, key=key, content_index=index)
    if earlier := Upload.objects.filter(key=key).first():
        return _same(earlier, upload)
    examined = contents.examine(data, Kind(kind))
    upload.media_type, upload.size = examined.media_type, len(examined.data)
    try:
        _keep(upload, examined.data, claimed_name=str(getattr(file, "name", "") or ""))
    except IntegrityError:
        earlier = Upload.objects.filter(key=key).first()
        if earlier is None:
            raise
        return _same(earlier, upload)
    return _first_scan(upload, examined.data)


def _read(file: Readable, kind: Kind) -> bytes:
    file.seek(0)
    data = file.read(MOST_BYTES[kind] + 1)
    if not data:
        raise refusals.empty()
    if len(data) > MOST_BYTES[kind]:
        raise refusals.too_large(kind, MOST_BYTES[kind])
    return data


def _same(earlier: Upload, again: Upload) -> Upload:
    """What was made of the first sending, if this is a repetition of it."""
    for field in ("kind", "about"):
        if getattr(earlier, field) != getattr(again, field):
            raise refusals.other_content()
    if bytes(earlier.content_index) != bytes(again.content_index):
        raise refusals.other_content()
    if earlier.state == State.REFUSED:
        raise refusals.harmful()
    return earlier


@sensitive_variables()
def _keep(upload: Upload, data: bytes, *, claimed_name: str) -> None:
    """First the sealed file, then key and row at once: a file without a row is noise."""
    key = envelope.new_key(upload.subject)
    if upload.kind == Kind.DOCUMENT:
        name = names.tidy(claimed_name, upload.media_type)
        upload.name_sealed = envelope.encrypt(key, name, context=store.NAME)
    upload.next_scan_at = timezone.now() + LEASE
    store.write(upload, key, data)
    try:
        with transaction.atomic():
            key.save(force_insert=True)
            upload.save(force_insert=True)
    except IntegrityError:  # after any other failure nobody knows what was stored: see store.sweep
        store.remove(upload.file_name)
        raise


def _first_scan(upload: Upload, data: bytes) -> Upload:
    try:
        state, finding = _verdict(upload, data)
    except scanning.NotScanned as why:
        logger.warning("upload %s is set aside: %s", upload.pk, type(why).__name__)
        state, finding = State.QUARANTINED, ""
    _settle(upload, state, finding)
    if state == State.REFUSED:
        raise refusals.harmful()
    upload.refresh_from_db()
    return upload


def _verdict(upload: Upload, data: bytes) -> tuple[State, str]:
    """The state it deserves, and what was found. Raises `scanning.NotScanned`."""
    if not scanning.configured():
        return without_scanner(Kind(upload.kind)), ""
    finding = scanning.scan(data)
    return (State.REFUSED, finding) if finding else (State.CLEAN, "")


def _settle(upload: Upload, state: State, finding: str = "") -> None:
    """Of two scans that disagree the worse one holds."""
    if state == State.REFUSED:
        _destroy(upload, finding)
        return
    again = next_scan(upload.scans, timezone.now()) if state == State.QUARANTINED else None
    Upload.objects.held().filter(pk=upload.pk).update(state=state, next_scan_at=again)


def _destroy(upload: Upload, finding: str) -> None:
    """The row stays, to say what came in; the bytes go at once, whatever becomes of the rest."""
    logger.warning("upload %s is refused: %s", upload.pk, finding)
    with transaction.atomic():
        envelope.shred(upload.subject)
        Transcript.objects.filter(upload=upload).delete()
        Upload.objects.filter(pk=upload.pk).update(
            state=State.REFUSED, finding=finding, name_sealed=b"", next_scan_at=None
        )
    store.remove(upload.file_name)


def scan_waiting(*, seconds: float = SWEEP_SECONDS) -> int:
    """Scan what is set aside, until nothing is due, time is up or the scanner is silent.

    Answers how many were settled. Safe to run twice and in parallel: each is claimed first.
    """
    ends, settled = monotonic() + seconds, 0
    kinds = [kind for kind in Kind if scanning.configured() or without_scanner(kind) == State.CLEAN]
    due = Upload.objects.due(timezone.now()).filter(kind__in=kinds).order_by("next_scan_at")
    for number in list(due.values_list("pk", flat=True)[:MOST_AT_ONCE]):
        if monotonic() >= ends:
            break
        try:
            upload = _claim(number)
            settled += upload is not None and _scan_again(upload)
        except scanning.ScannerDown:
            break
    return settled


def _claim(number: uuid.UUID) -> Upload | None:
    now = timezone.now()
    taken = (
        Upload.objects.due(now)
        .filter(pk=number)
        .update(next_scan_at=now + LEASE, scans=F("scans") + 1)
    )
    return Upload.objects.filter(pk=number).first() if taken else None


def _scan_again(upload: Upload) -> bool:
    """Whether it was settled. Raises `scanning.ScannerDown`, once this one is set aside again."""
    try:
        state, finding = _verdict(upload, store.read(upload))
    except scanning.ScannerDown:
        logger.warning("upload %s stays set aside: the scanner does not answer", upload.pk)
        _settle(upload, State.QUARANTINED)
        raise
    except Exception as why:
        logger.error("upload %s stays set aside: %s", upload.pk, type(why).__name__)
        _settle(upload, State.QUARANTINED)
        return False
    _settle(upload, state, finding)
    return True


def read(upload: Upload) -> bytes:
    """What is inside; raises `Refused` while nobody may open it."""
    if not can_read(upload):
        raise refusals.not_yet()
    return store.read(upload)


def name_of(upload: Upload) -> str:
    """What it is called when handed out. Pictures and voice notes keep no name of their own."""
    if not upload.name_sealed:
        return names.plain(Kind(upload.kind), upload.media_type)
    key = envelope.key_for(upload.subject)
    return envelope.decrypt(key, bytes(upload.name_sealed), context=store.NAME)


@sensitive_variables("words")
def transcribe(upload: Upload, words: str, by: User) -> Transcript:
    """Write down what is said in a voice note; the last version counts."""
    if not can_transcribe(upload):
        raise refusals.not_to_transcribe()
    words = words.strip()
    if not words:
        raise refusals.no_words()
    if len(words) > MOST_WORDS:
        raise refusals.too_many_words(MOST_WORDS)
    key = envelope.key_for(upload.subject)
    sealed = envelope.encrypt(key, words, context=store.WORDS)
    written = {"words_sealed": sealed, "by": by, "at": timezone.now()}
    return Transcript.objects.update_or_create(upload=upload, defaults=written)[0]


def words_of(upload: Upload) -> str:
    """The transcript; empty when nobody has written one."""
    transcript = Transcript.objects.filter(upload=upload).first()
    if transcript is None:
        return ""
    key = envelope.key_for(upload.subject)
    return envelope.decrypt(key, bytes(transcript.words_sealed), context=store.WORDS)


def erase(about: str) -> int:
    """Forget everything that belongs to a record: key, transcript, row and file."""
    return _forget(list(Upload.objects.filter(about=about)))


def remove(upload: Upload) -> None:
    """Forget one of several."""
    _forget([upload])


def _forget(uploads: Sequence[Upload]) -> int:
    """Files go after the commit: should it fail, they are still needed."""
    with transaction.atomic():
        envelope.shred_many(upload.subject for upload in uploads)
        Upload.objects.filter(pk__in=[upload.pk for upload in uploads]).delete()
        for upload in uploads:
            transaction.on_commit(partial(store.remove, upload.file_name), robust=True)
    return len(uploads)


def forget(now: datetime, *, dry_run: bool = False) -> int:
    """Retention: what was refused, what belongs to nothing any more, and files without a row."""
    refused = Upload.objects.filter(state=State.REFUSED, made_on__lt=_day(now, REFUSED_KEPT))
    old = Upload.objects.filter(made_on__lt=_day(now, UNCLAIMED))
    gone = abandoned(old.values_list("about", flat=True).distinct())
    due = list(refused | Upload.objects.filter(about__in=gone))
    if not dry_run:
        _forget(due)
        store.sweep(now)
    return len(due)


def _day(now: datetime, before: timedelta) -> date:
    return timezone.localdate(now - before)
