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


def test_from_the_other_side_and_by_the_flag(cast: Cast) -> None:
    for person in (cast.admin, cast.independent, cast.stranger):
        assert person.pk
    OutboxRow.objects.all().delete()
    Group.objects.get(name=Role.SAFEGUARDING_LEAD.value).user_set.add(cast.stranger)
    assert len(told()) == 2
    OutboxRow.objects.all().delete()
    cast.stranger.is_superuser = True
    cast.stranger.save()
    assert len(told()) == 2
    OutboxRow.objects.all().delete()
    cast.stranger.save()
    assert told() == []


def test_closing_the_account_of_somebody_without_such_a_role_is_no_news(cast: Cast) -> None:
    for person in (cast.admin, cast.independent, cast.young_person):
        assert person.pk
    OutboxRow.objects.all().delete()
    cast.young_person.groups.clear()
    assert told() == []
