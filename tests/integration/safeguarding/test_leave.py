"""Somebody who looks after safety closes their account: the rota stays honest, doors close."""

from collections.abc import Callable
from datetime import time, timedelta
from typing import Any

import pytest
import time_machine
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from community.outbox.models import OutboxRow
from community.outbox.references import reference
from community.people.accounts import close_account
from community.people.models import User
from community.people.roles import Role
from community.privacy.actions.erase import erase_person
from community.privacy.states import ErasureReason
from community.registries import holdings
from community.safeguarding import overview
from community.safeguarding.actions import bundles, chronology, concerns
from community.safeguarding.actions.rota import add_shifts
from community.safeguarding.models import Alert, Away, Bundle, Concern, ConcernReader, Shift
from community.safeguarding.rules.coverage import coverage, gaps, reading_words
from community.safeguarding.states import ConcernState, Purpose
from tests.factories.people import person_with
from tests.factories.safeguarding import make_concern, make_lead, make_rota
from tests.people import Cast

pytestmark = pytest.mark.django_db
Leave = Callable[[User], Any]


def _erase(person: User) -> None:
    officer = person_with(Role.DATA_PROTECTION_OFFICER, username="another-officer")
    erase_person(person, by=officer, reason=ErasureReason.REQUEST)


@pytest.fixture(params=[close_account, _erase], ids=["closed", "erased"])
def leave(request: pytest.FixtureRequest) -> Leave:
    """Both ways out end in the same place."""
    found: Leave = request.param
    return found


@pytest.fixture(autouse=True)
def _one_step(settings: Any) -> None:
    settings.REQUIRE_MFA = False


@pytest.fixture
def leaver(cast: Cast) -> User:
    return make_lead("leaver")


@pytest.mark.trust("R6", "R17")
def test_a_gap_shows_and_nobody_is_named(
    client: Client, cast: Cast, leaver: User, leave: Leave
) -> None:
    make_rota(leaver, cast.safeguarding, days=[0])
    assert coverage().is_possible
    leave(leaver)
    shift = Shift.objects.get()
    assert (shift.reader, shift.deputy) == (None, cast.safeguarding)
    assert gaps() == [shift]
    assert not coverage().is_possible
    assert coverage().hours == ""
    assert "Nobody is reading" in reading_words()
    client.force_login(cast.safeguarding)
    page = client.get("/safeguarding/rota/").content.decode()
    assert "Nobody reads then" in page and "nobody yet" in page
    assert "closed-" not in page and "leaver" not in page
    sign = overview.rota_sign()
    assert not sign.ok and "Monday 00:00" in sign.words


def test_the_gap_is_filled_by_whoever_reads_then(cast: Cast, leaver: User, leave: Leave) -> None:
    make_rota(leaver, days=[0, 1], starts=time(9), ends=time(12))
    leave(leaver)
    add_shifts(days=[0], starts=time(9), ends=time(17), reader=cast.safeguarding, deputy=None)
    assert [one.weekday for one in gaps()] == [1]
    assert Shift.objects.filter(weekday=0).count() == 1


def test_what_others_cover_leaves_no_gap(cast: Cast, leaver: User, leave: Leave) -> None:
    make_rota(leaver, days=[0], starts=time(9), ends=time(12))
    make_rota(cast.safeguarding, days=[0], starts=time(8), ends=time(13))
    leave(leaver)
    assert Shift.objects.get().reader == cast.safeguarding
    assert overview.rota_sign().ok


def test_a_deputy_who_leaves_is_no_longer_named(cast: Cast, leaver: User, leave: Leave) -> None:
    make_rota(cast.safeguarding, leaver, days=[0])
    leave(leaver)
    assert Shift.objects.get().deputy is None
    assert not gaps()


def test_who_is_a_lead_no_longer_leaves_a_gap_too(cast: Cast, leaver: User) -> None:
    """They still have an account, and are still named: that is no secret, but no cover either."""
    make_rota(leaver, days=[0])
    leaver.groups.clear()
    assert [one.reader for one in gaps()] == [leaver]


def test_absences_go_and_the_office_stays_shut(leaver: User, leave: Leave) -> None:
    today = timezone.localdate()
    for person in (leaver, None):
        Away.objects.create(person=person, first_day=today, last_day=today)
    leave(leaver)
    assert [one.person for one in Away.objects.all()] == [None]


