from datetime import timedelta

import pytest
from django.contrib.auth.models import AnonymousUser, Group

from community.people.groups import make_groups
from community.people.roles import (
    TRAITS,
    Role,
    has_any_role,
    has_role,
    needs_second_factor,
    roles_of,
    session_length,
    workspace,
)
from tests.factories.people import UserFactory, person_with
from tests.people import MEMBERS, Cast

WITHOUT_SECOND_FACTOR = {
    Role.YOUNG_PERSON,
    Role.GUARDIAN,
    Role.CO_DESIGNER,
    Role.YOUTH_PANEL,
}


def test_every_role_has_its_line_in_the_table() -> None:
    assert set(TRAITS) == set(Role)


@pytest.mark.parametrize("role", Role)
def test_who_can_read_about_somebody_else_needs_a_second_factor(role: Role) -> None:
    assert TRAITS[role].second_factor is (role not in WITHOUT_SECOND_FACTOR)


@pytest.mark.parametrize("role", Role)
def test_every_sign_in_ends(role: Role) -> None:
    session = TRAITS[role].session
    assert session.absolute <= timedelta(hours=12)
    assert session.own_device is None or session.own_device == timedelta(days=14)


def test_the_cast_plays_every_role() -> None:
    assert {role for roles in MEMBERS.values() for role in roles} == set(Role)


@pytest.mark.django_db
def test_every_role_has_its_group_and_making_them_again_changes_nothing() -> None:
    before = set(Group.objects.values_list("pk", "name"))
    make_groups()
    assert set(Group.objects.values_list("pk", "name")) == before
    assert {role.value for role in Role} <= {name for _, name in before}


def test_the_signed_out_have_no_role() -> None:
    assert roles_of(AnonymousUser()) == frozenset()
    assert not needs_second_factor(AnonymousUser())


@pytest.mark.django_db
def test_somebody_whose_account_was_closed_has_no_role() -> None:
    assert roles_of(person_with(Role.MENTOR, is_active=False)) == frozenset()


def test_roles_are_read_once_per_person(
    cast: Cast, django_assert_num_queries: pytest.FixtureRequest
) -> None:
    lead = cast.lead
    with django_assert_num_queries(1):  # type: ignore[operator]
        assert has_role(lead, Role.CONSULTATION_LEAD)
        assert not has_role(lead, Role.MENTOR)
        assert has_any_role(lead, Role.MENTOR, Role.CONSULTATION_LEAD)


@pytest.mark.django_db
def test_a_superuser_is_an_administrator() -> None:
    assert has_role(UserFactory.create(is_superuser=True), Role.ADMINISTRATOR)


@pytest.mark.django_db
def test_with_several_roles_the_strictest_session_counts() -> None:
    both = session_length(person_with(Role.MENTOR, Role.SAFEGUARDING_LEAD))
    assert both.idle == timedelta(minutes=20)
    assert both.absolute == timedelta(hours=8)
    assert both.own_device is None
    assert session_length(person_with(Role.MENTOR)).own_device == timedelta(days=14)
    assert session_length(person_with(Role.YOUNG_PERSON)).own_device is None


def test_signing_in_leads_home(cast: Cast) -> None:
    assert workspace(cast.comms) == "/cms/"
    assert workspace(cast.young_person) == "/my/"
    assert workspace(cast.stranger) == "/my/"
