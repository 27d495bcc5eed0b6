"""Each form carries its token; pages call on nobody else, and say nothing personal in addresses."""

import re
from pathlib import Path
from typing import Any

import pytest
from django.test import Client

from tests.integration.cms.conftest import files as files
from tests.integration.wiring.addresses import Route, address, routes
from tests.integration.wiring.test_routes import client_of, row_of
from tests.integration.wiring.world import make_world
from tests.people import Cast

# Programs prove themselves by nothing: they may do what anybody may, and hold no cookie.
WITHOUT_TOKEN = ("api:", "^")
# Doors that lead to ours without reading anything.
DOORS = ("cms/account/", "wagtailadmin_login", "wagtailadmin_password", "wagtailcore_")
LOADS = re.compile(
    r"""<(?:script|img|iframe|source|video|audio|form)[^>]*"""
    r"""(?:src|action)=["'](?:https?:)?//([^/"']+)"""
)


@pytest.fixture
def world(cast: Cast, files: Path, settings: Any) -> dict[str, Any]:
    settings.REQUIRE_MFA = False
    return make_world(cast)


def strict(cast: Cast, part: str) -> Client:
    client = Client(enforce_csrf_checks=True, raise_request_exception=False)
    client.force_login(cast[part])
    return client


def changing(part: str) -> list[Route]:
    found = [route for route in routes() if part in row_of(route).presses]
    return [route for route in found if not route.name.startswith((*WITHOUT_TOKEN, *DOORS))]


@pytest.mark.trust("CVE-9")
@pytest.mark.parametrize("part", ["lead", "safeguarding", "admin", "stranger", "independent"])
def test_no_button_works_without_its_token(cast: Cast, world: dict[str, Any], part: str) -> None:
    wrong = []
    for route in changing(part):
        status = strict(cast, part).post(address(route, world)).status_code
        if status not in {403, 404, 405}:
            wrong.append(f"{route.name}: {status}")
    assert not wrong, "\n".join(wrong)


@pytest.mark.trust("S2", "W13")
def test_no_page_loads_anything_from_elsewhere(cast: Cast, world: dict[str, Any]) -> None:
    wrong = []
    for part in ("signed-out", "lead", "safeguarding", "admin"):
        for route in (route for route in routes() if part in row_of(route).opens):
            page = client_of(cast, part).get(address(route, world))
            if page.streaming or "html" not in page.headers.get("Content-Type", ""):
                continue
            if found := LOADS.findall(page.content.decode()):
                wrong.append(f"{route.name}: {found}")
    assert not wrong, "\n".join(wrong)


@pytest.mark.trust("2.8-autocomplete")
def test_no_answer_is_offered_to_the_next_person(client: Client, world: dict[str, Any]) -> None:
    page = f"/consultations/{world['mine'].slug}/answer/all/"
    html = client.get(page).content.decode()
    fields = re.findall(r"<(?:input|textarea)[^>]*>", html)
    typed = [field for field in fields if "textarea" in field or 'type="text"' in field]
    assert typed and not [field for field in typed if 'autocomplete="off"' not in field]


@pytest.mark.trust("R15", "C3")
def test_no_address_says_who_somebody_is(cast: Cast, world: dict[str, Any]) -> None:
    for person in cast.all().values():
        person.username = f"canary-{person.pk}"
        person.save()
    for route in routes():
        assert "canary" not in address(route, world), route.name
        assert "@" not in address(route, world), route.name
