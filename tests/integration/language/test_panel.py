from collections.abc import Iterator

import pytest
from django.contrib.auth.models import AnonymousUser
from django.test import RequestFactory
from wagtail.admin.panels import FieldPanel, ObjectList, Panel
from wagtail.models import Page

from community.language.audience import Audience
from community.language.notices import how_easy
from community.language.panels import ReadabilityPanel
from community.privacy.models import Notice
from community.site.models import GetHelpPage, HomePage, NewsPage, StandardPage
from consultations.blocks import QuestionsBlock
from consultations.models import ConsultationPage
from consultations.panels import HardQuestionsPanel
from tests.factories.consultations import make_questionnaire
from tests.people import Cast


def shown(page: StandardPage, panel: ReadabilityPanel) -> str:
    handler = ObjectList([FieldPanel("title"), panel]).bind_to_model(StandardPage)
    request = RequestFactory().get("/")
    request.user = AnonymousUser()
    form = handler.get_form_class()(instance=page)
    bound = handler.get_bound_panel(instance=page, request=request, form=form)
    return "".join(child.render_html() for child in bound.visible_children[1:])


def test_tells_the_writer_of_a_page(hard_page: StandardPage) -> None:
    html = shown(hard_page, ReadabilityPanel())
    assert "Even many adults who read a lot will find this hard." in html
    assert "“stakeholders”: try <strong>people who have a say</strong>" in html
    assert "The longest sentence: “In the event that" in html
    assert f"/cms/language/pages/{hard_page.pk}/" in html
    assert "<script" not in html and "style=" not in html


def test_knows_for_whom_the_page_is(easy_page: StandardPage) -> None:
    easy_page.body = [("text", "<p>Tell us about the safety of your neighbourhood together.</p>")]
    assert "aim for" not in shown(easy_page, ReadabilityPanel())
    assert "For easy read aim" in shown(easy_page, ReadabilityPanel(Audience.EASY_READ))


def test_a_page_that_was_never_saved_has_none(home: HomePage) -> None:
    assert shown(StandardPage(title="New", slug="new"), ReadabilityPanel()) == ""


@pytest.mark.trust("CVE-5")
def test_hostile_words_stay_words(easy_page: StandardPage) -> None:
    easy_page.body = [("quote", {"text": "<img src=x onerror=alert(1)> utilise " * 9, "who": ""})]
    assert "<img" not in shown(easy_page, ReadabilityPanel())


def panel_of(page: ConsultationPage, panel: Panel) -> str:
    handler = ObjectList([FieldPanel("title"), panel]).bind_to_model(ConsultationPage)
    request = RequestFactory().get("/")
    request.user = AnonymousUser()
    form = handler.get_form_class()(instance=page)
    bound = handler.get_bound_panel(instance=page, request=request, form=form)
    return "".join(child.render_html() for child in bound.visible_children[1:])


def asking(*labels: str) -> ConsultationPage:
    page = make_questionnaire().page
    raw = [{"type": "long_text", "value": {"label": label}} for label in labels]
    page.questions = QuestionsBlock().to_python(raw)
    return page


@pytest.mark.django_db
def test_hard_questions_are_named_with_plainer_words() -> None:
    page = asking("What would help?", "How do stakeholders utilise community infrastructure?")
    html = panel_of(page, HardQuestionsPanel())
    assert "What would help?" not in html
    assert "How do stakeholders" in html and "<strong>use</strong>" in html


@pytest.mark.django_db
def test_easy_questions_are_praised() -> None:
    assert "easy to read" in panel_of(asking("What would help?"), HardQuestionsPanel())


@pytest.mark.parametrize(
    "page_type", [HomePage, StandardPage, NewsPage, GetHelpPage, ConsultationPage]
)
def test_every_page_that_people_read_says_how_easy_it_is(page_type: type[Page]) -> None:
    def all_panels(panel: Panel) -> Iterator[Panel]:
        yield panel
        for child in getattr(panel, "children", ()):
            yield from all_panels(child)

    panels = all_panels(page_type.get_edit_handler())
    assert any(isinstance(panel, ReadabilityPanel) for panel in panels)


def test_whoever_writes_a_notice_is_told(cast: Cast) -> None:
    notice = Notice.objects.get(moment="free-text")
    assert any(said.startswith("In short: ") for said in how_easy(notice, Audience.YOUNG_PEOPLE))
    notice.short = "Stakeholders may subsequently facilitate safeguarding interventions."
    first = next(iter(how_easy(notice, Audience.YOUNG_PEOPLE)))
    assert "hard" in first
