"""Fifty times the same at the same moment is done once (CVE class 15)."""

import json
import uuid
from collections import Counter
from concurrent.futures import ThreadPoolExecutor

import pytest
from django.db import connections
from django.test import Client

from community.outbox.models import OutboxRow
from consultations.models import OutcomeRequest, Response
from tests.factories.consultations import ANSWERS, make_questionnaire

pytestmark = [
    pytest.mark.trust("CVE-15"),
    pytest.mark.django_db(transaction=True, serialized_rollback=True),
]
MANY = 50


def at_once(url: str, data: object, **more: object) -> Counter[int]:
    def post(_: int) -> int:
        try:
            client = Client(raise_request_exception=False)
            return client.post(url, data, **more).status_code  # type: ignore[arg-type]  # as given
        finally:
            connections.close_all()

    with ThreadPoolExecutor(10) as pool:
        return Counter(pool.map(post, range(MANY)))


def test_answers_of_a_program() -> None:
    questionnaire = make_questionnaire()
    version = questionnaire.version
    assert version is not None
    body = json.dumps({"version": version.number, "answers": ANSWERS, "language": "en"})
    found = at_once(
        f"/api/v1/consultations/{questionnaire.slug}/responses",
        body,
        content_type="application/json",
        headers={"Idempotency-Key": str(uuid.uuid4())},
    )
    assert found[201] == 1 and found[201] + found[200] == MANY
    assert Response.objects.count() == 1
    assert OutboxRow.objects.filter(channel="screening").count() == 2


def test_an_address_that_waits_for_the_outcome() -> None:
    questionnaire = make_questionnaire()
    url = f"/consultations/{questionnaire.slug}/tell-me/send/"
    found = at_once(url, {"email": "someone@example.org"})
    assert set(found) <= {302, 429}
    assert OutcomeRequest.objects.count() == 1
