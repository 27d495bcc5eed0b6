"""A yes that a child gives in a parent's name never counts, whichever way they try."""

import re
import uuid
from collections.abc import Iterator
from datetime import timedelta

import pytest
import time_machine
from django.core import mail
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from community.links.actions import issue
from community.outbox.actions import sweep
from community.outbox.references import reference
from community.people.models import AgeBand, User
from community.privacy.actions import guardians
from community.privacy.actions.consent import Refused
from community.privacy.models import GuardianAsk
from community.privacy.purposes import Purpose, purposes
from community.privacy.rules.consent import consents_to
from community.privacy.states import CheckedHow
from tests.people import Cast
from tests.sign_in import sign_in, sign_in_fully

pytestmark = [pytest.mark.django_db, pytest.mark.trust("R5")]
PHOTO = Purpose(name="photo", title="A photo", question="May we show it?", wording="1")
TALK = Purpose(name="talk", title="A talk", question="May we ring?", wording="1")
ASK = reverse("privacy:guardian_ask")
WHO = guardians.Told(name="Canary Parent", relation="foster carer")
YES = {"about-photo": "yes", "about-talk": "no", "name": WHO.name, "relation": WHO.relation}


@pytest.fixture(autouse=True)
def _purposes() -> Iterator[None]:
    for one in (PHOTO, TALK):
        purposes.enrol(one)
    yield
    for one in (PHOTO, TALK):
        purposes.withdraw(one.name)


@pytest.fixture
def child(cast: Cast) -> User:
    person = cast.young_person
    person.age_band = AgeBand.UNDER_16
    person.save()
    return person


def link(child: User) -> str:
    return guardians.new_link(guardians.ask(child))


def address(token: str, name: str = "answer") -> str:
    return reverse(f"privacy:guardian_{name}", args=[token])


def agrees(child: User, to: Purpose = PHOTO) -> bool:
    return consents_to(child, to, timezone.localdate())


KEY = "6f1c6a0e-0000-4000-8000-000000000002"
A_LINK = re.compile(r"/guardian/answer/([^/<]+)/")


def said_no_and_confirmed(cast: Cast, child: User, address: str = "") -> GuardianAsk:
    ask = guardians.ask(child, address=address, key=uuid.UUID(KEY))
    guardians.answer(guardians.new_link(ask), [], WHO, by=None)
    guardians.confirm(ask, CheckedHow.CALLED_BACK, by=cast.dpo)
    ask.refresh_from_db()
    return ask


@pytest.mark.parametrize("sent_to", ["", "mother@example.org"])
def test_no_link_comes_after_an_answer(
    client: Client, cast: Cast, child: User, sent_to: str
) -> None:
    """Or the child could say yes behind a no that was confirmed."""
    ask = said_no_and_confirmed(cast, child, sent_to)
    sign_in(client, child)
    page = client.post(ASK, {"address": "", "key": KEY}).content.decode()
    assert not A_LINK.search(page)
    assert "They have answered." in page
    with pytest.raises(Refused):
        guardians.new_link(ask)
    assert not agrees(child)


def test_nothing_is_answered_twice(cast: Cast, child: User) -> None:
    """Not even by a link that was left over."""
    ask = said_no_and_confirmed(cast, child)
    left_over = issue(guardians.ASK_LINK, about=reference(ask), lasts=timedelta(days=1))
    assert Client().get(address(left_over)).status_code == 404
    with pytest.raises(Refused):
        guardians.answer(left_over, ["photo"], WHO, by=None)
    assert not agrees(child)


@time_machine.travel("2026-03-02 10:00", tick=False)
def test_the_same_form_without_the_address_hands_nothing_out(client: Client, child: User) -> None:
    sign_in(client, child)
    client.post(ASK, {"address": "mother@example.org", "key": KEY})
    sweep()
    mailed = A_LINK.search(str(mail.outbox[0].body))
    page = client.post(ASK, {"address": "", "key": KEY}).content.decode()
    assert not A_LINK.search(page)
    assert "They get an e-mail" in page
    assert mailed and Client().get(address(mailed[1])).status_code == 200


def test_who_printed_a_link_may_answer_it_but_it_counts_for_nothing(
    client: Client, cast: Cast, child: User
) -> None:
    """Signed out nobody can tell them apart from a parent. So somebody has to ask the parent."""
    sign_in(client, child)
    token = A_LINK.search(client.post(ASK, {"address": ""}).content.decode())
    assert token
    Client().post(address(token[1]), YES)
    assert not agrees(child)
    staff, ask = Client(), GuardianAsk.objects.get()
    sign_in_fully(staff, cast.dpo)
    page = staff.get(reverse("privacy:guardian_confirm", args=[ask.pk])).content.decode()
    assert "The link was shown on the child&#x27;s screen" in page


def test_whoever_confirms_sees_that_a_link_was_mailed(cast: Cast, child: User) -> None:
    ask = guardians.ask(child, address="mother@example.org")
    guardians.answer(guardians.new_link(ask), ["photo"], WHO, by=None)
    staff = Client()
    sign_in_fully(staff, cast.dpo)
    page = staff.get(reverse("privacy:guardian_confirm", args=[ask.pk])).content.decode()
    assert "By e-mail, to an address that the child gave" in page
    assert "on the child's screen" not in page


def test_a_new_yes_on_the_private_page_is_confirmed_again(cast: Cast, child: User) -> None:
    """Its address may lie in the child's telephone, on which the parent answered."""
    ask = guardians.ask(child)
    page = guardians.answer(guardians.new_link(ask), ["talk"], WHO, by=None)
    guardians.confirm(ask, CheckedHow.CALLED_BACK, by=cast.dpo)
    assert agrees(child, TALK)
    Client().post(address(page, "page"), {"about-photo": "yes", "about-talk": "yes"})
    assert not agrees(child)
    assert [one.pk for one in guardians.waiting()] == [ask.pk]
    Client().post(address(page, "page"), {"about-photo": "no", "about-talk": "no"})
    assert guardians.standing(ask) == set()


def test_a_known_guardian_changes_it_without_being_confirmed_again(cast: Cast, child: User) -> None:
    page = guardians.answer(link(child), ["talk"], WHO, by=cast.guardian)
    guardians.change(page, ["photo", "talk"], by=cast.guardian)
    assert agrees(child) and agrees(child, TALK)


def test_a_child_does_not_decide_on_the_private_page(client: Client, child: User) -> None:
    page = guardians.answer(link(child), [], WHO, by=None)
    sign_in(client, child)
    client.post(address(page, "page"), {"about-photo": "yes", "about-talk": "no"})
    assert guardians.standing(GuardianAsk.objects.get()) == set()
