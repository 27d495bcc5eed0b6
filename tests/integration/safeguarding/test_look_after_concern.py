"""Role by role and deed by deed: who sees a concern, who does what, and what is refused."""

import uuid
from datetime import timedelta
from typing import Any

import pytest
import time_machine
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from community.outbox.models import OutboxRow
from community.outbox.references import reference
from community.privacy.models import Look
from community.safeguarding.actions import chronology, concerns, files, retention, reveals
from community.safeguarding.actions.concerns import Refused
from community.safeguarding.models import Concern, ConcernAction, PersonFile, UnusualReading
from community.safeguarding.states import ConcernState, Kind, Outcome, Purpose, Route
from tests.factories.safeguarding import SAID, make_concern, make_lead, make_rota
from tests.people import MEMBERS, Cast

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _one_step(settings: Any) -> None:
    settings.REQUIRE_MFA = False


def page_of(concern: Concern) -> str:
    return reverse("safeguarding:concern", args=[concern.pk])


def say_why(client: Client, concern: Concern, purpose: Purpose = Purpose.LOOKING_AFTER) -> None:
    assert client.post(page_of(concern), {"purpose": purpose.value}).status_code == 302


SEES = {
    Route.ANYBODY: {"safeguarding", "safeguarding_two"},
    Route.TEAM: {"safeguarding", "safeguarding_two"},
    Route.LEAD: {"independent"},
}


@pytest.mark.parametrize("route", list(Route))
def test_who_sees_it(route: Route, client: Client, cast: Cast) -> None:
    concern = make_concern(route=route, by=cast.young_person)
    for name in MEMBERS:
        client.force_login(cast[name])
        status = client.get(page_of(concern)).status_code
        assert status == (200 if name in SEES[route] else 404), name
        inside = client.get("/safeguarding/").status_code
        assert inside == (200 if name in {*SEES[Route.ANYBODY], "independent"} else 404), name


def test_the_signed_out_are_asked_to_sign_in(client: Client) -> None:
    concern = make_concern()
    for url in (
        page_of(concern),
        "/safeguarding/",
        "/safeguarding/reading/",
        "/safeguarding/rota/",
    ):
        answer = client.get(url)
        assert answer.status_code == 302
        assert "/account/login/" in answer.headers["Location"]


def test_whom_it_is_about_never_sees_it(client: Client, cast: Cast) -> None:
    concern = make_concern(not_for=cast.safeguarding_two, route=Route.TEAM)
    client.force_login(cast.safeguarding_two)
    assert client.get(page_of(concern)).status_code == 404
    assert concern.reference not in client.get("/safeguarding/").content.decode()
    with pytest.raises(Refused):
        concerns.let_read(concern, person=cast.safeguarding_two, reason="x", by=cast.safeguarding)


def test_nothing_is_read_without_saying_why(client: Client, cast: Cast) -> None:
    concern = make_concern()
    client.force_login(cast.safeguarding)
    asked = client.get(page_of(concern)).content.decode()
    assert SAID not in asked and "Why do you open this?" in asked
    for name in ("close", "plan", "sort"):
        answer = client.get(reverse("safeguarding:deed", args=[concern.pk, name]))
        assert answer.headers["Location"] == page_of(concern)
    assert client.post(page_of(concern), {}).status_code == 422
    say_why(client, concern)
    assert SAID in client.get(page_of(concern)).content.decode()
    look = Look.objects.get(about=reference(concern))
    assert (look.by, look.purpose) == (cast.safeguarding, "I am looking after it")
    with time_machine.travel(timezone.now() + timedelta(minutes=31)):
        client.force_login(cast.safeguarding)
        assert SAID not in client.get(page_of(concern)).content.decode()


def deed(client: Client, concern: Concern) -> Any:
    def do(name: str, **data: Any) -> Any:
        return client.post(reverse("safeguarding:deed", args=[concern.pk, name]), data)

    return do


