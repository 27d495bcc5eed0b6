"""Trust 2.9: what the database holds says nothing, and nothing opens where it does not belong."""

import pickle
import traceback
from typing import Any

import pytest
from django.core import checks
from django.db import connection
from django.views.debug import ExceptionReporter
from hypothesis import given
from hypothesis import strategies as st
from pytest_django import DjangoAssertNumQueries

from community.crypto import envelope
from community.crypto.checks import check_field_keys, check_index_key
from community.crypto.keyring import BadKeys, parse
from community.crypto.models import DataKey
from tests.integration.crypto.conftest import fresh

CANARY = "canary-Kestrel Street after school"
CONTEXT = "notes.note:text"


@given(text=st.text(max_size=300), context=st.text(max_size=40))
def test_there_and_back(text: str, context: str) -> None:
    text = text.encode("utf-8", "replace").decode()
    context = context.encode("utf-8", "replace").decode()
    key = envelope.new_key("a:1")
    sealed = envelope.encrypt(key, text, context=context)
    assert envelope.decrypt(key, memoryview(sealed), context=context) == text
    assert sealed != envelope.encrypt(key, text, context=context)


@pytest.mark.django_db
@pytest.mark.trust("2.9")
def test_raw_sql_shows_no_canary(ring: list[str]) -> None:
    key = envelope.new_key("a:1")
    sealed = envelope.encrypt(key, CANARY, context=CONTEXT)
    key.save()
    DataKey.objects.filter(subject="a:1").update()
    with connection.cursor() as cursor:
        cursor.execute("SELECT * FROM crypto_datakey")
        everything = repr(
            [
                [bytes(v) if isinstance(v, memoryview) else v for v in row]
                for row in cursor.fetchall()
            ]
        )
    assert "canary" not in everything + repr(sealed) + repr(key) + str(key)
    assert ring[0].partition(":")[2] not in everything


@pytest.mark.django_db
def test_a_saved_key_opens_what_it_sealed(ring: list[str]) -> None:
    key = envelope.new_key("a:1")
    key.save()
    sealed = envelope.encrypt(key, CANARY, context=CONTEXT)
    assert envelope.decrypt(envelope.key_for("a:1"), sealed, context=CONTEXT) == CANARY


@pytest.mark.trust("2.9")
def test_swapped_ciphertexts_do_not_open() -> None:
    one, other = envelope.new_key("a:1"), envelope.new_key("a:2")
    sealed = envelope.encrypt(one, CANARY, context=CONTEXT)
    for key, context in [(other, CONTEXT), (one, "notes.note:title"), (one, "")]:
        with pytest.raises(envelope.Unreadable):
            envelope.decrypt(key, sealed, context=context)


def test_a_wrapped_key_moved_to_another_subject_does_not_open() -> None:
    mine, yours = envelope.new_key("a:1"), envelope.new_key("a:2")
    stolen = DataKey(subject="a:2", wrapped=mine.wrapped, wrapping_key=mine.wrapping_key)
    sealed = envelope.encrypt(yours, CANARY, context=CONTEXT)
    with pytest.raises(envelope.Unreadable):
        envelope.decrypt(stolen, sealed, context=CONTEXT)


def test_every_changed_byte_is_noticed() -> None:
    key = envelope.new_key("a:1")
    sealed = envelope.encrypt(key, CANARY, context=CONTEXT)
    for place in range(len(sealed)):
        changed = bytearray(sealed)
        changed[place] ^= 1
        with pytest.raises(envelope.Unreadable):
            envelope.decrypt(key, bytes(changed), context=CONTEXT)
    for cut in (b"", sealed[:5], sealed[:-1]):
        with pytest.raises(envelope.Unreadable):
            envelope.decrypt(key, cut, context=CONTEXT)


@pytest.mark.trust("2.9")
def test_a_wrong_key_fails_closed_and_the_trace_tells_nothing(settings: Any) -> None:
    settings.FIELD_ENCRYPTION_KEYS = [fresh("spring")]
    key = envelope.new_key("a:1")
    sealed = envelope.encrypt(key, CANARY, context=CONTEXT)
    stored = DataKey(subject="a:1", wrapped=key.wrapped, wrapping_key="spring")
    settings.FIELD_ENCRYPTION_KEYS = [fresh("spring")]
    with pytest.raises(envelope.Unreadable) as caught:
        envelope.decrypt(stored, sealed, context=CONTEXT)
    told = "".join(traceback.format_exception(caught.value))
    page = ExceptionReporter(None, caught.type, caught.value, caught.tb).get_traceback_text()
    for secret in ("canary", "Kestrel", settings.FIELD_ENCRYPTION_KEYS[0].partition(":")[2]):
        assert secret not in told + page
    assert caught.value.__cause__ is None


def test_encrypting_that_fails_does_not_show_the_text(settings: Any) -> None:
    key = DataKey(subject="a:1", wrapped=b"", wrapping_key="gone")
    with pytest.raises(envelope.Unreadable) as caught:
        envelope.encrypt(key, "".join(["can", "ary-", "in-a-frame"]), context=CONTEXT)
    page = ExceptionReporter(None, caught.type, caught.value, caught.tb).get_traceback_text()
    assert "canary-in-a-frame" not in page


@pytest.mark.django_db
@pytest.mark.trust("2.9", "R6")
def test_a_shredded_subject_is_gone_for_good(
    ring: list[str], django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    DataKey.objects.bulk_create(envelope.new_key(f"a:{n}") for n in range(5))
    assert envelope.shred("a:0")
    assert not envelope.shred("a:0")
    with pytest.raises(envelope.Shredded):
        envelope.key_for("a:0")
    with django_assert_num_queries(1):
        assert set(envelope.keys_for(["a:0", "a:1", "a:2", "never"])) == {"a:1", "a:2"}
    assert envelope.shred_many(f"a:{n}" for n in range(2000)) == 4
    assert not DataKey.objects.exists()


def test_the_opened_key_stays_out_of_pickles() -> None:
    key = envelope.new_key("a:1")
    sealed = envelope.encrypt(key, CANARY, context=CONTEXT)
    copy = pickle.loads(pickle.dumps(key))
    assert copy._cipher is None
    assert envelope.decrypt(copy, sealed, context=CONTEXT) == CANARY


@pytest.mark.parametrize(
    "entries",
    [
        (),
        ("no-colon",),
        ("a:not base64!",),
        ("a:c2hvcnQ=",),
        (":" + "A" * 43 + "=",),
        (fresh("a"), fresh("a")),
    ],
)
def test_bad_keys_are_named_and_never_shown(entries: tuple[str, ...], settings: Any) -> None:
    with pytest.raises(BadKeys) as caught:
        parse(entries)
    settings.FIELD_ENCRYPTION_KEYS = list(entries)
    assert [message.id for message in check_field_keys(None)] == ["crypto.E001"]
    for entry in entries:
        encoded = entry.partition(":")[2]
        assert not encoded or encoded not in str(caught.value)


def test_checks_are_quiet_when_all_is_set(settings: Any) -> None:
    settings.FIELD_ENCRYPTION_KEYS, settings.INDEX_KEY = [fresh("a")], "long enough"
    assert not check_field_keys(None)
    assert not check_index_key(None)
    settings.INDEX_KEY = ""
    assert [message.level for message in check_index_key(None)] == [checks.WARNING]
