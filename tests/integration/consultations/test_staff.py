"""Those who work on a consultation, and everybody else."""

import csv
import io
from collections.abc import Iterator
from typing import Any
from uuid import uuid4

import pytest
from django.test import Client
from django.utils import timezone
from openpyxl import load_workbook

from community.cms.caching import forget_pages
from community.outbox.models import OutboxRow
from community.privacy.models import Look
from consultations import limits
from consultations.actions import tallying
from consultations.actions.outcomes import address_of, ask_for_outcome
from consultations.exports import safe_cell
from consultations.listing import day_and_time
from consultations.models import Commitment, Outcome, OutcomeRequest, Questionnaire
from consultations.models.questionnaires import GRACE
from consultations.models.responses import Response
from tests.factories.consultations import ANSWERS, answer, end, make_questionnaire
from tests.people import MEMBERS, Cast

pytestmark = pytest.mark.django_db


@pytest.fixture
def mine(cast: Cast) -> Questionnaire:
    return make_questionnaire(leads=[cast.lead], analysts=[cast.analyst])


def body(response: Any) -> bytes:
    content: Iterator[bytes] = response.streaming_content
    return b"".join(content)


def begin(questionnaire: Questionnaire) -> None:
    """Somebody has begun and not sent yet."""
    Response.objects.create(
        questionnaire=questionnaire,
        version=questionnaire.wording,
        started_at=timezone.now(),
        idempotency_key=uuid4(),
        receipt_index=b"begun",
    )


def room(questionnaire: Questionnaire, page: str = "") -> str:
    return f"/my/consultations/{questionnaire.slug}/{page}"


PAGES = ["", "responses/", "texts/idea/", "outcome/", "outcome/themes/add/"]
DEEDS = ["export/csv/", "close/", "release/", "outcome/publish/"]
READERS = {"lead": {*PAGES}, "analyst": {"", "responses/", "texts/idea/"}}


@pytest.mark.parametrize("role", [*MEMBERS, None])
@pytest.mark.trust("CVE-1")
def test_who_sees_which_room(
    client: Client, cast: Cast, mine: Questionnaire, role: str | None
) -> None:
    if role:
        client.force_login(cast[role])
    answer(mine)
    for page in PAGES:
        status = client.get(room(mine, page)).status_code
        assert status == (302 if role is None else 200 if page in READERS.get(role, ()) else 404)
    for page in DEEDS if role not in READERS else DEEDS[1:] if role == "analyst" else ():
        assert client.post(room(mine, page)).status_code == (302 if role is None else 404)
    mine.refresh_from_db()
    assert mine.closed_at is None


@pytest.mark.trust("CVE-10")
def test_a_lead_of_another_consultation_is_a_stranger_here(client: Client, cast: Cast) -> None:
    client.force_login(cast.lead)
    other = make_questionnaire()
    make_questionnaire(leads=[cast.lead])
    for page in [*PAGES, "export/csv/"]:
        assert client.get(room(other, page)).status_code in (404, 405)
    assert client.post(room(other, "close/")).status_code == 404


@pytest.mark.trust("CVE-2")
def test_a_response_is_not_shown_under_another_consultation(
    client: Client, cast: Cast, mine: Questionnaire
) -> None:
    client.force_login(cast.lead)
    elsewhere = answer(make_questionnaire()).response
    assert client.get(room(mine, f"responses/{elsewhere.pk}/")).status_code == 404


@pytest.mark.trust("6-11")
def test_reading_is_recorded_and_shows_no_equality_answer(
    client: Client, cast: Cast, mine: Questionnaire
) -> None:
    client.force_login(cast.analyst)
    response = answer(mine).response
    html = client.get(room(mine, f"responses/{response.pk}/")).content.decode()
    assert "More light by the canal" in html
    assert "Young" not in html
    assert Look.objects.get().about == f"consultations.response:{response.pk}"


