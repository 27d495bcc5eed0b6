"""Who leaves takes their words along; that something was decided stays, and names nobody."""

import json
from datetime import timedelta

import pytest
import time_machine
from django.db import IntegrityError, connection, transaction
from django.test import Client
from django.utils import timezone

from community.crypto.models import DataKey
from community.moderation.models import Appeal, Decision, ModeratedItem, Report
from community.moderation.rules import visible
from community.moderation.states import Deed, State
from community.privacy.actions import apply_retention
from community.privacy.actions.erase import erase_person
from community.privacy.export import package
from community.privacy.states import ErasureReason
from tests import wall
from tests.factories.moderation import ask_again, judge, shown_note, tell
from tests.integration.privacy import scanning
from tests.people import Cast

pytestmark = [
    pytest.mark.django_db,
    pytest.mark.urls("tests.wall"),
    pytest.mark.usefixtures("up"),
]
MARK = "CANARY-77ab"
FAR = timedelta(days=800)


@pytest.fixture
def lived(cast: Cast) -> ModeratedItem:
    """The young person wrote, was told why not, asked again; and reported somebody else."""
    item = wall.leave(f"{MARK}-words", by=cast.young_person)
    told = judge(item, Deed.NOT_SHOW, by=cast.facilitator, words=f"{MARK}-told")
    ask_again(told, by=cast.young_person, said=f"{MARK}-plea")
    judge(item, by=cast.comms)
    other = shown_note(author=cast.co_designer, by=cast.facilitator)
    tell(other, by=cast.young_person, said=f"{MARK}-report")
    return item


@pytest.mark.trust("R4")
def test_what_we_hold_is_told(lived: ModeratedItem, cast: Cast) -> None:
    found = package(cast.young_person)
    text = json.dumps(found)
    for words in ("told", "plea", "report"):
        assert f"{MARK}-{words}" in text
    assert "Who reported something that you wrote" in json.dumps(found["not_shown"])
    assert cast.facilitator.preferred_name not in text
    assert "You decided" in json.dumps(package(cast.facilitator))


@pytest.mark.trust("R6", "R12")
def test_nothing_is_left(lived: ModeratedItem, cast: Cast) -> None:
    erase_person(cast.young_person, by=cast.dpo, reason=ErasureReason.REQUEST)
    assert not visible([lived.reference], to=cast.co_designer)
    lived.refresh_from_db()
    assert (lived.state, lived.author) == (State.GONE, None)
    assert Decision.objects.filter(item=lived).count() == 2
    assert not Report.objects.filter(by=cast.young_person)
    assert not Appeal.objects.filter(by=cast.young_person)
    subjects = DataKey.objects.filter(subject__startswith="moderation.")
    assert not subjects.exists()
    assert not scanning.in_database(MARK)


def test_a_moderator_who_leaves_has_no_name_in_the_log(lived: ModeratedItem, cast: Cast) -> None:
    erase_person(cast.comms, by=cast.dpo, reason=ErasureReason.REQUEST)
    first, second = Decision.objects.filter(item=lived)
    assert (first.by, second.by) == (cast.facilitator, None)


@pytest.mark.trust("R7")
def test_two_years_after_it_was_taken_back_all_of_it_goes(lived: ModeratedItem) -> None:
    wall.take_back(wall.key_of(lived))
    assert not apply_retention().failed
    assert ModeratedItem.objects.filter(pk=lived.pk).exists()
    with time_machine.travel(timezone.now() + FAR):
        assert not apply_retention().failed
    assert not ModeratedItem.objects.filter(pk=lived.pk).exists()
    assert not Decision.objects.filter(item_id=lived.pk).exists()
    keys = DataKey.objects.filter(subject__startswith="moderation.decision")
    assert not keys.exists()


@pytest.mark.trust("2.9", "R3")
def test_nothing_of_it_stands_in_the_database_in_clear(lived: ModeratedItem) -> None:
    assert not scanning.in_database(MARK)


@pytest.mark.trust("R12")
def test_the_log_only_grows(lived: ModeratedItem) -> None:
    with pytest.raises(IntegrityError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("UPDATE moderation_decision SET reason = 'fits'")


def test_the_page_of_data_opens(lived: ModeratedItem, client: Client, cast: Cast) -> None:
    client.force_login(cast.young_person)
    assert f"{MARK}-plea" in client.get("/my/data/").content.decode()
