"""Whoever answers is told at the moment it matters, and what they were told is kept with it."""

import re
import uuid
from dataclasses import replace
from typing import Any

import pytest
from django.core.cache import caches
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from community.privacy.models import Notice
from community.privacy.moments import Moment
from community.privacy.rules.notices import lead_and_rest
from community.safeguarding.words import screener
from consultations.actions.answering import receipt_of
from consultations.models import Questionnaire, Response
from consultations.notices import read_mark, wordings_for, wordings_told
from tests.factories.consultations import make_questionnaire, one_of_each
from tests.integration.consultations.test_answering import post_step, url, whole_form

pytestmark = pytest.mark.django_db


def shown_on(html: str) -> str:
    found = re.search(r'name="shown" value="([^"]+)"', html)
    return found.group(1) if found else ""


def page(client: Client, questionnaire: Questionnaire, part: str = "all/") -> str:
    return client.get(url(questionnaire, part)).content.decode()


def reword(short: str) -> None:
    notice = Notice.objects.get(moment="free-text")
    notice.short = short
    notice.save()
    caches["process"].clear()


def send_whole(client: Client, questionnaire: Questionnaire, **more: str) -> Response:
    form = whole_form(client, questionnaire)
    form["shown"] = shown_on(page(client, questionnaire))
    client.post(url(questionnaire, "all/send/"), form | more)
    return Response.objects.get()


@pytest.mark.trust("6-1")
def test_each_text_and_each_question_about_oneself_has_its_notice(client: Client) -> None:
    questionnaire = make_questionnaire()
    schema = questionnaire.wording.compiled
    post_step(client, questionnaire, 1, way="bus")  # only then they are asked which stop
    for number, question in enumerate(schema.questions, 1):
        html = page(client, questionnaire, f"{number}/")
        if question.equality:
            assert "We ask this to see" in html
        elif question in schema.free_text:
            assert "reads what you write here" in html
        elif question.show_if == ():
            assert shown_on(html) == ""


def test_on_one_page_it_is_told_in_whole_to_everybody(client: Client) -> None:
    """Also to those who are not asked the first of the two questions."""
    html = page(client, make_questionnaire())
    assert html.count("reads what you write here") == 2
    assert "What we said above is true here, too." not in html
    assert html.count("We ask this to see") == 1
    for part in html.split('data-question="')[1:]:
        if part.startswith(("stop", "idea", "age")):
            assert 'class="honest"' in part


def test_the_question_comes_first_then_two_sentences_then_its_box(client: Client) -> None:
    html = page(client, make_questionnaire(), "9/").partition("<main")[2]
    at_once, rest = html.partition("<details>")[0], html.partition("<details>")[2]
    assert at_once.index("</label>") < at_once.index("reads what you write here")
    assert "may have to tell people who can help." in at_once
    assert "Please leave out names." in rest.partition("</details>")[0]
    box = rest.partition("<textarea")[2].partition(">")[0]
    assert "q-idea-told" in box.partition("aria-describedby=")[2]
    assert 'id="q-idea-told"' in at_once
    assert rest.index("<textarea") < rest.index("Need help now?")


def test_and_once_is_enough(client: Client) -> None:
    texts = [q for q in one_of_each() if q.key == "idea"]
    both = [*texts, replace(texts[0], key="more", label="Anything else?")]
    html = page(client, make_questionnaire(both))
    assert html.count("reads what you write here") == 1
    assert html.count("What we said above is true here, too.") == 1


@pytest.mark.trust("6-1")
def test_the_exact_words_are_kept_with_the_answer(client: Client) -> None:
    questionnaire = make_questionnaire()
    html = page(client, questionnaire)
    response = send_whole(client, questionnaire)
    by_key = response.version.compiled.by_key
    (box,) = wordings_for(response, by_key["idea"])
    assert box.short.startswith("The participation lead reads what you write here, ")
    (equality,) = wordings_for(response, by_key["age"])
    for part in (*lead_and_rest(box.short), *lead_and_rest(equality.short)):
        assert part
        assert part in html
    assert wordings_for(response, by_key["way"]) == []
    assert next(wordings_told(response)).moment == Moment.ANSWERING


