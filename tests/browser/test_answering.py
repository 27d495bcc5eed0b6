"""A young person answers on a phone: with and without JavaScript, by keyboard, in the dark."""

import re
from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from consultations.models import Response
from tests.browser.conftest import OpenPage

CONSULTATION = "/consultations/the-way-home/"


def receipt(page: Page) -> str:
    words = page.locator("#receipt-words").inner_text()
    assert re.fullmatch(r"[a-z]+( [a-z]+){3}", words)
    return words


def press_on(page: Page) -> None:
    page.get_by_role("button", name="Continue").click()


def answer_step_by_step(page: Page, base: str, axe: Callable[[Page], None]) -> None:
    page.goto(base + CONSULTATION)
    axe(page)
    page.get_by_role("link", name="Start").click()
    axe(page)
    page.get_by_label("By bus").check()
    press_on(page)
    page.get_by_label("Which bus or stop").fill("The 22, and St Margaret's")
    press_on(page)
    page.get_by_label("How long does it take?").fill("ages")
    press_on(page)
    expect(page.get_by_role("alert")).to_contain_text("as a number")
    axe(page)
    page.get_by_label("How long does it take?").fill("25")
    press_on(page)
    page.get_by_role("radio", name="2").check()
    press_on(page)
    page.get_by_label("More light").check()
    page.get_by_label("Later buses").check()
    press_on(page)


@pytest.mark.parametrize(("javascript", "dark"), [(True, False), (False, False), (True, True)])
def test_answer_on_a_phone(
    seeded: str, page_at: OpenPage, axe: Callable[[Page], None], screenshot: Any,
    javascript: bool, dark: bool,
) -> None:  # fmt: skip
    page = page_at(320, dark=dark, javascript=javascript)
    axe = axe if javascript else lambda page: None  # it needs scripts itself
    answer_step_by_step(page, seeded, axe)
    if javascript:
        page.get_by_role("button", name="Somewhere quiet").click()
        page.get_by_role("button", name="A place to make music").click()
    else:
        page.get_by_label("Place 1").select_option(label="Somewhere quiet")
        page.get_by_label("Place 2").select_option(label="A place to make music")
    axe(page)
    press_on(page)
    page.get_by_role("button", name="Skip", exact=True).click()
    page.get_by_role("button", name="Skip", exact=True).click()
    page.get_by_label("If you could change one thing").fill("More light by the canal")
    screenshot(page, f"free-text-{javascript}-{dark}")
    press_on(page)
    press_on(page)
    page.get_by_role("button", name="Skip", exact=True).click()
    page.get_by_role("button", name="Skip", exact=True).click()
    expect(page.get_by_role("heading", name="Check your answers")).to_be_visible()
    for words in ("St Margaret's", "25 minutes", "1. Somewhere quiet", "More light by the canal"):
        expect(page.locator("main")).to_contain_text(words)
    axe(page)
    screenshot(page, f"check-{javascript}-{dark}")
    page.get_by_role("button", name="Send my answers").click()
    receipt(page)
    axe(page)
    screenshot(page, f"sent-{javascript}-{dark}")
    assert (
        Response.objects.filter(questionnaire__slug="the-way-home", state="submitted").count() == 1
    )


def test_come_back_by_receipt_in_a_second_browser(
    seeded: str, page_at: OpenPage, axe: Callable[[Page], None]
) -> None:
    first = page_at(320)
    first.goto(f"{seeded}{CONSULTATION}answer/all/")
    first.get_by_label("On foot").check()
    first.get_by_label("If you could change one thing").fill("A bench")
    first.get_by_role("button", name="Send my answers").click()
    words = receipt(first)

    second = page_at(1280)
    second.goto(f"{seeded}/my-answer/")
    axe(second)
    second.get_by_label("Your four words").fill(words.upper())
    second.get_by_role("button", name="Open").click()
    expect(second.locator("main")).to_contain_text("A bench")
    axe(second)
    second.get_by_role("link", name="Change my answers").click()
    second.get_by_label("If you could change one thing").fill("Two benches")
    axe(second)
    second.get_by_role("button", name="Save the changes").click()
    expect(second.locator("main")).to_contain_text("Two benches")
    second.get_by_role("link", name="Take my answers back").click()
    axe(second)
    second.get_by_role("button", name="Erase my answers").click()
    expect(second.get_by_role("heading", level=1)).to_contain_text("took these answers back")


def test_answer_by_keyboard_alone(seeded: str, page_at: OpenPage) -> None:
    page = page_at(1280)
    page.goto(f"{seeded}{CONSULTATION}answer/1/")
    page.get_by_label("On foot").focus()
    page.keyboard.press("Space")
    page.keyboard.press("Enter")
    page.wait_for_url("**/answer/3/")
    tab_to(page, "How long does it take?")
    page.keyboard.type("10")
    page.keyboard.press("Enter")
    page.wait_for_url("**/answer/4/")
    page.goto(f"{seeded}{CONSULTATION}answer/check/")
    tab_to(page, "Send my answers")
    page.keyboard.press("Enter")
    page.wait_for_url("**/answer/sent/")
    receipt(page)


def tab_to(page: Page, name: str) -> None:
    """Press Tab until the control of that name has the focus."""
    script = """() => { const e = document.activeElement;
      return (e.labels?.[0]?.textContent || e.textContent || "").trim(); }"""
    for _ in range(40):
        page.keyboard.press("Tab")
        if page.evaluate(script).startswith(name):
            return
    raise AssertionError(f"Tab never reached {name!r}")


def test_conditions_on_one_page_follow_the_answers(seeded: str, page_at: OpenPage) -> None:
    page = page_at(320)
    page.goto(f"{seeded}{CONSULTATION}answer/all/")
    stop = page.get_by_label("Which bus or stop")
    expect(stop).to_be_hidden()
    page.get_by_label("By bus").check()
    expect(stop).to_be_visible()
    stop.fill("Granby Street")
    page.get_by_label("On foot").check()
    expect(stop).to_be_hidden()
    page.get_by_role("button", name="Send my answers").click()
    receipt(page)


def test_without_scripts_a_hidden_question_is_explained(seeded: str, page_at: OpenPage) -> None:
    page = page_at(320, javascript=False)
    page.goto(f"{seeded}{CONSULTATION}answer/all/")
    page.get_by_label("On foot").check()
    page.get_by_label("Which bus or stop").fill("Granby Street")
    page.get_by_role("button", name="Send my answers").click()
    expect(page.get_by_role("alert")).to_contain_text("only asked when")
    expect(page.get_by_label("Which bus or stop")).to_have_value("Granby Street")


def test_nothing_on_the_way_is_wider_than_the_phone(seeded: str, page_at: OpenPage) -> None:
    page = page_at(320)
    for path in (
        CONSULTATION,
        f"{CONSULTATION}answer/all/",
        "/consultations/trusted-adults/results/",
    ):
        page.goto(seeded + path)
        assert page.evaluate("document.documentElement.scrollWidth") <= 320, path
    page.goto(f"{seeded}{CONSULTATION}answer/all/")
    page.locator("textarea").first.fill("https://" + "a" * 200)
    page.get_by_role("button", name="Finish later").click()
    page.goto(f"{seeded}{CONSULTATION}answer/check/")
    expect(page.locator("main")).to_contain_text("a" * 200)
    assert page.evaluate("document.documentElement.scrollWidth") <= 320
