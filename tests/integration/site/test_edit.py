"""Comms editors edit content; they never reach people's accounts (trust W11)."""

import pytest
from django.test import Client
from django.urls import reverse

from community.site.models import HomePage, StandardPage
from tests.people import MEMBERS, Cast

CONTENT = (
    "wagtailadmin_home",
    "wagtailimages:index",
    "wagtailimages:add_multiple",
    "wagtaildocs:index",
    "wagtailredirects:index",
    "broken_links",
    "consent_report",
)
PEOPLE = ("wagtailusers_users:index", "wagtailusers_users:add", "wagtailusers_groups:index")


@pytest.mark.parametrize("name", CONTENT)
def test_comms_staff_reach_content(client: Client, cast: Cast, name: str) -> None:
    client.force_login(cast.comms)
    assert client.get(reverse(name)).status_code == 200


@pytest.mark.parametrize("path", ["/cms/settings/site/sitesettings/", "/cms/settings/site/menus/"])
def test_comms_staff_change_the_settings(client: Client, cast: Cast, path: str) -> None:
    client.force_login(cast.comms)
    assert client.get(path, follow=True).status_code == 200


@pytest.mark.parametrize("name", PEOPLE)
def test_comms_staff_do_not_reach_accounts(client: Client, cast: Cast, name: str) -> None:
    client.force_login(cast.comms)
    assert client.get(reverse(name)).status_code in {302, 403, 404}


def test_comms_staff_write_and_publish(home: HomePage, client: Client, cast: Cast) -> None:
    client.force_login(cast.comms)
    response = client.post(
        reverse("wagtailadmin_pages:add", args=["site", "standardpage", home.pk]),
        {
            "title": "A page",
            "slug": "a-page",
            "summary": "Words",
            "body-count": "0",
            "comments-TOTAL_FORMS": "0",
            "comments-INITIAL_FORMS": "0",
            "action-publish": "1",
        },
    )
    assert response.status_code == 302
    assert StandardPage.objects.get(slug="a-page").live
    assert client.get("/a-page/").status_code == 200


@pytest.mark.parametrize("name", sorted(set(MEMBERS) - {"comms", "admin", "lead"}))
def test_nobody_else_is_an_editor(client: Client, cast: Cast, name: str) -> None:
    client.force_login(cast[name])
    for door in ("broken_links", "wagtailimages:index", "wagtailimages:add_multiple"):
        assert client.get(reverse(door)).status_code in {302, 403, 404}
