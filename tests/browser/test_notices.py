"""What people are told: in full, in easy read, and read aloud where a device can."""

from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page

from tests.browser.conftest import OpenPage
from tests.factories.consultations import answer, make_questionnaire

NOTICE = "/my/data/notices/free-text/"
# A voice that is on the device, one that is not, and a note of what is said.
VOICES = """
window.said = [];
const voices = [
  {name: "far", lang: "en-GB", localService: false},
  {name: "near", lang: "en-GB", localService: true},
];
speechSynthesis.getVoices = () => voices.slice(%s);
speechSynthesis.speak = (one) => window.said.push(one.text);
speechSynthesis.cancel = () => {};
Object.defineProperty(SpeechSynthesisUtterance.prototype, "voice", {set() {}});
"""


@pytest.mark.parametrize(("width", "dark"), [(320, False), (1280, True)])
def test_reading_it(
    page_at: OpenPage,
    site: str,
    axe: Callable[[Page], None],
    screenshot: Callable[[Page, str], Path],
    width: int,
    dark: bool,
) -> None:
    page = page_at(width, dark=dark)
    for address in (NOTICE, "/my/data/notices/"):
        page.goto(address)
        axe(page)
        assert page.evaluate("document.documentElement.scrollWidth") <= width
    page.goto(NOTICE)
    for picture in page.locator(".easy-read img").all():
        assert picture.evaluate("one => one.complete && one.naturalWidth > 0")
    screenshot(page, f"notice-{width}{'-dark' if dark else ''}")


def test_read_aloud_by_a_voice_of_the_device(page_at: OpenPage, site: str) -> None:
    page = page_at()
    page.add_init_script(VOICES % "0")
    page.goto(NOTICE)
    page.get_by_role("button", name="Read this aloud").press("Enter")
    assert page.evaluate("said[0]").strip() == "A real person reads what you write."
    assert page.get_by_role("button", name="Stop reading").is_visible()
    page.keyboard.press("Enter")
    assert page.get_by_role("button", name="Read this aloud").is_visible()


def test_no_voice_that_would_send_the_words_away(page_at: OpenPage, site: str) -> None:
    page = page_at()
    page.add_init_script(VOICES % "0, 1")
    page.goto(NOTICE)
    page.locator("read-aloud:defined").wait_for(state="attached")
    assert not page.get_by_role("button", name="Read this aloud").is_visible()


def test_without_javascript_nothing_is_offered_that_does_nothing(
    page_at: OpenPage, site: str
) -> None:
    page = page_at(javascript=False)
    page.goto(NOTICE)
    assert "A real person reads" in page.inner_text("#full-words")
    assert not page.get_by_text("Read this aloud").is_visible()


def test_by_four_words_without_javascript(page_at: OpenPage, site: str) -> None:
    words = answer(make_questionnaire()).receipt
    page = page_at(320, javascript=False)
    page.goto("/my-answer/")
    page.fill("input[name=words]", words)
    page.get_by_role("button", name="Open", exact=True).click()
    assert page.evaluate("document.documentElement.scrollWidth") <= 320
    with page.expect_download() as file:
        page.get_by_role("button", name="Keep a copy to read").click()
    assert "More light by the canal" in file.value.path().read_text()
    page.get_by_role("button", name="Ask or complain about this").click()
    assert "the answers that your four words opened" in page.inner_text("main")


@pytest.mark.parametrize(("part", "box"), [(9, "textarea"), (11, "label.choice")])
def test_on_a_small_phone_the_question_is_what_one_sees_first(
    page_at: OpenPage, site: str, axe: Callable[[Page], None], part: int, box: str
) -> None:
    slug = make_questionnaire().page.slug
    page = page_at(320)
    page.goto(f"/consultations/{slug}/answer/{part}/")
    question = page.locator(".field__label--large").bounding_box()
    told = page.locator(".honest").bounding_box()
    answer_box = page.locator(box).first.bounding_box()
    assert question and told and answer_box
    assert question["y"] < told["y"] < answer_box["y"]
    assert told["height"] < 200
    page.get_by_text("More", exact=False).first.press("Enter")
    assert page.locator(".honest details p").is_visible()
    axe(page)


def test_the_bar_stays_in_one_row_and_is_spoken_in_full(page_at: OpenPage, site: str) -> None:
    for width, said in ((320, "Help"), (1280, "Get help now")):
        page = page_at(width)
        page.goto("/")
        links = page.locator(".safety-bar a")
        assert links.first.inner_text().splitlines()[-1] == said
        for name in ("Get help now", "Hide page", "Leave this page"):
            one = page.locator(".safety-bar").get_by_role("link", name=name, exact=True)
            box = one.bounding_box()
            assert box
            assert box["height"] <= 54
