"""Somebody looks at the screen: the page is hidden at once, and nothing typed is lost. What was
answered does not come back out of the browser's memory.
"""

from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import OpenPage
from tests.factories.consultations import make_questionnaire, one_of_each

pytestmark = pytest.mark.trust("6-9")
SECRET = "The canal is where it happens"
IDEA = [question.key for question in one_of_each()].index("idea") + 1


@pytest.fixture
def address(site: str) -> str:
    make_questionnaire(slug="home")
    return f"{site}/consultations/home/answer/"


@pytest.mark.parametrize("width", [320, 1280])
def test_hiding_and_coming_back(
    address: str, page_at: OpenPage, axe: Callable[[Page], None], screenshot: Any, width: int
) -> None:
    page = page_at(width)
    page.goto(f"{address}{IDEA}/")
    box = page.get_by_label("One thing?")
    box.fill(SECRET)
    screenshot(page, f"hiding-bar-{width}")
    before = page.evaluate("history.length"), page.url, page.title()
    requests: list[str] = []
    page.on("request", lambda request: requests.append(request.url))
    page.get_by_role("link", name="Hide page").focus()
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", name="Notes")).to_be_focused()
    assert page.title() == "Notes"
    assert not [one for one in requests if one.startswith("http")]
    assert SECRET not in page.content() and "home" not in page.locator("body").inner_text()
    axe(page)
    screenshot(page, f"hiding-notes-{width}")
    page.get_by_role("button", name="Back").click()
    expect(box).to_have_value(SECRET)
    expect(page.get_by_role("link", name="Hide page")).to_be_focused()
    assert (page.evaluate("history.length"), page.url, page.title()) == before
    page.get_by_role("button", name="Continue").click()
    page.wait_for_url(f"**/{IDEA + 1}/")


def test_without_scripts_a_page_of_its_own_stands_there(address: str, page_at: OpenPage) -> None:
    page = page_at(320, javascript=False)
    page.goto(f"{address}1/")
    page.get_by_role("link", name="Hide page").click()
    expect(page.get_by_role("heading", name="Notes")).to_be_visible()
    page.get_by_role("link", name="Back").click()
    expect(page.get_by_text("How do you get home?")).to_be_visible()


@pytest.mark.trust("2.8-no-store")
def test_back_after_finishing_shows_no_answer(address: str, page_at: OpenPage) -> None:
    page = page_at(320)
    page.goto(f"{address}all/")
    page.get_by_label("One thing?").fill(SECRET)
    page.get_by_role("button", name="Send my answers").click()
    words = page.locator("#receipt-words").inner_text()
    page.get_by_role("button", name="Finish and clear this page").click()
    page.wait_for_url(lambda url: "/answer/" not in url)
    for _ in range(3):
        page.go_back()
        page.wait_for_load_state()
        fields = page.evaluate(
            "[...document.querySelectorAll('textarea')].map(e => e.value).join()"
        )
        assert SECRET not in fields and words not in page.content()


def test_a_page_of_answers_out_of_memory_is_asked_for_anew(address: str, page_at: OpenPage) -> None:
    page = page_at(320)
    page.goto(f"{address}{IDEA}/")
    page.get_by_label("One thing?").fill(SECRET)
    with page.expect_navigation():
        page.evaluate("dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true }))")
    expect(page.get_by_label("One thing?")).to_have_value("")
