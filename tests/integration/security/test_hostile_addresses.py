"""What somebody puts into an address or a header neither runs nor leads out, nor costs much."""

import time
from typing import Any
from urllib.parse import urlsplit

import pytest
from django.core import mail
from django.test import Client

from tests.factories.people import PASSWORD
from tests.integration.wiring.world import make_consultation
from tests.people import Cast

pytestmark = pytest.mark.django_db

PARAMETERS = ("q", "page", "after", "then", "contact", "next", "order", "language")
SQL = (
    "' OR '1'='1",
    "1; DROP TABLE people_user; --",
    "1) UNION SELECT 1,2,3 --",
    "%27",
    "\\",
    "\0",
)
MARKUP = (
    "<script>alert(7)</script>",
    '"><img src=x onerror=alert(7)>',
    "'-alert(7)-'",
    "javascript:alert(7)",
)
PUBLIC = (
    "/",
    "/search/",
    "/my-answer/",
    "/help-now/",
    "/promises/",
    "/worried/",
    "/account/login/",
)
OUTSIDE = (
    "//evil.example/",
    "https://evil.example/",
    "///evil.example",
    "/\\evil.example",
    "https:evil.example",
    "javascript:alert(1)",
    "http://testserver@evil.example/",
    "\thttps://evil.example",
)


@pytest.fixture
def pages() -> list[str]:
    slug = make_consultation().slug
    here = f"/consultations/{slug}/"
    return [*PUBLIC, here, f"{here}results/", f"{here}tell-me/", f"{here}answer/1/"]


@pytest.mark.trust("CVE-13")
@pytest.mark.parametrize("text", SQL)
def test_no_text_becomes_sql(client: Client, pages: list[str], text: str) -> None:
    for page in pages:
        response = client.get(page, dict.fromkeys(PARAMETERS, text))
        assert response.status_code in {200, 302, 400, 404}, page


@pytest.mark.trust("CVE-13")
def test_nor_in_the_interface_for_programs(client: Client) -> None:
    for text in SQL[:4]:
        response = client.get("/api/v1/consultations", dict.fromkeys(PARAMETERS, text))
        assert response.status_code == 200
        assert client.get(f"/api/v1/consultations/{text}").status_code == 404


@pytest.mark.trust("CVE-6")
@pytest.mark.parametrize("text", MARKUP)
def test_no_text_runs_in_the_page(client: Client, pages: list[str], text: str) -> None:
    for page in pages:
        response = client.get(page, dict.fromkeys(PARAMETERS, text))
        html = response.content.decode()
        assert "<script>alert(7)" not in html and "<img src=x" not in html, page
        assert 'href="javascript:' not in html and "'-alert(7)-'" not in html, page


@pytest.mark.trust("CVE-16")
def test_a_megabyte_of_words_to_look_for_is_answered_soon(client: Client) -> None:
    client.get("/search/", {"q": "lights"})
    begun = time.monotonic()
    response = client.get("/search/", {"q": "a " * 500_000})
    assert response.status_code in {200, 400, 414}
    assert time.monotonic() - begun < 3


@pytest.mark.trust("CVE-12")
@pytest.mark.parametrize("wanted", OUTSIDE)
def test_no_way_in_leads_out(client: Client, cast: Cast, wanted: str) -> None:
    data = {"login": cast.stranger.username, "password": PASSWORD, "next": wanted}
    answers = [
        client.post("/account/login/", data),
        client.get("/account/login/", {"next": wanted}),
        client.post("/account/logout/", {"next": wanted}),
        client.get("/cms/login/", {"next": wanted}),
        client.get("/account/second-step/", {"next": wanted}),
        client.post("/leave/", {"next": wanted}),
    ]
    for answer in answers:
        place = urlsplit(answer.headers.get("Location", "/"))
        assert "evil" not in place.netloc and place.scheme != "javascript"
        assert not place.path.startswith(("//", "/\\"))


@pytest.mark.trust("S3", "CVE-12")
@pytest.mark.parametrize("header", ["Host", "X-Forwarded-Host", "X-Host", "Forwarded"])
@pytest.mark.parametrize("page", ["/account/password/reset/", "/account/login/code/"])
def test_no_header_reaches_a_link_in_an_email(
    client: Client, cast: Cast, header: str, page: str
) -> None:
    value = "host=evil.example" if header == "Forwarded" else "evil.example"
    client.post(page, {"email": cast.stranger.email}, headers={header: value})
    assert "evil.example" not in "".join(str(message.body) for message in mail.outbox)


@pytest.mark.trust("2.8-no-store", "CVE-4")
def test_private_pages_are_kept_nowhere(client: Client, cast: Cast, settings: Any) -> None:
    settings.REQUIRE_MFA = False
    consultation = make_consultation(leads=[cast.lead])
    work = f"/my/consultations/{consultation.slug}/"
    client.force_login(cast.lead)
    pages = ["/my/", "/my/settings/", work, f"{work}responses/", f"{work}texts/idea/"]
    for page in [*pages, f"{work}responses/{consultation.response}/"]:
        response = client.get(page, headers={"If-None-Match": "*"})
        assert response.status_code == 200, page
        assert "no-store" in response["Cache-Control"], page
        assert "ETag" not in response, page
