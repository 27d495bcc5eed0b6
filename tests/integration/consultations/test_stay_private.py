"""A consultation whose page is not for everybody is nowhere: not in a list, not to be answered."""

import uuid

import pytest
from django.test import Client
from wagtail.models import PageViewRestriction

from consultations.actions.publishing import release
from consultations.models import Commitment, ConsultationPage, Outcome, Questionnaire, Response
from consultations.states import Decision
from tests.factories.consultations import answer, make_questionnaire
from tests.integration.consultations.test_answering import FORM

pytestmark = pytest.mark.django_db
TITLE = "Only for the few"


@pytest.fixture
def hidden() -> list[Questionnaire]:
    """One open and one closed with results and a promise; a restriction lies on what is above."""
    opened = make_questionnaire(slug="few", title=TITLE)
    closed = make_questionnaire(slug="few-closed", title=TITLE, state="closed")
    release(closed)
    theme = closed.themes.create(title=TITLE, said="Much")
    outcome = Outcome.objects.create(theme=theme, decision=Decision.WILL, text="Soon")
    Commitment.objects.create(outcome=outcome, promise=TITLE, owner="us", due_on="2027-01-01")
    Questionnaire.objects.filter(pk=closed.pk).update(outcome_published_on="2026-11-20")
    for one in (opened, closed):
        assert TITLE in Client().get(f"/api/v1/consultations/{one.slug}").content.decode()
    PageViewRestriction.objects.create(
        page=opened.page.get_parent(), restriction_type=PageViewRestriction.LOGIN
    )
    return [opened, closed]


@pytest.mark.trust("W6", "CVE-3")
def test_is_in_no_public_answer(hidden: list[Questionnaire], client: Client) -> None:
    addresses = ["/", "/consultations/", "/promises/", "/search/?q=few", "/sitemap.xml"]
    addresses += ["/api/v1/consultations"]
    for one in hidden:
        page = f"/consultations/{one.slug}/"
        addresses += [page, f"{page}answer/1/", f"{page}answer/all/", f"{page}results/"]
        addresses += [f"{page}tell-me/", f"/api/v1{page[:-1]}", f"/api/v1{page}results"]
    for address in addresses:
        found = client.get(address)
        assert found.status_code in (200, 302, 404), address
        assert TITLE not in found.content.decode(), address


@pytest.mark.trust("CVE-3")
def test_takes_no_answers(hidden: list[Questionnaire], client: Client) -> None:
    before = Response.objects.count()
    sent = client.post("/consultations/few/answer/all/send/", FORM)
    assert sent.status_code == 404
    api = client.post(
        "/api/v1/consultations/few/responses",
        {"version": 1, "answers": {"way": "bus"}, "language": "en"},
        content_type="application/json",
        headers={"Idempotency-Key": str(uuid.uuid4())},
    )
    assert api.status_code == 404
    assert Response.objects.count() == before


def test_the_editor_offers_no_privacy_that_would_only_hide_the_door() -> None:
    assert ConsultationPage.private_page_options == []


def test_a_restriction_counts_at_once_for_a_process_that_knew_the_page() -> None:
    known = make_questionnaire(slug="known")
    answer(known)
    client = Client()
    assert client.get("/consultations/known/answer/1/").status_code == 200
    PageViewRestriction.objects.create(page=known.page, restriction_type="login")
    assert client.post("/consultations/known/answer/all/send/", FORM).status_code == 404
