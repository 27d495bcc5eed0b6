import pytest
from django.test import Client
from pytest_django.asserts import assertContains, assertNotContains

from community.site.models import GetHelpPage, HomePage, SiteSettings
from tests.people import Cast

LINE = {
    "name": "Listeners",
    "summary": "They listen.",
    "telephone": "0116 000 000",
    "text_number": "",
    "text_words": "",
    "website": "",
    "hours": "Evenings",
    "urgent": False,
}


def test_the_page_is_there_without_any_editor(home: HomePage, client: Client) -> None:
    response = client.get("/help-now/")
    for link in ("tel:999", "tel:08001111", "tel:116123", "sms:85258", "tel:0800555111"):
        assertContains(response, link)
    assertContains(response, "It does not wipe your history")


def test_the_address_that_people_guess_leads_there_for_good(client: Client) -> None:
    response = client.get("/get-help/")
    assert response.status_code == 301
    assert response["Location"] == "/help-now/"


def test_editors_replace_the_numbers(home: HomePage, client: Client) -> None:
    page = home.add_child(
        instance=GetHelpPage(title="Find help", slug="anywhere", lines=[("line", LINE)])
    )
    response = client.get("/help-now/")
    assertContains(response, "tel:0116000000")
    assertContains(response, "Find help")
    assertNotContains(response, "tel:08001111")
    page.unpublish()
    assertContains(client.get("/help-now/"), "tel:08001111")


def test_the_numbers_of_the_settings_stand_there(home: HomePage, client: Client) -> None:
    urgent = {**LINE, "name": "Danger", "telephone": "112", "urgent": True}
    SiteSettings.objects.create(help_lines=[("line", LINE), ("line", urgent)])
    page = client.get("/help-now/").content.decode()
    assert "tel:0116000000" in page
    assert "tel:08001111" not in page
    assert page.index("Danger") < page.index("Listeners")
    home.add_child(instance=GetHelpPage(title="Help", slug="x"))
    assertContains(client.get("/help-now/"), "tel:112")


def test_comms_edit_the_numbers_in_the_settings(home: HomePage, client: Client, cast: Cast) -> None:
    client.force_login(cast.comms)
    page = client.get("/cms/settings/site/sitesettings/", follow=True)
    assertContains(page, "Leave it empty to show the national numbers.")


def test_danger_comes_first(home: HomePage, client: Client) -> None:
    urgent = {**LINE, "name": "Danger", "urgent": True}
    home.add_child(
        instance=GetHelpPage(title="Help", slug="x", lines=[("line", LINE), ("line", urgent)])
    )
    page = client.get("/help-now/").content.decode()
    assert page.index("Danger") < page.index("Listeners")


@pytest.mark.trust("6-2")
def test_every_page_leads_to_it(home: HomePage, client: Client) -> None:
    for path in ("/", "/search/", "/account/login/", "/nowhere/"):
        assertContains(
            client.get(path), 'href="/help-now/"', status_code=404 if "no" in path else 200
        )
