"""From the editor's page to a questionnaire that can be answered."""

from datetime import timedelta
from typing import Any

import pytest
import time_machine
from django.core.exceptions import ValidationError
from django.db.models import ProtectedError
from django.test import Client
from django.utils import timezone

from community.people.roles import Role
from community.privacy.demo import record_defaults
from consultations.actions.pages import make_page
from consultations.actions.publishing import why_not_open
from consultations.blocks import QuestionsBlock
from consultations.demo_content import CLOSED_QUESTIONS, OPEN_QUESTIONS
from consultations.models import ConsultationPage, Questionnaire
from consultations.questionnaire.types import QUESTION_TYPES
from consultations.questionnaire.types.kind import NotValid
from consultations.rules import why_not_delete
from consultations.states import Status
from consultations.team import TEAM
from consultations.wagtail_hooks import missing
from tests.factories.consultations import answer, make_questionnaire, nobody_signs_off
from tests.factories.safeguarding import make_rota
from tests.people import Cast

pytestmark = pytest.mark.django_db


def page_with(*questions: tuple[str, dict[str, Any]], **fields: Any) -> ConsultationPage:
    raw = [{"type": kind, "value": value} for kind, value in questions]
    now = timezone.now()
    nobody_signs_off()
    return make_page(
        **{
            "title": "Lights",
            "slug": "lights",
            "opens_at": now - timedelta(days=1),
            "closes_at": now + timedelta(days=1),
            "live": True,
            "questions": QuestionsBlock().to_python(raw),
            **fields,
        }
    )


def choice(label: str, *labels: str, **more: Any) -> tuple[str, dict[str, Any]]:
    return "single_choice", {"label": label, "options": [{"label": one} for one in labels], **more}


TWO = [{"label": "x"}, {"label": "y"}]
SAME = {"label": "r", "value": "same"}


def publish(page: ConsultationPage) -> Questionnaire:
    page.save_revision().publish()
    return Questionnaire.objects.get(page=page)


def test_publishing_makes_it_answerable() -> None:
    record_defaults()
    questionnaire = publish(page_with(choice("Which way?", "This", "That")))
    assert questionnaire.live
    question = questionnaire.wording.compiled.questions[0]
    assert (question.key, [o.value for o in question.options]) == ("which_way", ["this", "that"])


def test_short_names_stay_when_the_wording_changes() -> None:
    record_defaults()
    page = page_with(choice("Which way?", "This", "That"))
    publish(page)
    page.questions[0].value["label"] = "Which way do you go?"
    page.questions[0].value["options"][0]["label"] = "This one"
    question = publish(page).wording.compiled.questions[0]
    assert (question.key, question.options[0].value) == ("which_way", "this")


def test_a_later_edit_makes_the_next_version_and_the_old_one_stays() -> None:
    record_defaults()
    page = page_with(choice("Which way?", "This", "That"))
    first = publish(page).wording
    answer(Questionnaire.objects.get(page=page), {"which_way": "this"})
    page.questions[0].value["label"] = "Which way then?"
    second = publish(page).wording
    first.refresh_from_db()
    assert (first.number, second.number) == (1, 2)
    assert first.schema["questions"][0]["label"] == "Which way?"
    assert publish(page).wording.number == 2


def test_before_it_opens_the_wording_may_still_change_in_place() -> None:
    record_defaults()
    opens = timezone.now() + timedelta(hours=1)
    page = page_with(choice("Which way?", "This", "That"), opens_at=opens)
    publish(page)
    page.questions[0].value["label"] = "Which way then?"
    assert publish(page).wording.number == 1


@pytest.mark.trust("R1", "6-3")
def test_without_its_gates_it_stays_closed() -> None:
    page = page_with(("short_text", {"label": "Say it"}))
    questionnaire = publish(page)
    assert not questionnaire.live
    refusal = why_not_open(page)
    assert refusal is not None
    for words in ("lawful basis", "impact assessment", "reads what people write", "weeks"):
        assert words in refusal.reason


