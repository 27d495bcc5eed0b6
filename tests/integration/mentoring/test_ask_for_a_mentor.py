"""By oneself, by the family, by a school or a service: what each way asks, and who says yes."""

import re
import uuid
from datetime import timedelta
from typing import Any

import pytest
from django.core import mail
from django.test import Client
from django.utils import timezone
from pytest_django.asserts import assertContains, assertNotContains, assertRedirects

from community.crypto.models import DataKey
from community.outbox.actions import sweep
from community.outbox.models import OutboxRow
from community.safeguarding.models import Screening
from mentoring import holdings, sealing
from mentoring.actions import referring
from mentoring.actions.applying import Refused
from mentoring.models import MentoringConsent, Referral, YoungPerson
from mentoring.rules.consent import birthday
from mentoring.states import ConsentKind, ReferralRoute, Urgency, YoungState
from tests.factories.mentoring import WISHES, born, make_waiting, make_young
from tests.people import Cast

pytestmark = pytest.mark.django_db
DAY = timedelta(days=1)


@pytest.fixture(autouse=True)
def _at_noon(time_machine: Any) -> None:
    time_machine.move_to(timezone.localtime().replace(hour=12), tick=True)


def link_in_mail(what: str) -> str:
    sweep()
    letters = "\n".join(one.body for one in mail.outbox)
    return re.findall(rf"http\S+(/mentoring/{what}/\S+)", letters)[-1]


def asking(**more: Any) -> dict[str, Any]:
    return {"called": "Amara", "born": born(17), "reach": "Text after 4", **more}


WISHED = {
    "wishes": "someone who knows about music; not from my street",
    "speaks": ["en"],
    "district": "blaby",
    "travel": "15",
    "times": ["sat-day"],
}


def test_for_oneself_it_needs_a_name_and_a_birthday_and_no_account(client: Client) -> None:
    form = asking(key=uuid.uuid4())
    first = client.post("/mentoring/ask/", form)
    again = client.post("/mentoring/ask/", form)
    young = YoungPerson.objects.get()
    assert young.referrals.get().route == ReferralRoute.SELF
    assert client.get(first["Location"]).status_code == 404  # the newer one counts
    assertContains(client.get(again["Location"]), "Hello, Amara")
    assert b"Text after" not in bytes(young.sealed)


@pytest.mark.parametrize(("age", "words"), [(9, "from 11 on"), (27, "up to 25")])
def test_others_hear_whom_to_ask(client: Client, age: int, words: str) -> None:
    page = client.post("/mentoring/ask/", asking(born=born(age)))
    assertContains(page, words, status_code=422)
    assert not YoungPerson.objects.exists()


def test_at_17_wishes_and_a_yes_put_them_on_the_list(client: Client) -> None:
    page = client.post("/mentoring/ask/", asking())["Location"]
    assertContains(
        client.post(f"{page}wishes/", {**WISHED, "times": []}), "at least", status_code=422
    )
    assertRedirects(client.post(f"{page}wishes/", WISHED), page)
    assert YoungPerson.objects.get().state == YoungState.ASKED
    client.post(f"{page}yes/")
    young = YoungPerson.objects.get()
    assert young.state == YoungState.WAITING
    assert sealing.read(young, "words")["wishes"] == WISHED["wishes"]
    client.post(f"{page}take-back/")
    assert YoungPerson.objects.get().state == YoungState.ASKED


def test_under_16_their_own_yes_does_not_count(client: Client) -> None:
    young = make_young(age=15)
    page = f"/mentoring/young/{referring.page_link(young)}/"
    assertContains(client.get(page), "A parent or carer says yes")
    assertContains(client.post(f"{page}yes/", follow=True), "Until you are 16")
    assert not MentoringConsent.objects.exists()


