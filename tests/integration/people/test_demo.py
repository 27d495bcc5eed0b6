"""The accounts of the demo, made once however often they are asked for."""

import pytest
from allauth.account.models import EmailAddress
from django.test import Client

from community.people.demo import ACCOUNTS, PASSWORD, seed_accounts
from community.people.models import User
from community.people.roles import Role, roles_of
from tests.sign_in import is_signed_in, sign_in

pytestmark = pytest.mark.django_db
PROMISED = """young-person, mentor, mentor-two, coordinator, supervisor, guardian, member,
member-two,
chair, representative, secretary, comms, lead, analyst, safeguarding, safeguarding-two, partner,
co-designer, co-designer-two, co-designer-three, facilitator, dpo, finance, admin, independent"""


def test_everybody_promised_is_there_once() -> None:
    seed_accounts()
    seed_accounts()
    names = {name.strip() for name in PROMISED.split(",")}
    assert names == set(ACCOUNTS)
    assert set(User.objects.values_list("username", flat=True)) == names
    assert EmailAddress.objects.filter(verified=True, primary=True).count() == len(names)


def test_they_sign_in_with_the_demo_password(client: Client) -> None:
    seed_accounts()
    sign_in(client, User.objects.get(username="member"), PASSWORD)
    assert is_signed_in(client)


def test_only_the_administrator_is_one() -> None:
    seed_accounts()
    admins = {p.username for p in User.objects.all() if Role.ADMINISTRATOR in roles_of(p)}
    assert admins == {"admin"}
