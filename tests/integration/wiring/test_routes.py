"""Every address and everybody: nobody gets an error, and strangers get no private page.

A new address below a private prefix is asked about here by itself; a new prefix of ours that is
neither public nor private makes the test fail until somebody decides.
"""

from collections.abc import Iterator

import pytest
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver
from django.urls.resolvers import RoutePattern

from tests.people import MEMBERS, Cast

# Signed-out people are asked to sign in; the signed-in who have no business there find nothing.
PRIVATE = (
    *("/my/", "/co-design/", "/mentoring/", "/oversight/", "/cms/", "/staff/"),
    *("/consultations/staff/", "/account/second-step/", "/safeguarding/"),
)
# Private, yet everybody who is signed in has a page of their own there.
OWN = ("/my/", "/account/")
PUBLIC = (
    *("/", "/account/", "/consultations/", "/my-answer/", "/help-now/", "/leave/", "/api/"),
    *("/healthz", "/readyz", "/search/", "/sitemap.xml", "/robots.txt", "/promises/", "/worried/"),
    *(
        "/documents/",
        "/images/",
        "/static/",
        "/safe-device/",
        "/device/",
        "/styleguide/",
        "/_util/",
    ),
)
# Addresses that end a sign-in, one that fails on purpose, one that says 503 to a monitor.
LEFT_OUT = ("/account/logout/", "/cms/logout/", "/cms/failwhale/", "/alerts-alive")
# Words and icons of the editor, the same for everybody.
ASSETS = ("/cms/jsi18n/", "/cms/sprite/")


def paths(patterns: list[URLPattern | URLResolver], prefix: str = "/") -> Iterator[str]:
    """Every address without a variable part."""
    for pattern in patterns:
        route = pattern.pattern
        if not isinstance(route, RoutePattern) or "<" in route._route:
            continue
        here = prefix + str(route._route)
        if isinstance(pattern, URLResolver):
            yield from paths(pattern.url_patterns, here)
        else:
            yield here


ALL = sorted({path for path in paths(get_resolver().url_patterns) if path not in LEFT_OUT})


# Below a private prefix, and for everybody: asking about oneself, checking a deletion receipt.
FOR_EVERYBODY = ("/my/data/ask/", "/my/data/receipt/")


def is_private(path: str) -> bool:
    return path.startswith(PRIVATE) and path not in (*ASSETS, *FOR_EVERYBODY)


def test_every_address_is_expected() -> None:
    known = (*PRIVATE, *(prefix for prefix in PUBLIC if prefix != "/"))
    assert not [path for path in ALL if path != "/" and not path.startswith(known)]


@pytest.mark.django_db
@pytest.mark.parametrize("path", ALL)
def test_the_signed_out(client: Client, path: str) -> None:
    response = client.get(path)
    assert response.status_code < 500
    if is_private(path):
        assert response.status_code in {302, 403, 404, 405}


@pytest.mark.parametrize("path", ALL)
def test_a_stranger_who_is_signed_in(client: Client, cast: Cast, path: str) -> None:
    client.force_login(cast.stranger)
    response = client.get(path)
    assert response.status_code < 500
    if is_private(path) and not path.startswith(OWN):
        assert response.status_code in {302, 403, 404, 405}


@pytest.mark.parametrize("part", MEMBERS)
def test_no_role_meets_an_error_anywhere(client: Client, cast: Cast, part: str) -> None:
    client.force_login(cast[part])
    errors = [path for path in ALL if client.get(path).status_code >= 500]
    assert not errors


@pytest.mark.parametrize("part", [part for part in MEMBERS if part not in {"admin", "comms"}])
def test_the_editor_is_for_editors(client: Client, cast: Cast, part: str) -> None:
    client.force_login(cast[part])
    opened = [
        path for path in ALL if path.startswith("/cms/") and client.get(path).status_code == 200
    ]
    assert set(opened) <= set(ASSETS)
