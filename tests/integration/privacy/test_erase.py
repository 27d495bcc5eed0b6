"""Forgetting a person: by whom, what goes, what stays, and what an interruption leaves."""

import uuid
from collections.abc import Iterator
from datetime import timedelta
from threading import Thread
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from wagtail.models import Comment, Page, PageLogEntry, PageSubscription, Revision

from community.outbox.actions import post
from community.outbox.models import OutboxRow
from community.outbox.references import reference
from community.people.models import User
from community.privacy.actions import apply_retention, record_look
from community.privacy.actions.erase import NotFinished, Refused, erase_person
from community.privacy.actions.holds import hold, lift
from community.privacy.models import DataRequest, DeletionReceipt, ErasureRun, Look
from community.privacy.states import ErasureReason, RequestKind, RequestState
from community.registries import Holding, Retention, holdings
from tests.factories.privacy import make_request
from tests.factories.safeguarding import make_concern
from tests.people import MEMBERS, Cast

pytestmark = pytest.mark.django_db
URL = reverse("privacy:erase")
OWN = ErasureReason.OWN_WISH


@pytest.fixture(autouse=True)
def _one_step(settings: Any) -> None:
    settings.REQUIRE_MFA = False


@pytest.fixture
def fragile() -> Iterator[dict[str, Any]]:
    """A holding that fails until told otherwise, and counts how often it was asked."""
    state = {"fails": True, "asked": 0}

    def erase(person: User) -> int:
        state["asked"] += 1
        if state["fails"]:
            raise RuntimeError("canary@example.org")
        return 1

    holdings.enrol(
        Holding(
            model="tests.Fragile",
            title="Something fragile",
            purpose="",
            lawful_basis="",
            seen_by=(),
            fields=(),
            retention=Retention(period=None, since="", then=""),
            collect=lambda person: [],
            erase=erase,  # type: ignore[arg-type]  # our own user model
        )
    )
    yield state
    holdings.withdraw("tests.Fragile")


def test_it_all_goes_and_the_person_is_signed_out(client: Client, cast: Cast) -> None:
    person = cast.young_person
    make_request(by=person)
    post("welcome", to=reference(person), about="people.user:1", channel="test")
    client.force_login(person)
    page = client.get(URL)
    assert "This goes" in page.content.decode()
    assert "no-store" in page["Cache-Control"]
    answer = client.post(URL, {"key": uuid.uuid4()})
    assert "It is deleted" in answer.content.decode()
    person.refresh_from_db()
    assert person.username.startswith("closed-")
    assert not person.is_active
    assert not OutboxRow.objects.filter(to=reference(person)).exists()
    assert client.get(reverse("privacy:show")).status_code == 302


def test_a_phone_that_sends_twice_gets_the_same_receipt(client: Client, cast: Cast) -> None:
    client.force_login(cast.young_person)
    key = uuid.uuid4()
    first, second = client.post(URL, {"key": key}), client.post(URL, {"key": key})
    code = DeletionReceipt.objects.get().code
    for answer in (first, second):
        assert code in answer.content.decode()
    assert client.post(URL, {"key": uuid.uuid4()}).status_code == 302


@pytest.mark.parametrize("part", sorted(MEMBERS))
def test_only_oneself_or_the_officer(part: str, cast: Cast) -> None:
    person = cast.guardian
    by = cast[part]
    if part in {"guardian", "dpo"}:
        assert erase_person(person, by=by, reason=OWN).code
        return
    with pytest.raises(Refused):
        erase_person(person, by=by, reason=OWN)
    assert not ErasureRun.objects.exists()


@pytest.mark.parametrize("part", ["mentor", "safeguarding", "admin", "dpo"])
def test_who_works_here_hands_over_first(part: str, client: Client, cast: Cast) -> None:
    client.force_login(cast[part])
    assert "takes over your work first" in client.get(URL).content.decode()
    client.post(URL, {"key": uuid.uuid4()})
    cast[part].refresh_from_db()
    assert cast[part].is_active


def test_the_signed_out_are_asked_to_sign_in(client: Client) -> None:
    for answer in (client.get(URL), client.post(URL, {"key": uuid.uuid4()}), client.post(URL)):
        assert answer.status_code == 302
        assert answer["Location"].startswith(reverse("account_login"))


def test_a_stranger_deletes_nobody_else(client: Client, cast: Cast) -> None:
    there = cast.young_person
    client.force_login(cast.stranger)
    assert client.post(URL, {"key": uuid.uuid4()}).status_code == 200
    there.refresh_from_db()
    assert there.is_active


