"""A shared tablet: one young person after the other, and the second finds nothing of the first.

Seconds are shortened in the rules, which the server in this process reads, too.
"""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from community.device import actions, rules
from community.device.models import Kiosk
from consultations.models import Questionnaire, Response
from tests.browser.conftest import OpenPage
from tests.factories.consultations import make_questionnaire, one_of_each
from tests.factories.device import make_kiosk, set_up_url
from tests.people import Cast

pytestmark = pytest.mark.trust("2.8-kiosk")
START = "/consultations/home/answer/"
SECRET = "The canal is where it happens"
IDEA = [question.key for question in one_of_each()].index("idea") + 1
KEEPS = """async () => ({
  local: localStorage.length, session: sessionStorage.length,
  caches: (await caches.keys()).length, bases: (await indexedDB.databases()).length,
  workers: (await navigator.serviceWorker.getRegistrations()).length, cookie: document.cookie,
})"""
NOTHING = {"local": 0, "session": 0, "caches": 0, "bases": 0, "workers": 0, "cookie": ""}
FIELDS = "[...document.querySelectorAll('input, textarea')].map(e => e.value).join()"


@pytest.fixture
def home(site: str, cast: Cast) -> Questionnaire:
    return make_questionnaire(slug="home", leads=[cast.lead])


@pytest.fixture
def set_up(site: str, home: Questionnaire, cast: Cast) -> Callable[[Page], None]:
    def on(page: Page) -> None:
        token = make_kiosk(home, by=cast.lead).token
        page.goto(f"{site}{set_up_url(token)}")
        page.get_by_role("button", name="Set up this tablet").click()
        expect(page.get_by_role("heading", name="The way home")).to_be_visible()

    return on


def press(page: Page, name: str, *, to: str) -> None:
    page.get_by_role("button", name=name, exact=True).click()
    page.wait_for_url(f"**/answer/{to}")


def begin(page: Page) -> None:
    press(page, "Start", to="1/")


def skip_to_idea(page: Page) -> None:
    page.get_by_label("Walk").check()
    press(page, "Continue", to="3/")
    for number in range(3, IDEA):
        press(page, "Skip", to=f"{number + 1}/")


def answer_all(page: Page) -> str:
    """To the four words."""
    begin(page)
    skip_to_idea(page)
    page.get_by_label("One thing?").fill(SECRET)
    press(page, "Continue", to=f"{IDEA + 1}/")
    press(page, "Continue", to=f"{IDEA + 2}/")
    press(page, "Skip", to="check/")
    press(page, "Send my answers", to="sent/")
    return page.locator("#receipt-words").inner_text()


def shown(page: Page) -> str:
    """Everything on the page, what stands in its fields too."""
    page.wait_for_load_state()
    return f"{page.content()} {page.evaluate(FIELDS)}"


def expect_start(page: Page) -> None:
    expect(page.get_by_role("button", name="Start", exact=True)).to_be_visible()


def expect_nothing_of(page: Page, site: str, *traces: str) -> None:
    """Back, forward, reload, every address, another tab."""
    for move in (page.go_back, page.go_forward, page.reload):
        move()
        if page.url.startswith(site):
            expect_start(page)
    pages = ("", "1/", f"{IDEA}/", "all/", "check/", "sent/", "later/")
    for path in pages:
        page.goto(f"{site}{START}{path}")
        expect_start(page)
        assert not [trace for trace in traces if trace in shown(page)], path
    other = page.context.new_page()
    other.goto(f"{site}{START}{IDEA}/")
    assert not [trace for trace in traces if trace in shown(other)]
    other.close()
    assert page.evaluate(KEEPS) == NOTHING
    assert {one["name"] for one in page.context.cookies(site)} <= {"kiosk", "csrf"}


@pytest.mark.trust("6-9", "2.8-no-store")
@pytest.mark.parametrize("javascript", [True, False])
def test_two_young_people_one_after_the_other(
    site: str, page_at: OpenPage, set_up: Any, javascript: bool
) -> None:
    page = page_at(1280, javascript=javascript)
    set_up(page)
    before = page.evaluate("history.length") if javascript else 0
    for _ in range(2):
        words = answer_all(page)
        assert "photograph them" in page.content()
        page.get_by_role("button", name="I have them: start for the next person").click()
        expect_start(page)
        if javascript:
            assert page.evaluate("history.length") == before
            expect_nothing_of(page, site, SECRET, words)
            page.goto(f"{site}{START}")
            before = page.evaluate("history.length")
    sent = Response.objects.filter(state="submitted", channel="kiosk")
    assert sent.count() == 2
    assert Kiosk.objects.get().last_answer_on is not None


