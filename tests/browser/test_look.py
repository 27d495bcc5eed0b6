"""Every page of the site on a small phone and at a desk, in light and in dark."""

from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page

from tests.browser.conftest import OpenPage

PAGES = {
    "home": "/",
    "about": "/about/",
    "priorities": "/priorities/",
    "priority": "/priorities/communities/",
    "news": "/news/",
    "article": "/news/lights-on-the-river-path/",
    "help-now": "/help-now/",
    "privacy": "/privacy/",
    "search": "/search/?q=friday",
    "nothing-found": "/search/?q=xyzzy",
    "not-found": "/nowhere/",
    "components": "/styleguide/",
}
# What is tapped and does not stand inside a sentence (WCAG 2.5.8 leaves those out).
SMALL_TARGETS = """
[...document.querySelectorAll("a, button, input:not([type=hidden]), select, summary")]
  .filter((e) => e.matches(".button") || !e.closest("p, .prose, .rich-text, h2, h3, [hidden]"))
  .map((e) => e.closest("label") ?? e)
  .filter((e) => { const b = e.getBoundingClientRect();
                   return b.height > 0 && (b.height < 24 || b.width < 24); })
  .map((e) => e.outerHTML.slice(0, 90))
"""
COVERED = """
(() => {
  const e = document.activeElement;
  if (!e || e === document.body || e.closest(".safety-bar") || e.matches(".skip")) return "";
  const box = e.getBoundingClientRect();
  const bar = document.querySelector(".safety-bar").getBoundingClientRect();
  return box.top >= bar.top && box.bottom <= bar.bottom ? e.outerHTML : "";
})()
"""


def runs_over(page: Page) -> bool:
    return bool(page.evaluate("document.documentElement.scrollWidth > innerWidth"))


@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
def test_pages_fit_and_hinder_nobody(
    seeded: str,
    page_at: OpenPage,
    axe: Callable[[Page], None],
    screenshot: Callable[[Page, str], Path],
    dark: bool,
) -> None:
    for width in (320, 1280):
        page = page_at(width, dark=dark)
        for name, path in PAGES.items():
            page.goto(path)
            assert not runs_over(page), name
            assert page.evaluate(SMALL_TARGETS) == [], name
            axe(page)
            screenshot(page, f"{name}-{width}-{'dark' if dark else 'light'}")


def test_first_visit_is_light_and_focus_is_seen(seeded: str, page_at: OpenPage) -> None:
    """Few requests, none elsewhere, no font; the bar never hides what has focus (WCAG 2.4.11)."""
    page = page_at(320)
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto("/", wait_until="networkidle")
    assert len(asked) <= 8, asked
    assert all(url.startswith(seeded) for url in asked)
    assert not [url for url in asked if "font" in url or url.endswith(".woff2")]
    for _ in range(30):
        page.keyboard.press("Tab")
        assert page.evaluate(COVERED) == ""
