"""Nobody sees what nobody has looked at; what is shown is word for word what was looked at."""

import pytest
from django.db import transaction
from django.test import Client
from pytest_django.asserts import assertContains, assertNotContains

from community.moderation import actions
from community.moderation.actions.deciding import CHANGED, DECIDED, Refused
from community.moderation.models import Decision, ModeratedItem
from community.moderation.rules import visible
from community.moderation.states import Deed, State
from community.outbox.actions import NotInTransaction
from community.outbox.models import OutboxRow
from tests import wall
from tests.factories.moderation import WHY, judge, seen, shown_note, tell
from tests.people import Cast

pytestmark = [
    pytest.mark.django_db,
    pytest.mark.urls("tests.wall"),
    pytest.mark.usefixtures("up"),
]
SAID = "More light on the pitch"


def wall_of(client: Client, person: object) -> str:
    client.force_login(person)  # type: ignore[arg-type]  # of the cast
    return client.get("/wall/").content.decode()


@pytest.mark.trust("R12")
def test_from_writing_to_being_seen(client: Client, cast: Cast) -> None:
    client.force_login(cast.young_person)
    client.post("/wall/write/", {"words": SAID})
    mine = wall_of(client, cast.young_person)
    assert SAID in mine and "Somebody looks at it before others see it" in mine
    assert SAID not in wall_of(client, cast.co_designer)
    client.force_login(cast.facilitator)
    assertContains(client.get("/my/"), "1 thing that somebody wrote for others")
    desk = client.get("/moderation/")
    assertContains(desk, "Youth club, ground floor")
    assertContains(desk, "23 hours left")
    assertNotContains(desk, SAID)
    item = ModeratedItem.objects.get()
    url = f"/moderation/items/{item.pk}/"
    page = client.get(url)
    assertContains(page, SAID)
    assertContains(page, 'href="/worried/"')
    sent = client.post(url, {"deed": "show", "seen": seen(item), "last": ""}, follow=True)
    assertContains(sent, "Everything has been looked at")
    assert SAID in wall_of(client, cast.co_designer)
    decision = Decision.objects.get()
    assert (decision.by, decision.digest) == (cast.facilitator, seen(item))


@pytest.mark.trust("R12")
def test_what_is_not_shown_says_why_and_what_to_do(client: Client, cast: Cast) -> None:
    item = wall.leave("Ask Tom Miller from number 9", by=cast.young_person)
    client.force_login(cast.facilitator)
    url, form = f"/moderation/items/{item.pk}/", {"seen": seen(item), "last": ""}
    bare = client.post(url, {**form, "deed": "not-show"})
    assertContains(bare, "Choose why others do not see it", status_code=422)
    assertContains(bare, "Say to the person who wrote it why", status_code=422)
    assert not Decision.objects.exists()
    client.post(url, {**form, "deed": "not-show", "reason": "private", "words": WHY})
    assert "Tom Miller" not in wall_of(client, cast.co_designer)
    client.force_login(cast.young_person)
    page = client.get("/moderation/yours/")
    for words in (WHY, "It says something private about somebody", "Ask for another look"):
        assertContains(page, words)
    assertContains(client.get("/my/"), "Others do not see it.")
    assert bytes(Decision.objects.get().sealed) and WHY.encode() not in bytes(
        Decision.objects.get().sealed
    )


@pytest.mark.trust("R12")
def test_what_is_changed_waits_again(client: Client, cast: Cast) -> None:
    item = shown_note(author=cast.young_person, by=cast.facilitator)
    key = wall.key_of(item)
    client.force_login(cast.young_person)
    client.post(f"/wall/{key}/change/", {"words": "Bring knives"})
    assert "Bring knives" not in wall_of(client, cast.co_designer)
    item.refresh_from_db()
    assert (item.state, item.version, item.looked_at) == (State.WAITING, 2, None)
    wall.edit(key, "Bring knives", by=cast.young_person)
    item.refresh_from_db()
    assert item.version == 2, "the same words again change nothing"


@pytest.mark.trust("R12")
def test_what_changed_meanwhile_cannot_be_approved(client: Client, cast: Cast) -> None:
    item = wall.leave(SAID, by=cast.young_person)
    before = seen(item)
    wall.edit(wall.key_of(item), "Bring knives", by=cast.young_person)
    client.force_login(cast.facilitator)
    url = f"/moderation/items/{item.pk}/"
    sent = client.post(url, {"deed": "show", "seen": before, "last": ""}, follow=True)
    assertContains(sent, CHANGED)
    assertContains(sent, "Bring knives")
    item.refresh_from_db()
    assert item.state == State.WAITING and not Decision.objects.exists()


