"""Whoever sees something may report it; what tells of danger is out of sight at once."""

import uuid

import pytest
from django.test import Client
from pytest_django.asserts import assertContains, assertNotContains

from community.moderation import limits
from community.moderation.actions.reporting import Refused
from community.moderation.models import ModeratedItem, Report
from community.moderation.rules import visible
from community.moderation.states import Deed, ReportReason, State
from community.outbox.models import OutboxRow
from tests import wall
from tests.factories.moderation import judge, shown_note, tell
from tests.people import Cast

pytestmark = [
    pytest.mark.django_db,
    pytest.mark.urls("tests.wall"),
    pytest.mark.usefixtures("up"),
    pytest.mark.trust("R12"),
]
SAID = "He means the flat on my street"


def test_without_javascript_from_the_item_to_the_answer(client: Client, cast: Cast) -> None:
    item = shown_note(author=cast.young_person, by=cast.facilitator)
    client.force_login(cast.co_designer)
    url = f"/moderation/items/{item.pk}/report/"
    assertContains(client.get("/wall/"), f'href="{url}"')
    assertContains(client.get("/wall/"), 'href="/worried/"')
    assertContains(client.post(url, {}), "Choose one of these.", status_code=422)
    thanks = client.post(url, {"reason": "private", "words": SAID}, follow=True)
    assertContains(thanks, "Until then it stays where it is")
    assertContains(client.get("/wall/"), "You told us about this")
    assertContains(client.get("/my/"), "Somebody is going to look.")
    client.force_login(cast.facilitator)
    page = client.get(f"/moderation/items/{item.pk}/")
    assertContains(page, SAID)
    assertNotContains(page, cast.co_designer.preferred_name)
    judge(item, Deed.TAKE_DOWN, by=cast.facilitator)
    client.force_login(cast.co_designer)
    assertContains(client.get("/my/"), "Thank you for telling us.")
    assert OutboxRow.objects.filter(
        event="moderation.news", to=f"people.user:{cast.co_designer.pk}"
    ).exists()


def test_who_wrote_it_never_learns_who_reported_it(client: Client, cast: Cast) -> None:
    item = shown_note(author=cast.young_person, by=cast.facilitator)
    tell(item, by=cast.co_designer, said=SAID)
    judge(item, Deed.TAKE_DOWN, by=cast.facilitator)
    client.force_login(cast.young_person)
    for url in ("/my/", "/moderation/yours/", "/my/data/", "/wall/"):
        page = client.get(url)
        assertNotContains(page, SAID)
        assertNotContains(page, cast.co_designer.preferred_name)
        assertNotContains(page, cast.facilitator.preferred_name)


@pytest.mark.parametrize("reason", list(ReportReason))
def test_danger_and_what_is_illegal_go_out_of_sight_at_once(
    client: Client, cast: Cast, reason: ReportReason
) -> None:
    pressing = reason in (ReportReason.DANGER, ReportReason.ILLEGAL)
    item = shown_note(author=cast.young_person, by=cast.facilitator)
    tell(item, reason, by=cast.co_designer)
    assert item.state == (State.HELD if pressing else State.SHOWN)
    assert bool(visible([item.reference], to=cast.comms)) is not pressing
    assert bool(OutboxRow.objects.filter(event="moderation.look_now")) is pressing
    if pressing:
        client.force_login(cast.facilitator)
        assertContains(client.get("/moderation/"), "Out of sight until you have looked")
        judge(item, by=cast.facilitator)
        assert visible([item.reference], to=cast.comms)


def test_one_for_each_person_and_wording(cast: Cast) -> None:
    item = shown_note(author=cast.young_person, by=cast.facilitator)
    first = tell(item, by=cast.co_designer)
    assert tell(item, ReportReason.DANGER, by=cast.co_designer) == first
    assert item.state == State.SHOWN
    tell(item, by=cast.comms)
    assert Report.objects.filter(item=item).count() == 2
    wall.edit(wall.key_of(item), "Other words", by=cast.young_person)
    judge(item, by=cast.facilitator)
    assert tell(item, by=cast.co_designer) != first


def test_reported_comes_first_then_appeals_then_the_oldest(client: Client, cast: Cast) -> None:
    wall.leave("Waits", by=cast.young_person)
    plain = shown_note("Plain", author=cast.young_person, by=cast.facilitator)
    held = shown_note("Held", author=cast.young_person, by=cast.facilitator)
    tell(plain, by=cast.co_designer)
    tell(held, ReportReason.DANGER, by=cast.co_designer)
    client.force_login(cast.facilitator)
    page = client.get("/moderation/").content.decode()
    assert page.index(str(held.pk)) < page.index(str(plain.pk)) < page.index("New")


