"""Answering in a browser's terms: pages, cookies, forms."""

import re
from datetime import timedelta
from typing import Any

import pytest
import time_machine
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from community.safeguarding import words
from consultations import storage
from consultations.actions.answering import send_draft
from consultations.actions.publishing import settle_version
from consultations.models import Questionnaire, Response
from consultations.questionnaire.schema import Question, Schema
from consultations.states import Mode, ResponseState
from tests.factories.consultations import end, make_questionnaire, options

pytestmark = pytest.mark.django_db

FORM = {
    "way": "bus",
    "stop": "St Margaret's",
    "better": ["light", "people"],
    "minutes": "20",
    "last-day": "2",
    "last-month": "11",
    "last-year": "2026",
    "feel": "4",
    "order.1": "b",
    "order.2": "a",
    "grid.day": "easy",
    "grid.night": "hard",
    "idea": "More light by the canal",
    "age": "young",
}


def url(questionnaire: Questionnaire, page: str = "") -> str:
    return f"/consultations/{questionnaire.slug}/answer/{page}"


def hidden(html: str, name: str) -> str:
    found = re.search(rf'name="{name}" value="([^"]*)"', html)
    return found[1] if found else ""


def post_step(client: Client, questionnaire: Questionnaire, number: int, **data: Any) -> Any:
    return client.post(url(questionnaire, f"{number}/"), data)


def whole_form(client: Client, questionnaire: Questionnaire, **changes: Any) -> dict[str, Any]:
    html = client.get(url(questionnaire, "all/")).content.decode()
    form = {**FORM, "token": hidden(html, "token"), **changes}
    return {name: value for name, value in form.items() if value is not None}


def test_one_question_after_the_other(client: Client) -> None:
    questionnaire = make_questionnaire()
    assert client.get(url(questionnaire)).url == url(questionnaire, "1/")
    answers: list[dict[str, Any]] = [
        {"way": "bus"},
        {"stop": "St Margaret's"},
        {"better": ["light"]},
        {"minutes": "20"},
        {"last-day": "2", "last-month": "11", "last-year": "2026"},
        {"feel": "4"},
        {"order.1": "b"},
        {"grid.day": "easy"},
        {"idea": "Light"},
        {},
        {"age": "young"},
    ]
    where = url(questionnaire, "1/")
    for number, answer in enumerate(answers, 1):
        assert where == url(questionnaire, f"{number}/")
        assert client.get(where).status_code == 200
        where = client.post(where, answer).url
    assert where == url(questionnaire, "check/")
    checked = client.get(where).content.decode()
    for shown in ("Bus", "St Margaret&#x27;s", "20 minutes", "2 November 2026", "1. B", "Young"):
        assert shown in checked
    sent = client.post(url(questionnaire, "send/"), follow=True)
    assert "Thank you" in sent.content.decode()
    assert Response.objects.get().state == ResponseState.SUBMITTED


def test_a_question_that_is_not_asked_is_passed_over(client: Client) -> None:
    questionnaire = make_questionnaire()
    assert post_step(client, questionnaire, 1, way="walk").url == url(questionnaire, "3/")
    assert client.get(url(questionnaire, "2/")).url == url(questionnaire, "3/")


def test_skipping_makes_no_draft(client: Client) -> None:
    questionnaire = make_questionnaire()
    client.get(url(questionnaire, "1/"))
    post_step(client, questionnaire, 1)
    assert Response.objects.count() == 0
    nothing = client.post(url(questionnaire, "send/"))
    assert "not answered anything yet" in nothing.content.decode()


def test_a_wrong_answer_stays_on_screen_beside_its_sentence(client: Client) -> None:
    questionnaire = make_questionnaire()
    page = post_step(client, questionnaire, 4, minutes="ages")
    html = page.content.decode()
    assert page.status_code == 422
    assert 'href="#q-minutes"' in html
    assert 'value="ages"' in html
    assert "Error: " in html


def test_half_a_date_is_put_back(client: Client) -> None:
    page = post_step(client, make_questionnaire(), 5, **{"last-day": "31", "last-month": "2"})
    assert 'value="31"' in page.content.decode()
    assert page.status_code == 422


def test_changing_an_earlier_answer_drops_what_it_hid_and_says_so(client: Client) -> None:
    questionnaire = make_questionnaire()
    post_step(client, questionnaire, 1, way="bus")
    post_step(client, questionnaire, 2, stop="Granby Street")
    again = post_step(client, questionnaire, 1, way="car", then="check")
    assert again.url == url(questionnaire, "check/")
    assert "no longer asked" in client.get(again.url).content.decode()
    client.post(url(questionnaire, "send/"))
    assert set(Response.objects.get().answers.values_list("question", flat=True)) == {"way"}


def test_back_and_later_keep_what_stands_in_the_question(client: Client) -> None:
    questionnaire = make_questionnaire()
    assert client.post(url(questionnaire, "9/back/"), {"idea": "Lamps"}).url.endswith("/8/")
    assert "Lamps" in client.get(url(questionnaire, "9/")).content.decode()
    later = client.post(url(questionnaire, "9/later/"), {"idea": "Lamps and benches"}, follow=True)
    assert "Your four words" in later.content.decode()
    assert "Lamps and benches" in client.get(url(questionnaire, "9/")).content.decode()