def test_lists_take_the_same_queries_however_many(
    client: Client, cast: Cast, mine: Questionnaire, django_assert_max_num_queries: Any
) -> None:
    client.force_login(cast.lead)
    for _ in range(25):
        answer(mine)
    client.get(room(mine, "responses/"))
    with django_assert_max_num_queries(16):
        html = client.get(room(mine, "responses/")).content.decode()
    assert "?after=" in html


def test_progress_is_rounded_also_for_staff(
    client: Client, cast: Cast, mine: Questionnaire
) -> None:
    client.force_login(cast.lead)
    answer(mine)
    tallying.tally_due()
    assert "fewer than can be shown" in client.get(room(mine)).content.decode()


@pytest.mark.trust("H3", "CVE-8")
def test_csv_holds_every_answer_but_the_equality_ones(
    client: Client, cast: Cast, mine: Questionnaire
) -> None:
    client.force_login(cast.analyst)
    answer(mine)
    answer(mine, {"idea": '=HYPERLINK("http://example.org")', "way": "bus"})
    page = client.post(room(mine, "export/csv/"))
    assert page["Content-Disposition"].startswith("attachment")
    assert "no-store" in page["Cache-Control"]
    text = body(page).decode("utf-8-sig")
    rows = list(csv.DictReader(io.StringIO(text)))
    ideas = {row["One thing?"] for row in rows}
    assert ideas == {ANSWERS["idea"], '\'=HYPERLINK("http://example.org")'}
    assert "Age?" not in rows[0]
    assert Look.objects.filter(purpose__startswith="Exporting").exists()


@pytest.mark.trust("H3")
def test_xlsx_holds_text_cells_only(client: Client, cast: Cast, mine: Questionnaire) -> None:
    client.force_login(cast.lead)
    answer(mine, {"idea": "=1+1"})
    sheet = load_workbook(io.BytesIO(body(client.post(room(mine, "export/xlsx/"))))).active
    assert sheet is not None
    cells = [cell for row in sheet.iter_rows() for cell in row if cell.value == "=1+1"]
    assert [cell.data_type for cell in cells] == ["s"]


@pytest.mark.parametrize(
    ("text", "safe"),
    [
        ("=1+1", "'=1+1"),
        ("  =1+1", "'  =1+1"),
        ("\uff1d1+1", "'\uff1d1+1"),
        ("@SUM(A1)", "'@SUM(A1)"),
        ("+cmd|' /C calc'!A0", "'+cmd|' /C calc'!A0"),
        ("-2+3+cmd|x", "'-2+3+cmd|x"),
        ("\t=1", "'\t=1"),
        ("- =1+1", "'- =1+1"),
        ("-3.5", "-3.5"),
        ("+44 20 7946 0000", "+44 20 7946 0000"),
        ("- I felt safe", "- I felt safe"),
        ("Fine = good", "Fine = good"),
        ("", ""),
    ],
)
@pytest.mark.trust("H3")
def test_cells_that_a_spreadsheet_would_run(text: str, safe: str) -> None:
    assert safe_cell(text) == safe


@pytest.mark.trust("6-8")
def test_from_closing_to_outcome(client: Client, cast: Cast, mine: Questionnaire) -> None:
    client.force_login(cast.lead)
    ask_for_outcome(mine, address="someone@example.org", language="en")
    for _ in range(12):
        answer(mine)
    early = client.post(room(mine, "release/"), follow=True).content.decode()
    assert "Close the consultation first" in early
    client.post(room(mine, "close/"))
    end(mine)
    client.post(room(mine, "release/"))
    client.post(room(mine, "outcome/themes/add/"), {"title": "Light", "said": "It is dark."})
    theme = mine.themes.get()
    decided = {"decision": "will", "text": "We put up lamps."}
    client.post(room(mine, f"outcome/themes/{theme.pk}/answer/"), decided)
    refused = client.post(room(mine, "outcome/publish/"), follow=True).content.decode()
    assert "Add who will do what" in refused
    outcome = theme.__class__.objects.get(pk=theme.pk).outcome
    promise = {"promise": "Lamps", "owner": "The city council", "due_on": "2027-03-01"}
    client.post(room(mine, f"outcome/{outcome.pk}/promise/"), promise)
    client.post(room(mine, "outcome/publish/"))
    client.logout()
    html = client.get(f"/consultations/{mine.slug}/results/").content.decode()
    assert "You said: Light" in html
    promises = client.get("/promises/after-consultations/").content.decode()
    assert "Lamps" in promises
    assert f'<a href="/consultations/{mine.slug}/results/">{mine.title}</a>' in promises
    row = OutboxRow.objects.get(event="consultations.outcome_published")
    assert "someone" not in repr(vars(row))


