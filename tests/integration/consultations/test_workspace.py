"""Comms staff find consultations, and what they wait for, on the editor's home."""

from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone

from consultations.workspace import entries
from tests.factories.consultations import make_questionnaire
from tests.people import Cast

pytestmark = pytest.mark.django_db


def test_what_needs_somebody_comes_first(cast: Cast) -> None:
    fine = make_questionnaire(title="Fine", leads=[cast.lead])
    make_questionnaire(title="Alone")
    late = make_questionnaire(title="Late", state="closed", leads=[cast.lead])
    late.outcome_due_on = timezone.localdate() - timedelta(days=1)
    late.save()
    found = {entry.title: entry for entry in entries()}
    assert found["Fine"].needs == []
    assert "Nobody leads it" in found["Alone"].needs[0]
    assert "overdue" in found["Late"].needs[0]
    assert entries()[-1].title == fine.title


def test_menu_and_panel(client: Client, cast: Cast) -> None:
    questionnaire = make_questionnaire(title="Lights on the way")
    client.force_login(cast.comms)
    home = client.get("/cms/").content.decode()
    assert "Lights on the way" in home
    assert "All consultations, and a new one" in home
    listed = client.get("/cms/consultations/")
    assert listed.url == f"/cms/pages/{questionnaire.page.get_parent().pk}/"


def test_a_stranger_finds_no_list(client: Client, cast: Cast) -> None:
    client.force_login(cast.stranger)
    assert client.get("/cms/consultations/").status_code == 404
