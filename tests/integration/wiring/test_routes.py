"""Every address and everybody: each part of the cast opens what the table says, and nothing more;
who may not press a button changes nothing by pressing it.

A new address that the table (`who_may.py`) does not know fails here until somebody has decided.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from itertools import product
from pathlib import Path
from typing import Any

import pytest
from django.db import connection
from django.test import Client

from tests.integration.cms.conftest import files as files
from tests.integration.wiring.addresses import Route, address, routes
from tests.integration.wiring.who_may import (
    ADMIN,
    EDITORS,
    EVERYBODY,
    NOBODY,
    ONLY_SIGNED_OUT,
    SIGNED_IN,
    SIGNED_OUT,
    TABLE,
    Row,
    who_may,
)
from tests.integration.wiring.world import make_world
from tests.people import MEMBERS, Cast

ROUTES = routes()
OTHERS = sorted(MEMBERS.keys() - EDITORS - {"stranger"})
# What may be written for anybody at any time: their own session, and that somebody looked.
KEPT_FOR_ANYBODY = ("django_session", "privacy_look")
# A body that many forms would take.
FILLED = {
    **dict.fromkeys(("text", "said", "reason", "note", "result", "title", "answer"), "words"),
    **{"purpose": "asked", "name": "Kit", "email": "kit@example.org", "read": "1"},
    **{"outcome": "advice", "decision": "will", "state": "kept", "danger": "no"},
}


@pytest.fixture
def world(cast: Cast, files: Path, settings: Any) -> dict[str, Any]:
    settings.REQUIRE_MFA = False
    return make_world(cast)


def row_of(route: Route) -> Row:
    found = who_may(route)
    assert found is not None, (
        f"Nobody has decided who may open {route.name} ({route.pattern}): "
        "give it a row in tests/integration/wiring/who_may.py"
    )
    return found


def in_editor(route: Route) -> bool:
    return route.pattern.startswith("cms/")


def is_private(route: Route) -> bool:
    row = row_of(route)
    return not {SIGNED_OUT, *SIGNED_IN} <= (row.opens | row.presses) and not (
        SIGNED_OUT in row.opens or row.opens == row.presses == NOBODY
    )


def everybody_everywhere() -> Iterator[tuple[str, Route]]:
    """What is shut to all of them by one right (the editor), or open to all of them, the others
    share among them: each such address is asked by one of them, the stranger and the signed-out."""
    for number, route in enumerate(ROUTES):
        shared = in_editor(route) or row_of(route).opens in (EVERYBODY, SIGNED_IN)
        others = [OTHERS[number % len(OTHERS)]] if shared else OTHERS
        yield from product([SIGNED_OUT, "stranger", *sorted(EDITORS), *others], [route])


def client_of(cast: Cast, part: str) -> Client:
    client = Client(raise_request_exception=False)
    if part != SIGNED_OUT:
        client.force_login(cast[part])
    return client


@contextmanager
def watched() -> Iterator[list[str]]:
    """Every statement that changes a row, but for what is kept for anybody."""
    changes: list[str] = []

    def look(execute: Any, sql: str, params: Any, many: bool, context: Any) -> Any:
        changing = sql.lstrip().upper().startswith(("INSERT", "UPDATE", "DELETE"))
        if changing and not any(f'"{table}"' in sql[:80] for table in KEPT_FOR_ANYBODY):
            changes.append(sql[:120])
        return execute(sql, params, many, context)

    with connection.execute_wrapper(look):
        yield changes


@pytest.mark.trust("CVE-1", "W10")
def test_somebody_has_decided_about_every_address(world: dict[str, Any]) -> None:
    for route in ROUTES:
        row_of(route)
        try:
            address(route, world)
        except KeyError as unknown:
            pytest.fail(
                f"{route.name} ({route.pattern}) has a variable part that nothing is known for "
                f"({unknown}): give it one in addresses.py, and a thing in world.py"
            )


def test_no_row_outlives_its_addresses() -> None:
    met = {row_of(route).routes for route in ROUTES}
    assert sorted({row.routes for row in TABLE} - met) == []


@pytest.mark.trust("CVE-1", "CVE-4", "W10", "R16")
def test_who_opens_what(cast: Cast, world: dict[str, Any]) -> None:
    wrong = []
    for part, route in everybody_everywhere():
        status = client_of(cast, part).get(address(route, world)).status_code
        if route.name == "safeguarding:alive":
            continue  # says 503 to a monitor when nobody looks after alerts
        if status >= 500:
            wrong.append(f"{route.name}: {part} meets an error ({status})")
        elif (status == 200) is not (part in row_of(route).opens):
            wrong.append(f"{route.name}: {part} gets {status}")
    assert not wrong, "\n".join(wrong)


@pytest.mark.trust("CVE-1", "CVE-4", "W10")
def test_who_has_no_business_there_is_asked_to_sign_in_or_finds_nothing(
    cast: Cast, world: dict[str, Any]
) -> None:
    wrong = []
    for route in filter(is_private, ROUTES):
        url = address(route, world)
        signed_out = client_of(cast, SIGNED_OUT).get(url)
        leads_in = signed_out.headers.get("Location", "").startswith(
            ("/account/login/", "/cms/login/", "/my/")  # a page of ours that leads there in turn
        )
        if signed_out.status_code != 404 and not leads_in and route.name != "account_logout":
            wrong.append(f"{route.name}: signed out gets {signed_out.status_code}")
        row = row_of(route)
        if "stranger" in row.opens | row.presses:
            continue
        # the address of a button leads to its page, and that is not there either
        stranger = client_of(cast, "stranger").get(url, follow=True).status_code
        if stranger != 404:
            wrong.append(f"{route.name}: the stranger gets {stranger}")
    assert not wrong, "\n".join(wrong)


@pytest.mark.trust("CVE-1", "CVE-9", "W10", "R16")
def test_who_may_not_press_changes_nothing(cast: Cast, world: dict[str, Any]) -> None:
    wrong = []
    for part, route in everybody_everywhere():
        if part in row_of(route).presses:
            continue
        client, url = client_of(cast, part), address(route, world)
        with watched() as changes:
            client.post(url, FILLED)
        wrong += [f"{route.name}: {part}: {change}" for change in changes]
    assert not wrong, "\n".join(wrong)


@pytest.mark.trust("CVE-9")
def test_opening_an_address_changes_nothing(cast: Cast, world: dict[str, Any]) -> None:
    wrong = []
    for part, route in product([SIGNED_OUT, "stranger"], ROUTES):
        client, url = client_of(cast, part), address(route, world)
        if route.name == "account_email":
            client.get(url)  # allauth notes down an address that came with the account, once
        with watched() as changes:
            client.get(url)
        wrong += [f"{route.name}: {part}: {change}" for change in changes]
    assert not wrong, "\n".join(wrong)


# 405 is said before anything is looked for, to whoever asks in a way that no such page takes.
NOT_THERE = {404, 405}
WORK = [route for route in ROUTES if route.pattern.startswith("my/consultations/<slug")]


@pytest.mark.trust("CVE-1", "CVE-10")
@pytest.mark.parametrize("part", ["lead", "analyst", "admin"])
def test_another_consultation_is_not_there(cast: Cast, world: dict[str, Any], part: str) -> None:
    for route in WORK:
        url = address(route, world, "elsewhere")
        client = client_of(cast, part)
        with watched() as changes:
            assert client.get(url).status_code in NOT_THERE, route.name
            assert client.post(url, FILLED).status_code in NOT_THERE, route.name
        assert not changes, route.name


@pytest.mark.trust("CVE-2", "CVE-10")
def test_what_belongs_elsewhere_is_not_found_under_ones_own(
    cast: Cast, world: dict[str, Any]
) -> None:
    """My consultation's address with the numbers of another one's answers, themes, promises."""
    mine, elsewhere = world["mine"].slug, world["elsewhere"].slug
    for route in [route for route in WORK if "pk>" in route.pattern]:
        url = address(route, world, "elsewhere").replace(elsewhere, mine)
        client = client_of(cast, "lead")
        with watched() as changes:
            assert client.post(url, FILLED).status_code in NOT_THERE, route.name
            assert client.get(url).status_code in NOT_THERE, route.name
        assert not changes, route.name


def test_the_editor_is_for_editors_alone() -> None:
    """The table itself: no row of the editor's opens to anybody else."""
    for route in filter(in_editor, ROUTES):
        row = row_of(route)
        assert row.opens - {SIGNED_OUT} <= EDITORS, route.name
        assert row.presses <= EDITORS, route.name
    assert ADMIN < EDITORS < EVERYBODY and not ONLY_SIGNED_OUT & SIGNED_IN