def test_from_taking_on_to_closing(client: Client, cast: Cast) -> None:
    concern, lead = make_concern(), cast.safeguarding
    client.force_login(lead)
    say_why(client, concern)
    do = deed(client, concern)
    assert do("close", outcome="advice", reason="x").status_code == 302
    concern.refresh_from_db()
    assert concern.state == ConcernState.NEW  # nobody looked after it yet
    client.post(reverse("safeguarding:take_on", args=[concern.pk]))
    write = reverse("safeguarding:write", args=[concern.pk, "decision"])
    assert client.post(write, {"text": "Call social care"}).status_code == 422  # no reason
    client.post(write, {"text": "Call social care", "reason": "Two reports in a week"})
    due = timezone.localdate() + timedelta(days=1)
    key = str(uuid.uuid4())
    for _ in range(2):  # posted twice, done once
        do("plan", what="Ring them", person=lead.pk, due_on=due.isoformat(), key=key)
    action = ConcernAction.objects.get()
    assert do("close", outcome="referred", reason="Passed on").status_code == 302
    concern.refresh_from_db()
    assert concern.state == ConcernState.OPEN  # something is still to be done
    client.post(reverse("safeguarding:finish", args=[concern.pk, action.pk]), {"result": "Rang"})
    do("close", outcome="referred", reason="They have it")
    concern.refresh_from_db()
    assert (concern.state, concern.outcome) == (ConcernState.CLOSED, Outcome.REFERRED)
    assert concern.keep_until == timezone.localdate().replace(year=timezone.localdate().year + 25)
    kinds = [one.entry.kind for one in chronology.read(concern)]
    assert kinds == [
        Kind.SAID,
        Kind.HANDED_OVER,
        Kind.DECISION,
        Kind.ACTION,
        Kind.DONE,
        Kind.OUTCOME,
    ]
    assert client.post(write, {"text": "late", "reason": "x"}).status_code == 302
    assert len(chronology.read(concern)) == 6
    do("reopen", reason="A third report")
    concern.refresh_from_db()
    assert (concern.state, concern.keep_until) == (ConcernState.OPEN, None)


def test_handing_over_tells_the_other_and_nothing_more(cast: Cast) -> None:
    concern = make_concern()
    concerns.take_on(concern, by=cast.safeguarding)
    concerns.hand_over(
        concern, to=cast.safeguarding_two, reason="Holiday CANARY", by=cast.safeguarding
    )
    concern.refresh_from_db()
    assert concern.owner == cast.safeguarding_two
    assert OutboxRow.objects.filter(to=reference(cast.safeguarding_two)).exists()
    with pytest.raises(Refused):
        concerns.hand_over(concern, to=cast.lead, reason="x", by=cast.safeguarding_two)


def test_somebody_who_needs_to_know_reads_that_one_and_changes_nothing(
    client: Client, cast: Cast
) -> None:
    concern, other = make_concern(), make_concern()
    concerns.take_on(concern, by=cast.safeguarding)
    concerns.let_read(concern, person=cast.coordinator, reason="Her mentor", by=cast.safeguarding)
    client.force_login(cast.coordinator)
    assert client.get(page_of(other)).status_code == 404
    say_why(client, concern, Purpose.NEW_INFORMATION)
    assert SAID in client.get(page_of(concern)).content.decode()
    assert client.get(reverse("safeguarding:deed", args=[concern.pk, "close"])).status_code == 404
    with pytest.raises(Refused):
        concerns.write(concern, Kind.NOTE, {"Note": "x"}, by=cast.coordinator)


def test_another_route_changes_who_handles_it(cast: Cast) -> None:
    concern = make_concern()
    concerns.take_on(concern, by=cast.safeguarding)
    assert cast.independent.email
    concerns.sort(
        concern,
        route=Route.LEAD,
        immediate_danger=True,
        reason="About Hassan",
        by=cast.safeguarding,
    )
    concern.refresh_from_db()
    assert concern.owner is None
    assert OutboxRow.objects.filter(
        event="safeguarding.item_waits", to=reference(cast.independent)
    ).exists()


def test_two_open_the_door_together(client: Client, cast: Cast) -> None:
    concern = make_concern(by=cast.young_person, unnamed=True)
    concerns.take_on(concern, by=cast.safeguarding)
    with pytest.raises(Refused, match="second"):
        reveals.ask(concern, reason="x", tell_them=True, why_not_tell="", by=cast.safeguarding)
    assert cast.safeguarding_two.email
    with pytest.raises(Refused, match="risk"):
        reveals.ask(concern, reason="x", tell_them=False, why_not_tell="", by=cast.safeguarding)
    reveal = reveals.ask(
        concern, reason="She may be hurt", tell_them=True, why_not_tell="", by=cast.safeguarding
    )
    with pytest.raises(Refused, match="yourself"):
        reveals.allow(reveal, by=cast.safeguarding)
    with pytest.raises(Refused):
        reveals.who(concern, by=cast.safeguarding)
    reveals.allow(reveal, by=cast.safeguarding_two)
    for person in (cast.safeguarding, cast.safeguarding_two):
        assert "Young person" in reveals.who(concern, by=person)
    third = make_lead("third")
    with pytest.raises(Refused):
        reveals.who(concern, by=third)
    told = OutboxRow.objects.filter(event="safeguarding.was_revealed")
    assert [row.to for row in told] == [reference(cast.young_person)]
    with time_machine.travel(timezone.now() + timedelta(minutes=16)), pytest.raises(Refused):
        reveals.who(concern, by=cast.safeguarding)