def test_a_guardian_says_yes_by_a_link_that_works_once(client: Client) -> None:
    young = make_young(age=14)
    referring.say_wishes(young, WISHES, {"wishes": "Kind", "safe": ""})
    page = f"/mentoring/young/{referring.page_link(young)}/"
    client.post(f"{page}ask-guardian/", {"email": "osei@example.org"})
    link = link_in_mail("guardian")
    assertNotContains(client.get(link), "Kind")  # what they wrote is theirs
    answer = {"name": "Mrs Osei", "relation": "Mother", "yes": "yes"}
    assertContains(client.post(link, answer), "Thank you")
    assert client.post(link, answer).status_code == 404
    assert YoungPerson.objects.get().state == YoungState.WAITING
    assert MentoringConsent.objects.get().kind == ConsentKind.GUARDIAN


def test_a_guardians_no_takes_an_earlier_yes_back(client: Client) -> None:
    young = make_young(age=14)
    for yes in (True, False):
        referring.guardian_answers(referring.guardian_link(young), yes=yes, who={"name": "A"})
    assert MentoringConsent.objects.get().withdrawn_on == timezone.localdate()


def test_a_named_worker_may_judge_that_somebody_under_16_decides(cast: Cast) -> None:
    young = make_young(age=15)
    with pytest.raises(Refused):
        referring.judge(young, why="Clear", by=cast.supervisor)
    referring.judge(young, why="Understands what a mentor is", by=cast.coordinator)
    found = MentoringConsent.objects.get()
    assert (found.kind, found.recorded_by) == (ConsentKind.COMPETENCE, cast.coordinator)
    assert sealing.read(found, "sealed")["why"] == "Understands what a mentor is"
    with pytest.raises(Refused, match="From 16"):
        referring.judge(make_young(age=16), why="", by=cast.coordinator)


def test_at_16_the_yes_of_others_ends_and_it_is_asked_again(time_machine: Any, cast: Cast) -> None:
    young = make_young(age=15)
    referring.say_wishes(young, WISHES, {"wishes": "", "safe": ""})
    referring.judge(young, why="Clear", by=cast.coordinator)
    day = birthday(referring.born_of(young), 16)
    time_machine.move_to(
        timezone.localtime().replace(hour=12) + ((day - timezone.localdate()) - DAY)
    )
    referring.ask_again()
    young.refresh_from_db()
    assert young.state == YoungState.WAITING
    time_machine.shift(timedelta(days=1))
    for _ in range(2):
        referring.ask_again()
    young.refresh_from_db()
    assert young.state == YoungState.ASKED
    rows = OutboxRow.objects.filter(event=referring.ASK_AGAIN)
    assert len(rows) == 2  # a month before, and when it ran out
    referring.say_yes(young)
    young.refresh_from_db()
    assert young.state == YoungState.WAITING


def test_the_family_says_that_they_know_and_hears_nothing_more(client: Client) -> None:
    form = asking(
        who="Mrs Osei", relation="Mother", who_email="osei@example.org", why="Lonely", email=""
    )
    page = client.post("/mentoring/ask/for-family/", form)
    assertContains(page, "It is theirs to decide", status_code=422)
    assertRedirects(
        client.post("/mentoring/ask/for-family/", {**form, "knows": "on"}), "/mentoring/ask/sent/"
    )
    assert sealing.read(Referral.objects.get(), "sealed")["relation"] == "Mother"


def test_a_school_asks_by_a_link_for_one_young_person(client: Client, cast: Cast) -> None:
    link = f"/mentoring/ask/by-link/{referring.refer_link(by=cast.coordinator)}/"
    form = asking(
        **{"route": "school", "who": "Ms Hall", "relation": "Head of year", "knows": "on"},
        who_email="hall@example.org",
    )
    assertRedirects(client.post(link, form), "/mentoring/ask/sent/")
    assert client.post(link, form).status_code == 404
    assert YoungPerson.objects.count() == 1
    with pytest.raises(Refused):
        referring.refer_link(by=cast.referrer)


def test_a_referrers_account_needs_no_link_and_sees_nobody(client: Client, cast: Cast) -> None:
    client.force_login(cast.referrer)
    form = asking(
        **{"route": "service", "who": "Kit", "relation": "Youth worker", "knows": "on"},
        who_email="kit@example.org",
    )
    assertRedirects(client.post("/mentoring/ask/for-somebody/", form), "/mentoring/ask/sent/")
    young = YoungPerson.objects.get()
    assert young.person is None
    assert young.referrals.get().by == cast.referrer
    assert client.get(f"/mentoring/young-people/{young.pk}/").status_code == 404


