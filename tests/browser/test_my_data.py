"""A person looks at what is held about them, on a phone, and takes it away."""

from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page

from community.outbox.references import reference
from community.people.models import User
from community.privacy.actions import record_look
from tests.browser.conftest import OpenPage
from tests.people import Cast

SignIn = Callable[[Page, User], None]


@pytest.fixture
def young_person(site: str, cast: Cast) -> User:
    record_look(cast.lead, reference(cast.young_person), "Preparing the outcome")
    return cast.young_person


@pytest.mark.parametrize(("width", "dark"), [(320, False), (1280, True)])
def test_reading_it(
    page_at: OpenPage,
    sign_in_at: SignIn,
    young_person: User,
    axe: Callable[[Page], None],
    screenshot: Callable[[Page, str], Path],
    width: int,
    dark: bool,
) -> None:
    page = page_at(width, dark=dark)
    sign_in_at(page, young_person)
    page.goto("/my/data/")
    page.locator(".card summary").first.click()
    axe(page)
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    screenshot(page, f"my-data-{width}{'-dark' if dark else ''}")


def test_taking_it_away_without_javascript(
    page_at: OpenPage, sign_in_at: SignIn, young_person: User
) -> None:
    page = page_at(javascript=False)
    sign_in_at(page, young_person)
    page.goto("/my/data/")
    with page.expect_download() as file:
        page.get_by_role("button", name="A page to read").click()
    assert "Preparing the outcome" in file.value.path().read_text()
