"""The site-wide publishing defaults stand in the editor, for comms editors."""

import pytest
from django.test import Client
from django.urls import reverse

from community.privacy.models import PublishingDefaults
from tests.people import Cast

pytestmark = pytest.mark.django_db


def url() -> str:
    return reverse(
        "wagtailsettings:edit",
        args=["privacy", "publishingdefaults", PublishingDefaults.load().pk],
    )


def test_comms_editors_can(client: Client, cast: Cast, settings: object) -> None:
    settings.REQUIRE_MFA = False  # type: ignore[attr-defined]  # pytest-django's settings
    client.force_login(cast.comms)
    page = client.get(url())
    assert page.status_code == 200
    assert "reference of the data protection impact assessment" in page.content.decode().lower()
    answer = client.post(url(), {"reader_name": "The participation lead", "outcome_weeks": "6"})
    assert answer.status_code == 302
    assert PublishingDefaults.load().reader_name == "The participation lead"


def test_others_cannot(client: Client, cast: Cast) -> None:
    for person in (cast.stranger, cast.young_person):
        client.force_login(person)
        assert client.post(url(), {"reader_name": "Me"}).status_code in (302, 403, 404)
    assert PublishingDefaults.load().reader_name == ""
