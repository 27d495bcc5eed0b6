"""Search finds what everybody may read, and nothing else (trust W6)."""

import pytest
from django.test import Client
from pytest_django.asserts import assertContains, assertNotContains
from wagtail.models import PageViewRestriction

from community.site.models import HomePage, StandardPage

CANARY = "zebrafinch"


@pytest.fixture
def pages(home: HomePage) -> dict[str, StandardPage]:
    made = {
        name: home.add_child(
            instance=StandardPage(
                title=f"{CANARY} {name}", slug=name, summary="words", live=name != "draft"
            )
        )
        for name in ("open", "draft", "closed")
    }
    PageViewRestriction.objects.create(page=made["closed"], restriction_type="login")
    made["below"] = made["closed"].add_child(
        instance=StandardPage(title=f"{CANARY} below", slug="below")
    )
    return made


@pytest.mark.trust("W6", "CVE-3")
def test_finds_public_pages_only(pages: dict[str, StandardPage], client: Client) -> None:
    response = client.get("/search/", {"q": CANARY})
    assertContains(response, f"{CANARY} open")
    for hidden in ("draft", "closed", "below"):
        assertNotContains(response, f"{CANARY} {hidden}")


@pytest.mark.trust("W6")
def test_the_site_map_lists_public_pages_only(
    pages: dict[str, StandardPage], client: Client
) -> None:
    response = client.get("/sitemap.xml")
    assertContains(response, "/open/")
    for hidden in ("draft", "closed", "below"):
        assertNotContains(response, f"/{hidden}/")


@pytest.mark.parametrize(
    "words",
    [
        "",
        " ",
        "\0",
        "'; drop table",
        "<script>alert(1)</script>",
        "a" * 5000,
        "“”\u202e",
        "%",
        '"><img',
        '"',
    ],
)
@pytest.mark.trust("CVE-6", "CVE-13")
def test_strange_words_find_nothing_and_break_nothing(
    home: HomePage, client: Client, words: str
) -> None:
    response = client.get("/search/", {"q": words})
    assert response.status_code == 200
    assertNotContains(response, "<script>alert")


@pytest.mark.parametrize("page", ["0", "-1", "x", "99999", ""])
def test_strange_page_numbers_get_a_page(home: HomePage, client: Client, page: str) -> None:
    assert client.get("/search/", {"q": "a", "page": page}).status_code == 200


def test_robots_stay_out_of_what_is_personal(home: HomePage, client: Client) -> None:
    response = client.get("/robots.txt")
    assertContains(response, "Disallow: /my/")
    assertContains(response, "/sitemap.xml")


@pytest.mark.trust("CVE-3")
def test_a_copy_is_as_closed_as_its_page(
    home: HomePage, pages: dict[str, StandardPage], client: Client
) -> None:
    pages["closed"].create_alias(parent=home, update_slug="copy")
    assert client.get("/copy/").status_code == 302
    assert client.get("/closed/below/").status_code == 302
    assert client.get("/open/").status_code == 200