def test_words_that_sound_urgent_lead_to_somebody_to_talk_to(client: Client) -> None:
    page = client.post("/mentoring/ask/", asking())["Location"]
    said = {**WISHED, "wishes": "I want to kill myself tonight and nobody knows"}
    assertRedirects(client.post(f"{page}wishes/", said), f"{page}talk/")
    assertContains(client.get(f"{page}talk/"), "0800 1111")
    assert YoungPerson.objects.get().wishes_on


def test_changed_words_are_read_again_and_unchanged_ones_are_not() -> None:
    young = make_young()
    for words in ("Kind", "Kind", "My stepdad hits me"):
        referring.say_wishes(young, WISHES, {"wishes": words, "safe": "The library"})
        sweep()
        Screening.objects.filter(read_at=None).update(read_at=timezone.now())
        if words == "Kind":
            assert len(Screening.objects.all()) == 2
            read_before = set(Screening.objects.values_list("pk", flat=True))
    again = Screening.objects.exclude(pk__in=read_before).get()
    assert again.about.endswith(".wishes")


def test_a_guardians_no_is_told_to_the_coordinators(cast: Cast) -> None:
    assert cast.coordinator.email
    young = make_young(age=14)
    referring.guardian_answers(referring.guardian_link(young), yes=False, who={"name": "A"})
    assert len(OutboxRow.objects.filter(event=referring.ASKED)) == 2  # asked, and the no


def test_stopping_needs_no_reason_and_ends_the_page(client: Client) -> None:
    page = client.post("/mentoring/ask/", asking())["Location"]
    assertContains(client.post(f"{page}stop/"), "We have stopped")
    assert client.get(page).status_code == 404
    assert YoungPerson.objects.get().state == YoungState.ENDED


def test_the_desk_sees_the_most_pressing_first(client: Client, cast: Cast) -> None:
    first = make_waiting(called="First")
    pressing = make_waiting(called="Pressing")
    referring.set_urgency(pressing, Urgency.PRESSING, by=cast.coordinator)
    client.force_login(cast.coordinator)
    page = client.get("/mentoring/young-people/").content.decode()
    assert page.index("Pressing") < page.index("First")
    assertContains(client.get(f"/mentoring/young-people/{first.pk}/"), "Somebody who knows music")


@pytest.mark.parametrize(
    "part", ["stranger", "mentor", "guardian", "supervisor", "referrer", "lead"]
)
def test_nobody_else_browses_young_people(client: Client, cast: Cast, part: str) -> None:
    young = make_waiting()
    client.force_login(cast[part])
    assert client.get("/mentoring/young-people/").status_code == 404
    assert client.get(f"/mentoring/young-people/{young.pk}/").status_code == 404


def test_with_an_account_the_page_opens_from_my_page_too(client: Client, cast: Cast) -> None:
    client.force_login(cast.young_person)
    page = client.post("/mentoring/ask/", asking())["Location"]
    assertContains(client.get("/my/"), "See where you stand")
    assertContains(client.post("/mentoring/young/mine/", follow=True), "Hello, Amara")
    assert client.get(page).status_code == 200  # the link they have goes on working
    client.force_login(cast.stranger)
    assert client.post("/mentoring/young/mine/").status_code == 404


def test_the_desk_leads_to_who_waits(client: Client, cast: Cast) -> None:
    make_waiting()
    make_young()
    client.force_login(cast.coordinator)
    page = client.get("/my/")
    assertContains(page, "1 is on the list")
    assertContains(page, "For 1 something is missing")
    client.force_login(cast.supervisor)
    assertNotContains(client.get("/my/"), "See who waits")


def test_forgetting_leaves_no_key_no_row_and_nothing_to_read(cast: Cast) -> None:
    young = make_waiting(person=cast.young_person)
    sweep()
    assert Screening.objects.exists()
    assert holdings.erase_young(cast.young_person) == 1
    assert not Screening.objects.exists() and not YoungPerson.objects.exists()
    assert not DataKey.objects.filter(subject=young.subject).exists()
