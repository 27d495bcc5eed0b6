"""S6: staff are signed out when idle; a device of one's own may remember for longer."""

from datetime import UTC, datetime, timedelta

import pytest
import time_machine
from django.test import Client

from tests.people import Cast

START = datetime(2026, 11, 21, 9, 0, tzinfo=UTC)
PAGE = "/my/settings/"


def stays(client: Client, traveller: time_machine.Traveller, after: timedelta) -> bool:
    traveller.move_to(START + after)
    return client.get(PAGE).status_code == 200


@pytest.mark.parametrize(
    ("part", "minutes", "stay"),
    [
        ("lead", 19, True),
        ("lead", 21, False),
        ("admin", 21, False),
        ("young_person", 21, True),
        ("young_person", 11 * 60, True),
        ("young_person", 13 * 60, False),
        ("mentor", 11 * 60, True),
        ("mentor", 13 * 60, False),
    ],
)
@pytest.mark.trust("S6")
def test_how_long_without_a_request(
    client: Client, cast: Cast, part: str, minutes: int, stay: bool
) -> None:
    with time_machine.travel(START, tick=False) as traveller:
        client.force_login(cast[part])
        assert stays(client, traveller, timedelta(minutes=minutes)) is stay


@pytest.mark.trust("S6")
def test_staff_at_work_are_signed_out_after_eight_hours(client: Client, cast: Cast) -> None:
    with time_machine.travel(START, tick=False) as traveller:
        client.force_login(cast.lead)
        for quarter in range(1, 32):
            assert stays(client, traveller, timedelta(minutes=15 * quarter))
        assert not stays(client, traveller, timedelta(hours=8, minutes=1))


def test_being_signed_out_says_why_and_keeps_the_way_back(client: Client, cast: Cast) -> None:
    with time_machine.travel(START, tick=False) as traveller:
        client.force_login(cast.lead)
        traveller.move_to(START + timedelta(hours=1))
        response = client.get(PAGE, follow=True)
    assert response.redirect_chain[0][0] == f"/account/login/?next={PAGE}"
    assert "to keep your account safe" in response.content.decode()


@pytest.mark.parametrize(
    ("part", "days", "stay"), [("mentor", 13, True), ("mentor", 15, False), ("member", 13, True)]
)
def test_a_device_of_ones_own(client: Client, cast: Cast, part: str, days: int, stay: bool) -> None:
    with time_machine.travel(START, tick=False) as traveller:
        client.force_login(cast[part])
        client.post("/my/settings/this-device/")
        assert client.cookies["session"]["max-age"] == 14 * 24 * 3600
        assert stays(client, traveller, timedelta(days=days)) is stay


@pytest.mark.parametrize("part", ["lead", "young_person", "safeguarding"])
def test_others_cannot_stay(client: Client, cast: Cast, part: str) -> None:
    with time_machine.travel(START, tick=False) as traveller:
        client.force_login(cast[part])
        client.post("/my/settings/this-device/")
        assert not stays(client, traveller, timedelta(days=1))


def test_without_a_session_cookie_nothing_is_touched(client: Client, db: None) -> None:
    response = client.get("/healthz")
    assert "Cookie" not in response.get("Vary", "")
    assert "no-store" in response["Cache-Control"]
