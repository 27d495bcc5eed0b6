"""Staff publish results and an outcome; everybody reads them."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from django.utils import timezone
from playwright.sync_api import Page, expect

from community.people.models import User
from consultations.actions import tallying
from consultations.actions.answering import Sending, submit
from consultations.models import ConsultationPage, Questionnaire
from consultations.receipts import new_key
from tests.browser.conftest import OpenPage

PUBLIC = [
    "/consultations/",
    "/consultations/the-way-home/",
    "/consultations/trusted-adults/",
    "/consultations/trusted-adults/results/",
    "/promises/",
    "/my-answer/",
]


@pytest.mark.parametrize("width", [320, 1280])
@pytest.mark.parametrize("dark", [False, True])
def test_public_pages_hinder_nobody(
    seeded: str, page_at: OpenPage, axe: Callable[[Page], None], screenshot: Any,
    width: int, dark: bool,
) -> None:  # fmt: skip
    page = page_at(width, dark=dark)
    for path in PUBLIC:
        page.goto(seeded + path)
        axe(page)
        screenshot(page, f"public{path.replace('/', '-')}{width}-{'dark' if dark else 'light'}")


def sign_in(page: Page, base: str, name: str) -> None:
    page.goto(f"{base}/account/login/")
    page.get_by_label("login").or_(page.locator("[name=login]")).first.fill(f"{name}@demo.example")
    page.locator("[name=password]").fill("community-demo")
    page.get_by_role("button", name="Sign in").first.click()
    page.wait_for_url("**/my/**")


def fill(slug: str) -> None:
    questionnaire = Questionnaire.objects.select_related("version").get(slug=slug)
    for number in range(24):
        values = {"way_home": "by-bus" if number % 2 else "on-foot", "one_thing": "More light"}
        submit(
            Sending(
                questionnaire=questionnaire,
                version=questionnaire.wording,
                key=new_key(),
                values=values,
            )
        )
    tallying.tally_due()


def half_an_hour_later(slug: str) -> None:
    now = timezone.now()
    Questionnaire.objects.filter(slug=slug).update(
        closes_at=now - timedelta(minutes=31), closed_at=None
    )


def test_a_lead_closes_publishes_and_answers(
    seeded: str, page_at: OpenPage, axe: Callable[[Page], None], screenshot: Any
) -> None:
    page_model = ConsultationPage.objects.get(slug="the-way-home")
    assert page_model.leads.filter(pk=User.objects.get(username="lead").pk).exists()
    fill("the-way-home")
    page = page_at(1280)
    sign_in(page, seeded, "lead")
    page.goto(f"{seeded}/my/consultations/the-way-home/")
    expect(page.locator("main")).to_contain_text("about 25")
    axe(page)
    screenshot(page, "work-open")
    page.get_by_text("Close it now").click()
    page.get_by_role("button", name="Close this consultation").click()
    expect(page.locator("main")).to_contain_text("The results can be published from")
    half_an_hour_later("the-way-home")
    page.reload()
    page.get_by_role("button", name="Publish the results").click()
    page.get_by_role("link", name="Write what came of it").click()
    write_outcome(page, axe)
    screenshot(page, "outcome-room")
    page.get_by_role("button", name="Publish the outcome").click()
    page.wait_for_url("**/the-way-home/")
    read_it(page_at(320), seeded, axe, screenshot)


def write_outcome(page: Page, axe: Callable[[Page], None]) -> None:
    page.get_by_role("link", name="Add what people said").click()
    axe(page)
    page.get_by_label("Title").fill("Light on the way home")
    page.get_by_label("What people said").fill("Many said that the way by the canal is dark.")
    page.get_by_role("button", name="Save").click()
    page.get_by_role("link", name="Say what came of it").click()
    page.get_by_label("We did it").check()
    page.get_by_label("What we decided, and why").fill("Twelve lamps were put up.")
    axe(page)
    page.get_by_role("button", name="Save").click()
    axe(page)


def read_it(visitor: Page, seeded: str, axe: Callable[[Page], None], screenshot: Any) -> None:
    visitor.goto(f"{seeded}/consultations/the-way-home/results/")
    main = visitor.locator("main")
    expect(main).to_contain_text("You said: Light on the way home")
    expect(main).to_contain_text("Twelve lamps were put up.")
    expect(main).to_contain_text("25 people answered")
    axe(visitor)
    screenshot(visitor, "results-phone")
