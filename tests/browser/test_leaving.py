"""The quick exit: with and without scripts, by finger, by keyboard.

"Elsewhere" is this machine under its other name, so that no test calls up another website.
"""

from collections.abc import Callable

from playwright.sync_api import Page

from community.device.models import ExitSettings
from community.people.models import User
from tests.browser.conftest import OpenPage
from tests.people import Cast


def lead_elsewhere(site: str) -> str:
    address = site.replace("localhost", "127.0.0.1") + "/robots.txt"
    ExitSettings.load()
    ExitSettings.objects.update(address=address)
    return address


def leave(page: Page, elsewhere: str) -> None:
    page.locator(".safety-bar .exit").click()
    page.wait_for_url(elsewhere)


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
