"""The public promise, what safeguarding reads, who is reminded, and the figures."""

from datetime import timedelta

import pytest
import time_machine
from django.core import mail
from django.test import Client
from django.utils import timezone
from pytest_django.asserts import assertContains

from community.moderation.actions import reminding, sending
from community.moderation.models import ModeratedItem
from community.moderation.promise import looked_at_first
from community.moderation.states import Deed, ReportReason, State
from community.outbox import actions as outbox
from community.outbox.models import OutboxRow
from community.safeguarding.actions.reading import read_texts, screen
from community.safeguarding.models import Screening
from tests import wall
from tests.factories.moderation import ask_again, judge, shown_note, tell
from tests.people import Cast

pytestmark = [
    pytest.mark.django_db,
    pytest.mark.urls("tests.wall"),
    pytest.mark.usefixtures("up"),
]
DAYTIME = "2027-02-01 12:00"


@pytest.mark.trust("R12", "6-12")
def test_the_promise_is_checked_item_by_item(cast: Cast) -> None:
    wall.leave("Waits", by=cast.young_person)
    item = shown_note(author=cast.young_person, by=cast.facilitator)
    assert looked_at_first().ok
    waits = ModeratedItem.objects.get(state=State.WAITING)
    ModeratedItem.objects.filter(pk=waits.pk).update(state=State.SHOWN)
    assert not looked_at_first().ok
    ModeratedItem.objects.filter(pk=waits.pk).update(state=State.WAITING)
    ModeratedItem.objects.filter(pk=item.pk).update(digest="0" * 64)
    assert not looked_at_first().ok


@pytest.mark.trust("R12")
def test_safeguarding_reads_what_stands_there_now(cast: Cast) -> None:
    item = wall.leave("First words", by=cast.young_person)
    wall.edit(wall.key_of(item), "Second words", by=cast.young_person)
    decision = judge(item, Deed.NOT_SHOW, by=cast.facilitator, words="Not like this")
    made = ask_again(decision, by=cast.young_person, said="Please")
    other = shown_note(author=cast.co_designer, by=cast.facilitator)
    report = tell(other, by=cast.young_person, said="He hits me")
    abouts = [
        *(f"moderation.words:{item.pk}.{number}" for number in (1, 2)),
        f"moderation.decision:{decision.pk}",
        f"moderation.appeal:{made.pk}",
        f"moderation.report:{report.pk}",
        *("moderation.words:nonsense", "moderation.report:nonsense"),
    ]
    found = read_texts(abouts)
    assert {one.words for one in found.values()} == {
        *("Second words", "Not like this", "Please", "He hits me")
    }
    assert "The wall" in found[abouts[1]].where
    for row in OutboxRow.objects.filter(channel="screening"):
        screen(row)
    assert Screening.objects.filter(about__in=abouts).count() == 4


@pytest.mark.trust("R15")
@time_machine.travel(DAYTIME, tick=False)
def test_messages_say_that_there_is_news_and_nothing_else(cast: Cast) -> None:
    assert cast.comms.is_active
    item = shown_note("CANARY", author=cast.young_person, by=cast.facilitator)
    tell(item, ReportReason.DANGER, by=cast.co_designer, said="CANARY")
    with time_machine.travel(timezone.now() + timedelta(hours=30), tick=False):
        reminding.remind_moderators()
        reminding.remind_moderators()
        outbox.sweep()
    subjects = sorted(one.subject for one in mail.outbox)
    assert subjects == [
        "Something has waited for a long time",
        "Something has waited for a long time",
        "Something waits for you",
        "Something waits for you",
        "There is news for you",
    ]
    for one in mail.outbox:
        text = f"{one.subject} {one.body}"
        assert "CANARY" not in text and "wall" not in text
        assert "http://community.test/moderation/" in one.body
        assert cast.young_person.preferred_name not in text


def test_nobody_is_called_once_it_is_decided(cast: Cast) -> None:
    item = shown_note(author=cast.young_person, by=cast.facilitator)
    tell(item, ReportReason.DANGER, by=cast.co_designer)
    judge(item, by=cast.comms)
    with time_machine.travel(DAYTIME, tick=False):
        OutboxRow.objects.filter(event="moderation.look_now").update(next_try_at=timezone.now())
        outbox.sweep()
    assert "Something waits for you" not in {one.subject for one in mail.outbox}


def test_the_clock(client: Client, cast: Cast) -> None:
    wall.leave("Waits", by=cast.young_person)
    with time_machine.travel(timezone.now() + timedelta(hours=30)):
        client.force_login(cast.facilitator)
        assertContains(client.get("/moderation/"), "late by 6 hours")
        assertContains(client.get("/my/"), "1 late")


def test_figures_count_items(client: Client, cast: Cast) -> None:
    item = shown_note(author=cast.young_person, by=cast.facilitator)
    tell(item, by=cast.co_designer)
    down = judge(item, Deed.TAKE_DOWN, by=cast.facilitator)
    ask_again(down, by=cast.young_person)
    judge(item, by=cast.comms)
    wall.leave("Waits", by=cast.young_person)
    client.force_login(cast.dpo)
    page = client.get("/moderation/assessments/")
    for words in ("1, 0 of them open", "1 ended otherwise", "half of it within 0.0 hours"):
        assertContains(page, words)


def test_what_a_feature_deleted_without_a_word_goes_too(cast: Cast) -> None:
    item = shown_note(author=cast.young_person, by=cast.facilitator)
    assert sending.sweep() == 0
    wall.NOTES.clear()
    assert sending.sweep() == 1
    item.refresh_from_db()
    assert item.state == State.GONE


@pytest.mark.parametrize("many", [2, 25])
def test_the_desk_and_ones_own_page_cost_the_same_however_long(
    client: Client, cast: Cast, many: int, django_assert_max_num_queries: object
) -> None:
    for number in range(many):
        item = shown_note(f"Note {number}", author=cast.young_person, by=cast.facilitator)
        tell(item, by=cast.co_designer)
        judge(wall.leave("x", by=cast.young_person), Deed.NOT_SHOW, by=cast.facilitator)
    for person, url in (
        (cast.facilitator, "/moderation/"),
        (cast.young_person, "/moderation/yours/"),
        (cast.co_designer, "/moderation/yours/"),
        (cast.dpo, "/moderation/assessments/"),
    ):
        client.force_login(person)
        client.get(url)
        with django_assert_max_num_queries(22):  # type: ignore[operator]  # pytest-django's
            client.get(url)
