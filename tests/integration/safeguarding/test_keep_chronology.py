"""The chronology is never changed: the database refuses, and the nightly check finds the rest."""

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from typing import Any

import pytest
from django.core.management import call_command
from django.db import DatabaseError, connection, transaction

from community.crypto import envelope
from community.outbox.models import OutboxRow
from community.safeguarding import guards, overview
from community.safeguarding.actions import chronology, concerns, verifying
from community.safeguarding.models import ChainHead, ChronologyEntry, Concern
from community.safeguarding.models.chronology import AppendOnly
from community.safeguarding.states import Kind
from tests.factories.safeguarding import make_concern, make_lead
from tests.people import Cast

pytestmark = pytest.mark.django_db
TABLE = "safeguarding_chronologyentry"
OTHERS = f"SELECT sealed FROM {TABLE} WHERE number = 5"
SWAP = f"UPDATE {TABLE} SET sealed = ({OTHERS}) WHERE number = 4"


def fill(concern: Concern, number: int = 4) -> None:
    for place in range(number):
        chronology.add(concern, Kind.NOTE, {"Note": f"Note {place}"}, by=None)


@contextmanager
def refused() -> Iterator[None]:
    with pytest.raises(DatabaseError, match="never changed"), transaction.atomic():
        yield


@pytest.mark.parametrize(
    "statement",
    [
        f"UPDATE {TABLE} SET kind = 'note'",
        f"UPDATE {TABLE} SET sealed = seal",
        f"DELETE FROM {TABLE}",
        "DELETE FROM safeguarding_chaincheck",
    ],
)
def test_the_database_refuses(statement: str) -> None:
    fill(make_concern())
    verifying.check()
    with refused(), connection.cursor() as cursor:
        cursor.execute(statement)
    assert ChronologyEntry.objects.count() == 5


@pytest.mark.skipif(connection.vendor == "postgresql", reason="SQLite's own way of changing a row")
def test_sqlite_refuses_to_replace_a_row() -> None:
    fill(make_concern())
    copy = f"INSERT OR REPLACE INTO {TABLE} SELECT * FROM {TABLE} WHERE number = 1"
    with refused(), connection.cursor() as cursor:
        cursor.execute(copy)


@pytest.mark.postgres
def test_postgres_refuses_to_empty_it_too() -> None:
    fill(make_concern())
    with refused(), connection.cursor() as cursor:
        cursor.execute("SET CONSTRAINTS ALL IMMEDIATE")
        cursor.execute(f"TRUNCATE {TABLE} CASCADE")


def test_so_do_the_models() -> None:
    make_concern()
    entry = ChronologyEntry.objects.get()
    with pytest.raises(AppendOnly):
        entry.save()
    with pytest.raises(AppendOnly):
        entry.delete()


def test_the_guards_are_there_and_come_back() -> None:
    assert guards.missing() == []
    with guards.lifted():
        assert len(guards.missing()) == (4 if connection.vendor == "postgresql" else 6)
    assert guards.missing() == []


def test_the_nightly_check_sets_up_what_is_missing() -> None:
    with connection.cursor() as cursor:
        on = f" ON {TABLE}" if connection.vendor == "postgresql" else ""
        cursor.execute(f"DROP TRIGGER {TABLE}_change{on}")
    assert guards.missing() == [f"{TABLE}_change"]
    verifying.check()
    assert guards.missing() == []


DAMAGE = "'\\x00'::bytea" if connection.vendor == "postgresql" else "x'00'"


def tamper(statement: str) -> None:
    with guards.lifted(), connection.cursor() as cursor:
        cursor.execute(statement)


