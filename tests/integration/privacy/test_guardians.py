"""A child under thirteen, and a parent or carer: asked by one link, deciding thing by thing."""

import re
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta

import pytest
import time_machine
from django.core import mail
from django.db import connection, connections
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from community.links.models import Link
from community.outbox.actions import sweep
from community.people.models import AgeBand, User
from community.privacy.actions import guardians
from community.privacy.actions.consent import Refused
from community.privacy.actions.erase import erase_person
from community.privacy.models import Consent, GuardianAsk
from community.privacy.purposes import Purpose, purposes
from community.privacy.rules.consent import consents_to
from community.privacy.states import CheckedHow, ConsentBand, ErasureReason
from tests.integration.privacy.scanning import in_database
from tests.people import Cast
from tests.sign_in import sign_in, sign_in_fully

pytestmark = [pytest.mark.django_db, pytest.mark.trust("R5")]
PHOTO = Purpose(name="photo", title="A photo", question="May we show it?", wording="1")
TALK = Purpose(name="talk", title="A talk", question="May we ring?", wording="1")
ASK, ASK_FOR = reverse("privacy:guardian_ask"), reverse("privacy:guardian_ask_for")
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


@time_machine.travel("2026-03-02 10:00", tick=False)
def test_asked_by_mail_that_says_nothing(client: Client, child: User) -> None:
    sign_in(client, child)
    client.post(ASK, {"address": "canary-parent@example.org"})
    assert not in_database("canary-parent")
    sweep()
    (message,) = mail.outbox
    assert message.to == ["canary-parent@example.org"]
    for word in (child.preferred_name, child.username, "child", "photo", "violence"):
        assert word.lower() not in f"{message.subject}{message.body}".lower()
    token = re.search(r"/guardian/answer/([^/]+)/", message.body)
    assert token
    assert Client().get(address(token[1])).status_code == 200


def test_asked_on_paper(client: Client, child: User) -> None:
    sign_in(client, child)
    html = client.post(ASK, {"address": ""}).content.decode()
    token = re.search(r"/guardian/answer/([^/<]+)/", html)
    assert token
    assert "A child asks you" in Client().get(address(token[1])).content.decode()
    assert mail.outbox == []


def test_a_guardian_without_an_account_says_yes_to_one_and_no_to_another(child: User) -> None:
    token, parent = link(child), Client()
    html = parent.get(address(token)).content.decode()
    assert "May we show it?" in html
    assert "May we ring?" in html
    assert "checked" not in html.partition("<form")[2].partition("</form>")[0]
    answer = parent.post(address(token), YES)
    assert "/guardian/page/" in answer["Location"]
    assert not agrees(child)  # nobody knows yet who that was
    ask = GuardianAsk.objects.get()
    assert guardians.read(ask) == WHO
    assert not in_database("Canary Parent")


def test_it_counts_when_somebody_has_confirmed_who_they_are(cast: Cast, child: User) -> None:
    Client().post(address(link(child)), YES)
    ask, officer = GuardianAsk.objects.get(), Client()
    sign_in_fully(officer, cast.dpo)
    assert "Answered on" in officer.get(reverse("privacy:guardians")).content.decode()
    page = reverse("privacy:guardian_confirm", args=[ask.pk])
    assert "foster carer" in officer.get(page).content.decode()
    officer.post(page, {"how": CheckedHow.IN_PERSON})
    ask.refresh_from_db()
    assert (ask.checked_by, ask.checked_how) == (cast.dpo, CheckedHow.IN_PERSON)
    assert agrees(child)
    assert not agrees(child, TALK)


def test_with_a_guardians_account_it_counts_at_once(cast: Cast, child: User) -> None:
    guardians.answer(link(child), ["photo"], WHO, by=cast.guardian)
    assert agrees(child)
    assert Consent.objects.get().given_by == cast.guardian


def test_any_other_account_is_nobody_that_we_know(cast: Cast, child: User) -> None:
    guardians.answer(link(child), ["photo"], WHO, by=cast.stranger)
    assert not agrees(child)


def test_a_child_does_not_answer_for_themselves(client: Client, child: User) -> None:
    token = link(child)
    sign_in(client, child)
    page = client.get(address(token))
    assert page.status_code == 404
    assert "not you" in page.content.decode()
    with pytest.raises(Refused):
        guardians.answer(token, ["photo"], WHO, by=child)
    assert guardians.find(token) is not None  # and the link still works for whom it is for


def test_a_link_works_once(child: User) -> None:
    token = link(child)
    for _ in range(3):
        assert Client().get(address(token)).status_code == 200
    Client().post(address(token), YES)
    assert Client().get(address(token)).status_code == 404
    assert Client().post(address(token), YES | {"about-talk": "yes"}).status_code == 404
    assert len(Consent.objects.all()) == 1


@pytest.mark.parametrize(("days", "status"), [(13, 200), (15, 404)])
def test_a_link_ends(child: User, days: int, status: int) -> None:
    token = link(child)
    with time_machine.travel(timezone.now() + timedelta(days=days)):
        assert Client().get(address(token)).status_code == status


