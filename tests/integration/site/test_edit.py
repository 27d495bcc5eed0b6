"""Comms editors edit content; they never reach people's accounts (trust W11)."""

import pytest
from django.contrib.auth.models import Group
from django.test import Client
from django.urls import reverse

from community.people.models import User
from community.people.roles import Role
from community.site.models import HomePage, StandardPage
from tests.factories.people import person_with
from tests.people import MEMBERS, Cast

pytestmark = pytest.mark.django_db

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
@pytest.mark.trust("W11")
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


@pytest.mark.parametrize("name", [*CONTENT, "wagtailusers_users:index", "wagtailusers_users:add"])
def test_the_role_of_administrator_is_enough(client: Client, name: str) -> None:
    """Nobody needs to be a superuser to do an administrator's work."""
    client.force_login(person_with(Role.ADMINISTRATOR, username="by-role"))
    assert client.get(reverse(name)).status_code == 200


def test_an_administrator_gives_a_role(client: Client, cast: Cast) -> None:
    client.force_login(person_with(Role.ADMINISTRATOR, username="by-role"))
    mentors = Group.objects.get(name=Role.MENTOR.value)
    form = {"username": "stranger", "email": "stranger@example.org", "is_active": "on"}
    answer = client.post(
        reverse("wagtailusers_users:edit", args=[cast.stranger.pk]),
        {**form, "groups": [str(mentors.pk)], "is_superuser": "on"},
    )
    assert answer.status_code == 302, answer.context["form"].errors
    changed = User.objects.get(pk=cast.stranger.pk)
    assert list(changed.groups.all()) == [mentors]
    assert not changed.is_superuser


@pytest.mark.trust("W11")
def test_an_administrator_by_role_does_not_reach_superusers(client: Client, cast: Cast) -> None:
    client.force_login(person_with(Role.ADMINISTRATOR, username="by-role"))
    before = cast.admin.password
    address = reverse("wagtailusers_users:edit", args=[cast.admin.pk])
    form = {"username": "admin", "password1": "new-words-for-it", "password2": "new-words-for-it"}
    client.post(address, form)
    assert User.objects.get(pk=cast.admin.pk).password == before
    client.post(reverse("wagtailusers_users:delete", args=[cast.admin.pk]))
    for deed in ("delete", "set_active_state", "assign_role"):
        many = reverse("wagtail_bulk_action", args=["people", "user", deed])
        client.post(f"{many}?id={cast.admin.pk}&next=/cms/", {"mark_as_active": "False"})
    assert User.objects.filter(pk=cast.admin.pk, is_active=True).exists()
