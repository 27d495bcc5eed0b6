"""An administrator offers somebody a role; the link works once, and nothing outlives it."""

import re
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from typing import Any

import pytest
import time_machine
from allauth.account.models import EmailAddress
from django.core import mail
from django.db import connection, connections
from django.test import Client
from django.utils import timezone

from community.outbox.actions import sweep
from community.people import invitations
from community.people.accounts import close_account
from community.people.invitations import Refused, invite, new_link, print_link, revoke, take_on
from community.people.models import Invitation, User
from community.people.role_lines import ROLE_GROUPS
from community.people.roles import SELF_ASSIGNED, Role, roles_of
from tests.people import MEMBERS, Cast

pytestmark = [pytest.mark.django_db, pytest.mark.trust("CVE-11")]
FORM = {"username": "nia", "preferred_name": "Nia", "password1": "four good words here"}
FORM["password2"] = FORM["password1"]


@pytest.fixture(autouse=True)
def noon() -> Iterator[None]:
    """Nobody is written to at night."""
    with time_machine.travel(timezone.localtime().replace(hour=12, minute=0)):
        yield


def link_in_mail() -> str:
    sweep()
    found = re.search(r"http\S+(/account/invitation/\S+)", mail.outbox[-1].body)
    assert found is not None
    return found[1]


def test_from_asking_to_working_here(cast: Cast, client: Client, settings: Any) -> None:
    settings.REQUIRE_MFA = True
    invite([Role.MENTOR], by=cast.admin, email="nia@example.org")
    path = link_in_mail()
    assert mail.outbox[-1].to == ["nia@example.org"]
    assert "entor" not in mail.outbox[-1].subject + mail.outbox[-1].body
    for _ in range(2):  # mail programs open links by themselves
        assert "Mentor" in client.get(path).content.decode()
    assert client.post(path, FORM).status_code == 302
    person = User.objects.get(username="nia")
    assert roles_of(person) == {Role.MENTOR}
    assert person.check_password(FORM["password1"])
    assert person.emailaddress_set.get().verified
    assert client.get("/my/").status_code == 302  # the second step comes first
    assert Client().get(path).status_code == 410
    assert Invitation.objects.get().email == ""


def test_whoever_has_an_account_keeps_it(cast: Cast, client: Client) -> None:
    path = new_link(invite([Role.MENTOR, Role.FACILITATOR], by=cast.admin))
    client.force_login(cast.young_person)
    assert "Take it on" in client.get(path).content.decode()
    assert client.post(f"{path}mine/").status_code == 302
    person = User.objects.get(pk=cast.young_person.pk)
    assert roles_of(person) == {Role.YOUNG_PERSON, Role.MENTOR, Role.FACILITATOR}
    client.post(f"{path}mine/")
    assert Invitation.objects.get().taken_by == cast.young_person


@pytest.mark.parametrize("end", ["expired", "revoked", "another link", "used"])
def test_what_has_ended_lets_nobody_in(cast: Cast, client: Client, end: str) -> None:
    made = invite([Role.MENTOR], by=cast.admin, email="nia@example.org")
    path = link_in_mail()
    moment = timezone.now()
    if end == "expired":
        moment += timedelta(days=7, minutes=1)
    elif end == "revoked":
        revoke(made, by=cast.admin)
    elif end == "another link":
        new_link(made)
    else:
        take_on(path.split("/")[3], person=cast.stranger)
    with time_machine.travel(moment):
        assert client.get(path).status_code == 410
        assert client.post(path, FORM).status_code == 410
        # and asking for another password brings nobody in either: there is no account
        client.post("/account/password/reset/", {"email": "nia@example.org"})
    sweep()
    assert not User.objects.filter(username="nia").exists()
    assert all("key" not in one.body for one in mail.outbox[1:])


@pytest.mark.parametrize("part", sorted(MEMBERS))
def test_only_administrators_invite(cast: Cast, part: str) -> None:
    if part == "admin":
        assert invite([Role.MENTOR], by=cast.admin).roles == ["Mentor"]
        return
    with pytest.raises(Refused, match="Only an administrator"):
        invite([Role.SUPERVISOR], by=cast[part])


def test_a_coordinator_offers_to_be_a_mentor_and_nothing_beside(cast: Cast) -> None:
    assert invite([Role.MENTOR], by=cast.coordinator).roles == ["Mentor"]
    with pytest.raises(Refused, match="Only an administrator"):
        invite([Role.MENTOR, Role.ADMINISTRATOR], by=cast.coordinator)
    with pytest.raises(Refused, match="Only an administrator"):
        invite([Role.MENTOR], by=cast.supervisor)


def test_no_link_stands_in_the_database(cast: Cast) -> None:
    token = new_link(invite([Role.MENTOR], by=cast.admin)).split("/")[3]
    with connection.cursor() as cursor:
        for table in connection.introspection.table_names():
            cursor.execute(f"select * from {connection.ops.quote_name(table)}")
            assert token not in repr(cursor.fetchall()), table


def test_a_name_that_is_taken_uses_nothing_up(cast: Cast, client: Client) -> None:
    path = new_link(invite([Role.MENTOR], by=cast.admin))
    taken = {**FORM, "username": cast.stranger.username}
    assert client.post(path, taken).status_code == 422
    assert client.post(path, FORM).status_code == 302