def test_skipping_takes_an_answer_out(client: Client) -> None:
    questionnaire = make_questionnaire()
    post_step(client, questionnaire, 9, idea="Lamps")
    client.post(url(questionnaire, "9/skip/"), {"idea": "Lamps"})
    assert "Lamps" not in client.get(url(questionnaire, "9/")).content.decode()


def test_all_on_one_page_can_be_finished_later(client: Client) -> None:
    questionnaire = make_questionnaire()
    form = whole_form(client, questionnaire)
    page = client.post(url(questionnaire, "all/later/"), form, follow=True)
    assert "Your four words" in page.content.decode()
    assert Response.objects.get().state == ResponseState.DRAFT
    assert "More light by the canal" in client.get(url(questionnaire, "all/")).content.decode()


@pytest.mark.parametrize("page", ["9/back/", "9/skip/", "9/later/", "all/send/", "all/later/"])
def test_loading_the_address_of_a_deed_shows_the_page_it_belongs_to(
    client: Client, page: str
) -> None:
    questionnaire = make_questionnaire()
    assert client.get(url(questionnaire, page), follow=True).status_code == 200


def test_a_page_saved_while_sending_is_not_lost(client: Client) -> None:
    questionnaire = make_questionnaire()
    post_step(client, questionnaire, 1, way="car")
    draft = Response.objects.get()
    post_step(client, questionnaire, 9, idea="Lamps")
    draft.questionnaire, draft.version = questionnaire, questionnaire.wording
    assert set(storage.values_of(send_draft(draft).response)) == {"way", "idea"}


def test_required_questions_cannot_be_skipped(client: Client) -> None:
    need = Question(key="need", type="short_text", label="Need?", required=True)
    other = Question(key="other", type="short_text", label="Other?")
    questionnaire = make_questionnaire([need, other])
    assert post_step(client, questionnaire, 1).status_code == 422
    post_step(client, questionnaire, 2, other="x")
    page = client.post(url(questionnaire, "send/"))
    assert page.status_code == 422
    assert 'href="#q-need"' in page.content.decode()
    assert Response.objects.get().state == ResponseState.DRAFT


def test_everything_on_one_page(client: Client) -> None:
    questionnaire = make_questionnaire(mode=Mode.SINGLE)
    assert client.get(url(questionnaire)).url == url(questionnaire, "all/")
    page = client.post(
        url(questionnaire, "all/send/"), whole_form(client, questionnaire), follow=True
    )
    assert "Thank you" in page.content.decode()
    assert Response.objects.get().answers.count() == 9


def test_double_tap_and_back_and_send_again(client: Client) -> None:
    questionnaire = make_questionnaire()
    form = whole_form(client, questionnaire)
    first = client.post(url(questionnaire, "all/send/"), form, follow=True).content.decode()
    second = client.post(url(questionnaire, "all/send/"), form, follow=True).content.decode()
    words = re.search(r'id="receipt-words"[^>]*>([^<]+)<', first)
    assert words
    assert words[1] in second
    other = client.post(url(questionnaire, "all/send/"), {**form, "idea": "Something else"})
    assert other.status_code == 409
    assert "sent this already" in other.content.decode()
    assert Response.objects.count() == 1


def test_two_tabs_share_one_draft(client: Client) -> None:
    questionnaire = make_questionnaire()
    client.get(url(questionnaire, "1/"))
    post_step(client, questionnaire, 1, way="bus")
    post_step(client, questionnaire, 1, way="car")
    assert Response.objects.get().answers.get().value == "car"


@pytest.mark.parametrize("token", ["forged", "x" * 4000, "WzEsMSwxXQ:1abc:def", "\x00"])
@pytest.mark.trust("CVE-10")
def test_a_forged_token_begins_anew(client: Client, token: str) -> None:
    questionnaire = make_questionnaire()
    page = client.post(url(questionnaire, "1/"), {"way": "bus", "token": token})
    assert page.status_code == 302
    assert Response.objects.count() == 1


@pytest.mark.trust("CVE-10")
def test_a_token_of_another_consultation_is_not_taken(client: Client) -> None:
    one, two = make_questionnaire(), make_questionnaire()
    token = hidden(client.get(url(one, "1/")).content.decode(), "token")
    client.post(url(two, "1/"), {"way": "bus", "token": token})
    assert Response.objects.get().questionnaire == two


def test_a_choice_that_does_not_exist_and_an_answer_to_a_hidden_question(client: Client) -> None:
    questionnaire = make_questionnaire()
    page = client.post(
        url(questionnaire, "all/send/"), whole_form(client, questionnaire, way="plane")
    )
    html = page.content.decode()
    assert page.status_code == 422
    assert "not on the list" in html
    assert "only asked when" in html
    assert "More light by the canal" in html
    assert Response.objects.count() == 0


