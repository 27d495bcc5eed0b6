from collections.abc import Iterator

import pytest
from django.test import Client
from pytest_django.asserts import assertContains, assertNotContains
from pytest_django.fixtures import DjangoAssertNumQueries

from community.registries.listing import Item, Listing, listings
from community.site.models import HomePage


@pytest.fixture
def something_open() -> Iterator[None]:
    listings.enrol(
        Listing(
            name="test",
            order=1,
            items=lambda: [Item(title="Way home", url="/x/", note="closes on Friday")],
        )
    )
    yield
    listings.withdraw("test")


def test_lists_what_is_open(home: HomePage, client: Client, something_open: None) -> None:
    response = client.get("/")
    assertContains(response, "Way home")
    assertContains(response, "closes on Friday")


def test_needs_six_queries_when_it_is_not_kept(
    demo: HomePage, client: Client, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    client.get("/")
    with django_assert_max_num_queries(6):
        assert client.get("/").status_code == 200


def test_a_fresh_site_says_that_it_is_fresh(home: HomePage, client: Client) -> None:
    response = client.get("/")
    assertContains(response, "Welcome")
    assertNotContains(response, "Riverside")


def test_needs_no_script(home: HomePage, client: Client) -> None:
    page = client.get("/").content.decode()
    assert page.count("<script") == page.count('<script type="module" src=')
