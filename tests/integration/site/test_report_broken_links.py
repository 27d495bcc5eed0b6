from django.test import Client
from django.urls import reverse
from pytest_django.asserts import assertContains

from community.site import broken_links
from community.site.models import HomePage, Menus, StandardPage
from tests.people import Cast


def add(home: HomePage, slug: str, html: str) -> StandardPage:
    return home.add_child(instance=StandardPage(title=slug, slug=slug, body=[("text", html)]))


def test_finds_what_leads_nowhere(home: HomePage, client: Client, cast: Cast) -> None:
    gone = add(home, "gone", "<p>x</p>")
    add(home, "one", f'<p><a linktype="page" id="{gone.pk}">x</a></p>')
    add(home, "two", '<p><a href="/nowhere/at-all/">x</a> <a href="/one/">y</a></p>')
    add(home, "three", '<p><a href="https://example.org/">x</a> <a href="/help-now/">y</a></p>')
    broken, outside = broken_links.find()
    assert {item.where for item in broken} == {"two"}
    gone.unpublish()
    broken, outside = broken_links.find()
    assert {(item.where, item.address) for item in broken} == {
        ("one", f"page {gone.pk}"),
        ("two", "/nowhere/at-all/"),
    }
    assert [(item.where, item.address) for item in outside] == [("three", "https://example.org/")]
    client.force_login(cast.comms)
    assertContains(client.get(reverse("broken_links")), "/nowhere/at-all/")


def test_looks_into_the_menus(home: HomePage) -> None:
    menus = Menus.load()
    menus.main = [("link", {"title": "x", "page": None, "address": "/lost/"})]
    menus.save()
    broken, _ = broken_links.find()
    assert [(item.where, item.address) for item in broken] == [("Menus", "/lost/")]
