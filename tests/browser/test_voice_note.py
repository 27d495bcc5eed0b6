"""Recording a voice note on a page, and sending one without a script or a microphone."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from django.core.files.storage import storages
from django.http import HttpRequest, HttpResponse
from django.template import engines
from django.urls import include, path
from django.views.decorators.csrf import csrf_exempt
from playwright.sync_api import Browser, Page, Playwright, expect

from community.outbox.references import reference
from community.people.models import User
from community.uploads import actions
from community.uploads.models import Upload
from community.uploads.page_policies import microphone_allowed
from community.uploads.states import Kind
from tests.browser.conftest import ARGUMENTS, OpenPage
from tests.factories.people import UserFactory
from tests.factories.uploads import webm

PAGE = """{% extends "base_quiet.html" %}{% block title %}Voice{% endblock %}{% block main %}
<h1>Say it</h1><form method="post" enctype="multipart/form-data">
{% include "uploads/_voice_note.html" with id="say" name="say" label="Your voice" %}
{% include "uploads/_picture.html" with id="show" name="show" label="A picture" %}
<button class="button" type="submit">Send</button></form>{% endblock %}"""


@csrf_exempt
@microphone_allowed
def record(request: HttpRequest) -> HttpResponse:
    if request.method == "POST":
        about = reference(User.objects.get(username="speaker"))
        actions.receive(request.FILES["say"], kind=Kind.VOICE, about=about, key="key-1")
        return HttpResponse("Thank you")
    return HttpResponse(engines["django"].from_string(PAGE).render({}, request))


urlpatterns = [path("record/", record), path("", include("community.urls"))]
pytestmark = pytest.mark.urls(__name__)


@pytest.fixture(autouse=True)
def _speaker(site: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(storages["uploads"], "_location", str(tmp_path))
    for cached in ("base_location", "location"):
        monkeypatch.delitem(storages["uploads"].__dict__, cached, raising=False)
    UserFactory.create(username="speaker")


@pytest.fixture(scope="module")
def browser(chromium: str, playwright: Playwright) -> Iterator[Browser]:
    """With a microphone that beeps."""
    pretend = ["--use-fake-device-for-media-stream", "--use-fake-ui-for-media-stream"]
    started = playwright.chromium.launch(executable_path=chromium, args=[*ARGUMENTS, *pretend])
    yield started
    started.close()


def wait_for_sound(page: Page) -> None:
    """Until it can be listened to. Asked again and again from here: the page allows no eval."""
    for _ in range(100):
        if page.locator("audio").evaluate("sound => sound.readyState") > 0:
            return
        page.wait_for_timeout(100)
    pytest.fail("what was recorded cannot be listened to")


def test_record_listen_record_again_and_send(
    page_at: OpenPage, axe: Callable[[Page], None]
) -> None:
    page = page_at(320, permissions=["microphone"])
    page.goto("/record/")
    axe(page)
    page.get_by_role("button", name="Record").click()
    expect(page.get_by_role("status")).to_contain_text("Press Stop")
    expect(page.get_by_role("button", name="Stop")).to_be_focused()
    page.wait_for_timeout(700)
    page.get_by_role("button", name="Stop").click()
    expect(page.get_by_role("status")).to_contain_text("ready")
    wait_for_sound(page)
    axe(page)
    page.get_by_role("button", name="Record again").click()
    page.wait_for_timeout(700)
    page.get_by_role("button", name="Send").click()
    expect(page.get_by_role("status")).to_contain_text("ready")  # sending stopped it first
    page.get_by_role("button", name="Send").click()
    expect(page.get_by_text("Thank you")).to_be_visible()
    upload = Upload.objects.get()
    assert upload.media_type in {"audio/webm", "audio/mp4"}
    assert upload.size > 500


@pytest.mark.parametrize("javascript", [False, True])
def test_a_file_from_the_device(page_at: OpenPage, javascript: bool) -> None:
    page = page_at(javascript=javascript)
    page.goto("/record/")
    file = {"name": "note.webm", "mimeType": "audio/webm", "buffer": webm()}
    page.get_by_label("Your voice").set_input_files(file)  # type: ignore[arg-type]  # as it is documented
    expect(page.get_by_role("button", name="Record")).to_have_count(int(javascript))
    page.get_by_role("button", name="Send").click()
    expect(page.get_by_text("Thank you")).to_be_visible()
    assert Upload.objects.get().media_type == "audio/webm"


def test_a_microphone_that_is_denied_leaves_the_file(page_at: OpenPage) -> None:
    page = page_at()
    page.add_init_script(
        "navigator.mediaDevices.getUserMedia = () => Promise.reject(new Error('denied'))"
    )
    page.goto("/record/")
    page.get_by_role("button", name="Record").click()
    expect(page.get_by_role("status")).to_contain_text("from your device instead")
    expect(page.get_by_label("Your voice")).to_be_focused()
