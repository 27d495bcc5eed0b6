"""What editors decide for every page is seen on every page, at once."""

from django.test import Client
from pytest_django.asserts import assertContains, assertNotContains
from pytest_django.fixtures import DjangoAssertNumQueries

from community.site.models import HomePage, Menus, SiteSettings, StandardPage
from community.site.organisation import furniture


def test_name_and_colour(home: HomePage, client: Client) -> None:
    client.get("/")
    settings = SiteSettings.load()
    settings.name, settings.accent = "Our network", "forest"
    settings.save()
    response = client.get("/")
    assertContains(response, "Our network")
    assertContains(response, 'data-accent="forest"')


def test_menus_leave_out_what_is_not_published(home: HomePage, client: Client) -> None:
    page = home.add_child(instance=StandardPage(title="Here", slug="here"))
    menus = Menus.load()
    menus.main = [
        ("link", {"title": "", "page": page, "address": ""}),
        ("link", {"title": "Out", "page": None, "address": "https://example.org/"}),
    ]
    menus.save()
    assertContains(client.get("/search/"), 'href="/here/"')
    page.unpublish()
    response = client.get("/search/")
    assertNotContains(response, 'href="/here/"')
    assertContains(response, "https://example.org/")


def test_costs_nothing_once_known(
    home: HomePage, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    furniture()
    with django_assert_num_queries(0):
        assert furniture().name