@pytest.mark.trust("R16")
def test_who_needed_to_know_does_not_any_more(cast: Cast, leaver: User, leave: Leave) -> None:
    concern = make_concern()
    for person, by in ((leaver, cast.safeguarding), (cast.supervisor, leaver)):
        concerns.let_read(concern, person=person, reason="Looks after the family", by=by)
    before = len(chronology.read(concern))
    leave(leaver)
    left = ConcernReader.objects.get()
    assert (left.person, left.added_by) == (cast.supervisor, None)
    assert len(chronology.read(concern)) == before


def test_what_they_took_out_is_destroyed(cast: Cast, leaver: User, leave: Leave) -> None:
    concern = make_concern()
    theirs = bundles.ask(concern, purpose=Purpose.ASKED, by=leaver)
    kept = bundles.ask(concern, purpose=Purpose.ASKED, by=cast.safeguarding)
    leave(leaver)
    assert Bundle.objects.get() == kept
    assert not OutboxRow.objects.filter(about=reference(theirs)).exists()
    assert OutboxRow.objects.filter(about=reference(kept)).exists()


@pytest.mark.trust("R17", "C4")
def test_a_concern_they_looked_after_is_nobodys_and_somebody_is_told(
    cast: Cast, leaver: User, leave: Leave
) -> None:
    make_rota(cast.safeguarding)
    concern = make_concern()
    concerns.take_on(concern, by=leaver)
    concerns.open_for_reading(concern, by=leaver, purpose=Purpose.LOOKING_AFTER)
    assert not Alert.objects.waiting().exists()
    leave(leaver)
    concern.refresh_from_db()
    assert (concern.owner, concern.state) == (None, ConcernState.OPEN)
    alert = Alert.objects.waiting().get(about=reference(concern))
    assert OutboxRow.objects.filter(
        about=reference(alert), to=reference(cast.safeguarding)
    ).exists()
    last = chronology.read(concern)[-1]
    assert last.who == "The platform" and "Nobody looks after it now." in str(last.said)


def test_what_is_closed_stays_as_it_was(cast: Cast, leaver: User, leave: Leave) -> None:
    concern = make_concern()
    concerns.take_on(concern, by=leaver)
    Concern.objects.filter(pk=concern.pk).update(state=ConcernState.CLOSED)
    leave(leaver)
    concern.refresh_from_db()
    assert concern.owner == leaver


@pytest.mark.trust("R4")
def test_they_see_what_we_hold_and_nobody_elses(client: Client, cast: Cast, leaver: User) -> None:
    make_rota(leaver, cast.safeguarding, days=[0])
    today = timezone.localdate()
    Away.objects.create(person=leaver, first_day=today, last_day=today)
    concern = make_concern()
    concerns.let_read(concern, person=leaver, reason="Knows them", by=cast.safeguarding)
    bundles.ask(concern, purpose=Purpose.ASKED, by=leaver)
    names = ("Shift", "Away", "ConcernReader", "Bundle")
    ours = [holdings[f"safeguarding.{name}"] for name in names]
    assert [len(list(one.collect(leaver))) for one in ours] == [1, 1, 1, 1]
    assert [len(list(one.collect(cast.stranger))) for one in ours] == [0, 0, 0, 0]
    client.force_login(leaver)
    page = client.get(reverse("privacy:show")).content.decode()
    assert "When you read" in page
    assert concern.reference not in page
    client.force_login(cast.stranger)
    assert "Monday 00:00" not in client.get(reverse("privacy:show")).content.decode()


def test_old_absences_and_bundles_go_by_themselves(leaver: User) -> None:
    today = timezone.localdate()
    Away.objects.create(person=leaver, first_day=today, last_day=today)
    bundles.ask(make_concern(), purpose=Purpose.ASKED, by=leaver)
    for name, days in (("Away", 91), ("Bundle", 2)):
        remove = holdings[f"safeguarding.{name}"].retention.remove_due
        assert remove is not None
        now = timezone.now()
        assert remove(now, False) == 0
        with time_machine.travel(now + timedelta(days=days)):
            assert remove(timezone.now(), True) == 1
            assert remove(timezone.now(), False) == 1
