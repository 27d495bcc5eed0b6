"""The quick exit: with and without scripts, by finger, by keyboard.

"Elsewhere" is this machine under its other name, so that no test calls up another website.
"""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from community.device.models import ExitSettings
from community.people.models import User
from tests.browser.conftest import OpenPage
from tests.factories.consultations import ANSWERS, answer, make_questionnaire, one_of_each
from tests.people import Cast

SECRET = "The canal is where it happens"


def lead_elsewhere(site: str) -> str:
    address = site.replace("localhost", "127.0.0.1") + "/robots.txt"
    ExitSettings.load()
    ExitSettings.objects.update(address=address)
    return address


def leave(page: Page, elsewhere: str) -> None:
    page.locator(".safety-bar .exit").click()
    page.wait_for_url(elsewhere)


@pytest.mark.trust("2.8-exit")
def test_one_tap_leaves_with_and_without_scripts(site: str, page_at: OpenPage) -> None:
    elsewhere = lead_elsewhere(site)
    for javascript in (True, False):
        page = page_at(320, javascript=javascript)
        page.goto("/search/")
        box = page.locator(".safety-bar .exit").bounding_box()
        assert box is not None
        assert box["height"] >= 44
        assert 600 < box["y"] <= 800 - box["height"]
        leave(page, elsewhere)
    page = page_at(320)
    page.goto("/search/")
    page.goto("/help-now/")
    leave(page, elsewhere)
    page.go_back()
    assert "/help-now/" not in page.url
    page = page_at()
    page.goto("/help-now/")
    for key in ("Shift", "Shift", "a", "Shift"):
        page.keyboard.press(key)
    assert page.url.startswith(site)
    for _ in range(3):
        page.keyboard.press("Shift")
    page.wait_for_url(elsewhere)


def test_it_signs_out(
    site: str, page_at: OpenPage, cast: Cast, sign_in_at: Callable[[Page, User], None]
) -> None:
    elsewhere = lead_elsewhere(site)
    page = page_at(320)
    sign_in_at(page, cast.young_person)
    leave(page, elsewhere)
    page.goto(f"{site}/my/")
    assert "/account/login/" in page.url


@pytest.mark.parametrize("javascript", [True, False])
def test_nothing_of_a_draft_stays_open(site: str, page_at: OpenPage, javascript: bool) -> None:
    elsewhere = lead_elsewhere(site)
    make_questionnaire(slug="home")
    number = [question.key for question in one_of_each()].index("idea") + 1
    address = f"{site}/consultations/home/answer/{number}/"
    page = page_at(320, javascript=javascript)
    page.goto(address)
    page.get_by_label("One thing?").fill(SECRET)
    page.get_by_role("button", name="Continue").click()
    page.wait_for_url(f"**/answer/{number + 1}/")
    page.goto(address)
    expect(page.get_by_label("One thing?")).to_have_value(SECRET)
    leave(page, elsewhere)
    page.go_back()
    assert SECRET not in shown(page)
    page.goto(address)
    expect(page.get_by_label("One thing?")).to_have_value("")


@pytest.mark.parametrize("javascript", [True, False])
def test_nor_do_answers_found_by_four_words(site: str, page_at: OpenPage, javascript: bool) -> None:
    elsewhere = lead_elsewhere(site)
    words = answer(make_questionnaire(), {**ANSWERS, "idea": SECRET}).receipt
    page = page_at(320, javascript=javascript)
    page.goto("/my-answer/")
    page.get_by_label("Your four words").fill(words)
    page.get_by_role("button", name="Open").click()
    expect(page.locator("main")).to_contain_text(SECRET)
    leave(page, elsewhere)
    page.go_back()
    assert SECRET not in shown(page)
    page.goto(f"{site}/my-answer/yours/")
    expect(page.get_by_label("Your four words")).to_have_value("")
    assert SECRET not in shown(page)


def shown(page: Page) -> str:
    """Everything on the page, what stands in its fields too."""
    fields = "[...document.querySelectorAll('input, textarea')].map(e => e.value).join()"
    page.wait_for_load_state()
    return f"{page.content()} {page.evaluate(fields)}"