@pytest.mark.parametrize(
    ("questions", "words"),
    [
        ([("section", {"title": "Empty"})], "at least one question"),
        (
            [choice("A", "x", "y", key="a"), choice("B", "x", "y", key="a")],
            "short name &#x27;a&#x27;|short name 'a'",
        ),
        (
            [choice("A", "x", "y", show_if=[{"question": "later", "answers": "x"}])],
            "not an earlier question",
        ),
        (
            [
                choice("A", "x", "y", key="a"),
                choice("B", "x", "y", show_if=[{"question": "a", "answers": "z"}]),
            ],
            "'B' depends on 'A', which has no choice called 'z'",
        ),
        (
            [
                ("equality", {"label": "Age?", "key": "age", "options": TWO}),
                choice("B", "x", "y", show_if=[{"question": "Age?", "answers": "x"}]),
            ],
            "'B' cannot depend on 'Age\\?', an equality question",
        ),
        (
            [("matrix", {"label": "M", "options": TWO, "rows": [{"label": "r", "value": "a/b"}]})],
            "short name 'a/b'",
        ),
        (
            [
                (
                    "matrix",
                    {"label": "M", "options": TWO, "rows": [SAME, SAME]},
                )
            ],
            "two lines with the same short name",
        ),
        (
            [("number", {"label": "N", "bins": [{"low": 5, "high": 1}]})],
            "must go upwards",
        ),
    ],
)
def test_what_cannot_be_asked_is_explained(questions: list[Any], words: str) -> None:
    with pytest.raises(ValidationError, match=words):
        page_with(*questions)


def test_closing_before_opening_is_refused() -> None:
    with pytest.raises(ValidationError, match="after opening"):
        page_with(choice("A", "x", "y"), closes_at=timezone.now() - timedelta(days=3))


@pytest.mark.parametrize("questions", [OPEN_QUESTIONS, CLOSED_QUESTIONS])
def test_the_demo_compiles(questions: list[Any]) -> None:
    assert page_with(*questions).compile().answerable


def test_what_was_answered_cannot_be_deleted() -> None:
    questionnaire = make_questionnaire()
    answer(questionnaire)
    refusal = why_not_delete(questionnaire.page)
    assert refusal is not None
    assert "Unpublish it instead" in refusal.reason
    with pytest.raises(ProtectedError):
        questionnaire.page.delete()


def test_index_and_page(client: Client) -> None:
    questionnaire = make_questionnaire(title="Lights on the way", summary="Where is it dark?")
    assert "Lights on the way" in client.get("/consultations/").content.decode()
    html = client.get(f"/consultations/{questionnaire.slug}/").content.decode()
    for words in ("Who is asking", "What will change", "Who reads what you write", "Start"):
        assert words in html


def test_an_editor_without_rights_gets_no_editor(client: Client, cast: Cast) -> None:
    questionnaire = make_questionnaire()
    client.force_login(cast.stranger)
    page = client.get(f"/cms/pages/{questionnaire.page_id}/edit/")
    assert page.status_code in (302, 403, 404)


def edit_form(client: Client, page: ConsultationPage) -> Any:
    response = client.get(f"/cms/pages/{page.pk}/edit/")
    assert response.status_code == 200
    return response.context["form"]


def test_only_people_with_the_role_can_be_named(client: Client, cast: Cast) -> None:
    page = make_questionnaire().page
    client.force_login(cast.admin)
    assert cast.young_person
    assert (*TEAM.values(),) == (Role.CONSULTATION_LEAD.value, Role.ANALYST.value)
    with_role = {cast.lead, cast.analyst}
    form = edit_form(client, page)
    assert with_role == {*form.fields["leads"].queryset, *form.fields["analysts"].queryset}
    assert "Lead (Consultation lead)" in str(form["leads"])
    assert "An administrator gives the role" in form.fields["leads"].help_text


def test_all_that_is_missing_is_said_and_where_to_settle_it(cast: Cast) -> None:
    page = page_with(("short_text", {"label": "Say it"}))
    said = missing(page)
    assert said[0] == "Choose at least one lead, under People and safeguards."
    assert len(said) > 5
    assert "Publishing defaults" in said[-1]
    assert any("reading rota" in one for one in said)
    page.leads.set([cast.lead])
    record_defaults()
    make_rota()
    assert missing(page) == []


def test_a_condition_given_in_wordings_survives_rewording() -> None:
    record_defaults()
    asked = [{"question": "which WAY?", "answers": "by bus \n\nsomething-else"}]
    page = page_with(
        choice("Which way?", "By bus", "Something else"),
        ("short_text", {"label": "Which stop?", "show_if": asked}),
    )
    publish(page)
    page.refresh_from_db()
    kept = page.questions[1].value["show_if"][0]
    assert (kept["question"], kept["answers"]) == ("which_way", "by-bus\nsomething-else")
    page.questions[0].value["label"] = "How do you go?"
    page.questions[0].value["options"][0]["label"] = "With the bus"
    condition = publish(page).wording.compiled.questions[1].show_if[0]
    assert (condition.question, condition.any_of) == ("which_way", ("by-bus", "something-else"))