def test_the_outcome_waits_for_closing_and_for_the_numbers(
    client: Client, cast: Cast, mine: Questionnaire
) -> None:
    client.force_login(cast.lead)
    theme = mine.themes.create(title="Light", said="It is dark.")
    Outcome.objects.create(theme=theme, decision="did", text="Lamps are up.")
    publish = room(mine, "outcome/publish/")
    assert "People can still answer" in client.get(room(mine, "outcome/")).content.decode()
    assert "People can still answer" in client.post(publish, follow=True).content.decode()
    client.post(room(mine, "close/"))
    assert "Publish the results first" in client.post(publish, follow=True).content.decode()
    end(mine)
    client.post(room(mine, "release/"))
    ask_for_outcome(mine, address="someone@example.org", language="en")
    html = client.get(room(mine, "outcome/")).content.decode()
    assert "fewer than 10 people" in html
    client.post(publish)
    mine.refresh_from_db()
    assert mine.outcome_published_on is not None


def test_a_promise_is_settled_with_a_sentence(
    client: Client, cast: Cast, mine: Questionnaire
) -> None:
    test_from_closing_to_outcome(client, cast, mine)
    client.force_login(cast.lead)
    commitment = Commitment.objects.get()
    page = room(mine, f"outcome/promises/{commitment.pk}/")
    assert client.post(page, {"state": "kept"}).status_code == 422
    client.post(page, {"state": "kept", "note": "Twelve lamps are up."})
    assert "Twelve lamps are up." in client.get("/promises/after-consultations/").content.decode()


@pytest.mark.trust("2.9")
def test_an_address_is_kept_once_encrypted_and_can_be_taken_out(client: Client) -> None:
    questionnaire = make_questionnaire()
    ask = f"/consultations/{questionnaire.slug}/tell-me/send/"
    for address in ("someone@example.org", "Someone@example.org"):
        assert client.post(ask, {"email": address}).status_code == 302
    assert client.post(ask, {"email": "nonsense"}).status_code == 422
    request = OutcomeRequest.objects.get()
    assert address_of(request) == "someone@example.org"
    assert b"someone" not in bytes(request.address)
    stop = f"/stop-telling-me/{request.pk}/"
    client.get(stop)
    assert OutcomeRequest.objects.exists()
    client.post(stop)
    assert not OutcomeRequest.objects.exists()


def test_closing_is_for_good(client: Client, cast: Cast, mine: Questionnaire) -> None:
    client.force_login(cast.lead)
    client.post(room(mine, "close/"))
    mine.refresh_from_db()
    assert not mine.is_open
    mine.page.save_revision().publish()
    mine.refresh_from_db()
    assert not mine.is_open
    again = client.post(room(mine, "close/"), follow=True).content.decode()
    assert "closed already" in again
    end(mine)


@pytest.mark.parametrize("deed", DEEDS)
def test_opening_the_address_of_a_deed_leads_to_the_work(
    client: Client, cast: Cast, mine: Questionnaire, deed: str
) -> None:
    client.force_login(cast.lead)
    assert client.get(room(mine, deed))["Location"] == room(mine)
    client.force_login(cast.stranger)
    assert client.get(room(mine, deed)).status_code == 404


def test_each_is_told_what_they_can_do_next(
    client: Client, cast: Cast, mine: Questionnaire
) -> None:
    begin(mine)
    client.force_login(cast.lead)
    html = client.post(room(mine, "close/"), follow=True).content.decode()
    assert "It is closed. Nobody can begin any more." in html
    mine.refresh_from_db()
    when = day_and_time(mine.end + GRACE)
    assert f"The results can be published from {when}" in html
    client.force_login(cast.analyst)
    for page in (room(mine), "/my/consultations/", "/my/"):
        assert "A lead publishes the results." in client.get(page).content.decode()