@pytest.mark.trust("R12")
def test_words_or_pictures_changed_behind_the_back_are_not_shown(cast: Cast) -> None:
    """Even when a feature forgets to say so."""
    item = shown_note(author=cast.young_person, by=cast.facilitator)
    refs, note = [item.reference], wall.NOTES[wall.key_of(item)]
    assert visible(refs, to=cast.co_designer)
    note.fingerprint = "another picture"
    assert not visible(refs, to=cast.co_designer)
    own = visible(refs, to=cast.young_person)[item.reference]
    assert "Send it again" in own.stands
    note.fingerprint, note.words = "", "Something else"
    assert not visible(refs, to=cast.co_designer)


def test_two_moderators_at_one_item(cast: Cast) -> None:
    item = wall.leave(SAID, by=cast.young_person)
    judge(item, Deed.NOT_SHOW, by=cast.facilitator)
    with pytest.raises(Refused, match=DECIDED):
        judge(item, by=cast.comms, last="")
    assert Decision.objects.get().by == cast.facilitator


def test_what_is_taken_back_is_gone(client: Client, cast: Cast) -> None:
    item = shown_note(author=cast.young_person, by=cast.facilitator)
    wall.take_back(wall.key_of(item))
    assert SAID not in wall_of(client, cast.co_designer)
    client.force_login(cast.facilitator)
    assert client.get(f"/moderation/items/{item.pk}/").status_code == 404
    assertNotContains(client.get("/moderation/"), "Youth club, ground floor")


def test_only_who_wrote_it_changes_it(cast: Cast) -> None:
    item = wall.leave(SAID, by=cast.young_person)
    with pytest.raises(actions.NotTheirs):
        wall.edit(wall.key_of(item), "Mine now", by=cast.co_designer)


@pytest.mark.django_db(transaction=True)
def test_it_is_sent_in_the_transaction_that_stores_the_words(cast: Cast) -> None:
    with pytest.raises(NotInTransaction):
        actions.submit(wall.reference_of("x"), by=cast.young_person, words=SAID)


@pytest.mark.trust("R12", "R3")
def test_everything_is_read_by_safeguarding_too(cast: Cast) -> None:
    item = wall.leave(SAID, by=cast.young_person)
    wall.edit(wall.key_of(item), "He hits me", by=cast.young_person)
    judge(item, Deed.NOT_SHOW, by=cast.facilitator)
    due = OutboxRow.objects.filter(channel="screening").values_list("about", flat=True)
    assert f"moderation.words:{item.pk}.1" in due and f"moderation.words:{item.pk}.2" in due
    assert any(about.startswith("moderation.decision:") for about in due)


def test_the_author_is_told_by_a_message_that_says_nothing(cast: Cast) -> None:
    item = wall.leave(SAID, by=cast.young_person)
    decision = judge(item, by=cast.facilitator)
    row = OutboxRow.objects.get(event="moderation.news")
    assert row.to == f"people.user:{cast.young_person.pk}"
    assert row.about == f"moderation.decision:{decision.pk}"


@pytest.mark.trust("R12")
@pytest.mark.parametrize("many", [1, 30])
def test_a_list_costs_the_same_however_long(
    cast: Cast, many: int, django_assert_num_queries: object
) -> None:
    for number in range(many):
        shown_note(f"Note {number}", author=cast.young_person, by=cast.facilitator)
    reader = cast.co_designer
    with transaction.atomic():
        wall.READS.clear()
        with django_assert_num_queries(5):  # type: ignore[operator]  # pytest-django's
            found = visible([wall.reference_of(key) for key in wall.NOTES], to=reader)
    assert len(found) == many and len(wall.READS) == 1


@pytest.mark.trust("CVE-5", "R12")
def test_what_somebody_wrote_is_never_part_of_the_page(client: Client, cast: Cast) -> None:
    hostile = "<script>alert(1)</script><img src=x onerror=alert(1)>"
    item = wall.leave(hostile, by=cast.young_person)
    client.force_login(cast.facilitator)
    pages = [client.get(f"/moderation/items/{item.pk}/")]
    judge(item, by=cast.facilitator)
    tell(item, by=cast.co_designer, said=hostile)
    pages.append(client.get(f"/moderation/items/{item.pk}/"))
    judge(item, Deed.TAKE_DOWN, by=cast.facilitator, words=hostile)
    client.force_login(cast.young_person)
    pages += [client.get(url) for url in ("/moderation/yours/", "/wall/", "/my/")]
    for page in pages:
        assertNotContains(page, "<script>alert")
        assertNotContains(page, "<img src=x")
    assertContains(pages[0], "&lt;script&gt;alert(1)")
