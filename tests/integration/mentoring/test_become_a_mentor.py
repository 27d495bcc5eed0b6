"""From "I could be a mentor" to an account with the role, each step as people take it."""

import re
from datetime import timedelta
from typing import Any

import pytest
from django.core import mail
from django.test import Client
from django.utils import timezone
from pytest_django.asserts import assertContains, assertNotContains, assertRedirects

from community.outbox.actions import sweep
from community.outbox.models import OutboxRow
from community.people.models import User
from community.people.roles import Role, has_role
from mentoring import sealing
from mentoring.actions import applying
from mentoring.models import Application, Mentor, Reference
from mentoring.states import MentorState
from tests.factories.mentoring import VOUCHED, make_applicant, make_interested, make_ready
from tests.people import Cast

pytestmark = pytest.mark.django_db
APPLYING = {
    "called": "Nia",
    "why": "I have time",
    "district": "blaby",
    "travel": "30",
    "speaks": ["en"],
    "times": ["sat-day"],
    "youngest": "15",
    "oldest": "25",
    "capacity": "1",
    "referee_1_name": "Joan",
    "referee_1_knows": "The club",
    "referee_1_email": "joan@example.org",
    "referee_2_name": "Ali",
    "referee_2_knows": "Next door",
    "referee_2_phone": "0116 496 0001",
}


def link_in_last_mail(what: str) -> str:
    sweep()
    letters = "\n".join(one.body for one in mail.outbox)
    return re.findall(rf"http\S+(/mentoring/{what}/\S+)", letters)[-1]


@pytest.fixture(autouse=True)
def _at_noon(time_machine: Any) -> None:
    time_machine.move_to(timezone.localtime().replace(hour=12), tick=True)


def test_saying_so_takes_a_name_and_a_way_to_answer(client: Client, cast: Cast) -> None:
    assert cast.coordinator
    page = client.post("/mentoring/become-a-mentor/", {"name": "Nia Okafor"})
    assertContains(page, "so that we can answer you", status_code=422)
    form = {
        "name": "Nia Okafor",
        "phone": "0116 496 0000",
        "key": "6f9619ff-8b86-4011-b42d-00cf4fc964ff",
    }
    for _ in range(2):
        response = client.post("/mentoring/become-a-mentor/", form)
        assertRedirects(response, "/mentoring/become-a-mentor/thanks/")
    made = Mentor.objects.get()
    assert (made.called, made.state) == ("Nia", MentorState.APPLYING)
    assert b"Okafor" not in bytes(made.sealed)
    assert OutboxRow.objects.filter(event=applying.INTERESTED).count() == 1


def test_the_link_to_apply_opens_the_form_until_it_is_sent(client: Client, cast: Cast) -> None:
    made = make_interested()
    applying.invite_to_apply(made, by=cast.coordinator)
    link = link_in_last_mail("apply")
    assertContains(client.get(link), "It does not rule you out")
    assertContains(
        client.post(link, {**APPLYING, "times": []}), "at least one time", status_code=422
    )
    assertRedirects(client.post(link, APPLYING), "/mentoring/apply/sent/")
    assert client.get(link).status_code == 404
    assert client.post(link, APPLYING).status_code == 404
    assert Reference.objects.count() == 2


def test_what_was_disclosed_waits_for_a_person_and_is_no_refusal(cast: Cast) -> None:
    made = make_applicant(by=cast.coordinator, disclosed="A caution at seventeen")
    assert made.state == MentorState.APPLYING
    assert made.decisions.get().may_go_on is None
    assert b"caution" not in bytes(Application.objects.get().sealed)


def test_who_vouches_answers_once_and_unseen_by_the_applicant(client: Client, cast: Cast) -> None:
    made = make_applicant(by=cast.coordinator)
    link = link_in_last_mail("reference")
    assertContains(client.get(link), "Nia Okafor")
    assert client.get(link).status_code == 200  # looking uses nothing up
    said = {**VOUCHED, "worries": "Late sometimes"}
    assertContains(client.post(link, said), "Thank you. We have what you said.")
    assert client.post(link, said).status_code == 404
    answered = made.application.references.get(place=1)
    assert sealing.read(answered, "answer")["worries"] == "Late sometimes"


