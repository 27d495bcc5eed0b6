"""What we hold, by four words: as whole as what an account is shown, and the same rights."""

import json
from datetime import timedelta

import pytest
import time_machine
from django.test import Client
from django.utils import timezone

from community.outbox.references import reference
from community.privacy.actions import record_look, requests
from community.privacy.attaching import LASTS, attach, attached
from community.privacy.models import DataRequest
from community.privacy.states import CheckedHow
from consultations.actions.answering import Sent, texts_of
from consultations.own import goes_on
from tests.factories.consultations import answer, make_questionnaire, one_of_each
from tests.integration.consultations.test_answering import hidden
from tests.integration.privacy.scanning import in_database
from tests.people import Cast
from tests.sign_in import sign_in

pytestmark = [pytest.mark.django_db, pytest.mark.trust("R5"), pytest.mark.trust("6-5")]
YOURS = "/my-answer/yours/"


@pytest.fixture
def sent(client: Client) -> Sent:
    made = answer(make_questionnaire())
    client.post("/my-answer/", {"words": made.receipt})
    return made


def page(client: Client) -> str:
    return client.get(YOURS).content.decode()


def test_each_thing_that_we_keep_is_there(client: Client, sent: Sent) -> None:
    html = page(client)
    for words in ("More light by the canal", "Young", "How it was sent", "Why we have it"):
        assert words in html
    assert "Public task: UK GDPR Article 6(1)(e)" in html
    assert "The participation lead" in html
    assert "Nobody has read your answers yet." in html


@pytest.mark.trust("R4")
def test_who_looked_is_said_by_role_and_day(client: Client, cast: Cast, sent: Sent) -> None:
    cast.lead.preferred_name = "Canary"
    cast.lead.save()
    record_look(cast.lead, reference(sent.response), "Reading one response")
    record_look(cast.safeguarding, texts_of(sent.response)[0], "Reading what was sent")
    record_look(cast.analyst, reference(sent.response.questionnaire), "Exporting answers as csv")
    record_look(cast.lead, reference(answer(make_questionnaire()).response), "Another's")
    html = page(client)
    assert "Consultation lead. Reading one response" in html
    assert "Safeguarding lead. Reading what was sent" in html
    assert "Analyst. Exporting answers as csv" in html
    assert "Another" not in html
    assert "Canary" not in html


def test_who_looked_at_the_list_before_it_came_saw_nothing_of_it(
    client: Client, cast: Cast
) -> None:
    questionnaire = make_questionnaire()
    with time_machine.travel(timezone.now() - timedelta(days=3)):
        record_look(cast.lead, reference(questionnaire), "Reading answers")
    client.post("/my-answer/", {"words": answer(questionnaire).receipt})
    assert "Nobody has read your answers yet." in page(client)


@pytest.mark.trust("6-6")
def test_when_it_goes_is_counted_down(client: Client, sent: Sent) -> None:
    day = goes_on(sent.response)
    assert 730 < (day - timezone.localdate()).days < 745
    assert f"deleted by the end of {day:%B %Y}" in page(client)


def test_the_law_stands_behind_a_line(client: Client, sent: Sent) -> None:
    for html in (page(client), client.post("/my-answer/copy.html").content.decode()):
        before, _, after = html.partition("The law, and the small print")
        assert "Public task" not in before
        assert "Public task" in after.partition("</details>")[0]


def test_what_was_skipped_is_one_line(client: Client) -> None:
    client.post("/my-answer/", {"words": answer(make_questionnaire(), {"way": "bus"}).receipt})
    for html in (page(client), client.post("/my-answer/copy.html").content.decode()):
        assert "9 questions skipped" in html
        assert "Not answered" not in html
        listed = html.partition("9 questions skipped")[2].partition("</details>")[0]
        assert listed.count("<li>") == 9


def test_nothing_is_said_of_skipping_when_all_is_answered(client: Client) -> None:
    made = answer(make_questionnaire(one_of_each()[:1]), {"way": "walk"})
    client.post("/my-answer/", {"words": made.receipt})
    assert "skipped" not in page(client)


@pytest.mark.trust("R4")
def test_a_copy_to_take_away_holds_all_of_it(client: Client, sent: Sent) -> None:
    data = client.post("/my-answer/copy.json")
    assert "attachment" in data["Content-Disposition"]
    assert "no-store" in data["Cache-Control"]
    found = json.loads(data.content)
    assert {one["key"]: one["answer"] for one in found["answers"]}["idea"] == [
        "More light by the canal"
    ]
    assert found["who_looked"] == []
    assert set(found) >= {"goes_on", "sent_on", "about", "what_you_were_told"}
    html = client.post("/my-answer/copy.html").content.decode()
    assert "More light by the canal" in html
    assert "Nobody." in html
    assert "<script" not in html
    assert "http" not in html


@pytest.mark.parametrize("part", ["copy.json", "copy.html"])
def test_without_the_words_there_is_no_copy(part: str) -> None:
    answer = Client().post(f"/my-answer/{part}")
    assert answer.status_code == 302
    assert answer["Location"] == "/my-answer/"
    assert Client().get(f"/my-answer/{part}").status_code in (302, 405)


def test_what_was_taken_back_shows_nothing_more(client: Client, sent: Sent) -> None:
    client.post("/my-answer/take-back/")
    html = page(client)
    assert "What we keep, and until when" not in html
    assert "More light" not in html


@pytest.mark.trust("R9")
def test_a_complaint_carries_the_answers_it_is_about(client: Client, sent: Sent) -> None:
    form = client.post("/my/data/ask/about/", {"attached": hidden(page(client), "attached")})
    html = form.content.decode()
    assert "the answers that your four words opened" in html
    given = {"kind": "complain", "words": "Too many read it", "for_whom": "me"}
    given |= {"contact": "canary@example.org", "key": hidden(html, "key")}
    client.post("/my/data/ask/", given | {"attached": hidden(html, "attached")})
    asked = DataRequest.objects.get()
    assert asked.checked_how == CheckedHow.RECEIPT
    assert requests.read(asked).record == reference(sent.response)
    assert not in_database(f"privacy.datarequest:{sent.response.pk}")


def test_an_account_is_never_tied_to_the_answers(client: Client, cast: Cast, sent: Sent) -> None:
    sign_in(client, cast.young_person)
    sealed = attach(reference(sent.response))
    html = client.post("/my/data/ask/about/", {"attached": sealed}).content.decode()
    given = {"kind": "access", "words": "All of it", "for_whom": "me", "attached": sealed}
    client.post("/my/data/ask/", given | {"contact": "a@example.org", "key": hidden(html, "key")})
    assert DataRequest.objects.get().person is None


@pytest.mark.parametrize("sealed", ["", "forged", "consultations.response:1"])
def test_what_we_did_not_seal_is_attached_to_nothing(client: Client, sealed: str) -> None:
    assert attached(sealed) == ""
    answer = client.post("/my/data/ask/about/", {"attached": sealed})
    assert answer["Location"] == "/my/data/ask/"
    assert client.get("/my/data/ask/about/").status_code == 405


def test_the_seal_lasts_a_quarter_of_an_hour(sent: Sent) -> None:
    sealed = attach(reference(sent.response))
    with time_machine.travel(timezone.now() + LASTS + timedelta(seconds=2)):
        assert attached(sealed) == ""
