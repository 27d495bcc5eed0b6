"""Doors that are left out altogether, by settings and in the code."""

import ast
import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from django.apps import apps
from django.conf import settings
from wagtail.fields import StreamField

from scripts.production_environment import production_environment
from tests.integration.wiring.addresses import routes

ROOT = Path(settings.BASE_DIR)
OURS = ("community", "consultations", "mentoring", "oversight_group")
FETCHERS = {"requests", "httpx", "aiohttp", "urllib3", "http.client", "urllib.request"}


def imports_of(file: Path) -> set[str]:
    found = set()
    for node in ast.walk(ast.parse(file.read_text())):
        if isinstance(node, ast.Import):
            found |= {name.name for name in node.names}
        elif isinstance(node, ast.ImportFrom):
            found |= {node.module or ""} | {f"{node.module}.{name.name}" for name in node.names}
    return found


@pytest.mark.trust("H4", "CVE-14", "W13")
def test_nothing_of_ours_fetches_an_address() -> None:
    files = [file for package in OURS for file in (ROOT / package).rglob("*.py")]
    fetching = {str(file) for file in files if imports_of(file) & FETCHERS}
    assert len(files) > 100 and not fetching
    assert settings.WAGTAILEMBEDS_FINDERS == []


@pytest.mark.trust("W5")
def test_no_page_and_no_file_has_a_password_of_its_own() -> None:
    assert settings.WAGTAIL_PRIVATE_PAGE_OPTIONS == {"SHARED_PASSWORD": False}
    assert settings.WAGTAILDOCS_PRIVATE_COLLECTION_OPTIONS == {"SHARED_PASSWORD": False}


@pytest.mark.trust("W7")
def test_the_only_interface_for_programs_is_ours() -> None:
    inside = {route.name.partition(":")[0] for route in routes() if "api/" in route.pattern}
    # The last one says that nothing is there; the one before is the editor's, behind its door.
    assert inside == {"api", "wagtailadmin_api", "api_nothing"}
    assert not apps.is_installed("wagtail.api.v2")


def kinds_of(block: Any) -> set[str]:
    """The names of the classes that a block and all blocks in it are made of."""
    inner = [*getattr(block, "child_blocks", {}).values()]
    inner += [block.child_block] if hasattr(block, "child_block") else []
    found = {base.__name__ for base in type(block).__mro__}
    return found.union(*(kinds_of(one) for one in inner))


@pytest.mark.trust("W8", "W12")
def test_no_form_builder_and_no_raw_html() -> None:
    models = apps.get_models()
    assert "AbstractForm" not in {base.__name__ for model in models for base in model.__mro__}
    fields = [field for model in models for field in model._meta.get_fields()]
    streams = [field for field in fields if isinstance(field, StreamField)]
    kinds = {kind for field in streams for kind in kinds_of(field.stream_block)}
    assert "RichTextBlock" in kinds
    assert not kinds & {"RawHTMLBlock", "TableBlock", "TypedTableBlock", "EmbedBlock"}
    assert settings.WAGTAILFORMS_HELP_TEXT_ALLOW_HTML is False


@pytest.mark.trust("W14")
def test_drawings_that_may_hold_scripts_are_not_pictures() -> None:
    assert "svg" not in settings.WAGTAILIMAGES_EXTENSIONS


@pytest.mark.trust("H2")
def test_no_template_uses_htmx() -> None:
    """Should one begin to: with evaluation, script tags, other hosts and history switched off."""
    templates = list((ROOT / "templates").rglob("*.html"))
    assert len(templates) > 50
    assert not [str(file) for file in templates if " hx-" in file.read_text()]


SHOW = """
import json, django
django.setup()
from django.conf import settings
names = [name for name in dir(settings) if name.isupper()]
print(json.dumps({name: getattr(settings, name) for name in names
                  if isinstance(getattr(settings, name), str | int | bool | list | None)},
                 default=str))
"""


def in_production(program: str) -> Any:
    done = subprocess.run(
        [sys.executable, "-c", program],
        cwd=ROOT,
        env=production_environment(),
        capture_output=True,
        text=True,
        check=True,
    )
    return json.loads(done.stdout.splitlines()[-1])


@pytest.fixture(scope="module")
def production() -> dict[str, Any]:
    found: dict[str, Any] = in_production(SHOW)
    return found


@pytest.mark.trust("S6", "S1")
def test_cookies_in_production(production: dict[str, Any]) -> None:
    for kind in ("SESSION", "CSRF", "LANGUAGE"):
        assert production[f"{kind}_COOKIE_NAME"].startswith("__Host-")
        assert production[f"{kind}_COOKIE_SECURE"] and production[f"{kind}_COOKIE_HTTPONLY"]
    for kind in ("SESSION", "CSRF"):
        assert production[f"{kind}_COOKIE_SAMESITE"] == "Lax"
    assert production["SECURE_HSTS_SECONDS"] >= 31_536_000
    assert production["SECURE_SSL_REDIRECT"] and production["REQUIRE_MFA"]


OURS_TO_CARRY = """
import json, uuid, django
django.setup()
from django.http import HttpResponse
from django.test import RequestFactory
from django.utils import timezone
from community.device import kiosk_cookie, messages
from consultations import tokens
from consultations.models.questionnaires import Questionnaire
answer, asked, about = HttpResponse(), RequestFactory().get("/"), Questionnaire(pk=7)
kiosk_cookie.write(answer, asked, uuid.uuid4())
tokens.remember_sent(answer, asked, about, tokens.Token(7, 1, uuid.uuid4(), timezone.now()))
tokens.open_receipt(answer, asked, uuid.uuid4())
said = messages.OwnCookieStorage(asked)
said.add(25, "Saved.")
said.update(answer)
for name, one in answer.cookies.items():
    asked.COOKIES[name] = one.value
read = [kiosk_cookie.read(asked), tokens.token_of(asked, 7), tokens.opened_receipt(asked)]
print(json.dumps([all(read), {name: dict(one) for name, one in answer.cookies.items()}]))
"""


@pytest.mark.trust("S6")
def test_our_own_cookies_in_production() -> None:
    """A neighbouring host can neither read them nor put one of its own in their place."""
    all_read, cookies = in_production(OURS_TO_CARRY)
    assert all_read
    ours = ("kiosk", "answer-7", "my-answer", "messages")
    assert set(cookies) == {f"__Host-{name}" for name in ours}
    for one in cookies.values():
        assert one["secure"] and one["httponly"] and one["samesite"] == "Lax"
        assert (one["path"], one["domain"]) == ("/", "")


@pytest.mark.trust("S6")
def test_cookies_of_ours_are_named_in_one_place() -> None:
    files = [file for package in OURS for file in (ROOT / package).rglob("*.py")]
    setting = {file.name for file in files if "set_cookie(" in file.read_text()}
    assert setting == {"cookies.py"}


@pytest.mark.trust("2.4-settings")
def test_accounts_in_production(production: dict[str, Any]) -> None:
    assert production["ACCOUNT_PREVENT_ENUMERATION"]
    assert production["ACCOUNT_REAUTHENTICATION_REQUIRED"]
    assert production["ACCOUNT_SESSION_REMEMBER"] is False
    assert production["ACCOUNT_LOGIN_BY_CODE_TIMEOUT"] <= 600
    assert not production.get("MFA_TRUST_ENABLED")
    assert production["SECURITY_CONTACT"] == []
