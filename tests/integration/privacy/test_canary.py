"""One marked person, everywhere: exported or withheld with a reason; erased; then nowhere left."""

import io
import json
import uuid
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
import time_machine
from allauth.account.models import EmailAddress
from django.core.files.storage import storages
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from wagtail.models import Comment, ModelLogEntry, Page

from community.crypto.models import DataKey
from community.links.actions import issue
from community.outbox.actions import post
from community.outbox.references import reference
from community.people.models import AgeBand, User
from community.people.roles import Role
from community.privacy.actions import apply_retention, record_look
from community.privacy.actions.erase import erase_person
from community.privacy.export import package
from community.privacy.states import ErasureReason, RequestKind
from community.safeguarding.actions.concerns import let_read
from community.safeguarding.models import Away, Bundle, ConcernReader, Shift
from community.uploads.actions import receive, transcribe
from community.uploads.models import Upload
from community.uploads.states import Kind, State
from consultations.actions.answering import find_by_receipt
from tests.factories.consultations import ANSWERS, answer, make_questionnaire
from tests.factories.people import PASSWORD, person_with
from tests.factories.privacy import make_request
from tests.factories.safeguarding import make_concern, make_rota
from tests.factories.uploads import wav
from tests.integration.privacy import scanning
from tests.people import Cast

pytestmark = pytest.mark.django_db
MARK = "CANARY-5e1b"
FAR = timedelta(days=200 * 365)

# Where the mark may still lie after everything, and why. Empty: nowhere.
ALLOWED: dict[str, str] = {}


@pytest.fixture(autouse=True)
def _folders(settings: Any, tmp_path: Path) -> Iterator[None]:
    """Files of this test alone, so that all of them can be searched."""
    settings.MEDIA_ROOT = str(tmp_path / "media")
    settings.PRIVATE_ROOT = str(tmp_path / "private")
    settings.UPLOADS_ROOT = str(tmp_path / "uploads")
    settings.UPLOADS_WITHOUT_SCANNER = True
    settings.REQUIRE_MFA = False
    kept = settings.STORAGES
    settings.STORAGES = {
        **kept,
        "private": {**kept["private"], "OPTIONS": {"location": settings.PRIVATE_ROOT}},
        "uploads": {**kept["uploads"], "OPTIONS": {"location": settings.UPLOADS_ROOT}},
    }
    yield
    assert storages["uploads"].location == settings.UPLOADS_ROOT


@pytest.fixture
def marked(db: None) -> User:
    person = person_with(
        Role.COMMS_EDITOR,
        username=f"{MARK}-username",
        email=f"{MARK}@example.org".lower(),
        preferred_name=f"{MARK} Preferred",
        age_band=AgeBand.FROM_16,
    )
    EmailAddress.objects.create(user=person, email=person.email, verified=True, primary=True)
    return person


