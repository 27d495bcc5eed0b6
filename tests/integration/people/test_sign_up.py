"""Anybody may have an account, with a username alone; nobody gives themselves another role."""

import pytest
from django.core import mail
from django.test import Client

from community.people.models import User
from community.people.roles import Role, roles_of
from tests.sign_in import is_signed_in

SIGN_UP = "/account/signup/"
FORM = {"username": "sunny", "password1": "four good words here"}

pytestmark = pytest.mark.django_db


def test_with_a_username_alone(client: Client) -> None:
    assert client.post(SIGN_UP, FORM)["Location"] == "/my/"
    person = User.objects.get(username="sunny")
    assert is_signed_in(client)
    assert roles_of(person) == {Role.YOUNG_PERSON}
    assert person.email == ""
    assert mail.outbox == []


@pytest.mark.trust("R5")
def test_nobody_is_asked_for_an_email_address_or_a_birthday(client: Client) -> None:
    page = client.get(SIGN_UP).content.decode()
    assert 'name="email"' not in page
    assert "birth" not in page


@pytest.mark.trust("CVE-1")
def test_no_other_role_can_be_asked_for(client: Client) -> None:
    extra = {"groups": ["1"], "is_staff": "on", "is_superuser": "on", "role": "Administrator"}
    client.post(SIGN_UP, FORM | extra)
    person = User.objects.get(username="sunny")
    assert roles_of(person) == {Role.YOUNG_PERSON}
    assert not person.is_staff
    assert not person.is_superuser


@pytest.mark.parametrize("name", ["SUNNY", "Sunny"])
def test_a_name_is_taken_in_any_case(client: Client, name: str) -> None:
    User.objects.create_user("sunny")
    client.post(SIGN_UP, FORM | {"username": name})
    assert User.objects.count() == 1


def test_a_weak_password_is_refused_beside_its_field(client: Client) -> None:
    page = client.post(SIGN_UP, FORM | {"password1": "password"}).content.decode()
    assert 'href="#id_password1"' in page
    assert 'aria-invalid="true"' in page
    assert not User.objects.exists()


def test_it_can_be_closed(client: Client, settings: object) -> None:
    settings.SIGNUP_OPEN = False  # type: ignore[attr-defined]
    client.post(SIGN_UP, FORM)
    assert not User.objects.exists()
