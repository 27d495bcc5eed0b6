"""A concern as one PDF: made by a worker, opened only by who asked, sealed and gone after a day."""

import io
from datetime import timedelta
from typing import Any

import pytest
import time_machine
from django.test import Client
from django.utils import timezone
from pypdf import PdfReader

from community.outbox import actions as outbox
from community.outbox.references import reference
from community.privacy.models import Look
from community.safeguarding.actions import bundles, chronology
from community.safeguarding.models import Bundle
from community.safeguarding.states import Kind, Purpose
from tests.factories.safeguarding import SAID, make_concern
from tests.people import Cast

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _one_step(settings: Any) -> None:
    settings.REQUIRE_MFA = False


def test_from_asking_to_reading(client: Client, cast: Cast) -> None:
    concern = make_concern()
    chronology.add(concern, Kind.NOTE, {"Note": "Zażółć <b>gęślą</b>"}, by=cast.safeguarding)
    client.force_login(cast.safeguarding)
    client.post(f"/safeguarding/concerns/{concern.pk}/", {"purpose": "asked"})
    client.post(f"/safeguarding/concerns/{concern.pk}/file/pdf/", {"purpose": "asked"})
    bundle = Bundle.objects.get()
    url = f"/safeguarding/bundles/{bundle.pk}/"
    assert client.post(url).status_code == 302  # not ready
    outbox.sweep()
    bundle.refresh_from_db()
    assert bundle.ready_at and SAID.encode() not in bytes(bundle.sealed or b"")
    answer = client.post(url)
    assert answer.headers["Content-Type"] == "application/pdf"
    assert answer.headers["Cache-Control"].startswith("no-store, private")
    pdf = PdfReader(io.BytesIO(answer.content))
    words = " ".join("".join(page.extract_text() for page in pdf.pages).split())
    assert SAID in words and "Zażółć <b>gęślą</b>" in words
    assert pdf.trailer["/Root"]["/MarkInfo"]["/Marked"]
    assert Look.objects.filter(about=reference(concern), purpose="Bundle downloaded").exists()
    client.force_login(cast.safeguarding_two)
    assert client.post(url).status_code == 404


def test_where_no_pdf_can_be_made_it_says_so(
    client: Client, cast: Cast, monkeypatch: pytest.MonkeyPatch
) -> None:
    def without_pango(html: str) -> bytes:
        raise OSError("cannot load library")

    monkeypatch.setattr(bundles, "as_pdf", without_pango)
    concern = make_concern()
    bundles.ask(concern, purpose=Purpose.ASKED, by=cast.safeguarding)
    outbox.sweep()
    assert Bundle.objects.get().failed
    client.force_login(cast.safeguarding)
    url = f"/safeguarding/concerns/{concern.pk}/"
    client.post(url, {"purpose": "asked"})
    assert "lacks a program for that (Pango)" in client.get(url).content.decode()


def test_it_is_gone_after_a_day(cast: Cast) -> None:
    bundles.ask(make_concern(), purpose=Purpose.ASKED, by=cast.safeguarding)
    assert bundles.remove_old() == 0
    with time_machine.travel(timezone.now() + timedelta(hours=25)):
        assert bundles.remove_old() == 1


def test_asking_twice_makes_one(cast: Cast) -> None:
    concern = make_concern()
    first = bundles.ask(concern, purpose=Purpose.ASKED, by=cast.safeguarding)
    assert bundles.ask(concern, purpose=Purpose.ASKED, by=cast.safeguarding) == first