class Life:
    """What the marked person did here, and what others did about them."""

    def __init__(self, person: User, cast: Cast) -> None:
        self.person, self.cast = person, cast
        self.me = reference(person)
        self.asked = make_request(
            RequestKind.CORRECT, by=person, words=f"{MARK}-request", contact=f"{MARK}-contact"
        )
        self.concern = make_concern(by=person, said=f"{MARK}-worry", contact=f"{MARK}-reach")
        self._answer()
        self._upload()
        self._edit()
        self._look_after_safety()
        post("welcome", to=self.me, about=self.me, channel="test")
        issue("export", about=self.me, lasts=timedelta(days=1))
        record_look(cast.lead, self.me, "Preparing the outcome")
        record_look(person, "people.user:999", "Preparing the outcome")

    def _answer(self) -> None:
        values = {**ANSWERS, "idea": f"{MARK}-answer"}
        self.receipt = answer(make_questionnaire(leads=[self.person]), values).receipt

    def _upload(self) -> None:
        upload = receive(io.BytesIO(wav()), kind=Kind.VOICE, about=self.me, key=str(uuid.uuid4()))
        Upload.objects.filter(pk=upload.pk).update(state=State.CLEAN)
        upload.refresh_from_db()
        transcribe(upload, f"{MARK}-transcript", self.cast.lead)
        self.upload = upload

    def _edit(self) -> None:
        page = Page.objects.get(depth=2).specific
        Comment.objects.create(
            page=page, user=self.person, text=f"{MARK}-comment", contentpath="title"
        )
        page = Page.objects.get(pk=page.pk).specific
        page.save_revision(user=self.person, log_action=True)
        ModelLogEntry.objects.log_action(
            instance=self.person, action="wagtail.edit", user=self.cast.admin
        )

    def _look_after_safety(self) -> None:
        make_rota(self.person, self.cast.safeguarding)
        today = timezone.localdate()
        Away.objects.create(person=self.person, first_day=today, last_day=today)
        about_others = make_concern()
        let_read(about_others, person=self.person, reason="Knows them", by=self.cast.safeguarding)
        Bundle.objects.create(concern=about_others, asked_by=self.person, why="asked")

    def sign_in(self) -> Client:
        client = Client()
        client.post(reverse("account_login"), {"login": self.person.username, "password": PASSWORD})
        client.get(reverse("privacy:show"))
        return client


@pytest.fixture
def life(marked: User, cast: Cast) -> Life:
    return Life(marked, cast)


def test_the_package_has_each_mark_or_says_why_not(life: Life) -> None:
    made = package(life.person)
    text = json.dumps(made, ensure_ascii=False)
    for mark in ("username", "request", "contact", "transcript", " Preferred"):
        assert f"{MARK}{mark if mark[0] == ' ' else f'-{mark}'}" in text
    assert life.person.email in text
    not_shown = {one["title"] for one in made["not_shown"]}
    assert {"Worries about somebody's safety", "Answers to consultations"} <= not_shown
    assert made["who_looked"][0]["Who"] == "Consultation lead"
    for mark in ("worry", "reach", "answer"):
        assert f"{MARK}-{mark}" not in text


def test_the_scan_finds_what_is_there(life: Life) -> None:
    """Or else finding nothing later would prove nothing."""
    life.sign_in()
    tables = {place.partition(".")[0] for place in scanning.in_database(MARK)}
    wanted = {
        "people_user",
        "account_emailaddress",
        "wagtailcore_comment",
        "wagtailcore_modellogentry",
    }
    assert wanted <= tables


def test_nothing_is_left(life: Life, django_capture_on_commit_callbacks: Any) -> None:
    life.sign_in()
    lies_at = Path(storages["uploads"].location) / life.upload.file_name
    assert lies_at.is_file()
    with django_capture_on_commit_callbacks(execute=True):
        erase_person(life.person, by=life.cast.dpo, reason=ErasureReason.REQUEST)
    assert not lies_at.exists()
    assert not Shift.objects.filter(reader=life.person).exists()
    for model, name in ((Away, "person"), (ConcernReader, "person"), (Bundle, "asked_by")):
        assert not model._default_manager.filter(**{name: life.person}).exists()
    after = scanning.in_database(MARK)
    assert not after, after
    with time_machine.travel(timezone.now() + FAR):
        run = apply_retention()
    assert not run.failed
    assert find_by_receipt(life.receipt) is None
    left = {
        place: what for place, what in scanning.in_database(MARK).items() if place not in ALLOWED
    }
    assert not left, left
    assert not scanning.in_files(MARK)
    assert not scanning.in_caches(MARK)


def test_no_key_is_left_that_opens_their_words(life: Life) -> None:
    """The concern's alone, until its own day has come."""
    erase_person(life.person, by=life.cast.dpo, reason=ErasureReason.REQUEST)
    subjects = set(DataKey.objects.values_list("subject", flat=True))
    assert life.concern.subject in subjects
    assert not subjects & {life.asked.subject, life.upload.subject}
