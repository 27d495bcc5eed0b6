"""The proof page: every promise is checked, and what is not kept stands there in red."""

from datetime import timedelta
from typing import Any

import pytest
import time_machine
from django.db import connection
from django.test import Client
from django.utils import timezone

from community.crypto import envelope
from community.privacy.actions import record_look
from community.privacy.models import RetentionRun
from community.registries import Kept, Promise
from community.registries import promises as declared
from community.safeguarding import guards
from community.safeguarding.actions import alerts, reading, verifying
from community.site import promises
from community.site.our_promises import OURS, telling_columns
from community.suppression.models import Release
from tests.factories.safeguarding import make_concern, make_rota
from tests.people import Cast

pytestmark = pytest.mark.django_db
URL = "/promises/"


@pytest.fixture(autouse=True)
def _all_is_well(settings: Any) -> None:
    settings.REQUIRE_MFA = True
    now = timezone.now()
    RetentionRun.objects.create(started_at=now, ended_at=now)
    alerts.climb()
    verifying.check()


def kept() -> dict[str, bool]:
    promises.check_all()
    return {one.promise.name: one.kept.ok for one in promises.latest()}


def broken(name: str) -> None:
    found = kept()
    assert [one for one, ok in found.items() if not ok] == [name]


def test_all_are_kept_and_everybody_sees_it(client: Client) -> None:
    assert set(kept().values()) == {True}
    page = client.get(URL).content.decode()
    for promise in OURS:
        assert promise.words.replace("'", "&#x27;") in page
    assert "Not kept" not in page and "Checked on" in page
    assert client.get("/promises/after-consultations/").status_code == 200


def test_before_the_first_check_nothing_is_claimed(client: Client) -> None:
    page = client.get(URL).content.decode()
    assert page.count("Not checked yet") == len(declared)
    assert "Not kept" not in page and "tag--late" not in page and "tag--open" not in page


def test_an_old_check_counts_for_nothing() -> None:
    promises.check_all()
    with time_machine.travel(timezone.now() + timedelta(hours=27)):
        assert not any(one.kept.ok for one in promises.latest())


def test_a_check_that_breaks_is_a_promise_not_kept() -> None:
    def check() -> Kept:
        raise RuntimeError("CANARY")

    declared.enrol(Promise(name="broken", order=1, words="Something", check=check))
    try:
        assert promises.check_all() == 1
        (first, *_) = promises.latest()
        assert (first.promise.name, first.kept.ok) == ("broken", False)
        assert "CANARY" not in first.kept.says
    finally:
        declared.withdraw("broken")


def test_texts_that_nobody_reads() -> None:
    with time_machine.travel(timezone.now() - timedelta(days=5)):
        reading.put_in_queue("x.y:1", "More lights")
    broken("reading")


def test_alerts_that_nobody_looks_after() -> None:
    with time_machine.travel(timezone.now() + timedelta(minutes=12)):
        now = timezone.now()
        RetentionRun.objects.create(started_at=now, ended_at=now)
        broken("alerts")


def test_a_chronology_that_was_changed() -> None:
    make_rota()
    make_concern()
    with guards.lifted(), connection.cursor() as cursor:
        cursor.execute("UPDATE safeguarding_chronologyentry SET kind = 'note'")
    verifying.check()
    broken("records")


def test_clearing_up_that_failed_or_stopped() -> None:
    RetentionRun.objects.update(failed=["consultations.Response"])
    broken("deletion")
    RetentionRun.objects.all().delete()
    broken("deletion")


def test_a_key_that_is_not_here() -> None:
    key = envelope.new_key("x")
    key.wrapping_key = "another"
    key.save()
    broken("encryption")


def test_a_number_that_is_too_small() -> None:
    table = {"total": 100, "cells": {"a": 4, "b": None}, "exclusive": True}
    Release.objects.create(about="x", tables={"q": table})
    broken("numbers")


def test_the_second_step_switched_off(settings: Any) -> None:
    settings.REQUIRE_MFA = False
    broken("second-step")


def test_no_table_has_a_column_that_would_tell() -> None:
    assert list(telling_columns()) == []


def test_looks_are_told_in_numbers_that_say_nothing(client: Client, cast: Cast) -> None:
    for _ in range(7):
        record_look(cast.lead, "people.user:1", "x")
    promises.check_all()
    assert "So rare in the last three months" in client.get(URL).content.decode()
    for _ in range(7):
        record_look(cast.lead, "people.user:1", "x")
    promises.check_all()
    assert "about 15 times" in " ".join(one.kept.says for one in promises.latest())