def test_a_condition_on_a_point_of_a_scale() -> None:
    scale = {"label": "How is it?", "lowest": "bad", "highest": "good", "points": 5}
    asked = [{"question": "How is it?", "answers": "1: bad\n2"}]
    page = page_with(("scale", scale), ("short_text", {"label": "Why?", "show_if": asked}))
    assert page.compile().questions[1].show_if[0].any_of == ("1", "2")


def test_sensitive_are_equality_questions_and_those_an_editor_marks() -> None:
    equality = ("equality", {"label": "Age?", "options": TWO})
    page = page_with(choice("A", "x", "y"), choice("B", "x", "y", sensitive=True), equality)
    questions = page.compile().questions
    assert [question.sensitive for question in questions] == [False, True, True]


def test_a_choice_can_stand_alone() -> None:
    options = [{"label": "Light"}, {"label": "Buses"}, {"label": "It is fine", "alone": True}]
    page = page_with(("multiple_choice", {"label": "What helps?", "options": options}))
    question = page.compile().questions[0]
    several = QUESTION_TYPES[question.type]
    assert several.clean(question, ["it-is-fine"]) == ["it-is-fine"]
    assert several.clean(question, ["light", "buses"]) == ["light", "buses"]
    with pytest.raises(NotValid, match="Choose either 'It is fine' or other answers"):
        several.clean(question, ["light", "it-is-fine"])


def test_the_editor_hears_that_people_have_answered(client: Client, cast: Cast) -> None:
    questionnaire = make_questionnaire()
    edit = f"/cms/pages/{questionnaire.page_id}/edit/"
    client.force_login(cast.admin)
    assert "People have answered" not in client.get(edit).content.decode()
    answer(questionnaire)
    html = client.get(edit).content.decode()
    assert "People have answered version 1." in html
    assert "makes version 2" in html


def test_a_short_name_never_stands_for_another_kind_of_question() -> None:
    record_defaults()
    page = page_with(choice("Which way?", "This", "That"))
    publish(page)
    answer(Questionnaire.objects.get(page=page), {"which_way": "this"})
    words = {"label": "Which way?"}
    again = ConsultationPage.objects.get(pk=page.pk)
    again.questions = QuestionsBlock().to_python([{"type": "short_text", "value": words}])
    assert publish(again).wording.compiled.questions[0].key == "which_way_2"
    back = ConsultationPage.objects.get(pk=page.pk)
    raw = [{"type": kind, "value": value} for kind, value in [choice("Which way?", "This")]]
    back.questions = QuestionsBlock().to_python(raw)
    assert publish(back).wording.compiled.questions[0].key == "which_way"


def test_a_short_name_given_by_hand_is_refused_for_another_kind() -> None:
    record_defaults()
    page = page_with(choice("Which way?", "This", "That"))
    publish(page)
    again = ConsultationPage.objects.get(pk=page.pk)
    words = {"label": "Say which", "key": "which_way"}
    again.questions = QuestionsBlock().to_python([{"type": "short_text", "value": words}])
    with pytest.raises(ValidationError, match="another kind of question had before"):
        again.clean()


def test_what_people_have_finished_answering_cannot_be_opened_again(
    client: Client, cast: Cast
) -> None:
    record_defaults()
    page = page_with(choice("Which way?", "This", "That"))
    page.leads.add(cast.lead)
    page.save()
    questionnaire = publish(page)
    answer(questionnaire, {"which_way": "this"})
    with time_machine.travel(page.closes_at + timedelta(hours=1)):
        page.closes_at = timezone.now() + timedelta(days=5)
        assert any("cannot open again" in one for one in missing(page))
        assert publish(page).status == Status.CLOSED


def test_what_nobody_answered_may_be_opened_again() -> None:
    record_defaults()
    page = page_with(choice("Which way?", "This", "That"))
    publish(page)
    with time_machine.travel(page.closes_at + timedelta(hours=1)):
        page.closes_at = timezone.now() + timedelta(days=5)
        assert publish(page).status == Status.OPEN
