"""A role that opens other people's doors does not change hands unseen (trust W11)."""

from typing import Any

import pytest
from django.contrib.auth.models import Group
from django.test import Client

from community.outbox.models import OutboxRow
from community.people.role_alerts import ROLES_CHANGED, WATCHED, administrators
from community.people.roles import Role
from tests.people import Cast

pytestmark = [pytest.mark.django_db, pytest.mark.trust("W11")]


def told() -> list[str]:
    return sorted(OutboxRow.objects.filter(event=ROLES_CHANGED).values_list("to", flat=True))


@pytest.mark.parametrize("role", Role)
def test_who_is_told_of_what(cast: Cast, role: Role) -> None:
    expected = [f"people.user:{one.pk}" for one in (cast.admin, cast.independent)]
    OutboxRow.objects.all().delete()
    cast.stranger.groups.add(Group.objects.get(name=role.value))
    assert told() == (sorted(expected) if role in WATCHED else [])


def test_taking_away_is_told_too_and_once(cast: Cast) -> None:
    for person in (cast.admin, cast.independent, cast.safeguarding):
        assert person.pk
    OutboxRow.objects.all().delete()
    cast.safeguarding.groups.clear()
    cast.safeguarding.groups.set([])
    assert len(told()) == 2


def test_whom_it_is_about_is_not_the_one_who_is_asked(cast: Cast) -> None:
    for person in (cast.admin, cast.independent):
        assert person.pk
    OutboxRow.objects.all().delete()
    cast.admin.groups.clear()
    assert told() == [f"people.user:{cast.independent.pk}"]


def test_how_many_can_change_accounts_is_shown(cast: Cast, client: Client, settings: Any) -> None:
    settings.REQUIRE_MFA = False
    client.force_login(cast.admin)
    assert administrators() == 1
    page = client.get("/cms/reports/upkeep/").content.decode()
    assert "1 person can change" in page and "Name a second one" in page