def test_what_one_may_not_see_is_not_there_to_report(client: Client, cast: Cast) -> None:
    waits = wall.leave("Waits", by=cast.young_person)
    shown = shown_note(author=cast.young_person, by=cast.facilitator)
    elsewhere = uuid.uuid4()
    for person, item in (
        (cast.co_designer, waits.pk),
        (cast.stranger, shown.pk),
        (cast.admin, shown.pk),
        (cast.co_designer, elsewhere),
    ):
        client.force_login(person)
        url = f"/moderation/items/{item}/report/"
        assert client.get(url).status_code == 404
        assert client.post(url, {"reason": "danger"}).status_code == 404
    client.logout()
    for pk in (shown.pk, elsewhere):
        url = f"/moderation/items/{pk}/report/"
        assert client.post(url, {"reason": "danger"})["Location"].startswith("/account/login/")
    assert not Report.objects.exists()


def test_ones_own_cannot_be_reported(client: Client, cast: Cast) -> None:
    item = shown_note(author=cast.young_person, by=cast.facilitator)
    with pytest.raises(Refused, match="You wrote this yourself"):
        tell(item, by=cast.young_person)
    client.force_login(cast.young_person)
    url = f"/moderation/items/{item.pk}/report/"
    assertContains(client.post(url, {"reason": "other"}, follow=True), "You wrote this yourself")


@pytest.mark.trust("CVE-18")
def test_a_flood_is_stopped_and_what_was_typed_stays(
    client: Client, cast: Cast, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(limits, "PER_PERSON", 0)
    item = shown_note(author=cast.young_person, by=cast.facilitator)
    client.force_login(cast.co_designer)
    url = f"/moderation/items/{item.pk}/report/"
    assertContains(client.post(url, {"reason": "other", "words": SAID}), SAID, status_code=429)
    assert not Report.objects.exists()


def test_where_everybody_may_see_everybody_may_report(
    client: Client, cast: Cast, monkeypatch: pytest.MonkeyPatch
) -> None:
    item = shown_note(author=cast.young_person, by=cast.facilitator)
    monkeypatch.setitem(wall.FEATURE.__dict__, "may_see", lambda person, reference: True)
    url, key = f"/moderation/items/{item.pk}/report/", str(uuid.uuid4())
    for _ in range(2):
        thanks = client.post(url, {"reason": "danger", "key": key}, follow=True)
        assertContains(thanks, "we cannot tell you what came of it")
    assert Report.objects.get().by is None
    item.refresh_from_db()
    assert item.state == State.HELD


def reports_from_nowhere(client: Client, item: ModeratedItem, network: str = "10.1.1.1") -> int:
    url = f"/moderation/items/{item.pk}/report/"
    form = {"reason": "danger", "key": str(uuid.uuid4())}
    status = client.post(url, form, REMOTE_ADDR=network).status_code
    item.refresh_from_db()
    return status


@pytest.fixture
def open_wall(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(wall.FEATURE.__dict__, "may_see", lambda person, reference: True)


@pytest.mark.usefixtures("open_wall")
def test_nobody_silences_without_end(client: Client, cast: Cast) -> None:
    """Shown again by somebody who looked: then it waits on the desk, and stays in sight."""
    item = shown_note(author=cast.young_person, by=cast.facilitator)
    reports_from_nowhere(client, item)
    assert item.state == State.HELD
    judge(item, by=cast.facilitator)
    told = OutboxRow.objects.filter(event="moderation.look_now").count()
    for _ in range(2):
        reports_from_nowhere(client, item)
        assert item.state == State.SHOWN
    assert Report.objects.filter(item=item, decision=None).count() == 2
    assert OutboxRow.objects.filter(event="moderation.look_now").count() == 2 * told
    signed_in = Client()
    signed_in.force_login(cast.facilitator)
    assertContains(signed_in.get("/moderation/"), f"/moderation/items/{item.pk}/")
    assertContains(client.get(f"/moderation/items/{item.pk}/reported/"), "stays where it is")
    judge(item, by=cast.facilitator)
    tell(item, ReportReason.DANGER, by=cast.co_designer)  # who is known has one report
    assert item.state == State.HELD


@pytest.mark.usefixtures("open_wall")
def test_other_words_are_out_of_sight_again(client: Client, cast: Cast) -> None:
    item = shown_note(author=cast.young_person, by=cast.facilitator)
    reports_from_nowhere(client, item)
    judge(item, by=cast.facilitator)
    wall.edit(wall.key_of(item), "Other words", by=cast.young_person)
    judge(item, by=cast.facilitator)
    reports_from_nowhere(client, item)
    assert item.state == State.HELD


@pytest.mark.trust("CVE-18")
@pytest.mark.usefixtures("open_wall")
def test_one_network_reports_one_thing_a_few_times(
    client: Client, cast: Cast, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(limits, "PER_NETWORK_AND_ITEM", 2)
    item = shown_note(author=cast.young_person, by=cast.facilitator)
    other = shown_note("Another", author=cast.young_person, by=cast.facilitator)
    assert [reports_from_nowhere(client, item) for _ in range(3)] == [302, 302, 429]
    assert Report.objects.filter(item=item).count() == 2
    assert reports_from_nowhere(client, other) == 302
    assert reports_from_nowhere(client, item, "10.2.2.2") == 302
