"""Forgetting: with the record, with the account, and what belongs to nothing any more."""

import os
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

import pytest
import time_machine
from django.db import transaction
from django.utils import timezone

from community.crypto.models import DataKey
from community.outbox.references import reference
from community.registries import holdings
from community.uploads import actions
from community.uploads.models import Transcript, Upload
from community.uploads.states import Kind, State
from tests.people import Cast

pytestmark = pytest.mark.django_db(transaction=True, serialized_rollback=True)

Send = Callable[..., Upload]
OnDisk = Callable[[], list[bytes]]


def keys() -> int:
    return len(DataKey.objects.filter(subject__startswith="uploads."))


@pytest.mark.trust("R6")
def test_everything_about_a_record_goes(
    send: Send, cast: Cast, about: str, on_disk: OnDisk
) -> None:
    note = send(Kind.VOICE, key="one")
    actions.transcribe(note, "words", cast.lead)
    send(Kind.PICTURE, key="two")
    kept = send(Kind.PICTURE, key="three", about=reference(cast.member))
    assert actions.erase(about) == 2
    assert Upload.objects.get() == kept
    assert not Transcript.objects.exists()
    assert keys() == 1 and len(on_disk()) == 1
    assert actions.erase(about) == 0


def test_one_of_several_goes(send: Send, on_disk: OnDisk) -> None:
    first, second = send(Kind.VOICE, key="one"), send(Kind.VOICE, key="two")
    actions.remove(first)
    assert Upload.objects.get() == second
    assert keys() == 1 and len(on_disk()) == 1


def test_a_deed_that_fails_forgets_nothing(send: Send, about: str) -> None:
    upload = send(Kind.VOICE)
    with transaction.atomic():
        actions.erase(about)
        transaction.set_rollback(True)
    assert actions.read(Upload.objects.get(pk=upload.pk))


def test_what_belongs_to_nobody_goes_after_a_week(send: Send, cast: Cast, on_disk: OnDisk) -> None:
    gone = send(Kind.PICTURE, key="one", about=reference(cast.member))
    kept = send(Kind.PICTURE, key="two")
    cast.member.delete()
    for days, due in ((6, 0), (8, 1)):
        later = timezone.now() + timedelta(days=days)
        assert actions.forget(later, dry_run=True) == due
        assert len(on_disk()) == 2
        assert actions.forget(later) == due
    assert Upload.objects.get() == kept != gone
    assert keys() == 1 and len(on_disk()) == 1


def test_what_was_refused_is_remembered_for_a_month(send: Send) -> None:
    send(Kind.PICTURE)
    Upload.objects.update(state=State.REFUSED)
    assert actions.forget(timezone.now() + timedelta(days=29)) == 0
    assert actions.forget(timezone.now() + timedelta(days=32)) == 1


def test_files_without_a_row_are_swept_after_a_day(send: Send, folder: Path) -> None:
    kept, lost = send(Kind.PICTURE, key="one"), send(Kind.PICTURE, key="two")
    Upload.objects.filter(pk=lost.pk).delete()
    (folder / "readme.txt").write_text("not ours")
    actions.forget(timezone.now())
    assert (folder / lost.file_name).exists(), "it may be a moment older than its row"
    long_ago = (timezone.now() - timedelta(days=2)).timestamp()
    for upload in (kept, lost):
        os.utime(folder / upload.file_name, (long_ago, long_ago))
    actions.forget(timezone.now())
    assert not (folder / lost.file_name).exists()
    assert (folder / kept.file_name).exists()


def test_an_empty_storage_is_swept() -> None:
    assert actions.forget(timezone.now()) == 0


def test_a_person_sees_and_loses_what_belongs_to_the_account(
    send: Send, cast: Cast, on_disk: OnDisk
) -> None:
    note = send(Kind.VOICE)
    actions.transcribe(note, "canary-words", cast.lead)
    holding = holdings["uploads.Upload"]
    (shown,) = holding.collect(cast.stranger)
    assert "canary-words" in shown.values()
    assert not list(holding.collect(cast.member))
    assert holding.erase(cast.stranger) == 1
    assert on_disk() == [] and keys() == 0


def test_who_wrote_it_down_leaves_and_the_words_stay(send: Send, cast: Cast) -> None:
    note = send(Kind.VOICE)
    actions.transcribe(note, "canary-words", cast.lead)
    holding = holdings["uploads.Transcript"]
    assert "canary-words" not in str(list(holding.collect(cast.lead)))
    assert len(list(holding.collect(cast.lead))) == 1
    assert holding.erase(cast.lead) == 1
    assert Transcript.objects.get().by is None
    assert actions.words_of(note) == "canary-words"


def test_retention_is_what_the_holding_declares(send: Send, cast: Cast) -> None:
    send(Kind.PICTURE, about=reference(cast.member))
    cast.member.delete()
    with time_machine.travel(timezone.now() + timedelta(days=8), tick=False):
        due = holdings["uploads.Upload"].retention.remove_due
        assert due is not None
        assert due(timezone.now(), True) == 1
        assert due(timezone.now(), False) == 1
    assert not Upload.objects.exists()