def test_an_address_that_somebody_has_already_is_not_taken_from_them(cast: Cast) -> None:
    made = invite([Role.MENTOR], by=cast.admin, email=cast.stranger.email)
    person = take_on(new_link(made).split("/")[3], new=User(username="nia"))
    assert person.email == ""


def test_the_same_form_twice_is_one_invitation(cast: Cast, client: Client, settings: Any) -> None:
    settings.REQUIRE_MFA = False
    client.force_login(cast.admin)
    form = {"roles": ["Mentor"], "email": "nia@example.org", "key": str(Invitation().key)}
    for _ in range(2):
        assert client.post("/cms/invitations/", form).status_code == 302
    assert Invitation.objects.count() == 1
    page = client.get("/cms/invitations/").content.decode()
    assert "nia@example.org" in page and "Waits until" in page
    printed = f"/cms/invitations/{Invitation.objects.get().pk}/print/"
    assert "/account/invitation/" not in client.get(printed).content.decode()
    assert "http://community.test/account/invitation/" in client.post(printed).content.decode()


def test_a_link_to_hand_over_is_there_at_once(cast: Cast, client: Client, settings: Any) -> None:
    settings.REQUIRE_MFA = False
    client.force_login(cast.admin)
    form = {"roles": ["Mentor"], "email": "", "key": str(Invitation().key)}
    page = client.post("/cms/invitations/", form)
    assert page.status_code == 200
    assert "no-store" in page["Cache-Control"]
    links = re.findall(r"http://community.test(/account/invitation/[^<]+)", page.content.decode())
    assert len(links) == 1
    assert Client().get(links[0]).status_code == 200
    again = client.get(f"/cms/invitations/{Invitation.objects.get().pk}/print/").content.decode()
    assert "Make a new link" in again and "/account/invitation/" not in again


def test_every_role_has_its_line_in_one_group(cast: Cast, client: Client, settings: Any) -> None:
    settings.REQUIRE_MFA = False
    lines = [line for _, group in ROLE_GROUPS for line in group]
    assert sorted(role for role, _ in lines) == sorted(set(Role) - SELF_ASSIGNED)
    client.force_login(cast.admin)
    page = client.get("/cms/invitations/").content.decode()
    for title, group in ROLE_GROUPS:
        assert f"<legend>{title}</legend>" in page
        assert all(f"{role.label}: {line}" in page for role, line in group)


def test_old_ones_go(cast: Cast) -> None:
    invite([Role.MENTOR], by=cast.admin)
    later = timezone.now() + timedelta(days=38)
    assert invitations.remove_old(later, True) == 1
    assert invitations.remove_old(later, False) == 1
    assert not Invitation.objects.exists()


@pytest.mark.django_db(transaction=True, serialized_rollback=True)
@pytest.mark.trust("CVE-15")
def test_of_ten_at_once_one_gets_it() -> None:
    cast = Cast()
    token = new_link(invite([Role.MENTOR], by=cast.admin)).split("/")[3]

    def take(number: int) -> bool:
        try:
            take_on(token, new=User(username=f"nia-{number}"))
        except Refused:
            return False
        finally:
            connections.close_all()
        return True

    with ThreadPoolExecutor(10) as pool:
        assert sum(pool.map(take, range(10))) == 1
    assert User.objects.filter(groups__name="Mentor").count() == 1


@pytest.mark.parametrize("what", ["role", "account", "closed"])
def test_an_invitation_does_not_outlive_what_its_inviter_may(
    cast: Cast, client: Client, what: str
) -> None:
    path = new_link(invite([Role.SAFEGUARDING_LEAD], by=cast.admin))
    if what == "role":
        cast.admin.groups.clear()
        User.objects.filter(pk=cast.admin.pk).update(is_superuser=False)
    elif what == "account":
        User.objects.filter(pk=cast.admin.pk).update(is_active=False)
    else:
        close_account(cast.admin)
    assert client.get(path).status_code == 410
    assert client.post(path, FORM).status_code == 410
    assert not User.objects.filter(username="nia").exists()


def test_a_second_address_of_somebody_is_not_taken_from_them(cast: Cast) -> None:
    EmailAddress.objects.create(user=cast.stranger, email="nia@example.org", verified=True)
    made = invite([Role.MENTOR], by=cast.admin, email="nia@example.org")
    assert take_on(new_link(made).split("/")[3], new=User(username="nia")).email == ""


def test_a_printed_link_confirms_no_address(cast: Cast) -> None:
    made = invite([Role.MENTOR], by=cast.admin, email="nia@example.org")
    token = print_link(made).split("/")[3]
    sweep()
    assert mail.outbox == []
    assert take_on(token, new=User(username="nia")).email == ""


def test_an_address_goes_with_the_invitation(cast: Cast) -> None:
    taken_back, ended = (
        invite([Role.MENTOR], by=cast.admin, email=f"{one}@example.org") for one in ("a", "b")
    )
    revoke(taken_back, by=cast.admin)
    taken_back.refresh_from_db()
    assert taken_back.email == ""
    invitations.remove_old(timezone.now() + timedelta(days=8), False)
    ended.refresh_from_db()
    assert ended.email == ""
    waiting = invite([Role.MENTOR], by=cast.admin, email=cast.stranger.email.upper())
    assert invitations.erase(cast.stranger) == 1
    assert not Invitation.objects.filter(pk=waiting.pk).exists()
