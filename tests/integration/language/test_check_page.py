from django.test import Client
from django.urls import reverse
from pytest_django.asserts import assertContains, assertNotContains
from wagtail.models import Page

from community.site.models import StandardPage
from tests.people import Cast


def url(page: Page) -> str:
    return reverse("check_page", args=[page.pk])


def test_looks_at_the_page_as_it_was_last_saved(
    client: Client, cast: Cast, easy_page: StandardPage
) -> None:
    client.force_login(cast.comms)
    assertNotContains(client.get(url(easy_page)), "utilise")
    easy_page.body = [("text", "<p>We utilise it.</p>")]
    easy_page.save_revision()
    page = client.get(url(easy_page))
    assertContains(page, "<mark>utilise</mark> [use]")
    assertContains(page, f"/cms/pages/{easy_page.pk}/edit/")


def test_every_page_in_the_editor_leads_there(
    client: Client, cast: Cast, hard_page: StandardPage
) -> None:
    client.force_login(cast.comms)
    assertContains(client.get(f"/cms/pages/{hard_page.pk}/edit/"), url(hard_page))
    assertContains(client.get(f"/cms/pages/{hard_page.pk}/"), url(hard_page))


def test_a_page_that_is_not_there(client: Client, cast: Cast) -> None:
    client.force_login(cast.comms)
    assert client.get("/cms/language/pages/999999/").status_code == 404
    root = Page.get_first_root_node()
    assert client.get(url(root)).status_code == 404


def test_the_stranger_finds_nothing(client: Client, cast: Cast, hard_page: StandardPage) -> None:
    assert client.get(url(hard_page)).status_code == 302
    client.force_login(cast.stranger)
    assert client.get(url(hard_page)).status_code == 404
