"""Telling us of a worry on a phone; a lead from the queue to a decision, by keyboard."""

from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page

from community.people.models import User
from community.safeguarding.actions import reading
from community.safeguarding.models import Concern
from consultations.questionnaire.schema import Question
from consultations.states import Mode
from tests.browser.conftest import OpenPage
from tests.factories.consultations import answer, make_questionnaire
from tests.factories.safeguarding import make_rota
from tests.people import Cast

SignIn = Callable[[Page, User], None]
Check = Callable[[Page], None]
Picture = Callable[[Page, str], Path]
IDEA = Question(key="idea", type="long_text", label="One thing?")
URGENT = "he is outside my door with a knife please help me"


@pytest.mark.parametrize("dark", [False, True])
def test_telling_us_of_a_worry_without_javascript(
    site: str, page_at: OpenPage, screenshot: Picture, dark: bool
) -> None:
    make_rota()
    page = page_at(320, dark=dark, javascript=False)
    page.goto("/help-now/")
    page.get_by_role("link", name="Tell us").click()
    page.get_by_label("What has happened").fill("I hear her scream every night")
    page.get_by_label("Who is it about?").fill("Next door")
    assert page.evaluate("document.documentElement.scrollWidth") <= 320
    screenshot(page, f"worried-320{'-dark' if dark else ''}")
    page.get_by_role("button", name="Tell us").click()
    assert page.get_by_role("heading", name="Thank you for telling us").is_visible()
    assert Concern.objects.exists()


def test_something_urgent_leads_to_people_who_answer(
    site: str, page_at: OpenPage, axe: Check, screenshot: Picture
) -> None:
    questionnaire = make_questionnaire([IDEA], mode=Mode.SINGLE)
    page = page_at(320)
    page.goto(f"/consultations/{questionnaire.slug}/answer/all/")
    page.get_by_label("One thing?").fill(URGENT)
    page.get_by_role("button", name="Send").click()
    assert page.get_by_role("heading", name="Are you OK?").is_visible()
    axe(page)
    screenshot(page, "talk-320")
    page.get_by_role("link", name="No, leave it at that").first.click()
    assert page.get_by_role("heading", name="Thank you. We have your answers.").is_visible()


PAGES = ("", "reading/", "sorting/", "rota/", "rota/shifts/", "phrases/", "files/", "concerns/")


@pytest.mark.parametrize(("width", "dark"), [(320, True), (1280, False)])
def test_from_the_queue_to_a_decision(
    site: str,
    page_at: OpenPage,
    sign_in_at: SignIn,
    axe: Check,
    screenshot: Picture,
    cast: Cast,
    width: int,
    dark: bool,
) -> None:
    make_rota()
    response = answer(make_questionnaire([IDEA]), {"idea": URGENT}).response
    reading.put_in_queue(f"consultations.answer:{response.pk}.idea", URGENT)
    page = page_at(width, dark=dark)
    sign_in_at(page, cast.safeguarding)
    for path in PAGES:
        page.goto(f"/safeguarding/{path}")
        axe(page)
        assert page.evaluate("document.documentElement.scrollWidth") <= width, path
        screenshot(page, f"safeguarding-{path.replace('/', '-') or 'home-'}{width}")
    page.goto("/safeguarding/reading/")
    page.get_by_role("link", name="Raise a concern").click()
    page.get_by_role("button", name="Raise the concern").click()
    page.get_by_label("I am looking after it").check()
    page.get_by_role("button", name="Open it").click()
    page.get_by_role("button", name="I look after it").click()
    page.get_by_role("link", name="Write a decision").press("Enter")
    page.get_by_label("In words").fill("Call the police")
    page.get_by_label("The reason").fill("A knife, now")
    page.get_by_role("button", name="Write it down").click()
    axe(page)
    assert page.get_by_text("Call the police").is_visible()
    screenshot(page, f"concern-{width}")