@pytest.mark.trust("CVE-16")
def test_100_kb_of_text_nul_and_bidi(client: Client) -> None:
    questionnaire = make_questionnaire()
    page = client.post(
        url(questionnaire, "all/send/"), whole_form(client, questionnaire, idea="x" * 100_000)
    )
    assert page.status_code == 422
    assert "100,000 characters" in page.content.decode()
    client.post(
        url(questionnaire, "all/send/"), whole_form(client, questionnaire, stop="a\x00b\u202ec")
    )
    assert Response.objects.count() == 1


def test_sending_after_closing_keeps_the_text_on_screen(client: Client) -> None:
    questionnaire = make_questionnaire()
    form = whole_form(client, questionnaire, idea="A long thought about the way home " * 3)
    with time_machine.travel(questionnaire.closes_at + timedelta(minutes=31)):
        page = client.post(url(questionnaire, "all/send/"), form)
    html = page.content.decode()
    assert page.status_code == 409
    assert "closed on" in html
    assert "A long thought" in html
    assert Response.objects.count() == 0


def test_who_began_before_closing_may_finish(client: Client) -> None:
    questionnaire = make_questionnaire()
    with time_machine.travel(questionnaire.closes_at - timedelta(minutes=1)):
        form = whole_form(client, questionnaire)
    with time_machine.travel(questionnaire.closes_at + timedelta(minutes=20)):
        assert client.post(url(questionnaire, "all/send/"), form).status_code == 302
        assert "closed on" in Client().get(url(questionnaire)).content.decode()


def test_questions_that_changed_half_way_count_as_they_were_read(client: Client) -> None:
    first = Question(key="way", type="single_choice", label="Before", options=options("a", "b"))
    questionnaire = make_questionnaire([first])
    post_step(client, questionnaire, 1, way="a")
    later = Question(key="way", type="single_choice", label="After", options=options("a", "c"))
    questionnaire.version = settle_version(questionnaire, Schema((later,)))
    questionnaire.save()
    page = client.get(url(questionnaire, "1/")).content.decode()
    assert "Before" in page
    assert "were edited while you were answering" in page
    client.post(url(questionnaire, "send/"))
    assert Response.objects.get().version.number == 1


@pytest.mark.parametrize("state", ["upcoming", "closed"])
def test_not_open_says_so(client: Client, state: str) -> None:
    questionnaire = make_questionnaire(state=state)
    for page in ("", "1/", "all/", "check/"):
        html = client.get(url(questionnaire, page)).content.decode()
        assert "This consultation" in html
        assert "Back to the consultation" in html


def test_an_unknown_address_and_a_page_that_is_offline_are_404(client: Client) -> None:
    questionnaire = make_questionnaire()
    assert client.get("/consultations/nowhere/answer/").status_code == 404
    questionnaire.page.unpublish()
    assert client.get(url(questionnaire, "1/")).status_code == 404


@pytest.mark.trust("2.8-no-store")
def test_no_page_of_answers_is_ever_kept_by_a_cache(client: Client) -> None:
    questionnaire = make_questionnaire()
    for page in ("1/", "all/", "check/"):
        assert "no-store" in client.get(url(questionnaire, page))["Cache-Control"]


@pytest.mark.trust("2.8-no-store")
def test_the_next_person_at_a_shared_device_sees_nothing(client: Client) -> None:
    questionnaire = make_questionnaire()
    post_step(client, questionnaire, 9, idea="my secret thought")
    page = client.get(url(questionnaire))
    assert "began to answer on this device" in page.content.decode()
    assert "secret" not in page.content.decode()
    client.post(url(questionnaire, "again/"))
    assert "secret" not in client.get(url(questionnaire, "9/")).content.decode()
    assert Response.objects.count() == 1


@pytest.mark.trust("2.8-no-store")
def test_finishing_clears_the_device(client: Client) -> None:
    questionnaire = make_questionnaire()
    client.post(url(questionnaire, "all/send/"), whole_form(client, questionnaire))
    page = client.post(url(questionnaire, "finish/"))
    assert "storage" in page["Clear-Site-Data"]
    assert client.get(url(questionnaire, "sent/")).url == url(questionnaire)


def test_queries(client: Client, django_assert_max_num_queries: Any) -> None:
    questionnaire = make_questionnaire()
    for page in ("1/", "all/"):
        client.get(url(questionnaire, page))
        with django_assert_max_num_queries(3):
            client.get(url(questionnaire, page))


def test_storing_takes_six_statements(client: Client, django_assert_max_num_queries: Any) -> None:
    questionnaire = make_questionnaire()
    form = whole_form(client, questionnaire)
    words.screener()  # asked for once in half a minute
    with CaptureQueriesContext(
        connection,
    ) as captured:
        client.post(url(questionnaire, "all/send/"), form)
    statements = [q["sql"] for q in captured if not q["sql"].startswith(("SAVEPOINT", "RELEASE"))]
    assert len(statements) <= 6, statements


def test_closed_for_good_after_the_half_hour(client: Client) -> None:
    questionnaire = make_questionnaire()
    post_step(client, questionnaire, 1, way="bus")
    end(questionnaire, minutes=31)
    assert client.post(url(questionnaire, "send/")).status_code == 409
    assert Response.objects.get().state == ResponseState.DRAFT