@pytest.mark.trust("6-1")
def test_an_edit_meanwhile_does_not_change_what_was_shown(client: Client) -> None:
    questionnaire = make_questionnaire()
    before = shown_on(page(client, questionnaire))
    form = whole_form(client, questionnaire) | {"shown": before}
    reword("Nobody reads this.")
    client.post(url(questionnaire, "all/send/"), form)
    response = Response.objects.get()
    (box,) = wordings_for(response, response.version.compiled.by_key["idea"])
    assert "may have to tell" in box.short


@pytest.mark.trust("6-1")
def test_question_by_question_all_that_was_told_is_kept(client: Client) -> None:
    questionnaire = make_questionnaire()
    for part, answer in (("9/", {"idea": "More light"}), ("11/", {"age": "young"})):
        shown = shown_on(page(client, questionnaire, part))
        post_step(client, questionnaire, int(part[:-1]), shown=shown, **answer)
    check = page(client, questionnaire, "check/")
    form = {"token": re.search(r'name="token" value="([^"]+)"', check).group(1)}  # type: ignore[union-attr]  # it is there
    client.post(url(questionnaire, "send/"), form | {"shown": shown_on(check)})
    response = Response.objects.get()
    moments = [one.moment for one in wordings_told(response)]
    assert moments == [Moment.FREE_TEXT, Moment.EQUALITY, Moment.ANSWERING]


def test_keeping_it_costs_no_further_statement(client: Client) -> None:
    questionnaire = make_questionnaire()
    send_whole(client, questionnaire)  # the first with these words keeps them
    Response.objects.all().delete()
    form = whole_form(Client(), questionnaire) | {"shown": shown_on(page(client, questionnaire))}
    screener()
    with CaptureQueriesContext(connection) as captured:
        Client().post(url(questionnaire, "all/send/"), form)
    assert Response.objects.get().notices
    statements = [q["sql"] for q in captured if not q["sql"].startswith(("SAVEPOINT", "RELEASE"))]
    assert len(statements) <= 6, statements


@pytest.mark.parametrize("mark", ["", "nonsense", "WyJhIl0:forged:mark", "x" * 5000])
def test_what_we_did_not_sign_is_not_kept(client: Client, mark: str) -> None:
    assert read_mark(mark) == ""
    assert send_whole(client, make_questionnaire(), shown=mark).notices == ""


@pytest.mark.trust("R2")
@pytest.mark.parametrize("basis", ["public-task", "consent", "legitimate-interests"])
def test_the_words_before_sending_follow_the_lawful_basis(client: Client, basis: str) -> None:
    questionnaire = make_questionnaire(lawful_basis=basis)
    html = page(client, questionnaire).partition("<main")[2]
    asks = "We use your answers only if you consent," in html
    assert asks == (basis == "consent")
    assert ("consent" in html.lower()) == asks


def test_the_words_may_have_been_told_twice_when_an_answer_is_changed(client: Client) -> None:
    questionnaire = make_questionnaire()
    response = send_whole(client, questionnaire)
    reword("Somebody else reads this.")
    client.post("/my-answer/", {"words": receipt_of(response)})
    html = client.get("/my-answer/change/").content.decode()
    assert "Somebody else reads this." in html
    client.post("/my-answer/change/", {"idea": "Other words", "shown": shown_on(html)})
    response.refresh_from_db()
    said = [one.short for one in wordings_for(response, response.version.compiled.by_key["idea"])]
    assert len(said) == 2
    assert said[1] == "Somebody else reads this."


def test_another_program_is_told_nothing_and_nothing_is_kept(client: Client) -> None:
    questionnaire = make_questionnaire()
    body: dict[str, Any] = {"version": 1, "answers": {"idea": "x"}, "language": "en"}
    client.post(
        f"/api/v1/consultations/{questionnaire.slug}/responses",
        body,
        content_type="application/json",
        headers={"Idempotency-Key": str(uuid.uuid4())},
    )
    assert Response.objects.get().notices == ""
