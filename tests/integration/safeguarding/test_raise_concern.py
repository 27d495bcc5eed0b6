"""'I'm worried about someone': anybody may tell us, once, and it reaches a person."""

import uuid
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest
from django.db import connection
from django.test import Client

from community.outbox.models import OutboxRow
from community.outbox.references import reference
from community.safeguarding.actions import chronology
from community.safeguarding.models import Alert, ChronologyEntry, Concern
from community.safeguarding.states import Kind, Origin
from tests.factories.safeguarding import make_rota
from tests.people import Cast

pytestmark = pytest.mark.django_db
URL = "/worried/"
SAID = "My neighbour's kid screams every night CANARY-7731"


def told(**more: Any) -> dict[str, Any]:
    return {"said": SAID, "danger": "no", "route": "anybody", "key": str(uuid.uuid4()), **more}


def test_anybody_may_without_an_account(client: Client) -> None:
    make_rota()
    assert client.get(URL).status_code == 200
    answer = client.post(URL, told(who_about="Kit next door", contact="07700 900123"))
    assert answer.headers["Location"] == "/worried/thank-you/"
    concern = Concern.objects.get()
    assert (concern.origin, concern.raised_by) == (Origin.WORRIED, None)
    kinds = [one.entry.kind for one in chronology.read(concern)]
    assert kinds == [Kind.SAID, Kind.CONTACT]
    assert chronology.read(concern)[0].said["In their own words"] == SAID
    assert "07700" in chronology.read(concern)[1].said["Reach them"]
    page = client.get("/worried/thank-you/").content.decode()
    assert "We have it" in page and "Somebody reads what comes in now" in page


def test_one_about_those_who_read_goes_past_them(client: Client, cast: Cast) -> None:
    make_rota()
    assert cast.independent.email
    client.post(URL, told(route="lead"))
    concern = Concern.objects.get()
    assert not Concern.objects.visible_to(cast.safeguarding).exists()
    assert Concern.objects.visible_to(cast.independent).get() == concern
    told_to = OutboxRow.objects.filter(event="safeguarding.item_waits")
    assert [row.to for row in told_to] == [reference(cast.independent)]


def test_nothing_of_it_stands_in_the_database_in_clear(client: Client) -> None:
    client.post(URL, told(who_about="CANARY-7731", contact="CANARY-7731", wishes="CANARY-7731"))
    with connection.cursor() as cursor:
        for table in connection.introspection.table_names():
            cursor.execute(f'SELECT * FROM "{table}"')
            assert not any(
                "CANARY" in str(bytes(c) if isinstance(c, memoryview) else c)
                for row in cursor
                for c in row
            )


def test_what_is_missing_is_asked_for_and_nothing_is_lost(client: Client) -> None:
    answer = client.post(URL, told(said="", wishes="to be left alone"))
    assert answer.status_code == 422
    page = answer.content.decode()
    assert "Write a few words, so that we know what it is about." in page
    assert "to be left alone" in page
    assert not Concern.objects.exists()


def test_who_is_signed_in_sees_that_it_arrived_and_no_more(client: Client, cast: Cast) -> None:
    client.force_login(cast.young_person)
    client.post(URL, told())
    concern = Concern.objects.get()
    assert concern.raised_by == cast.young_person
    page = client.get("/my/").content.decode()
    assert concern.reference in page and "We have it." in page
    assert SAID not in page
    assert client.get(f"/safeguarding/concerns/{concern.pk}/").status_code == 404


def test_a_mentors_worry_is_known_as_one(client: Client, cast: Cast, settings: Any) -> None:
    settings.REQUIRE_MFA = False
    client.force_login(cast.mentor)
    client.post(URL, told())
    assert Concern.objects.get().origin == Origin.MENTOR


def test_fifty_posts_at_once_of_one_form_make_one(client: Client) -> None:
    form = told()
    for _ in range(5):
        client.post(URL, form)
    assert Concern.objects.count() == 1
    assert ChronologyEntry.objects.count() == 1


@pytest.mark.django_db(transaction=True, serialized_rollback=True)
def test_in_parallel_too() -> None:
    make_rota()
    form = told()

    def post(_: int) -> int:
        try:
            return Client().post(URL, form).status_code
        finally:
            connection.close()

    with ThreadPoolExecutor(8) as pool:
        assert set(pool.map(post, range(50))) == {302}
    assert Concern.objects.count() == 1
    assert ChronologyEntry.objects.count() == 1
    assert Alert.objects.count() == 1
    assert OutboxRow.objects.filter(event="safeguarding.item_waits").count() == 1


def test_a_flood_is_stopped_and_what_was_typed_stays(client: Client, settings: Any) -> None:
    settings.LIMIT_WORRIES_PER_NETWORK = 2
    for _ in range(2):
        client.post(URL, told())
    answer = client.post(URL, told())
    assert answer.status_code == 429
    assert "What you wrote is still here" in answer.content.decode()
    assert "screams every night" in answer.content.decode()
    assert Concern.objects.count() == 2


def test_it_may_be_raised_without_a_name(client: Client, cast: Cast) -> None:
    client.force_login(cast.young_person)
    client.post(URL, told(unnamed="on"))
    concern = Concern.objects.get()
    assert concern.raised_by is None and concern.unnamed
    assert chronology.read(concern)[0].who == "Somebody who does not want to be named"
    assert not ChronologyEntry.objects.exclude(by=None).exists()