@pytest.mark.trust("6-9")
def test_history_holds_one_neutral_entry(site: str, page_at: OpenPage, set_up: Any) -> None:
    page = page_at(1280)
    set_up(page)
    before = page.evaluate("history.length")
    answer_all(page)
    page.get_by_role("link", name="Get help now").click()
    page.get_by_role("link", name="Back to the questions").click()
    page.get_by_role("link", name="It was somebody else: start again").click()
    expect_start(page)
    assert page.evaluate("history.length") == before
    assert page.title() == "Start"


@pytest.mark.parametrize("javascript", [True, False])
def test_leaving_in_the_middle_leaves_nothing(
    site: str, page_at: OpenPage, set_up: Any, javascript: bool
) -> None:
    page = page_at(320, javascript=javascript)
    set_up(page)
    for link in ("Start again for the next person", "Leave this page"):
        begin(page)
        skip_to_idea(page)
        page.get_by_label("One thing?").fill(SECRET)
        press(page, "Continue", to=f"{IDEA + 1}/")
        page.locator("a:visible", has_text=link).last.click()
        if link == "Leave this page":
            expect(page.get_by_role("heading", name="Notes")).to_be_visible()
            page.get_by_role("link", name="Back").click()
        expect_start(page)
        assert not Response.objects.exists()
        page.goto(f"{site}{START}{IDEA}/")
        expect_start(page)
        if javascript:
            assert SECRET not in shown(page)


def test_a_wrong_answer_is_mended_on_the_spot(
    page_at: OpenPage, set_up: Any, axe: Callable[[Page], None]
) -> None:
    page = page_at(320)
    set_up(page)
    before = page.evaluate("history.length")
    begin(page)
    page.goto(page.url.replace("/1/", "/4/"))
    page.get_by_label("How long?").fill("ages")
    page.get_by_role("button", name="Continue").click()
    expect(page.get_by_role("alert").first).to_contain_text("as a number")
    expect(page).to_have_title("Error: Question 3 of 9")
    axe(page)
    page.get_by_label("How long?").fill("20")
    press(page, "Continue", to="5/")
    assert page.evaluate("history.length") <= before + 1  # the test's own jump


def test_without_a_connection_nothing_typed_is_lost(page_at: OpenPage, set_up: Any) -> None:
    page = page_at(320)
    set_up(page)
    begin(page)
    page.get_by_label("Walk").check()
    page.context.set_offline(True)
    page.get_by_role("button", name="Continue").click()
    expect(page.get_by_text("That did not go through")).to_be_visible()
    expect(page.get_by_label("Walk")).to_be_checked()
    page.context.set_offline(False)
    press(page, "Continue", to="3/")


def ask(page: Page) -> None:
    page.clock.fast_forward((rules.IDLE_SECONDS - rules.WARNING_SECONDS + 1) * 1000)
    expect(page.get_by_role("alertdialog")).to_be_visible()


def test_it_asks_before_it_starts_again_and_waits_as_often_as_somebody_likes(
    page_at: OpenPage, set_up: Any, axe: Callable[[Page], None], screenshot: Any
) -> None:
    page = page_at(320)
    page.clock.install()
    set_up(page)
    begin(page)
    skip_to_idea(page)
    box = page.get_by_label("One thing?")
    box.fill(SECRET)
    ask(page)
    expect(page.get_by_role("button", name="I am still here")).to_be_focused()
    expect(page.get_by_role("alertdialog")).to_have_accessible_name("Are you still here?")
    axe(page)
    screenshot(page, "kiosk-asks-320")
    for key in ("Enter", "Space", "a", "Escape", "Tab", "Shift", "ArrowDown", "Enter", "b", "1"):
        page.keyboard.press(key)
        expect(page.get_by_role("alertdialog")).to_be_hidden()
        expect(box).to_be_focused()
        expect(box).to_have_value(SECRET)
        ask(page)
    page.get_by_role("button", name="I am still here").click()
    expect(page.get_by_role("alertdialog")).to_be_hidden()
    ask(page)
    page.mouse.click(5, 5)
    expect(page.get_by_role("alertdialog")).to_be_hidden()
    press(page, "Continue", to=f"{IDEA + 1}/")
    ask(page)
    page.clock.fast_forward(rules.WARNING_SECONDS * 1000)
    expect(page.get_by_text("has started again")).to_be_visible()
    assert not Response.objects.exists()
    assert SECRET not in shown(page)


