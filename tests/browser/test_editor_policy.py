"""Wagtail's editor works under its own content policy, with everything from here."""

import re
from collections.abc import Callable

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page, Request, expect
from wagtail.models import Page as WagtailPage

from community.people.demo import PASSWORD
from community.people.models import User
from tests.browser.conftest import OpenPage


@pytest.mark.trust("S2", "W13")
def test_the_editor_works_and_fetches_nothing_from_elsewhere(
    seeded: str, page_at: OpenPage, sign_in_at: Callable[[Page, User, str], None]
) -> None:
    page = page_at(1280)
    elsewhere: list[str] = []

    def note(request: Request) -> None:
        if not request.url.startswith((seeded, "data:", "blob:")):
            elsewhere.append(request.url)

    page.on("request", note)
    sign_in_at(page, User.objects.get(username="admin"), PASSWORD)
    news = WagtailPage.objects.filter(depth__gt=2).first()
    assert news is not None
    for path in ("/cms/", f"/cms/pages/{news.pk}/edit/", "/cms/images/", "/cms/users/"):
        page.goto(path)
        page.wait_for_load_state("networkidle")
        expect(page.locator("h1, h2").first).to_be_attached()
    page.goto(f"/cms/pages/{news.pk}/edit/")
    expect(page).to_have_title(re.compile("Editing"))
    assert not elsewhere


CONTRAST = {"runOnly": {"type": "rule", "values": ["color-contrast", "color-contrast-enhanced"]}}


@pytest.mark.parametrize("dark", [False, True])
def test_what_went_well_is_easy_to_read(
    seeded: str, page_at: OpenPage, sign_in_at: Callable[[Page, User, str], None], dark: bool
) -> None:
    page = page_at(1280, dark=dark)
    sign_in_at(page, User.objects.get(username="admin"), PASSWORD)
    page.goto("/cms/invitations/")
    page.check("input[value=Mentor]")
    page.fill("input[name=email]", "nia@example.org")
    page.get_by_role("button", name="Invite").click()
    expect(page.locator(".messages .success")).to_be_visible()
    found = Axe().run(page, context=".messages", options=CONTRAST)
    assert found.violations_count == 0, found.generate_report()