@pytest.mark.parametrize(
    ("statement", "why", "at"),
    [
        (f"UPDATE {TABLE} SET kind = 'outcome' WHERE number = 3", "an entry was changed", 3),
        (
            f"UPDATE {TABLE} SET by_id = NULL, at = '2020-01-01 00:00:00+00:00' WHERE number = 2",
            "an entry was changed",
            2,
        ),
        (
            SWAP,
            "an entry was changed",
            4,
        ),
        (f"DELETE FROM {TABLE} WHERE number = 2", "an entry is missing", 2),
        (f"DELETE FROM {TABLE} WHERE number = 5", "entries are missing at the end", 5),
        (f"DELETE FROM {TABLE}", "entries are missing at the end", 1),
    ],
)
def test_the_check_finds_what_somebody_did(statement: str, why: str, at: int, cast: Cast) -> None:
    fill(make_concern(by=cast.young_person))
    assert cast.safeguarding.email and cast.independent.email and cast.dpo.email
    assert verifying.check().is_whole
    tamper(statement)
    found = verifying.check()
    assert (found.why, found.broken_at) == (why, at)
    rows = OutboxRow.objects.filter(event="safeguarding.tampered")
    assert rows.count() == 3
    signs = [sign.words for sign in overview.health() if not sign.ok]
    assert any("tampered with" in words for words in signs)


def test_an_entry_that_was_damaged_takes_nothing_else_away(cast: Cast) -> None:
    concern = make_concern(by=cast.young_person)
    fill(concern)
    tamper(f"UPDATE {TABLE} SET sealed = {DAMAGE} WHERE number = 1")
    assert overview.concerns_of(cast.safeguarding)
    first, *others = chronology.read(concern)
    assert "cannot be read" in next(iter(first.said))
    assert all("cannot be read" not in next(iter(one.said), "") for one in others)


def test_a_tail_cut_off_with_its_head_is_found_by_the_last_check() -> None:
    fill(make_concern())
    verifying.check()
    tamper(f"DELETE FROM {TABLE} WHERE number > 3")
    third = ChronologyEntry.objects.get(number=3)
    ChainHead.objects.filter(pk=1).update(number=3, seal=third.seal)
    assert verifying.check().why == "entries are missing at the end"


def test_a_whole_chain_stays_whole_when_a_key_is_destroyed() -> None:
    concern = make_concern()
    fill(concern)
    envelope.shred(concern.subject)
    assert verifying.check().is_whole
    with pytest.raises(envelope.Shredded):
        chronology.read(concern)


def test_entries_of_two_concerns_share_one_chain_and_no_key() -> None:
    first, second = make_concern(said="one"), make_concern(said="two")
    a, b = ChronologyEntry.objects.order_by("number")
    assert (a.number, b.number) == (1, 2)
    key = envelope.key_for(first.subject)
    with pytest.raises(envelope.Unreadable):
        envelope.decrypt(key, b.sealed, context="safeguarding.chronologyentry:2")
    assert chronology.read(second)[0].said["In their own words"] == "two"


@pytest.mark.django_db(transaction=True, serialized_rollback=True)
def test_many_writers_at_once_leave_no_gap() -> None:
    concern = make_concern()

    def write(number: int) -> None:
        try:
            chronology.add(concern, Kind.NOTE, {"Note": str(number)}, by=None)
        finally:
            connection.close()

    with ThreadPoolExecutor(6) as pool:
        list(pool.map(write, range(30)))
    numbers = list(ChronologyEntry.objects.values_list("number", flat=True))
    assert numbers == list(range(1, 32))
    assert verifying.check().is_whole
    assert len(chronology.read(concern)) == 31


def test_a_chain_of_a_thousand_is_checked_in_one_pass(django_assert_max_num_queries: Any) -> None:
    fill(make_concern(), 40)
    with django_assert_max_num_queries(8):
        assert chronology.check().is_whole


def test_after_migrating_the_guards_are_there() -> None:
    call_command("migrate", verbosity=0)
    assert guards.missing() == []


def test_a_correction_is_a_new_entry(cast: Cast) -> None:
    concern = make_concern()
    lead = make_lead("grace")
    concerns.take_on(concern, by=lead)
    concerns.write(concern, Kind.CORRECTION, {"What is right": "It was Tuesday"}, by=lead)
    assert [one.entry.kind for one in chronology.read(concern)][-1] == Kind.CORRECTION
