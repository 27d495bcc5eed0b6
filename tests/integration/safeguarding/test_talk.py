"""Right after sending: a text that sounds urgent leads to people who answer, and to a choice."""

from typing import Any

import pytest
from django.test import Client

from community.safeguarding.actions import chronology
from community.safeguarding.models import Alert, Concern
from community.safeguarding.screening import urgent
from community.safeguarding.states import Kind, Origin
from consultations.models import Response
from consultations.questionnaire.schema import Question
from consultations.states import Mode
from tests.factories.consultations import make_questionnaire

pytestmark = pytest.mark.django_db
IDEA = Question(key="idea", type="long_text", label="One thing?")
CALM, URGENT = "More lights please", "i have taken loads of tablets and i want to die tonight"


def send(client: Client, text: str, mode: Mode = Mode.SINGLE) -> tuple[str, str]:
    questionnaire = make_questionnaire([IDEA], mode=mode)
    base = f"/consultations/{questionnaire.slug}/answer/"
    if mode == Mode.SINGLE:
        client.get(f"{base}all/")
        answer = client.post(f"{base}all/send/", {"idea": text})
    else:
        client.get(base, follow=True)
        client.post(f"{base}1/", {"idea": text})
        answer = client.post(f"{base}send/")
    return answer.headers["Location"], base


@pytest.mark.parametrize("mode", list(Mode))
def test_an_urgent_text_leads_to_people_who_answer(mode: Mode, client: Client) -> None:
    where, base = send(client, URGENT, mode)
    assert where == f"{base}talk/"
    page = client.get(where).content.decode()
    assert Response.objects.submitted().count() == 1
    for words in (
        "999",
        "0800 1111",
        "Contact me",
        "No, leave it at that",
        "we do not know who you are",
        "#receipt-words",
    ):
        assert words in page, words
    assert URGENT not in page  # somebody may be looking over their shoulder


@pytest.mark.parametrize("mode", list(Mode))
def test_a_calm_one_goes_straight_on(mode: Mode, client: Client) -> None:
    where, base = send(client, CALM, mode)
    assert where == f"{base}sent/"


def test_they_may_leave_it(client: Client) -> None:
    where, base = send(client, URGENT)
    assert f'href="{base}sent/"' in client.get(where).content.decode()
    assert client.get(f"{base}sent/").status_code == 200
    assert not Concern.objects.exists()


def test_they_may_ask_to_be_contacted(client: Client) -> None:
    where, base = send(client, URGENT)
    assert client.post(where, {"contact": ""}).status_code == 422
    data = {
        "contact": "07700 900321",
        "contact_when": "text, after 4",
        "called": "Jay",
        "key": "6f0c7c5e-96cb-4ea7-a76c-f4d5e3cbd8a1",
    }
    for _ in range(2):
        answer = client.post(where, data)
        assert answer.headers["Location"] == f"{base}sent/?contact=asked"
    assert "We will contact you" in client.get(answer.headers["Location"]).content.decode()
    concern = Concern.objects.get()
    assert concern.origin == Origin.CONTACT
    said, contact = chronology.read(concern)
    assert said.said["In their own words"] == URGENT
    assert contact.entry.kind == Kind.CONTACT
    assert contact.said == {"Reach them": "07700 900321", "When it is safe": "text, after 4"}
    assert Alert.objects.get(kind="concern").urgent


def test_nobody_else_gets_to_that_page(client: Client) -> None:
    where, base = send(client, URGENT)
    answer = Client().get(where)
    assert answer.headers["Location"] == base


def test_whatever_goes_wrong_the_answers_are_sent(client: Client, monkeypatch: Any) -> None:
    def broken() -> Any:
        raise RuntimeError("CANARY")

    monkeypatch.setattr("community.safeguarding.words.screener", broken)
    where, base = send(client, URGENT)
    assert where == f"{base}sent/"
    assert Response.objects.submitted().count() == 1


def test_a_change_that_sounds_urgent_leads_there_too(client: Client) -> None:
    _, base = send(client, CALM)
    page = client.get(f"{base}sent/").content.decode()
    words = (
        page.split('class="receipt__words"')[1].split(">")[1].split("<")[0]
        if "receipt__words" in page
        else ""
    )
    if not words:
        pytest.skip("the receipt is marked up otherwise")
    client.post("/my-answer/", {"words": words})
    answer = client.post("/my-answer/change/", {"idea": URGENT})
    assert answer.headers["Location"] == "/my-answer/talk/"
    assert "Are you OK?" in client.get("/my-answer/talk/").content.decode()


def test_the_pass_is_bounded() -> None:
    """A very long text is shortened; a second one is not begun when time is up."""
    assert len(urgent._shortened("x" * 100_000)) <= urgent.LONGEST + 1
    screened: list[str] = []

    class Slow:
        def read_once(self, text: str) -> Any:
            screened.append(text)
            ends = urgent.perf_counter() + urgent.SECONDS
            while urgent.perf_counter() < ends:
                pass
            return type("F", (), {"urgent": False})

    assert not urgent.sounds_urgent(["a", "b", "c"], Slow)  # type: ignore[arg-type,return-value]  # stands in
    assert screened == ["a"]
