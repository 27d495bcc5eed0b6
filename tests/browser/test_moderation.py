"""From writing to being read, reported and looked at again: on a phone, by keyboard, without a
script. The wall stands for a feature in which people see each other's words.
"""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from django.test import override_settings
from playwright.sync_api import Page

from community.moderation.models import ModeratedItem
from community.moderation.states import Deed, ReportReason, State
from community.people.models import User
from tests import wall
from tests.browser.conftest import OpenPage
from tests.factories.moderation import ask_again, judge, shown_note, tell
from tests.people import Cast

pytestmark = [pytest.mark.trust("R12")]
SignIn = Callable[[Page, User], None]
Check = Callable[[Page], None]
Picture = Callable[[Page, str], Path]
WHY = "Please leave out where he lives. Then we can show it."


@pytest.fixture
def up(site: str, cast: Cast, settings: Any) -> Iterator[Cast]:
    settings.REQUIRE_MFA = False
    with override_settings(ROOT_URLCONF="tests.wall"):
        wall.put_up(cast.admin)
        assert cast.comms.is_active
        yield cast
        wall.pull_down()


def fits(page: Page, width: int) -> None:
    assert page.evaluate("document.documentElement.scrollWidth") <= width, page.url


@pytest.mark.parametrize("dark", [False, True])
def test_writing_and_being_read(
    up: Cast, page_at: OpenPage, sign_in_at: SignIn, axe: Check, screenshot: Picture, dark: bool
) -> None:
    young = page_at(320, dark=dark)
    sign_in_at(young, up.young_person)
    young.goto("/wall/")
    young.get_by_label("Leave words").fill("The pitch is dark after five")
    young.get_by_label("Leave words").press("Tab")
    young.keyboard.press("Enter")
    young.get_by_text("Waiting. Somebody looks at it before others see it.").wait_for()
    axe(young)
    fits(young, 320)
    moderator = page_at(320, dark=dark)
    sign_in_at(moderator, up.facilitator)
    moderator.goto("/my/")
    moderator.get_by_role("link", name="Look at them").press("Enter")
    axe(moderator)
    fits(moderator, 320)
    screenshot(moderator, f"moderation-desk-320{'-dark' if dark else ''}")
    moderator.get_by_role("link", name="The wall").press("Enter")
    moderator.get_by_text("The pitch is dark").wait_for()
    axe(moderator)
    fits(moderator, 320)
    screenshot(moderator, f"moderation-item-320{'-dark' if dark else ''}")
    moderator.get_by_label("Show it to others").focus()
    moderator.keyboard.press("Space")
    moderator.get_by_role("button", name="Decide").press("Enter")
    moderator.get_by_text("Everything has been looked at").wait_for()
    reader = page_at(320, dark=dark)
    sign_in_at(reader, up.co_designer)
    reader.goto("/wall/")
    assert reader.get_by_text("The pitch is dark after five").is_visible()
    axe(reader)
    fits(reader, 320)
    screenshot(reader, f"moderation-wall-320{'-dark' if dark else ''}")


def test_reporting_and_asking_again_without_javascript(
    up: Cast, page_at: OpenPage, sign_in_at: SignIn, screenshot: Picture
) -> None:
    item = shown_note("He lives at number 9", author=up.young_person, by=up.facilitator)
    reader = page_at(320, javascript=False)
    sign_in_at(reader, up.co_designer)
    reader.goto("/wall/")
    reader.get_by_role("link", name="Report this").click()
    screenshot(reader, "moderation-report-320")
    fits(reader, 320)
    reader.get_by_label("Somebody could get hurt").check()
    reader.get_by_role("button", name="Send the report").click()
    assert reader.get_by_text("It is out of sight now.").is_visible()
    screenshot(reader, "moderation-reported-320")
    reader.get_by_role("link", name="Go back").click()
    assert not reader.get_by_text("He lives at number 9").is_visible()
    moderator = page_at(320, javascript=False)
    sign_in_at(moderator, up.facilitator)
    moderator.goto(f"/moderation/items/{item.pk}/")
    moderator.get_by_label("Take it down").check()
    moderator.get_by_role("button", name="Decide").click()
    assert moderator.get_by_text("Choose why others do not see it.").first.is_visible()
    screenshot(moderator, "moderation-item-errors-320")
    moderator.get_by_label("Why do others not see it?").select_option("private")
    moderator.get_by_label("What we say to the person who wrote it").fill(WHY)
    moderator.get_by_role("button", name="Decide").click()
    author = page_at(320, javascript=False)
    sign_in_at(author, up.young_person)
    author.goto("/my/")
    author.get_by_role("link", name="See all of it").click()
    assert author.get_by_text(WHY).is_visible()
    fits(author, 320)
    screenshot(author, "moderation-yours-320")
    author.get_by_role("link", name="Ask for another look").click()
    author.get_by_label("What should they know?").fill("It is the shop at number 9")
    screenshot(author, "moderation-appeal-320")
    author.get_by_role("button", name="Ask").click()
    assert author.get_by_text("You asked for another look.").is_visible()
    assert ModeratedItem.objects.get().state == State.TAKEN_DOWN


@pytest.mark.trust("R11")
@pytest.mark.parametrize(("width", "dark"), [(320, True), (1280, False)])
def test_the_other_pages(
    up: Cast,
    page_at: OpenPage,
    sign_in_at: SignIn,
    axe: Check,
    screenshot: Picture,
    width: int,
    dark: bool,
) -> None:
    item = shown_note("He lives at number 9", author=up.young_person, by=up.facilitator)
    tell(item, ReportReason.PRIVATE, by=up.co_designer, said="It is my brother")
    down = judge(item, Deed.TAKE_DOWN, by=up.facilitator)
    ask_again(down, by=up.young_person)
    held = shown_note("Come to the park", author=up.young_person, by=up.facilitator)
    tell(held, ReportReason.DANGER, by=up.co_designer)
    wall.assess(by=up.admin, days=300)
    assessments = "/moderation/assessments/"
    visits = {
        up.admin: (
            *("/my/", assessments, f"{assessments}{wall.NAME}/record/"),
            f"{assessments}{wall.NAME}/off/",
        ),
        up.comms: ("/my/", "/moderation/", f"/moderation/items/{item.pk}/"),
        up.young_person: ("/my/", "/moderation/yours/", "/wall/"),
        up.co_designer: ("/my/", "/moderation/yours/"),
    }
    for person, paths in visits.items():
        page = page_at(width, dark=dark)
        sign_in_at(page, person)
        for path in paths:
            page.goto(path)
            axe(page)
            fits(page, width)
            name = path.strip("/").replace("/", "-").replace(str(item.pk), "id")
            screenshot(page, f"moderation-{person.username}-{name}-{width}")