def test_a_newer_link_ends_the_one_before(child: User) -> None:
    ask = guardians.ask(child)
    first, second = guardians.new_link(ask), guardians.new_link(ask)
    assert Client().get(address(first)).status_code == 404
    assert Client().get(address(second)).status_code == 200


def test_one_link_does_not_do_for_another_page(child: User) -> None:
    token = link(child)
    assert Client().get(address(token, "page")).status_code == 404
    page = guardians.answer(token, ["photo"], WHO, by=None)
    assert Client().get(address(page)).status_code == 404
    assert Client().get(address("nonsense")).status_code == 404


def test_a_guardian_takes_it_back_on_their_page(cast: Cast, child: User) -> None:
    page = guardians.answer(link(child), ["photo", "talk"], WHO, by=cast.guardian)
    parent = Client()
    html = parent.get(address(page, "page")).content.decode()
    assert html.count("checked") == 2
    parent.post(address(page, "page"), {"about-photo": "no", "about-talk": "yes"})
    assert not agrees(child)
    assert agrees(child, TALK)
    assert Consent.objects.get(purpose="photo").withdrawn_at


def test_the_child_sees_that_a_guardian_decides(client: Client, cast: Cast, child: User) -> None:
    sign_in(client, child)
    consents = reverse("privacy:consents")
    assert "ask a parent or carer" in client.get(consents).content.decode()
    token = link(child)
    assert "You asked a parent or carer." in client.get(consents).content.decode()
    guardians.answer(token, ["photo"], WHO, by=None)
    html = client.get(consents).content.decode()
    assert "They can see what we ask, and change what they said." in html
    assert "It counts when we know who they are." in html
    assert WHO.name not in html


def test_a_child_who_turned_sixteen_decides_alone(cast: Cast, child: User) -> None:
    page = guardians.answer(link(child), ["photo"], WHO, by=cast.guardian)
    other = link(child)
    child.age_band = AgeBand.FROM_16
    child.save()
    assert not agrees(child)
    assert Client().get(address(other)).status_code == 404
    with pytest.raises(Refused):
        guardians.change(page, ["photo", "talk"])
    guardians.change(page, [])  # taking it back stays possible
    assert not Consent.objects.filter(withdrawn_at=None).exists()


@pytest.mark.parametrize("band", [AgeBand.FROM_16, AgeBand.FROM_18])
def test_nobody_is_asked_for_older_people(client: Client, child: User, band: AgeBand) -> None:
    child.age_band = band
    child.save()
    sign_in(client, child)
    assert "you decide for yourself" in client.get(ASK).content.decode()
    client.post(ASK, {"address": "a@example.org"})
    assert not GuardianAsk.objects.exists()


def test_where_nothing_needs_a_yes_nobody_is_asked(client: Client, child: User) -> None:
    for one in (PHOTO, TALK):
        purposes.withdraw(one.name)
    sign_in(client, child)
    assert "Nothing here needs a yes" in client.get(ASK).content.decode()
    assert "We do nothing that needs your yes" in client.get("/my/data/consents/").content.decode()


def test_nobody_confirms_themselves_or_twice(cast: Cast, child: User) -> None:
    guardians.answer(link(child), ["photo"], WHO, by=None)
    ask = GuardianAsk.objects.get()
    for by in (cast.stranger, cast.guardian, child):
        with pytest.raises(Refused):
            guardians.confirm(ask, CheckedHow.IN_PERSON, by=by)
    guardians.confirm(ask, CheckedHow.IN_PERSON, by=cast.coordinator)
    with pytest.raises(Refused):
        guardians.confirm(ask, CheckedHow.IN_PERSON, by=cast.dpo)


def test_a_stranger_finds_no_list(client: Client, cast: Cast, child: User) -> None:
    ask = guardians.ask(child)
    pages = (reverse("privacy:guardians"), reverse("privacy:guardian_confirm", args=[ask.pk]))
    for page in pages:
        assert "/account/login/" in Client().get(page)["Location"]
    sign_in(client, cast.stranger)
    for page in pages:
        assert client.get(page).status_code == 404


def test_the_same_form_twice_asks_once(client: Client, child: User) -> None:
    sign_in(client, child)
    form = {"address": "a@example.org", "key": "6f1c6a0e-0000-4000-8000-000000000001"}
    for _ in range(3):
        client.post(ASK, form)
    assert len(GuardianAsk.objects.all()) == 1


@pytest.mark.trust("R6")
def test_erasing_the_child_erases_who_was_asked(cast: Cast, child: User) -> None:
    page = guardians.answer(link(child), ["photo"], WHO, by=None)
    erase_person(child, by=child, reason=ErasureReason.OWN_WISH)
    assert not GuardianAsk.objects.exists()
    assert Client().get(address(page, "page")).status_code == 404
    usable = Link.objects.usable(timezone.now())
    assert not usable.filter(about__startswith="privacy.guardianask").exists()


