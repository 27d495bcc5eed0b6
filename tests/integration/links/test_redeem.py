"""A link works once, for its purpose, until its day, unless it was revoked."""

from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from threading import Barrier

import pytest
import time_machine
from django.db import connection, connections
from django.utils import timezone

from community.links.actions import forget, issue, look_at, redeem, revoke
from community.links.models import Link

ABOUT, DAY = "consultations.response:1", timedelta(days=1)


@pytest.mark.django_db
@pytest.mark.trust("CVE-8", "CVE-11")
def test_single_use() -> None:
    token = issue("export", about=ABOUT, lasts=DAY)
    seen = look_at(token, purpose="export")
    assert seen is not None
    assert look_at(token, purpose="export") == seen
    link = redeem(token, purpose="export")
    assert link is not None
    assert (link.about, link == seen, link.used_at is not None) == (ABOUT, True, True)
    assert redeem(token, purpose="export") is None
    assert look_at(token, purpose="export") is None


@pytest.mark.django_db
def test_many_uses_until_revoked() -> None:
    token = issue("calendar", about=ABOUT, lasts=DAY, single_use=False)
    other = issue("calendar", about="other:2", lasts=DAY)
    for _ in range(3):
        assert redeem(token, purpose="calendar")
    assert revoke(ABOUT, purpose="export") == 0
    assert revoke(ABOUT, purpose="calendar") == 1
    assert redeem(token, purpose="calendar") is None
    assert redeem(other, purpose="calendar")


@pytest.mark.django_db
@pytest.mark.parametrize("token", ["", "x", "x" * 5000, "\x00", "ünïcode", "' OR 1=1 --"])
def test_what_was_never_issued(token: str) -> None:
    issue("export", about=ABOUT, lasts=DAY)
    assert redeem(token, purpose="export") is None


@pytest.mark.django_db
@pytest.mark.trust("CVE-10")
def test_another_purpose() -> None:
    token = issue("export", about=ABOUT, lasts=DAY)
    assert redeem(token, purpose="sign-in") is None
    assert redeem(token, purpose="export")


@pytest.mark.django_db
@pytest.mark.trust("CVE-11")
def test_expired_and_in_the_end_forgotten() -> None:
    token = issue("export", about=ABOUT, lasts=DAY)
    with time_machine.travel(timezone.now() + DAY):
        assert redeem(token, purpose="export") is None
        assert forget(timezone.now()) == 0
    with time_machine.travel(timezone.now() + timedelta(days=32)):
        assert forget(timezone.now(), dry_run=True) == 1
        assert forget(timezone.now()) == 1
    assert not Link.objects.exists()


@pytest.mark.django_db
def test_the_database_does_not_hold_the_token() -> None:
    token = issue("export", about=ABOUT, lasts=DAY)
    assert len(token) >= 32
    with connection.cursor() as cursor:
        cursor.execute("SELECT * FROM links_link")
        row = [bytes(v) if isinstance(v, memoryview) else v for v in cursor.fetchone()]
    assert token not in repr(row)


@pytest.mark.postgres
@pytest.mark.django_db(transaction=True)
@pytest.mark.trust("CVE-15")
def test_of_eight_at_once_one_gets_it() -> None:
    token, start = issue("export", about=ABOUT, lasts=DAY), Barrier(8)

    def attempt() -> bool:
        start.wait()
        try:
            return redeem(token, purpose="export") is not None
        finally:
            connections.close_all()

    with ThreadPoolExecutor(8) as pool:
        won = [future.result() for future in [pool.submit(attempt) for _ in range(8)]]
    assert won.count(True) == 1
