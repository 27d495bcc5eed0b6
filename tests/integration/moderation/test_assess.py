"""Nothing opens before its assessment is on record, and it closes by itself when that runs out."""

import uuid
from datetime import datetime, time, timedelta
from typing import Any

import pytest
import time_machine
from django.core.checks import Error
from django.core.checks import Warning as CheckWarning
from django.core.management import CommandError, call_command
from django.db import IntegrityError, connection, transaction
from django.test import Client
from django.utils import timezone
from pytest_django.asserts import assertContains, assertNotContains

from community.moderation import actions, checks, demo
from community.moderation.actions import assessing, reminding
from community.moderation.models import Assessment, ModeratedItem, Switch
from community.moderation.models.kept import NeverChanged
from community.moderation.rules import is_on, visible
from community.moderation.states import PartKind
from community.outbox.models import OutboxRow
from community.registries import Moderation, Piece, SharedContent, shared_contents
from tests import wall
from tests.factories.moderation import shown_note
from tests.people import Cast

pytestmark = [pytest.mark.django_db, pytest.mark.urls("tests.wall"), pytest.mark.trust("R11")]
URL = f"/moderation/assessments/{wall.NAME}/"
NOON = time(12)
RECORD, ON = f"{URL}record/", f"{URL}on/"


@pytest.fixture
def declared(db: None) -> None:
    shared_contents.enrol(wall.FEATURE)


def filled(**more: str) -> dict[str, str]:
    today = timezone.localdate()
    parts = {
        f"{kind.value}-{name}": value
        for kind in PartKind
        for name, value in (
            ("reference", "OSA-1"),
            ("signed_on", today.isoformat()),
            ("signed_by", "The director"),
        )
    }
    return {**parts, "review_by": (today + timedelta(days=300)).isoformat(), **more}


def test_declared_alone_it_is_off_and_not_there(declared: None, client: Client, cast: Cast) -> None:
    client.force_login(cast.young_person)
    assert client.get("/wall/").status_code == 404
    assert client.post("/wall/write/", {"words": "Hello"}).status_code == 404
    with pytest.raises(actions.NotOn):
        wall.leave("Hello", by=cast.young_person)
    assert not ModeratedItem.objects.exists()


def test_an_administrator_records_it_and_switches_it_on(
    declared: None, client: Client, cast: Cast
) -> None:
    client.force_login(cast.admin)
    refused = client.post(ON, {"why": "We want it"}, follow=True)
    assertContains(refused, "Record the assessment first.")
    assertContains(client.post(RECORD, filled(review_by="")), "Name a day.", status_code=422)
    client.post(RECORD, filled(key=str(uuid.uuid4())))
    assert not is_on(wall.NAME)
    client.post(ON, {"why": "The club asked"})
    assert is_on(wall.NAME)
    page = client.get("/moderation/assessments/")
    for words in ("OSA-1", "The director", "The club asked", "Leave words for everybody"):
        assertContains(page, words)
    client.post(ON.replace("/on/", "/off/"), {"why": "Summer"})
    assert not is_on(wall.NAME)


@pytest.mark.parametrize("kind", list(PartKind))
def test_each_of_the_six_parts_is_needed(
    declared: None, client: Client, cast: Cast, kind: PartKind
) -> None:
    client.force_login(cast.admin)
    for name in ("reference", "signed_on", "signed_by"):
        page = client.post(RECORD, filled(**{f"{kind.value}-{name}": ""}))
        assert page.status_code == 422
    today = timezone.localdate()
    part = assessing.Part(reference="x", signed_on=today, signed_by="y")
    parts = {one: part for one in PartKind if one != kind}
    five = assessing.Assessing(parts=parts, review_by=today + timedelta(days=30))
    with pytest.raises(assessing.Refused, match="All six"):
        assessing.record(wall.NAME, five, by=cast.admin)
    assert not Assessment.objects.exists()


@pytest.mark.parametrize(
    ("signed", "review", "words"),
    [
        (0, 367, "too late"),
        (-300, 100, "too late"),
        (-400, 1, "too late"),
        (1, 100, "has not come yet"),
        (0, 0, "That day is over"),
    ],
)
def test_at_most_a_year(
    declared: None, client: Client, cast: Cast, signed: int, review: int, words: str
) -> None:
    today = timezone.localdate()
    days = {
        "illegal-content-signed_on": (today + timedelta(days=signed)).isoformat(),
        "review_by": (today + timedelta(days=review)).isoformat(),
    }
    client.force_login(cast.admin)
    assertContains(client.post(RECORD, filled(**days)), words, status_code=422)
    assert not Assessment.objects.exists()


def test_who_may(declared: None, client: Client, cast: Cast) -> None:
    client.force_login(cast.dpo)
    page = client.get("/moderation/assessments/")
    assertContains(page, "The wall")
    assertNotContains(page, "Record an assessment")
    for person in (cast.dpo, cast.facilitator, cast.young_person, cast.stranger):
        client.force_login(person)
        assert client.get(RECORD).status_code == client.post(ON, {"why": "x"}).status_code == 404
        with pytest.raises(assessing.Refused):
            wall.assess(by=person)
    client.force_login(cast.stranger)
    assert client.get("/moderation/assessments/").status_code == 404
    client.logout()
    assert client.get(RECORD)["Location"].startswith("/account/login/")