def test_empty_fields_are_asked_for_in_words(
    client: Client, cast: Cast, mine: Questionnaire
) -> None:
    client.force_login(cast.lead)
    html = client.post(room(mine, "outcome/themes/add/"), {"title": ""}).content.decode()
    theme = mine.themes.create(title="Light", said="It is dark.")
    decide = room(mine, f"outcome/themes/{theme.pk}/answer/")
    assert "---------" not in client.get(decide).content.decode()
    html += client.post(decide, {"text": ""}).content.decode()
    outcome = Outcome.objects.create(theme=theme, decision="will", text="Lamps.")
    html += client.post(
        room(mine, f"outcome/{outcome.pk}/promise/"), {"owner": ""}
    ).content.decode()
    for words in ("Give it a title", "Choose what you decided", "Say who will do it", "which day"):
        assert words in html
    assert "This field is required" not in html


def test_from_one_response_to_the_next(client: Client, cast: Cast, mine: Questionnaire) -> None:
    client.force_login(cast.analyst)
    first, second = sorted(answer(mine).response.pk for _ in range(2))
    html = client.get(room(mine, f"responses/{first}/")).content.decode()
    assert room(mine, f"responses/{second}/") in html
    assert "Previous response" not in html
    assert "Previous response" in client.get(room(mine, f"responses/{second}/")).content.decode()
    texts = client.get(room(mine, "texts/idea/")).content.decode()
    assert "Write what came of it" not in texts
    client.force_login(cast.lead)
    assert "Write what came of it" in client.get(room(mine, "texts/idea/")).content.decode()


def test_once_it_is_published_no_address_is_taken(client: Client, mine: Questionnaire) -> None:
    mine.outcome_published_on = timezone.localdate()
    mine.save()
    ask = f"/consultations/{mine.slug}/tell-me/"
    assert "It is published: read it" in client.get(ask).content.decode()
    html = client.post(f"{ask}send/", {"email": "someone@example.org"}).content.decode()
    assert f"/consultations/{mine.slug}/results/" in html
    assert not OutcomeRequest.objects.exists()


def test_a_closed_consultation_offers_the_message_until_it_is_published(client: Client) -> None:
    closed = make_questionnaire(state="closed")
    ask = f"/consultations/{closed.slug}/tell-me/"
    assert ask in client.get(f"/consultations/{closed.slug}/").content.decode()
    closed.outcome_published_on = timezone.localdate()
    closed.save()
    forget_pages()
    assert ask not in client.get(f"/consultations/{closed.slug}/").content.decode()


def test_one_network_cannot_leave_addresses_without_end(
    client: Client, mine: Questionnaire, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(limits, "REQUESTS", 2)
    ask = f"/consultations/{mine.slug}/tell-me/send/"
    codes = [client.post(ask, {"email": f"p{n}@example.org"}).status_code for n in range(3)]
    assert codes == [302, 302, 429]
    assert OutcomeRequest.objects.count() == 2


def test_only_a_lead_touches_what_was_said_and_promised(
    client: Client, cast: Cast, mine: Questionnaire
) -> None:
    theme = mine.themes.create(title="Lights", said="Dark")
    outcome = Outcome.objects.create(theme=theme, decision="will", text="Soon")
    promise = outcome.commitments.create(promise="Lamps", owner="us", due_on="2027-01-01")
    pages = [f"themes/{theme.pk}/", f"themes/{theme.pk}/remove/", f"themes/{theme.pk}/answer/"]
    pages += [f"{outcome.pk}/promise/", f"promises/{promise.pk}/"]
    for person in (cast.analyst, cast.stranger):
        client.force_login(person)
        for page in pages:
            assert client.post(room(mine, f"outcome/{page}"), {"title": "x"}).status_code == 404
    theme.refresh_from_db()
    assert theme.title == "Lights"
