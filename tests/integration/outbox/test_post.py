"""What is owed is written with the deed, once, in one insert."""

from datetime import timedelta

import pytest
from django.db import transaction
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries

from community.outbox import channels
from community.outbox.actions import Due, NotInTransaction, post, post_many
from community.outbox.models import OutboxRow
from community.outbox.states import State

TO, ABOUT = "people.user:1", "consultations.consultationpage:2"


def texts(row: OutboxRow) -> list[str]:
    return [row.event, row.channel, row.to, row.about, row.key]


@pytest.mark.django_db
def test_one_row_per_channel_of_the_event(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(channels, "_routes", [lambda name: ("email", "screening")])
    post("outcome-published", to=TO, about=ABOUT)
    rows = OutboxRow.objects.order_by("channel")
    assert [row.channel for row in rows] == ["email", "screening"]
    assert {row.state for row in rows} == {State.WAITING}
    assert rows[0].key == f"outcome-published|{ABOUT}|{TO}|email"


@pytest.mark.django_db
def test_the_same_again_changes_nothing(django_assert_num_queries: DjangoAssertNumQueries) -> None:
    for _ in range(3):
        post("welcome", to=TO, about=ABOUT, channel="test")
    post("welcome", to=TO, about="another:3", channel="test")
    assert OutboxRow.objects.count() == 2


@pytest.mark.django_db
def test_many_in_one_insert(django_assert_num_queries: DjangoAssertNumQueries) -> None:
    dues = [Due(event="e", to=f"people.user:{n}", about=ABOUT, channel="test") for n in range(60)]
    with django_assert_num_queries(1):
        post_many(dues)
    with django_assert_num_queries(0):
        post_many([])
    assert OutboxRow.objects.count() == 60


@pytest.mark.django_db
def test_a_key_of_ones_own_holds_for_each_channel(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(channels, "_routes", [lambda name: ("email", "screening")])
    post("e", to=TO, about=ABOUT, key="once")
    post("e", to="people.user:9", about="other:1", key="once")
    assert set(OutboxRow.objects.values_list("key", flat=True)) == {"once|email", "once|screening"}


@pytest.mark.django_db
def test_not_before() -> None:
    tomorrow = timezone.now() + timedelta(days=1)
    post("e", to=TO, about=ABOUT, channel="test", not_before=tomorrow)
    row = OutboxRow.objects.get()
    assert row.not_before == row.next_try_at == tomorrow


@pytest.mark.django_db
def test_an_event_that_nobody_routes(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(channels, "_routes", [])
    with pytest.raises(channels.NoChannel):
        post("e", to=TO, about=ABOUT)


@pytest.mark.django_db(transaction=True)
def test_only_inside_a_transaction() -> None:
    with pytest.raises(NotInTransaction):
        post("e", to=TO, about=ABOUT, channel="test")


@pytest.mark.django_db(transaction=True)
@pytest.mark.trust("C2")
def test_a_deed_that_fails_owes_nothing() -> None:
    with transaction.atomic():
        post("e", to=TO, about=ABOUT, channel="test")
        transaction.set_rollback(True)
    assert not OutboxRow.objects.exists()


@pytest.mark.django_db(transaction=True)
@pytest.mark.trust("C2", "C3")
def test_workers_are_woken_after_the_commit_and_told_ids_only(
    settings: object, monkeypatch: pytest.MonkeyPatch, postbox: object
) -> None:
    calls: list[list[str]] = []
    monkeypatch.setattr("community.outbox.wake._send", calls.append)
    settings.REDIS_URL = "redis://somewhere"  # type: ignore[attr-defined]  # pytest-django's settings
    later = timezone.now() + timedelta(hours=1)
    with transaction.atomic():
        post_many(
            [Due(event="e", to=f"people.user:{n}", about=ABOUT, channel="test") for n in range(150)]
            + [Due(event="later", to=TO, about=ABOUT, channel="test", not_before=later)]
            + [Due(event="e", to=TO, about=ABOUT, channel="nobody-enrolled")]
        )
        assert calls == []
    assert [len(ids) for ids in calls] == [100, 50]
    woken = {one for ids in calls for one in ids}
    stored = OutboxRow.objects.filter(channel="test", not_before=None)
    assert woken == {str(pk) for pk in stored.values_list("pk", flat=True)}


@pytest.mark.django_db(transaction=True)
def test_a_broker_that_is_down_stops_nobody(
    settings: object, monkeypatch: pytest.MonkeyPatch, postbox: object
) -> None:
    def down(ids: list[str]) -> None:
        raise ConnectionError

    monkeypatch.setattr("community.outbox.wake._send", down)
    settings.REDIS_URL = "redis://somewhere"  # type: ignore[attr-defined]  # pytest-django's settings
    with transaction.atomic():
        post("e", to=TO, about=ABOUT, channel="test")
    assert OutboxRow.objects.get().state == State.WAITING