def test_nobody_can_be_revealed_whom_nobody_knows(cast: Cast) -> None:
    concern = make_concern()
    concerns.take_on(concern, by=cast.safeguarding)
    assert cast.safeguarding_two.email
    with pytest.raises(Refused, match="did not sign in"):
        reveals.ask(concern, reason="x", tell_them=True, why_not_tell="", by=cast.safeguarding)


def test_duplicates_of_a_person_are_found_and_joined(client: Client, cast: Cast) -> None:
    lead = cast.safeguarding
    first, second, third = make_concern(), make_concern(), make_concern()
    one = files.put_in_file(first, name="Kit Marlowe", file=None, by=lead)
    assert files.put_in_file(second, name=" kit  MARLOWE", file=None, by=lead) == one
    other = files.put_in_file(third, name="Marlow Kit", file=None, by=lead)
    assert other != one
    (pair,) = files.duplicates(lead)
    assert {pair[0].name, pair[1].name} == {"Kit Marlowe", "Marlow Kit"}
    client.force_login(lead)
    url = reverse("safeguarding:files_join")
    client.post(url, {"one": other.pk, "into": one.pk, "reason": "Same school"})
    third.refresh_from_db()
    other.refresh_from_db()
    assert third.file == one
    assert (other.name, other.joined_into) == (None, one)
    assert files.duplicates(lead) == []
    assert b"Marlowe" not in b"".join(bytes(f.name or b"") for f in PersonFile.objects.all())


def test_unusual_reading_reaches_the_independent_person(client: Client, cast: Cast) -> None:
    make_rota()
    concern = make_concern()
    concerns.take_on(concern, by=cast.safeguarding_two)
    assert cast.independent.email
    client.force_login(cast.safeguarding)
    say_why(client, concern)
    (found,) = UnusualReading.objects.all()
    assert (found.person, found.why) == (cast.safeguarding, "not-theirs")
    assert OutboxRow.objects.filter(
        event="safeguarding.unusual_reading", to=reference(cast.independent)
    ).exists()
    client.force_login(cast.independent)
    assert "Safeguarding" in client.get("/safeguarding/watch/").content.decode()
    client.post(f"/safeguarding/watch/{found.pk}/", {"answer": "Covering for a colleague"})
    found.refresh_from_db()
    assert found.settled_at is not None
    client.force_login(cast.safeguarding)
    assert client.get("/safeguarding/watch/").status_code == 404


def test_many_at_once_and_out_of_hours(cast: Cast) -> None:
    for _ in range(9):
        concern = make_concern()
        concerns.open_for_reading(concern, by=cast.safeguarding, purpose=Purpose.CHECKING)
    assert {one.why for one in UnusualReading.objects.all()} == {"many", "out-of-hours"}


def test_its_own_clock_and_the_hold(cast: Cast) -> None:
    concern = make_concern()
    concerns.take_on(concern, by=cast.safeguarding)
    concerns.close(concern, outcome=Outcome.ADVICE, reason="Fine", long=False, by=cast.safeguarding)
    concern.refresh_from_db()
    later = timezone.now() + timedelta(days=365 * 25 + 10)
    assert retention.remove_due_concerns(timezone.now(), dry_run=False) == 0
    concerns.hold(concern, on=True, reason="An inquiry", by=cast.safeguarding)
    assert retention.remove_due_concerns(later, dry_run=False) == 0
    concerns.hold(concern, on=False, reason="It is over", by=cast.safeguarding)
    assert retention.remove_due_concerns(later, dry_run=True) == 1
    assert retention.remove_due_concerns(later, dry_run=False) == 1
    concern.refresh_from_db()
    assert concern.state == ConcernState.ENDED
    assert not Concern.objects.visible_to(cast.safeguarding).exists()


def test_a_list_of_many_takes_as_many_queries_as_a_list_of_few(
    client: Client, cast: Cast, django_assert_max_num_queries: Any
) -> None:
    for _ in range(25):
        make_concern()
    client.force_login(cast.safeguarding)
    client.get("/safeguarding/")
    with django_assert_max_num_queries(34):
        assert client.get("/safeguarding/").status_code == 200
