"""W11: accounts and roles in the editor are for administrators, and fit our user."""

import pytest
from django.contrib.auth.models import Group, Permission
from django.test import Client

from community.people.models import User
from community.people.roles import Role, roles_of
from tests.people import Cast

PAGES = ("/cms/users/", "/cms/users/new/", "/cms/groups/", "/cms/groups/new/")


@pytest.mark.parametrize("path", PAGES)
def test_administrators_see_them(client: Client, cast: Cast, path: str) -> None:
    client.force_login(cast.admin)
    assert client.get(path).status_code == 200


@pytest.mark.parametrize("path", PAGES)
@pytest.mark.trust("W11")
def test_no_permission_opens_them_to_others(client: Client, cast: Cast, path: str) -> None:
    cast.comms.user_permissions.set(Permission.objects.all())
    client.force_login(cast.comms)
    assert client.get(path).status_code == 302


def test_a_new_account_with_roles(client: Client, cast: Cast) -> None:
    client.force_login(cast.admin)
    group = Group.objects.get(name=Role.MENTOR.value)
    form = {
        "username": "new-mentor",
        "preferred_name": "Nia",
        "email": "",
        "password1": "four good words here",
        "password2": "four good words here",
        "groups": [group.pk],
    }
    assert client.post("/cms/users/new/", form).status_code == 302
    assert roles_of(User.objects.get(username="new-mentor")) == {Role.MENTOR}


def test_changing_an_account(client: Client, cast: Cast) -> None:
    client.force_login(cast.admin)
    path = f"/cms/users/edit/{cast.mentor.pk}/"
    assert client.get(path).status_code == 200
    form = {"username": "mentor", "preferred_name": "Dee", "email": "dee@example.org", "groups": []}
    assert client.post(path, form).status_code == 302
    person = User.objects.get(pk=cast.mentor.pk)
    assert person.preferred_name == "Dee"
    assert not person.is_active
    assert roles_of(person) == frozenset()
