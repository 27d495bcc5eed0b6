"""Each form of the site, sent fifty times at the same moment, does what sending it once does.

What once does is seen first, in a transaction that is rolled back: which tables get how many rows.
"""

from collections import Counter
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import pytest
from django.apps import apps
from django.core.cache import caches
from django.db import connection, connections, transaction
from django.test import Client
from django.utils import timezone

from community.links.models import Link
from tests.integration.cms.conftest import files as files
from tests.integration.security.forms import Filled, forms_on
from tests.integration.wiring.addresses import Route, address, routes
from tests.integration.wiring.who_may import SIGNED_OUT, who_may
from tests.integration.wiring.world import make_world
from tests.people import Cast

MANY = 50 if connection.vendor == "postgresql" else 10
# Kept of every request or every look, and counted as often as somebody looks.
NOT_COUNTED = {"sessions.Session", "privacy.Look"}
# A secret is shown once and never again: who presses again gets another one, and the one before
# stops working. Handing somebody's data out is written down each time.
EACH_TIME = {"links.Link", "privacy.RequestStep"}
# What ends things comes last, so that there is something left to end.
LAST = ("erase", "end", "lift", "stop", "revoke", "withdraw", "remove", "close", "off", "logout")
# A sign-in and its settings are allauth's; the editor is Wagtail's.
OTHERS = ("account/", "cms/", "^cms", "api/", "leave/")
PEOPLE = ("lead", "safeguarding", "dpo", "admin", "facilitator", "youth_panel", "young_person")


class RolledBack(Exception):
    pass


def rows() -> Counter[str]:
    counted: Counter[str] = Counter()
    for model in apps.get_models():
        if model._meta.managed and model._meta.label not in NOT_COUNTED:
            counted[model._meta.label] = model._base_manager.count()
    return counted


def grown(before: Counter[str]) -> dict[str, int]:
    after = rows()
    return {name: after[name] - before[name] for name in after if after[name] != before[name]}


def client_of(cast: Cast, part: str) -> Client:
    client = Client(raise_request_exception=False)
    if part != SIGNED_OUT:
        client.force_login(cast[part])
    return client


def once(client: Client, form: Filled) -> tuple[int, dict[str, int]]:
    before = rows()
    try:
        with transaction.atomic():
            status = client.post(form.url, form.body).status_code
            found = grown(before)
            raise RolledBack
    except RolledBack:
        caches["process"].clear()  # it may hold what was never kept
        return status, found


def at_once(cast: Cast, part: str, form: Filled) -> tuple[Counter[int], dict[str, int]]:
    clients = [client_of(cast, part) for _ in range(MANY)]
    before = rows()

    def post(client: Client) -> int:
        try:
            return client.post(form.url, form.body).status_code
        finally:
            connections.close_all()

    with ThreadPoolExecutor(10) as pool:
        statuses = Counter(pool.map(post, clients))
    return statuses, grown(before)


def but_for_each_time(grown: dict[str, int]) -> dict[str, int]:
    return {name: number for name, number in grown.items() if name not in EACH_TIME}


def is_last(route: Route) -> bool:
    return any(word in route.name for word in LAST)


def pages(world: dict[str, Any]) -> Iterator[tuple[str, str]]:
    """Who opens what: one of those who may, of each kind of people."""
    for route in sorted(routes(), key=is_last):
        if route.pattern.startswith(OTHERS) or route.name.startswith("mfa"):
            continue
        row = who_may(route)
        opens = row.opens | row.presses if row else frozenset[str]()
        for part in (*PEOPLE, "independent", SIGNED_OUT):
            if part in opens:
                yield part, address(route, world)
                break


@pytest.mark.django_db(transaction=True, serialized_rollback=True)
@pytest.mark.trust("CVE-15")
def test_fifty_times_is_once(files: Path, settings: Any) -> None:
    settings.REQUIRE_MFA = False
    cast = Cast()
    world = make_world(cast)
    seen: set[str] = set()
    wrong, effective = [], []
    for part, url in pages(world):
        client = client_of(cast, part)
        answer = client.get(url)
        if answer.status_code != 200 or "text/html" not in answer.get("Content-Type", ""):
            continue
        for form in forms_on(answer.content.decode(), url):
            if form.url in seen or form.url.startswith(("/account/", "/cms/")):
                continue
            seen.add(form.url)
            status, expected = once(client_of(cast, part), form)
            statuses, found = at_once(cast, part, form)
            if expected:
                effective.append(form.url)
            if but_for_each_time(found) != but_for_each_time(expected):
                wrong.append(f"{part} {form.url}: once {expected}, {MANY} times {found}")
            if any(code >= 500 for code in statuses):
                wrong.append(f"{part} {form.url}: {dict(statuses)} (once {status})")
    assert not wrong, "\n".join(wrong)
    assert len(effective) >= 30, "the forms of the site were hardly filled in"
    usable = Link.objects.usable(timezone.now()).values_list("about", "purpose")
    assert max(Counter(usable).values()) == 1, "an earlier link still works"
