"""A young person of 17 asks for a mentor and says who would be good for them; somebody becomes a
mentor. On a phone, by keyboard, with and without JavaScript.
"""

from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page

from community.people.models import User
from mentoring.actions import applying
from mentoring.models import Mentor, YoungPerson
from mentoring.states import MentorState, YoungState
from tests.browser.conftest import OpenPage
from tests.factories.mentoring import born, make_interested, make_ready
from tests.people import Cast

SignIn = Callable[[Page, User], None]
Look = Callable[[Page, str], None]
WAYS = pytest.mark.parametrize(
    ("width", "dark", "javascript"), [(320, False, True), (320, True, False), (1280, True, True)]
)


@pytest.fixture(autouse=True)
def _one_factor(settings: object) -> None:
    settings.REQUIRE_MFA = False  # type: ignore[attr-defined]  # pytest-django's own


@pytest.fixture
def look(
    axe: Callable[[Page], None],
    screenshot: Callable[[Page, str], Path],
    width: int,
    dark: bool,
    javascript: bool,
) -> Look:
    def looked(page: Page, name: str) -> None:
        if javascript:
            axe(page)
            assert page.evaluate("document.documentElement.scrollWidth") <= width
        screenshot(page, f"mentoring-{name}-{width}{'-dark' if dark else ''}")

    return looked


def press(page: Page, name: str) -> None:
    """By keyboard alone: found by its name, reached, and pressed."""
    button = page.get_by_role("button", name=name, exact=True)
    button.focus()
    page.keyboard.press("Enter")


def follow(page: Page, name: str) -> None:
    page.get_by_role("link", name=name).first.focus()
    page.keyboard.press("Enter")


def sees(page: Page, words: str) -> None:
    page.get_by_text(words).first.wait_for()


def tick(page: Page, name: str, value: str) -> None:
    page.locator(f"input[name='{name}'][value='{value}']").focus()
    page.keyboard.press("Space")


@WAYS
def test_from_asking_to_the_list(
    page_at: OpenPage, site: str, look: Look, width: int, dark: bool, javascript: bool
) -> None:
    page = page_at(width, dark=dark, javascript=javascript)
    page.goto(f"{site}/mentoring/")
    look(page, "home")
    follow(page, "I would like a mentor")
    sees(page, "What should we call you?")
    look(page, "ask")
    press(page, "Go on")
    sees(page, "Give any name you like.")
    page.get_by_label("What should we call you?").fill("Amara")
    page.locator("input[name=born]").fill(born(17).isoformat())
    press(page, "Go on")
    sees(page, "Hello, Amara")
    look(page, "own-page")
    follow(page, "Do this now")
    page.get_by_label("Who would be good for you?").fill("Someone who knows about music")
    page.get_by_label("Where would you meet?").select_option("blaby")
    tick(page, "times", "sat-day")
    look(page, "wishes")
    press(page, "Save")
    sees(page, "Thank you. You can change it at any time.")
    press(page, "Yes, I want a mentor")
    sees(page, "You have waited for 0 days.")
    look(page, "waiting")
    assert YoungPerson.objects.get().state == YoungState.WAITING


@WAYS
def test_from_applying_to_a_second_persons_yes(
    page_at: OpenPage,
    site: str,
    sign_in_at: SignIn,
    look: Look,
    cast: Cast,
    width: int,
    dark: bool,
    javascript: bool,
) -> None:
    applicant, desk = (page_at(width, dark=dark, javascript=javascript) for _ in range(2))
    token = applying.apply_link(make_interested().application)
    applicant.goto(f"{site}/mentoring/apply/{token}/")
    look(applicant, "apply")
    press(applicant, "Send my application")
    sees(applicant, "Choose at least one time.")
    press(applicant, "I do not want to go on")
    sees(applicant, "That is fine.")
    ready = make_ready(by=cast.coordinator)
    sign_in_at(desk, cast.coordinator)
    desk.goto(f"{site}/mentoring/mentors/{ready.pk}/")
    look(desk, "mentor")
    press(desk, "Put them forward")
    sees(desk, "Somebody else has to approve them.")
    desk.context.clear_cookies()
    sign_in_at(desk, cast.supervisor)
    desk.goto(f"{site}/mentoring/mentors/{ready.pk}/")
    press(desk, "Approve")
    sees(desk, "They are a mentor now")
    look(desk, "approved")
    assert Mentor.objects.get(pk=ready.pk).state == MentorState.ACTIVE
    desk.goto(f"{site}/mentoring/mentors/")
    look(desk, "mentors")