def test_who_does_not_answer_is_replaced_and_their_link_ends(client: Client, cast: Cast) -> None:
    made = make_applicant(by=cast.coordinator)
    link = link_in_last_mail("reference")
    old = made.application.references.get(place=1)
    new = applying.Referee(name="Mo", email="mo@example.org", knows="Work")
    applying.replace_referee(old, new, by=cast.coordinator)
    assert client.get(link).status_code == 404
    assert client.get(link_in_last_mail("reference")).status_code == 200


def test_a_second_person_approves_and_the_account_comes_by_invitation(
    client: Client, cast: Cast
) -> None:
    assert cast.mentor  # the role is there
    made = make_ready(by=cast.coordinator)
    applying.put_forward(made, by=cast.coordinator)
    with pytest.raises(applying.Refused, match="Somebody else"):
        applying.approve(made, by=cast.coordinator)
    applying.approve(made, by=cast.supervisor)
    with pytest.raises(applying.Refused, match="decided already"):
        applying.approve(made, by=cast.supervisor)
    sweep()
    link = re.search(r"http\S+(/account/invitation/\S+)", mail.outbox[-1].body)
    assert link
    client.post(
        link[1], {"username": "nia", "password1": "a very odd pass", "password2": "a very odd pass"}
    )
    made.refresh_from_db()
    nia = User.objects.get(username="nia")
    assert made.person == nia
    assert has_role(nia, Role.MENTOR)


def test_nobody_is_put_forward_before_all_is_there(cast: Cast) -> None:
    made = make_applicant(by=cast.coordinator)
    with pytest.raises(applying.Refused, match="Two references, A talk with us, Checks, Training"):
        applying.put_forward(made, by=cast.coordinator)


def test_what_runs_out_between_the_two_stops_the_second(cast: Cast, time_machine: Any) -> None:
    made = make_ready(by=cast.coordinator)
    applying.put_forward(made, by=cast.coordinator)
    time_machine.move_to(timezone.now() + timedelta(days=366))
    with pytest.raises(applying.Refused, match="run out"):
        applying.approve(made, by=cast.supervisor)


def test_a_no_has_a_reason_and_is_told_without_it(cast: Cast, client: Client) -> None:
    made = make_applicant(by=cast.coordinator)
    applying.decline(made, why="Not yet ready", by=cast.coordinator)
    made.refresh_from_db()
    assert made.state == MentorState.DECLINED
    sweep()
    said = [one.body for one in mail.outbox if one.to == ["nia@example.org"]]
    assert said and not any("Not yet ready" in one for one in said)


def test_changing_ones_mind_needs_no_reason_and_ends_all_links(client: Client, cast: Cast) -> None:
    made = make_interested()
    applying.invite_to_apply(made, by=cast.coordinator)
    link = link_in_last_mail("apply")
    assertContains(client.post(f"{link}change-my-mind/"), "That is fine")
    assert client.get(link).status_code == 404
    made.refresh_from_db()
    assert made.state == MentorState.WITHDRAWN


def test_the_desk_shows_who_waits_and_records_who_read(client: Client, cast: Cast) -> None:
    made = make_applicant(by=cast.coordinator, disclosed="A caution")
    client.force_login(cast.coordinator)
    assertContains(client.get("/mentoring/mentors/"), "Nia")
    page = client.get(f"/mentoring/mentors/{made.pk}/")
    assertContains(page, "A caution")
    assertContains(page, "We wait for the two people")
    client.force_login(cast.mentor)
    assert client.get(f"/mentoring/mentors/{made.pk}/").status_code == 404
    assertNotContains(client.get("/my/"), "Open mentors")


def test_nobody_works_on_their_own_application(cast: Cast) -> None:
    made = make_ready(by=cast.coordinator)
    Mentor.objects.filter(pk=made.pk).update(person=cast.coordinator)
    with pytest.raises(applying.Refused):
        applying.put_forward(made, by=cast.coordinator)
    assert not Mentor.objects.visible_to(cast.coordinator).exists()


def test_the_number_of_queries_does_not_grow(
    client: Client, cast: Cast, django_assert_max_num_queries: Any
) -> None:
    client.force_login(cast.coordinator)
    for _ in range(8):
        make_applicant(by=cast.coordinator)
    client.get("/mentoring/mentors/")
    with django_assert_max_num_queries(16):
        client.get("/mentoring/mentors/")