@pytest.mark.trust("CVE-15")
@pytest.mark.django_db(transaction=True)
@pytest.mark.skipif(connection.vendor == "sqlite", reason="one writer at a time")
def test_ten_answers_at_once_make_one(cast: Cast, child: User) -> None:
    token = link(child)

    def press(number: int) -> int:
        try:
            return Client().post(address(token), YES).status_code
        finally:
            connections.close_all()

    with ThreadPoolExecutor(10) as pool:
        codes = list(pool.map(press, range(10)))
    assert codes.count(302) == 1
    assert len(Consent.objects.all()) == 1


def test_under_thirteen_stays_the_band_that_was_written_down(cast: Cast, child: User) -> None:
    guardians.answer(link(child), ["photo"], WHO, by=cast.guardian)
    assert Consent.objects.get().age_band == ConsentBand.UNDER_13


def ask_for(client: Client, child: User | str, **more: str) -> str:
    named = child if isinstance(child, str) else child.username
    values = {"child": named, "address": "", "wants": "on", **more}
    page: str = client.post(ASK_FOR, values).content.decode()
    return page


@pytest.mark.parametrize("part", ["dpo", "coordinator"])
def test_somebody_here_asks_at_the_childs_wish(part: str, cast: Cast, child: User) -> None:
    staff, theirs = Client(), Client()
    sign_in_fully(staff, cast[part])
    page = ask_for(staff, child)
    token = re.search(r"/guardian/answer/([^/<]+)/", page)
    assert token and Client().get(address(token[1])).status_code == 200
    ask = GuardianAsk.objects.get()
    assert (ask.person, ask.asked_by) == (child, cast[part])
    sign_in(theirs, child)
    shown = theirs.get(reverse("privacy:consents")).content.decode()
    assert "Somebody who works here asked a parent or carer for you." in shown


def test_not_without_the_childs_wish(cast: Cast, child: User) -> None:
    staff = Client()
    sign_in_fully(staff, cast.coordinator)
    assert "Ask the child first." in ask_for(staff, child, wants="")
    assert not GuardianAsk.objects.exists()


def test_asking_is_no_way_to_look_people_up(cast: Cast, child: User) -> None:
    """Nobody, somebody older and oneself get the same words."""
    staff = Client()
    sign_in_fully(staff, cast.coordinator)
    cast.stranger.age_band = AgeBand.FROM_16
    cast.stranger.save()
    for named in ("nobody-here", cast.stranger.username, cast.coordinator.username):
        assert "We find no child under 13 by that" in ask_for(staff, named)
    assert not GuardianAsk.objects.exists()


def test_others_ask_for_nobody(cast: Cast, child: User) -> None:
    stranger = Client()
    assert "/account/login/" in stranger.get(ASK_FOR)["Location"]
    sign_in(stranger, cast.stranger)
    assert stranger.get(ASK_FOR).status_code == 404
    assert stranger.post(ASK_FOR, {"child": child.username, "wants": "on"}).status_code == 404
    with pytest.raises(Refused):
        guardians.ask(child, by=cast.stranger)
    assert not GuardianAsk.objects.exists()


def test_where_it_was_somebody_else_what_they_said_goes(cast: Cast, child: User) -> None:
    guardians.answer(link(child), ["photo"], WHO, by=None)
    ask, staff = GuardianAsk.objects.get(), Client()
    page = reverse("privacy:guardian_set_aside", args=[ask.pk])
    stranger = Client()
    sign_in(stranger, cast.stranger)
    assert stranger.post(page).status_code == 404
    sign_in_fully(staff, cast.coordinator)
    for _ in range(2):
        staff.post(page)
    assert not GuardianAsk.objects.exists()
    assert not Consent.objects.filter(withdrawn_at=None).exists()
    assert not agrees(child)
    assert guardians.ask(child)  # and the child may ask again


def test_what_was_confirmed_is_not_set_aside(cast: Cast, child: User) -> None:
    guardians.answer(link(child), ["photo"], WHO, by=None)
    ask = GuardianAsk.objects.get()
    guardians.confirm(ask, CheckedHow.CALLED_BACK, by=cast.dpo)
    with pytest.raises(Refused):
        guardians.set_aside(ask, by=cast.coordinator)
    assert agrees(child)


def test_too_often_is_said_and_loses_nothing(
    client: Client, child: User, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("community.privacy.limits.ASKED_PER_PERSON", 0)
    sign_in(client, child)
    page = client.post(ASK, {"address": "a@example.org"}).content.decode()
    assert "try again in a quarter of an hour" in page and "a@example.org" in page
    assert not GuardianAsk.objects.exists()


def test_the_card_leads_those_who_confirm(cast: Cast, child: User) -> None:
    guardians.answer(link(child), ["photo"], WHO, by=None)
    staff = Client()
    sign_in_fully(staff, cast.coordinator)
    page = staff.get("/my/").content.decode()
    assert "1 parent or carer answered." in page and reverse("privacy:guardians") in page
    stranger = Client()
    sign_in(stranger, cast.stranger)
    assert "Parents and carers" not in stranger.get("/my/").content.decode()