def test_a_tablet_that_slept_wakes_up_empty(page_at: OpenPage, set_up: Any) -> None:
    page = page_at(320)
    page.clock.install()
    set_up(page)
    begin(page)
    page.get_by_label("Walk").check()
    page.clock.set_system_time(page.evaluate("Date.now()") + rules.IDLE_SECONDS * 1000)
    page.keyboard.press("a")
    expect(page.get_by_text("has started again")).to_be_visible()


def test_hidden_pages_start_again_too(page_at: OpenPage, set_up: Any) -> None:
    page = page_at(320)
    page.clock.install()
    set_up(page)
    begin(page)
    page.get_by_role("link", name="Hide page").click()
    expect(page.get_by_role("heading", name="Notes")).to_be_visible()
    page.clock.fast_forward((rules.IDLE_SECONDS + 1) * 1000)
    expect(page.get_by_text("has started again")).to_be_visible()


def test_a_page_out_of_the_browsers_memory_leads_to_the_start(
    page_at: OpenPage, set_up: Any
) -> None:
    page = page_at(320)
    set_up(page)
    begin(page)
    page.get_by_label("Walk").check()
    press(page, "Continue", to="3/")
    page.evaluate("dispatchEvent(new PageTransitionEvent('pageshow', { persisted: true }))")
    page.wait_for_url(f"**{START}")
    expect(page.get_by_text("Somebody began to answer on this device")).to_be_visible()


def test_without_scripts_it_starts_again_too(
    page_at: OpenPage, set_up: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(rules, "PAGE_SECONDS", 4)
    monkeypatch.setattr("community.device.kiosk_views.STILL_HERE_SECONDS", 30)
    page = page_at(320, javascript=False)
    set_up(page)
    begin(page)
    page.get_by_label("Walk").check()
    press(page, "Continue", to="3/")
    expect(page.get_by_role("heading", name="Are you still here?")).to_be_visible()
    monkeypatch.setattr("community.device.kiosk_views.STILL_HERE_SECONDS", 1)
    page.get_by_role("link", name="I am still here").click()
    page.get_by_role("link", name="Carry on").click()
    expect(page.get_by_text("has started again")).to_be_visible(timeout=10_000)


def test_by_keyboard_alone(page_at: OpenPage, set_up: Any) -> None:
    page = page_at(1280)
    set_up(page)
    tab_to(page, "Start")
    page.keyboard.press("Enter")
    page.wait_for_url("**/answer/1/")
    tab_to(page, "Walk")
    page.keyboard.press("Space")
    page.keyboard.press("Enter")
    page.wait_for_url("**/answer/3/")
    tab_to(page, "Start again for the next person")
    page.keyboard.press("Enter")
    expect_start(page)


def tab_to(page: Page, name: str) -> None:
    script = """() => { const e = document.activeElement;
      return (e.labels?.[0]?.textContent || e.textContent || "").trim(); }"""
    for _ in range(30):
        page.keyboard.press("Tab")
        if page.evaluate(script) == name:
            return
    raise AssertionError(f"Tab never reached {name!r}")


@pytest.mark.parametrize(
    ("width", "dark"), [(320, False), (1280, False), (320, True), (1280, True)]
)
def test_it_looks_right(
    site: str, page_at: OpenPage, set_up: Any, axe: Callable[[Page], None], screenshot: Any,
    width: int, dark: bool,
) -> None:  # fmt: skip
    page = page_at(width, dark=dark)
    set_up(page)
    look: list[tuple[str, Path]] = []

    def see(name: str) -> None:
        axe(page)
        wide = "document.documentElement.scrollWidth <= innerWidth"
        assert page.evaluate(wide), name
        look.append((name, screenshot(page, f"kiosk-{name}-{width}-{dark}")))

    see("start")
    begin(page)
    see("question")
    page.get_by_label("Walk").check()
    press(page, "Continue", to="3/")
    page.goto(f"{site}/help-now/")
    see("help")
    page.goto(f"{site}/worried/")
    see("worried")
    page.goto(f"{site}{START}")
    see("carry-on")
    page.goto(f"{site}/kiosk/still-here/")
    see("still-here")
    page.goto(f"{site}/kiosk/again/")
    answer_all(page)
    see("sent")
    page.goto(f"{site}/leave/")
    see("notes")
    actions.stop(Kiosk.objects.get())
    page.goto(f"{site}{START}")
    see("over")
    assert len(look) == 9
