"""What is on record about a mentor: recorded once, told in time, kept out of their own hands."""

import uuid
from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone
from pytest_django.asserts import assertContains

from community.outbox.models import OutboxRow
from mentoring import sealing
from mentoring.actions import availability, clearing
from mentoring.actions.applying import Refused
from mentoring.models import Check, Mentor, Supervision
from mentoring.rules.clearance import clearance_of
from mentoring.states import CheckResult, MentorState, PauseReason
from tests.factories.mentoring import make_mentor, record
from tests.people import Cast

pytestmark = pytest.mark.django_db
DAY = timedelta(days=1)


@pytest.fixture
def mentor(cast: Cast) -> Mentor:
    return make_mentor(person=cast.mentor, by=cast.coordinator)


def test_a_disclosure_stops_until_somebody_decides(mentor: Mentor, cast: Cast) -> None:
    today = timezone.localdate()
    found = record(mentor, by=cast.coordinator, result=CheckResult.TO_DECIDE)
    assert not clearance_of(mentor, today).is_clear
    with pytest.raises(Refused, match="coordinator or a supervisor"):
        clearing.decide(found.decision, may_go_on=True, why="Long ago", by=cast.mentor)
    clearing.decide(found.decision, may_go_on=True, why="Long ago", by=cast.supervisor)
    found.decision.refresh_from_db()
    assert sealing.read(found.decision, "sealed") == {"why": "Long ago"}
    assert clearance_of(mentor, today).is_clear
    with pytest.raises(Refused, match="decided already"):
        clearing.decide(found.decision, may_go_on=False, why="No", by=cast.coordinator)


def test_the_form_refuses_the_number_of_a_certificate(
    mentor: Mentor, cast: Cast, client: Client
) -> None:
    client.force_login(cast.coordinator)
    today = timezone.localdate()
    form = {
        "role": "certificate 001234567890",
        "level": "barred",
        "reason": "Children",
        "done_on": today - DAY,
        "due_on": today + 90 * DAY,
        "result": "nothing",
        "key": uuid.uuid4(),
    }
    page = client.post(f"/mentoring/mentors/{mentor.pk}/check/", form)
    assertContains(page, "We never keep it", status_code=422)
    before = len(mentor.checks.all())
    for _ in range(2):
        client.post(f"/mentoring/mentors/{mentor.pk}/check/", {**form, "role": "Mentor"})
    assert len(mentor.checks.all()) == before + 1


def test_people_are_told_once_for_each_mark(mentor: Mentor, cast: Cast) -> None:
    Check.objects.update(due_on=timezone.localdate() + 20 * DAY)
    for _ in range(3):
        clearing.warn()
    rows = OutboxRow.objects.filter(event=clearing.RUNS_OUT)
    assert {row.to for row in rows} == {
        f"people.user:{cast.mentor.pk}",
        f"people.user:{cast.coordinator.pk}",
    }
    assert len(rows) == 2
    clearing.warn(timezone.localdate() + 15 * DAY)  # the next mark
    assert len(rows.all()) == 4


def test_a_lapse_needs_no_deed_to_stop_anybody(mentor: Mentor) -> None:
    Check.objects.update(due_on=timezone.localdate())
    assert clearance_of(mentor, timezone.localdate()).is_clear
    assert not clearance_of(mentor, timezone.localdate() + DAY).is_clear


def test_a_supervisor_writes_down_both_halves_once(mentor: Mentor, cast: Cast) -> None:
    key = uuid.uuid4()
    for _ in range(2):
        clearing.record_supervision(
            mentor,
            held_on=timezone.localdate(),
            progress="Well",
            wellbeing="Tired",
            by=cast.supervisor,
            key=key,
        )
    assert sealing.read(Supervision.objects.get(), "sealed")["wellbeing"] == "Tired"
    with pytest.raises(Refused):
        clearing.record_supervision(
            mentor, held_on=timezone.localdate(), progress="", wellbeing="", by=cast.stranger
        )


def test_a_break_is_theirs_to_end_unless_something_is_looked_at(mentor: Mentor, cast: Cast) -> None:
    availability.pause(mentor, PauseReason.OWN, by=cast.mentor)
    availability.go_on(mentor, by=cast.mentor)
    availability.pause(mentor, PauseReason.WORRY, by=cast.coordinator)
    availability.pause(mentor, PauseReason.OWN, by=cast.mentor)  # changes nothing
    with pytest.raises(Refused, match="asked you to wait"):
        availability.go_on(mentor, by=cast.mentor)
    availability.go_on(mentor, by=cast.coordinator)
    mentor.refresh_from_db()
    assert mentor.state == MentorState.ACTIVE


def test_a_mentor_arranges_their_days_on_their_page(
    mentor: Mentor, cast: Cast, client: Client
) -> None:
    client.force_login(cast.mentor)
    today = timezone.localdate()
    days = {"first": today + DAY, "last": today + 3 * DAY}
    for _ in range(2):
        client.post("/mentoring/me/holiday/", days)
    assert len(mentor.holidays.all()) == 1
    assertContains(client.get("/mentoring/me/"), "Away from")
    swapped = {"first": days["last"], "last": days["first"]}
    assertContains(client.post("/mentoring/me/holiday/", swapped), "comes before")
    client.post(f"/mentoring/me/holiday/{mentor.holidays.get().pk}/delete/")
    assert not mentor.holidays.exists()


def test_a_mentor_says_what_young_people_read(mentor: Mentor, cast: Cast, client: Client) -> None:
    client.force_login(cast.mentor)
    form = {
        "called": "Nia",
        "about": "I fix bikes.",
        "district": "blaby",
        "travel": "15",
        "speaks": ["en"],
        "speaks_some": ["pl"],
        "times": ["sat-day", "mon-eve"],
        "youngest": "15",
        "oldest": "14",
        "capacity": "2",
    }
    page = client.post("/mentoring/me/profile/", form)
    assertContains(page, "Swap them", status_code=422)
    client.post("/mentoring/me/profile/", {**form, "oldest": "20"})
    mentor.refresh_from_db()
    assert mentor.languages == {"en": 2, "pl": 1}
    assert (mentor.capacity, mentor.about) == (2, "I fix bikes.")


@pytest.mark.parametrize("part", ["stranger", "young_person", "safeguarding", "admin", "guardian"])
def test_nobody_else_opens_a_mentor(mentor: Mentor, cast: Cast, client: Client, part: str) -> None:
    client.force_login(cast[part])
    assert client.get(f"/mentoring/mentors/{mentor.pk}/").status_code == 404
    assert client.get("/mentoring/mentors/").status_code == 404
