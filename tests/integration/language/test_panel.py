import pytest
from django.contrib.auth.models import AnonymousUser
from django.test import RequestFactory
from wagtail.admin.panels import FieldPanel, ObjectList

from community.language.audience import Audience
from community.language.panels import ReadabilityPanel
from community.site.models import HomePage, StandardPage


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
