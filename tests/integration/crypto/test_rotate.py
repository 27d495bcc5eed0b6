"""Rotate twice, interrupted once: everything stays readable; a retired key opens nothing."""

from typing import Any

import pytest
from django.core.management import CommandError, call_command

from community.crypto import envelope, rotation
from community.crypto.models import DataKey
from tests.integration.crypto.conftest import fresh

pytestmark = pytest.mark.django_db
CONTEXT = "notes.note:text"
MANY = 25


def seal_many() -> dict[str, bytes]:
    keys = [envelope.new_key(f"a:{n}") for n in range(MANY)]
    DataKey.objects.bulk_create(keys)
    return {
        key.subject: envelope.encrypt(key, f"text of {key.subject}", context=CONTEXT)
        for key in keys
    }


def all_readable(sealed: dict[str, bytes]) -> bool:
    return all(
        envelope.decrypt(envelope.key_for(subject), text, context=CONTEXT) == f"text of {subject}"
        for subject, text in sealed.items()
    )


@pytest.mark.trust("2.9")
def test_twice_with_one_interruption(
    ring: list[str], settings: Any, monkeypatch: pytest.MonkeyPatch, capsys: Any
) -> None:
    sealed = seal_many()
    settings.FIELD_ENCRYPTION_KEYS = [fresh("summer"), *ring]
    call_command("rotate_keys", batch=10)
    assert f"{MANY} data keys re-wrapped" in capsys.readouterr().out
    assert all_readable(sealed)

    settings.FIELD_ENCRYPTION_KEYS = [fresh("autumn"), *settings.FIELD_ENCRYPTION_KEYS]
    rewrap, left = rotation._rewrap, iter(range(13))

    def interrupted(key: DataKey, done: rotation.Rotation) -> None:
        if next(left, None) is None:
            raise KeyboardInterrupt
        rewrap(key, done)

    monkeypatch.setattr(rotation, "_rewrap", interrupted)
    with pytest.raises(KeyboardInterrupt):
        call_command("rotate_keys", batch=10)
    assert DataKey.objects.filter(wrapping_key="autumn").count() == 10
    assert all_readable(sealed)

    monkeypatch.setattr(rotation, "_rewrap", rewrap)
    call_command("rotate_keys", batch=10)
    assert f"{MANY - 10} data keys re-wrapped" in capsys.readouterr().out
    assert not DataKey.objects.exclude(wrapping_key="autumn").exists()
    settings.FIELD_ENCRYPTION_KEYS = settings.FIELD_ENCRYPTION_KEYS[:1]
    assert all_readable(sealed)


@pytest.mark.trust("2.9", "R6")
def test_a_retired_key_makes_old_backups_unreadable(ring: list[str], settings: Any) -> None:
    sealed = seal_many()
    backup = DataKey.objects.get(subject="a:3")
    settings.FIELD_ENCRYPTION_KEYS = [fresh("summer"), *ring]
    call_command("rotate_keys")
    settings.FIELD_ENCRYPTION_KEYS = settings.FIELD_ENCRYPTION_KEYS[:1]
    with pytest.raises(envelope.Unreadable, match="spring"):
        envelope.decrypt(backup, sealed["a:3"], context=CONTEXT)
    assert all_readable(sealed)


def test_a_key_that_is_missing_is_reported_and_nothing_is_harmed(
    ring: list[str], settings: Any
) -> None:
    sealed = seal_many()
    settings.FIELD_ENCRYPTION_KEYS = [fresh("summer")]
    with pytest.raises(CommandError, match=f"{MANY} data keys"):
        call_command("rotate_keys")
    settings.FIELD_ENCRYPTION_KEYS = ring
    assert all_readable(sealed)


def test_a_subject_shredded_meanwhile_stays_so(
    ring: list[str], settings: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    seal_many()
    settings.FIELD_ENCRYPTION_KEYS = [fresh("summer"), *ring]
    rewrap = rotation._rewrap

    def shredded_first(key: DataKey, done: rotation.Rotation) -> None:
        if key.subject == "a:7":
            envelope.shred("a:7")
        rewrap(key, done)

    monkeypatch.setattr(rotation, "_rewrap", shredded_first)
    assert rotation.rotate().rewrapped == MANY - 1
    assert not DataKey.objects.filter(subject="a:7").exists()
