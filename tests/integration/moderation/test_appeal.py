"""Another look, once, by somebody else: for who wrote it and for who was turned down."""

import pytest
from django.test import Client
from pytest_django.asserts import assertContains, assertNotContains

from community.moderation.actions import appealing, deciding
from community.moderation.models import Appeal
from community.moderation.rules.deciding import FINAL, YOU_DECIDED_IT, YOU_REPORTED_IT
from community.moderation.states import Deed, Side, State
from tests import wall
from tests.factories.moderation import ask_again, judge, shown_note, tell
from tests.people import Cast

pytestmark = [
    pytest.mark.django_db,
    pytest.mark.urls("tests.wall"),
    pytest.mark.usefixtures("up"),
    pytest.mark.trust("R12"),
]
PLEA = "I only named my own street"


def test_who_wrote_it_asks_and_somebody_else_looks(client: Client, cast: Cast) -> None:
    item = wall.leave("My street is dark", by=cast.young_person)
    decision = judge(item, Deed.NOT_SHOW, by=cast.facilitator)
    client.force_login(cast.young_person)
    url = f"/moderation/decisions/{decision.pk}/another-look/"
    assertContains(client.get("/moderation/yours/"), f'href="{url}"')
    assertContains(client.post(url, {"words": ""}), "Write a few words", status_code=422)
    assertContains(client.post(url, {"words": PLEA}, follow=True), "Somebody else is going to look")
    assertContains(client.get(url, follow=True), "That can be done once")
    client.force_login(cast.facilitator)
    desk = client.get("/moderation/")
    assertContains(desk, YOU_DECIDED_IT)
    assertNotContains(desk, f'href="/moderation/items/{item.pk}/"')
    with pytest.raises(deciding.Refused, match=YOU_DECIDED_IT):
        judge(item, by=cast.facilitator)
    client.force_login(cast.comms)
    assertContains(client.get("/my/"), "person asks for another look")
    assertContains(client.get(f"/moderation/items/{item.pk}/"), PLEA)
    again = judge(item, by=cast.comms)
    assert (item.state, again.after_appeal) == (State.SHOWN, True)
    assert Appeal.objects.get().decision == again


def test_what_the_second_person_says_is_the_end(client: Client, cast: Cast) -> None:
    item = wall.leave("My street is dark", by=cast.young_person)
    first = judge(item, Deed.NOT_SHOW, by=cast.facilitator)
    ask_again(first, by=cast.young_person)
    second = judge(item, Deed.NOT_SHOW, by=cast.comms)
    with pytest.raises(appealing.Refused, match="once"):
        ask_again(second, by=cast.young_person)
    with pytest.raises(deciding.Refused, match=FINAL):
        judge(item, by=cast.facilitator)
    client.force_login(cast.young_person)
    page = client.get("/moderation/yours/")
    assertContains(page, "That was the last one.")
    assertNotContains(page, "Ask for another look")
    wall.edit(wall.key_of(item), "It is dark here", by=cast.young_person)
    judge(item, by=cast.facilitator)
    assert item.state == State.SHOWN


def test_who_reported_it_asks_when_it_stays(client: Client, cast: Cast) -> None:
    item = shown_note(author=cast.young_person, by=cast.facilitator)
    tell(item, by=cast.co_designer)
    stays = judge(item, by=cast.comms)
    client.force_login(cast.co_designer)
    page = client.get("/moderation/yours/")
    assertContains(page, "It stays where it is.")
    assertContains(page, "Ask for another look")
    made = ask_again(stays, by=cast.co_designer)
    assert made.side == Side.REPORTER
    for person in (cast.comms, cast.facilitator):
        with pytest.raises(deciding.Refused, match=YOU_DECIDED_IT):
            judge(item, Deed.TAKE_DOWN, by=person)


def test_a_moderator_does_not_decide_on_what_they_asked_themselves(
    client: Client, cast: Cast
) -> None:
    """Their report is answered by then: it is theirs all the same, and so is the appeal."""
    item = shown_note(author=cast.young_person, by=cast.facilitator)
    tell(item, by=cast.comms)
    stays = judge(item, by=cast.facilitator)
    with pytest.raises(deciding.Refused, match=YOU_REPORTED_IT):
        judge(item, Deed.TAKE_DOWN, by=cast.comms)
    ask_again(stays, by=cast.comms)
    with pytest.raises(deciding.Refused, match=YOU_REPORTED_IT):
        judge(item, Deed.TAKE_DOWN, by=cast.comms)
    client.force_login(cast.comms)
    desk = client.get("/moderation/")
    assertContains(desk, YOU_REPORTED_IT)
    assertNotContains(desk, f'href="/moderation/items/{item.pk}/"')


def test_other_words_are_for_a_moderator_who_reported_the_old_ones(cast: Cast) -> None:
    item = shown_note(author=cast.young_person, by=cast.facilitator)
    tell(item, by=cast.comms)
    judge(item, by=cast.facilitator)
    wall.edit(wall.key_of(item), "Other words", by=cast.young_person)
    judge(item, by=cast.comms)
    tell(item, by=cast.co_designer)
    tell(item, by=cast.comms)
    wall.edit(wall.key_of(item), "Other words again", by=cast.young_person)
    with pytest.raises(deciding.Refused, match=YOU_REPORTED_IT):  # it still waits for an answer
        judge(item, by=cast.comms)


def test_when_a_reporter_was_right_who_wrote_it_may_still_ask(cast: Cast) -> None:
    item = shown_note(author=cast.young_person, by=cast.facilitator)
    tell(item, by=cast.co_designer)
    down = judge(item, Deed.TAKE_DOWN, by=cast.comms)
    assert ask_again(down, by=cast.young_person).side == Side.AUTHOR


def test_twice_is_once(cast: Cast) -> None:
    item = wall.leave("My street is dark", by=cast.young_person)
    decision = judge(item, Deed.NOT_SHOW, by=cast.facilitator)
    assert ask_again(decision, by=cast.young_person) == ask_again(decision, by=cast.young_person)


def test_nobody_else_may_ask(client: Client, cast: Cast) -> None:
    item = wall.leave("My street is dark", by=cast.young_person)
    decision = judge(item, Deed.NOT_SHOW, by=cast.facilitator)
    url = f"/moderation/decisions/{decision.pk}/another-look/"
    for person in (cast.stranger, cast.co_designer, cast.facilitator, cast.admin):
        client.force_login(person)
        assert client.get(url).status_code == 404
        assert client.post(url, {"words": PLEA}).status_code == 404
    client.logout()
    assert client.get(url)["Location"].startswith("/account/login/")
    assert not Appeal.objects.exists()


def test_a_slip_is_mended_without_an_appeal(cast: Cast) -> None:
    item = wall.leave("My street is dark", by=cast.young_person)
    judge(item, Deed.NOT_SHOW, by=cast.facilitator)
    judge(item, by=cast.facilitator)
    assert item.state == State.SHOWN