@pytest.mark.trust("R12")
def test_an_administrator_does_not_read_by_that(up: None, client: Client, cast: Cast) -> None:
    item = wall.leave("Only for the moderators", by=cast.young_person)
    client.force_login(cast.admin)
    for url in ("/moderation/", f"/moderation/items/{item.pk}/", "/wall/"):
        assert client.get(url).status_code == 404
    assertNotContains(client.get("/moderation/assessments/"), "Only for the moderators")


def test_a_new_one_replaces_it_and_the_old_one_stays(up: None, client: Client, cast: Cast) -> None:
    wall.assess(by=cast.admin, days=300)
    client.force_login(cast.admin)
    assertContains(client.get("/moderation/assessments/"), "1 earlier one")
    for model in (Assessment, Switch):
        one = model.objects.first()
        assert one is not None
        with pytest.raises(NeverChanged):
            one.save()
        with pytest.raises(NeverChanged):
            one.delete()
        with pytest.raises(NeverChanged):
            model.objects.update(feature="x")
    assert Assessment.objects.count() == 2


@pytest.mark.parametrize("table", ["assessment", "assessmentpart", "switch"])
def test_the_database_refuses_too(up: None, table: str) -> None:
    column = "reference" if table == "assessmentpart" else "feature"
    with pytest.raises(IntegrityError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(f"UPDATE moderation_{table} SET {column} = 'x'")


def test_when_it_runs_out_the_feature_closes_and_says_so(
    up: None, client: Client, cast: Cast
) -> None:
    item = shown_note(author=cast.young_person, by=cast.facilitator)
    last_day = Assessment.objects.get().review_by
    for days, on in ((0, True), (1, False)):
        with time_machine.travel(datetime.combine(last_day, NOON) + timedelta(days=days)):
            assert timezone.localdate() == last_day + timedelta(days=days)
            assert is_on(wall.NAME) is on
            client.force_login(cast.co_designer)
            page = client.get("/wall/")
            assert ("More light" in page.content.decode()) is on
            assert bool(visible([item.reference], to=cast.co_designer)) is on
    with time_machine.travel(datetime.combine(last_day, NOON) + timedelta(days=1)):
        client.force_login(cast.young_person)
        assertContains(client.get("/wall/"), "This is closed for now")
        assert client.post("/wall/write/", {"words": "Hello"}).status_code == 409
        assertContains(client.get("/moderation/yours/"), "More light on the pitch")
        client.force_login(cast.co_designer)
        assert client.get(f"/moderation/items/{item.pk}/report/").status_code == 404


def test_administrators_are_warned_each_time_once(up: None, cast: Cast) -> None:
    told: list[int] = []
    for days in (100, 141, 150, 187, 201, 202):
        with time_machine.travel(timezone.now() + timedelta(days=days)):
            reminding.remind_of_assessments()
            reminding.remind_of_assessments()
            told.append(OutboxRow.objects.filter(event="moderation.assessment_ends").count())
    assert told == [0, 1, 1, 2, 3, 3]


def test_the_check_refuses_to_start(declared: None, cast: Cast) -> None:
    assert checks.check_assessments(None) == []
    Switch(feature=wall.NAME, on=True, why="Behind the back", by=cast.admin).save()
    assert not is_on(wall.NAME)
    (found,) = checks.check_assessments(None)
    assert isinstance(found, Error) and found.id == "moderation.E001"
    with pytest.raises(CommandError, match="nobody has recorded its assessment"):
        call_command("check")
    assessment = wall.assess(by=cast.admin)
    assert checks.check_assessments(None) == []
    with time_machine.travel(assessment.review_by + timedelta(days=2)):
        (found,) = checks.check_assessments(None)
        assert isinstance(found, CheckWarning) and found.id == "moderation.W001"


def test_half_an_assessment_is_none(declared: None, cast: Cast) -> None:
    today = timezone.localdate()
    Assessment(
        feature=wall.NAME, review_by=today + timedelta(days=9), recorded_by=cast.admin
    ).save()
    Switch(feature=wall.NAME, on=True, why="Behind the back", by=cast.admin).save()
    assert not is_on(wall.NAME)
    assert checks.check_assessments(None)


@pytest.mark.trust("R12")
def test_where_under_18s_see_it_somebody_always_looks_first() -> None:
    given: dict[str, Any] = {
        "name": "x.y",
        "title": "X",
        "can_do": (),
        "read": lambda references: {one: Piece("x") for one in references},
        "may_see": lambda person, reference: True,
        "link": lambda reference: "/",
        "moderation": Moderation.AFTER,
    }
    with pytest.raises(ValueError, match="looked at before"):
        SharedContent(**given)
    assert SharedContent(**given, young=False).moderation == Moderation.AFTER
    with pytest.raises(ValueError, match="somebody has to look"):
        SharedContent(**given | {"moderation": Moderation.BEFORE, "moderators": ()})


def test_the_demo_assesses_what_is_declared_and_says_that_it_is_none(
    declared: None, cast: Cast
) -> None:
    assert cast.admin.username == "admin"
    demo.seed()
    demo.seed()
    part = Assessment.objects.get().parts.first()
    assert part is not None and "not a real assessment" in part.reference
    assert is_on(wall.NAME)
