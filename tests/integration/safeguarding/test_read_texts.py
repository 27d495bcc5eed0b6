"""Every text that is sent is read by a person, the pressing ones first."""

from datetime import timedelta
from typing import Any

import pytest
import time_machine
from django.test import Client
from django.utils import timezone

from community.outbox import actions as outbox
from community.outbox.models import OutboxRow
from community.privacy.models import Look
from community.registries import Source, Text, sources
from community.safeguarding.actions import chronology, reading
from community.safeguarding.models import Alert, Concern, Screening
from community.safeguarding.states import Band, Kind
from consultations.actions.answering import change, withdraw
from consultations.models import Response
from consultations.questionnaire.schema import Question
from tests.factories.consultations import answer, make_questionnaire
from tests.people import MEMBERS, Cast

pytestmark = pytest.mark.django_db
IDEA = Question(key="idea", type="long_text", label="One thing?")
OTHER = Question(key="other", type="short_text", label="And?")
CALM = "More lights on the path by the canal please"
URGENT = "he is outside my door with a knife please help me"


@pytest.fixture(autouse=True)
def _one_step(settings: Any) -> None:
    settings.REQUIRE_MFA = False


def sent(*texts: str) -> list[Response]:
    questionnaire = make_questionnaire([IDEA, OTHER])
    found = [answer(questionnaire, {"idea": text}).response for text in texts]
    outbox.sweep()
    return found


def test_sent_texts_come_into_the_queue_and_drafts_do_not(cast: Cast) -> None:
    sent(CALM, URGENT)
    assert [one.band for one in Screening.objects.unread().in_reading_order()] == [
        Band.URGENT,
        Band.IN_TURN,
    ]
    assert Alert.objects.get().urgent


def test_nothing_but_the_order_is_kept() -> None:
    sent(URGENT)
    kept = {field.name for field in Screening._meta.get_fields()}
    assert kept == {
        "id", "about", "source", "band", "received_on", "lists_version", "read_at", "read_by",
    }  # fmt: skip


def test_who_gets_to_the_queue(client: Client, cast: Cast) -> None:
    for name in MEMBERS:
        client.force_login(cast[name])
        status = client.get("/safeguarding/reading/").status_code
        assert status == (200 if name.startswith("safeguarding") else 404), name


def test_a_reader_sees_words_place_and_why_and_each_look_is_recorded(
    client: Client, cast: Cast
) -> None:
    sent(CALM, URGENT)
    client.force_login(cast.safeguarding)
    page = client.get("/safeguarding/reading/").content.decode()
    assert page.index(URGENT) < page.index(CALM)
    assert "The way home: One thing?" in page
    assert "Sounds urgent" in page
    assert "These phrases and words moved it:" in page
    assert (
        Look.objects.filter(by=cast.safeguarding, about__startswith="consultations.answer:").count()
        == 2
    )
    assert Alert.objects.get().answered_by == cast.safeguarding


def test_reading_is_done_by_saying_so(client: Client, cast: Cast) -> None:
    sent(CALM, "Buses are late", "I like the park")
    client.force_login(cast.safeguarding)
    client.get("/safeguarding/reading/")
    assert Screening.objects.unread().count() == 3  # looking is not enough
    ids = list(Screening.objects.values_list("pk", flat=True))[:2]
    client.post("/safeguarding/reading/read/", {"read": ids})
    assert Screening.objects.unread().count() == 1
    assert Screening.objects.filter(read_by=cast.safeguarding).count() == 2


def test_a_concern_raised_from_a_text_keeps_its_words(client: Client, cast: Cast) -> None:
    (response,) = sent(URGENT)
    client.force_login(cast.safeguarding)
    screening = Screening.objects.get()
    url = f"/safeguarding/reading/{screening.pk}/raise/"
    assert URGENT in client.get(url).content.decode()
    client.post(url, {"danger": "yes", "note": "Sounds real"})
    concern = Concern.objects.get()
    assert concern.immediate_danger
    assert chronology.read(concern)[0].said["In their own words"] == URGENT
    screening.refresh_from_db()
    assert screening.read_at is not None
    withdraw(response)
    concern.refresh_from_db()
    assert concern.about == ""
    assert [one.entry.kind for one in chronology.read(concern)] == [Kind.SAID, Kind.SEVERED]
    assert chronology.read(concern)[0].said["In their own words"] == URGENT
    assert not Screening.objects.exists()


def test_a_changed_text_is_read_again(cast: Cast) -> None:
    (response,) = sent(CALM)
    reading.mark_read(Screening.objects.values_list("pk", flat=True), by=cast.safeguarding)
    change(response, {"idea": URGENT})
    outbox.sweep()
    screening = Screening.objects.get()
    assert (screening.band, screening.read_at) == (Band.URGENT, None)


def test_a_text_taken_back_before_it_was_screened_is_dropped() -> None:
    questionnaire = make_questionnaire([IDEA])
    response = answer(questionnaire, {"idea": CALM}).response
    withdraw(response)
    outbox.sweep()
    assert not Screening.objects.exists()
    assert not OutboxRow.objects.filter(event="consultations.text_sent").exists()


def test_screening_twice_changes_nothing() -> None:
    sent(CALM)
    row = OutboxRow.objects.get(event="consultations.text_sent")
    reading.screen(row)
    reading.screen(row)
    assert Screening.objects.count() == 1


def test_a_page_takes_as_many_queries_for_ten_as_for_one(
    client: Client, cast: Cast, django_assert_max_num_queries: Any
) -> None:
    sent(*[f"{CALM} {n}" for n in range(12)])
    client.force_login(cast.safeguarding)
    client.get("/safeguarding/reading/")
    with django_assert_max_num_queries(36):
        page = client.get("/safeguarding/reading/").content.decode()
    assert page.count("Raise a concern") == 10


def test_texts_that_wait_for_two_days_are_asked_after(cast: Cast) -> None:
    sent(CALM)
    assert reading.remind() is None
    with time_machine.travel(timezone.now() + timedelta(days=3)):
        assert reading.remind() is not None
        assert reading.remind() is not None
    assert Alert.objects.count() == 1


def test_any_source_is_read_alike(cast: Cast) -> None:
    """What a later feature enrols needs nothing but its declaration."""
    texts = {"notes.note:1": "she makes me hold packages because i owe them money"}
    source = Source(
        name="notes.note",
        title="Notes",
        read_by="Somebody",
        read=lambda refs: {ref: Text(words=texts[ref]) for ref in refs if ref in texts},
    )
    sources.enrol(source)
    try:
        reading.put_in_queue("notes.note:1", texts["notes.note:1"])
        (one,) = reading.next_page(by=cast.safeguarding)
        assert one.text.words == texts["notes.note:1"]
        assert "Exploitation" in one.finding.labels
    finally:
        sources.withdraw("notes.note")
