"""A child under 13 asks; a parent or carer decides, thing by thing; somebody makes sure who that
was; the child sees it; the parent takes it back. On a phone, by keyboard, without JavaScript.
"""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page

from community.people.models import AgeBand, User
from community.privacy.models import GuardianAsk
from community.privacy.purposes import Purpose, purposes
from tests.browser.conftest import OpenPage
from tests.people import Cast

SignIn = Callable[[Page, User], None]
PHOTO = Purpose(name="photo", title="A photo", question="May we show a photo of you?", wording="1")
TALK = Purpose(name="talk", title="A talk", question="May somebody here ring you?", wording="1")

Look = Callable[[Page, str], None]


@pytest.fixture(autouse=True)
def _purposes(settings: object) -> Iterator[None]:
    settings.REQUIRE_MFA = False  # type: ignore[attr-defined]  # pytest-django's own
    for one in (PHOTO, TALK):
        purposes.enrol(one)
    yield
    for one in (PHOTO, TALK):
        purposes.withdraw(one.name)


@pytest.fixture
def child(site: str, cast: Cast) -> User:
    cast.young_person.age_band = AgeBand.UNDER_16
    cast.young_person.save()
    return cast.young_person


def press(page: Page, name: str) -> None:
    """By keyboard alone: found by its name, reached, and pressed."""
    button = page.get_by_role("button", name=name)
    button.focus()
    page.keyboard.press("Enter")


def sees(page: Page, words: str) -> None:
    page.get_by_text(words).first.wait_for()


def choose(page: Page, name: str, value: str) -> None:
    page.locator(f"input[name='{name}'][value='{value}']").focus()
    page.keyboard.press("Space")


@pytest.mark.trust("R5")
@pytest.mark.parametrize(
    ("width", "dark", "javascript"),
    [(320, False, True), (1280, True, True), (320, True, False), (1280, False, False)],
)
def test_from_asking_to_taking_it_back(
    page_at: OpenPage,
    sign_in_at: SignIn,
    axe: Callable[[Page], None],
    screenshot: Callable[[Page, str], Path],
    cast: Cast,
    child: User,
    width: int,
    dark: bool,
    javascript: bool,
) -> None:
    def look(page: Page, name: str) -> None:
        if javascript:
            axe(page)
            assert page.evaluate("document.documentElement.scrollWidth") <= width
        screenshot(page, f"guardian-{name}-{width}{'-dark' if dark else ''}")

    theirs, parent, staff = (page_at(width, dark=dark, javascript=javascript) for _ in range(3))
    sign_in_at(theirs, child)
    child_asks(theirs, look)
    parent_answers(parent, theirs.locator("code").inner_text(), look)
    sign_in_at(staff, cast.coordinator)
    coordinator_confirms(staff, look)
    ask = GuardianAsk.objects.get()
    assert (ask.checked_by, ask.checked_how) == (cast.coordinator, "called-back")

    theirs.goto("/my/data/consents/")
    sees(theirs, "A parent or carer said yes on")
    look(theirs, "9-seen")

    choose(parent, "about-photo", "no")
    press(parent, "Change it")
    sees(parent, "That is how it is now.")
    theirs.reload()
    assert theirs.get_by_text("A parent or carer said yes on").count() == 0


def child_asks(theirs: Page, look: Look) -> None:
    theirs.goto("/my/data/consents/")
    look(theirs, "1-consents")
    theirs.get_by_role("link", name="I am under 13: ask a parent or carer").press("Enter")
    look(theirs, "2-ask")
    press(theirs, "Ask them")
    theirs.locator("code").wait_for()
    look(theirs, "3-asked")


def parent_answers(parent: Page, link: str, look: Look) -> None:
    parent.goto(link[link.index("/my/") :])
    press(parent, "Send my answer")
    sees(parent, "Say yes or no.")
    look(parent, "4-wrong")
    choose(parent, "about-photo", "yes")
    choose(parent, "about-talk", "no")
    parent.fill("[name=name]", "Sam Parent")
    parent.fill("[name=relation]", "foster carer")
    look(parent, "5-answer")
    press(parent, "Send my answer")
    sees(parent, "We have your answer.")
    look(parent, "6-page")


def coordinator_confirms(staff: Page, look: Look) -> None:
    staff.goto("/my/data/guardians/")
    look(staff, "7-list")
    staff.get_by_role("link", name="Look at it").press("Enter")
    choose(staff, "how", "called-back")
    look(staff, "8-confirm")
    press(staff, "It is them")
    sees(staff, "Nobody waits.")


@pytest.mark.parametrize(("width", "dark"), [(320, True), (1280, False)])
def test_somebody_here_asks_for_a_child(
    page_at: OpenPage,
    sign_in_at: SignIn,
    axe: Callable[[Page], None],
    screenshot: Callable[[Page, str], Path],
    cast: Cast,
    child: User,
    width: int,
    dark: bool,
) -> None:
    page = page_at(width, dark=dark)
    sign_in_at(page, cast.dpo)
    page.goto("/my/data/guardians/ask/")
    press(page, "Ask them")
    sees(page, "Ask the child first.")
    axe(page)
    page.fill("[name=child]", child.username)
    page.locator("[name=wants]").focus()
    page.keyboard.press("Space")
    screenshot(page, f"guardian-ask-for-{width}{'-dark' if dark else ''}")
    press(page, "Ask them")
    sees(page, "Give them this link")
    axe(page)
    assert "/guardian/answer/" in page.locator("code").inner_text()
    assert page.evaluate("document.documentElement.scrollWidth") <= width
