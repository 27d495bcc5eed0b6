"""Fifty times the same report, decision or appeal at the same moment is done once."""

import uuid
from collections import Counter
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor

import pytest
from django.db import connections
from django.test import Client

from community.moderation.models import Appeal, Assessment, Decision, Report, Switch
from community.moderation.states import Deed, State
from community.outbox.models import OutboxRow
from community.people.models import User
from tests import wall
from tests.factories.moderation import judge, seen, shown_note
from tests.people import Cast

pytestmark = [
    pytest.mark.trust("CVE-15", "R12"),
    pytest.mark.django_db(transaction=True, serialized_rollback=True),
    pytest.mark.urls("tests.wall"),
]
MANY = 50


@pytest.fixture
def people(cast: Cast) -> Iterator[Cast]:
    wall.put_up(cast.admin)
    yield cast
    wall.pull_down()


def at_once(person: User, url: str, data: dict[str, str]) -> Counter[int]:
    """From one sign-in, as a phone that repeats itself."""
    client = Client()
    client.force_login(person)
    cookies = client.cookies

    def post(_: int) -> int:
        try:
            other = Client(raise_request_exception=False)
            other.cookies = cookies
            return other.post(url, data).status_code
        finally:
            connections.close_all()

    with ThreadPoolExecutor(10) as pool:
        return Counter(pool.map(post, range(MANY)))


def test_a_report(people: Cast) -> None:
    item = shown_note(author=people.young_person, by=people.facilitator)
    url = f"/moderation/items/{item.pk}/report/"
    given = {"reason": "danger", "words": "Look", "key": str(uuid.uuid4())}
    assert at_once(people.co_designer, url, given) == {302: MANY}
    assert Report.objects.count() == 1
    item.refresh_from_db()
    assert item.state == State.HELD
    assert OutboxRow.objects.filter(event="moderation.look_now").count() == 1


def test_a_report_with_another_key_each_time(people: Cast) -> None:
    item = shown_note(author=people.young_person, by=people.facilitator)
    url = f"/moderation/items/{item.pk}/report/"
    assert set(at_once(people.co_designer, url, {"reason": "unkind"})) == {302}
    assert Report.objects.count() == 1


def test_a_decision(people: Cast) -> None:
    item = wall.leave("More light", by=people.young_person)
    given = {"deed": "show", "seen": seen(item), "last": "", "key": str(uuid.uuid4())}
    assert at_once(people.facilitator, f"/moderation/items/{item.pk}/", given) == {302: MANY}
    assert Decision.objects.count() == 1
    assert OutboxRow.objects.filter(event="moderation.news").count() == 1


def test_a_decision_with_another_key_each_time(people: Cast) -> None:
    item = wall.leave("More light", by=people.young_person)
    given = {"deed": "show", "seen": seen(item), "last": ""}
    assert set(at_once(people.facilitator, f"/moderation/items/{item.pk}/", given)) == {302}
    assert Decision.objects.count() == 1


def test_an_appeal(people: Cast) -> None:
    item = wall.leave("More light", by=people.young_person)
    decision = judge(item, Deed.NOT_SHOW, by=people.facilitator)
    url = f"/moderation/decisions/{decision.pk}/another-look/"
    assert set(at_once(people.young_person, url, {"words": "Please"})) == {302}
    assert Appeal.objects.count() == 1


def test_switching(people: Cast) -> None:
    url = f"/moderation/assessments/{wall.NAME}/off/"
    given = {"why": "Summer", "key": str(uuid.uuid4())}
    assert set(at_once(people.admin, url, given)) == {302}
    assert Switch.objects.filter(on=False).count() == 1
    assert Assessment.objects.count() == 1
