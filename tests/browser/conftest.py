"""A real Chromium against a real server, with static files collected as in production.

``site`` is the address of the server, ``page_at(width, dark=…, javascript=…)`` opens a page,
``axe(page)`` finds what hinders people, ``screenshot(page, name)`` keeps a picture in var/.
"""

import os
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, Protocol

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.conf import settings as django_settings
from django.core.handlers.wsgi import WSGIHandler
from django.core.management import call_command
from django.db import connection
from django.test import override_settings
from django.test.testcases import LiveServerThread
from playwright.sync_api import Browser, ConsoleMessage, Page, Playwright, sync_playwright

from community.people.models import User
from tests.factories.people import PASSWORD

# Playwright keeps an event loop in this thread; the database is used from it all the same.
os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"

ARGUMENTS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
WCAG = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
AXE = {"runOnly": {"type": "tag", "values": WCAG}}
PICTURES = Path(django_settings.VAR_DIR) / "screenshots"


class OpenPage(Protocol):
    def __call__(
        self, width: int = 1280, *, dark: bool = False, javascript: bool = True, **context: Any
    ) -> Page: ...


@pytest.fixture(scope="session")
def chromium() -> str:
    path = os.environ.get("CHROMIUM") or shutil.which("chromium") or "/usr/bin/chromium"
    if not Path(path).exists():
        message = "Chromium was not found: install it, or name it in CHROMIUM"
        if os.environ.get("CI") == "true":
            pytest.fail(message)
        pytest.skip(message)
    return path


@pytest.fixture(scope="session")
def first_rows(django_db_setup: None) -> str:
    """What migrations wrote, as Django noted it when it made the test database."""
    return getattr(connection, "_test_serialized_contents", "")


@pytest.fixture(autouse=True)
def _know_the_first_rows(first_rows: str) -> None:
    """Under Playwright's event loop this thread has another connection, which must know too."""
    if first_rows:
        connection._test_serialized_contents = first_rows


@pytest.fixture(scope="session")
def playwright(first_rows: str) -> Iterator[Playwright]:
    with sync_playwright() as started:
        yield started


@pytest.fixture(scope="session")
def browser(chromium: str, playwright: Playwright) -> Iterator[Browser]:
    started = playwright.chromium.launch(executable_path=chromium, args=ARGUMENTS)
    yield started
    started.close()


@pytest.fixture(scope="session")
def collected(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    """The settings under which static files were collected once for this run."""
    production: dict[str, Any] = {
        "STATIC_ROOT": tmp_path_factory.mktemp("static"),
        "WHITENOISE_AUTOREFRESH": False,
        "STORAGES": {
            **django_settings.STORAGES,
            "staticfiles": {"BACKEND": "community.site.assets.OneStylesheetStorage"},
        },
    }
    with override_settings(**production):
        call_command("collectstatic", interactive=False, verbosity=0)
    return production


def _no_static_handler(application: WSGIHandler) -> WSGIHandler:
    """WhiteNoise serves static files here as it does in production."""
    return application


@pytest.fixture
def site(
    transactional_db: None,
    django_db_serialized_rollback: None,
    collected: dict[str, Any],
    chromium: str,
) -> Iterator[str]:
    with override_settings(
        **{**collected, "ALLOWED_HOSTS": ["localhost", ".localhost", "127.0.0.1"]}
    ):
        server = LiveServerThread("localhost", _no_static_handler, connections_override={})
        server.daemon = True
        server.start()
        server.is_ready.wait()
        if server.error:
            raise server.error
        yield f"http://localhost:{server.port}"
        server.terminate()


@pytest.fixture
def seeded(site: str) -> str:
    """The site with the demo content."""
    call_command("seed_demo", verbosity=0)
    return site


@pytest.fixture
def page_at(browser: Browser, site: str) -> Iterator[OpenPage]:
    """Opens pages; at the end no script may have failed, nor broken the content policy."""
    contexts, broken = [], []

    def note(message: ConsoleMessage) -> None:
        if message.type == "error" and "Content Security Policy" in message.text:
            broken.append(
                f"{message.page and message.page.url}: {message.location}: {message.text}"
            )

    def open_page(
        width: int = 1280, *, dark: bool = False, javascript: bool = True, **context: Any
    ) -> Page:
        opened = browser.new_context(
            base_url=site,
            viewport={"width": width, "height": 800},
            color_scheme="dark" if dark else "light",
            java_script_enabled=javascript,
            **context,
        )
        contexts.append(opened)
        page = opened.new_page()
        page.set_default_timeout(15_000)
        page.on("console", note)
        page.on("pageerror", lambda error: broken.append(str(error)))
        return page

    yield open_page
    for context in contexts:
        context.close()
    assert not broken


@pytest.fixture
def axe() -> Callable[[Page], None]:
    def check(page: Page) -> None:
        found = Axe().run(page, options=AXE)
        assert found.violations_count == 0, found.generate_report()

    return check


@pytest.fixture
def screenshot() -> Callable[[Page, str], Path]:
    def keep(page: Page, name: str) -> Path:
        PICTURES.mkdir(parents=True, exist_ok=True)
        path = PICTURES / f"{name}.png"
        # Hiding the caret would inject a style, which our content policy forbids.
        page.screenshot(path=path, full_page=True, caret="initial")
        return path

    return keep


@pytest.fixture
def sign_in_at() -> Callable[..., None]:
    """By the form, as somebody without a second step."""

    def sign_in(page: Page, person: User, password: str = PASSWORD) -> None:
        page.goto("/account/login/")
        page.fill("[name=login]", person.username)
        page.fill("[name=password]", password)
        page.click("main form button[type=submit] >> nth=0")
        page.wait_for_url(lambda url: "/account/login" not in url)

    return sign_in
