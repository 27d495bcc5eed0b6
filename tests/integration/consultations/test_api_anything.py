"""Whatever is posted to the API is answered in JSON, and never by an error of ours."""

import json
import uuid
from typing import Any

import pytest
from django.test import Client
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from hypothesis.extra.django import TestCase

from consultations import storage
from consultations.models import Questionnaire, Response
from tests.factories.consultations import ANSWERS, make_questionnaire

ODD = st.one_of(
    st.none(),
    st.booleans(),
    st.integers(),
    st.integers(min_value=10**30, max_value=10**40),
    st.floats(allow_nan=False, allow_infinity=False),
    st.text(max_size=20),
    st.sampled_from(["1e999999999", "0e999999999", "-0", "\x00", "\u202e", "bus", "2026-02-31"]),
)
ANYTHING = st.recursive(
    ODD,
    lambda inner: st.one_of(
        st.lists(inner, max_size=4),
        st.dictionaries(st.text(max_size=8), inner, max_size=4),
    ),
    max_leaves=8,
)
KEYS = st.sampled_from([*ANSWERS, "none", "note", ""])
BODIES = st.one_of(
    ANYTHING,
    st.fixed_dictionaries(
        {"version": st.one_of(st.just(1), ODD), "answers": st.dictionaries(KEYS, ANYTHING)},
        optional={"language": ODD},
    ),
)


class AnythingAtAll(TestCase):
    questionnaire: Questionnaire

    @classmethod
    def setUpTestData(cls) -> None:
        cls.questionnaire = make_questionnaire()

    def post(self, body: Any) -> Any:
        return Client(raise_request_exception=True).post(
            f"/api/v1/consultations/{self.questionnaire.slug}/responses",
            json.dumps(body),
            content_type="application/json",
            headers={"Idempotency-Key": str(uuid.uuid4())},
        )

    @settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
    @given(body=BODIES)
    def test_is_answered(self, body: Any) -> None:
        before = Response.objects.count()
        answer = self.post(body)
        told = answer.json()
        assert answer.status_code in {201, 422}, told
        if answer.status_code == 422:
            assert told["errors"]
            assert all(isinstance(one, str) and one for one in told["errors"].values())
        else:
            stored = Response.objects.select_related("version").order_by("?").first()
            assert set(told) == {"receipt"}
            assert storage.values_of(stored) is not None
        assert Response.objects.count() == before + (answer.status_code == 201)


@pytest.mark.django_db
@pytest.mark.parametrize("number", ["1e999999999", "-1e999999999", "1e-999999999", "0e999999999"])
def test_numbers_that_no_machine_holds(number: str, client: Client) -> None:
    questionnaire = make_questionnaire()
    sent = client.post(
        f"/consultations/{questionnaire.slug}/answer/all/send/", {"minutes": number, "idea": "x"}
    )
    assert sent.status_code == (302 if number.startswith("0") else 422)
