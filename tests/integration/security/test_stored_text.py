"""Text that was stored is shown as text, to whoever reads it: no name, title or answer runs."""

from pathlib import Path
from typing import Any

import pytest
from django.db import models
from django.test import Client
from django.utils import timezone

from community.cms.models import PreventionLevel, Priority
from community.safeguarding.actions.concerns import open_for_reading
from community.safeguarding.states import Purpose
from consultations.models import Commitment, Outcome, Theme
from tests.factories.consultations import answer, make_questionnaire
from tests.factories.safeguarding import make_concern
from tests.integration.cms.conftest import files as files
from tests.integration.wiring.addresses import address, routes
from tests.integration.wiring.test_routes import client_of, row_of
from tests.integration.wiring.world import make_world
from tests.people import Cast

PAYLOAD = '"><svg onload=alert(7)>'
RUNS = "<svg onload"
READERS = ("signed-out", "young_person", "admin", "lead", "safeguarding", "independent", "dpo")
# Of these every text that a person can write is overwritten.
STORED: tuple[type[models.Model], ...] = (Theme, Outcome, Commitment, Priority, PreventionLevel)
WRITTEN = (models.CharField, models.TextField)


def poison(model: type[models.Model]) -> None:
    for found in model._default_manager.all():
        for field in model._meta.concrete_fields:
            chosen = field.choices or field.unique or isinstance(field, models.SlugField)
            if isinstance(field, WRITTEN) and not chosen:
                room = field.max_length or len(PAYLOAD)
                setattr(found, field.attname, PAYLOAD[:room])
        found.save()


@pytest.fixture
def poisoned(cast: Cast, files: Path, settings: Any) -> dict[str, Any]:
    settings.REQUIRE_MFA = False
    world = make_world(cast)
    for part in READERS[1:]:
        person = cast[part]
        person.preferred_name = PAYLOAD
        person.save()
    for model in STORED:
        poison(model)
    world["mine"].questionnaire.outcome_published_on = timezone.localdate()
    world["mine"].questionnaire.save()
    return world


@pytest.mark.trust("CVE-5", "W12")
def test_no_stored_text_runs_for_anybody(cast: Cast, poisoned: dict[str, Any]) -> None:
    wrong, shown = [], 0
    for part in READERS:
        for route in (route for route in routes() if part in row_of(route).opens):
            html = client_of(cast, part).get(address(route, poisoned))
            if html.streaming or "html" not in html.headers.get("Content-Type", ""):
                continue
            text = html.content.decode()
            shown += "&lt;svg onload" in text
            if RUNS in text:
                wrong.append(f"{route.name}: {part}")
    assert not wrong, "\n".join(wrong)
    assert shown > 20


@pytest.mark.trust("CVE-5")
def test_no_answer_runs_for_those_who_read_it(client: Client, cast: Cast, settings: Any) -> None:
    settings.REQUIRE_MFA = False
    consultation = make_questionnaire(title=PAYLOAD, leads=[cast.lead])
    sent = answer(consultation, {"idea": PAYLOAD, "way": "bus", "stop": PAYLOAD})
    concern = make_concern(said=PAYLOAD, who_about=PAYLOAD, wishes=PAYLOAD, contact=PAYLOAD)
    open_for_reading(concern, by=cast.safeguarding, purpose=Purpose.CHECKING)
    work = f"/my/consultations/{consultation.slug}/"
    seen = {
        "lead": [f"{work}texts/idea/", f"{work}responses/{sent.response.pk}/", work],
        "safeguarding": [f"/safeguarding/concerns/{concern.pk}/"],
    }
    for part, pages in seen.items():
        client.force_login(cast[part])
        for page in pages:
            html = client.get(page).content.decode()
            assert RUNS not in html and "&lt;svg onload" in html, page