def test_what_the_editor_keeps_is_swept(cast: Cast) -> None:
    person, page = cast.comms, Page.objects.get(depth=2)
    PageLogEntry.objects.create(
        user=person,
        content_type=page.cached_content_type,
        page=page,
        label=f"Talk with {person.preferred_name}",
        action="wagtail.edit",
        data={"by": person.email},
        timestamp=timezone.now(),
    )
    comment = Comment.objects.create(
        page=page, user=person, text="CANARY-comment", contentpath="title"
    )
    page.specific.save_revision(user=person)
    PageSubscription.objects.create(user=person, page=page, comment_notifications=True)
    Page.objects.filter(pk=page.pk).update(owner=person, locked_by=person)
    revision = Revision.objects.latest("pk")
    content = {
        **revision.content,
        "wagtail_admin_comments": [{"user": person.pk, "text": "CANARY"}],
    }
    Revision.objects.filter(pk=revision.pk).update(content=content)
    erase_person(person, by=cast.dpo, reason=ErasureReason.REQUEST)
    entry = PageLogEntry.objects.latest("pk")
    assert (entry.label, entry.data, entry.user) == ("Talk with somebody", {"by": "somebody"}, None)
    revision.refresh_from_db()
    assert revision.user is None
    assert revision.content["wagtail_admin_comments"] == []
    assert not Comment.objects.filter(pk=comment.pk).exists()
    assert not PageSubscription.objects.exists()
    page.refresh_from_db()
    assert page.owner is None and page.locked_by is None


def test_a_concern_stays_and_the_receipt_says_so(cast: Cast) -> None:
    make_concern(by=cast.young_person)
    record_look(cast.lead, reference(cast.young_person), "Preparing the outcome")
    receipt = erase_person(cast.young_person, by=cast.young_person, reason=OWN)
    assert "Worries about somebody's safety: to keep people safe" in receipt.body
    assert "Who has looked at your things" in receipt.body
    assert Look.objects.filter(about=reference(cast.young_person)).exists()


def test_what_failed_is_tried_again_and_nothing_is_done_twice(
    cast: Cast, fragile: dict[str, Any], caplog: pytest.LogCaptureFixture
) -> None:
    person = cast.young_person
    with pytest.raises(NotFinished):
        erase_person(person, by=person, reason=OWN)
    assert "canary" not in caplog.text
    assert not DeletionReceipt.objects.exists()
    fragile["fails"] = False
    apply_retention()
    run = ErasureRun.objects.get()
    assert run.ended_at and run.receipt
    assert fragile["asked"] == 2
    apply_retention()
    assert fragile["asked"] == 2


def test_a_hold_stops_all_of_it_until_it_is_lifted(client: Client, cast: Cast) -> None:
    person = cast.young_person
    until = timezone.localdate() + timedelta(days=90)
    kept = hold(reference(person), why="Inquest", until=until, by=cast.dpo, key=uuid.uuid4())
    client.force_login(person)
    assert "A court or an inquiry" in client.get(URL).content.decode()
    client.post(URL, {"key": uuid.uuid4()})
    person.refresh_from_db()
    assert person.is_active
    lift(kept)
    assert erase_person(person, by=person, reason=OWN).code


def test_a_held_record_stays_and_goes_when_the_hold_ends(cast: Cast) -> None:
    asked = make_request(by=cast.young_person)
    kept = hold(
        reference(asked),
        why="Inquest",
        until=timezone.localdate() + timedelta(days=9),
        by=cast.dpo,
        key=uuid.uuid4(),
    )
    receipt = erase_person(cast.young_person, by=cast.young_person, reason=OWN)
    assert "until a court or an inquiry no longer needs it" in receipt.body
    asked.refresh_from_db()
    assert asked.person_id == cast.young_person.pk
    lift(kept)
    apply_retention()
    asked.refresh_from_db()
    assert asked.person_id is None
    assert ErasureRun.objects.get().ended_at


def test_their_requests_are_closed_and_their_words_gone(cast: Cast) -> None:
    asked = make_request(RequestKind.ERASE, by=cast.young_person)
    make_request(RequestKind.COMPLAIN, by=cast.young_person)
    erase_person(cast.young_person, by=cast.young_person, reason=OWN)
    asked.refresh_from_db()
    assert (asked.state, asked.outcome, asked.person) == (RequestState.CLOSED, "done", None)
    assert not DataRequest.objects.open().exists()


@pytest.mark.django_db(transaction=True)
def test_two_at_once_do_each_step_once(cast: Cast, fragile: dict[str, Any]) -> None:
    fragile["fails"] = False
    person, codes = cast.young_person, []

    def press() -> None:
        codes.append(erase_person(person, by=person, reason=OWN).code)
        connection.close()

    threads = [Thread(target=press) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(codes) == 4 and len(set(codes)) == 1
    assert fragile["asked"] == 1
