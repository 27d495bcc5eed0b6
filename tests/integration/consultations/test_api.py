"""The contract with outsiders: routes, shapes and codes."""

import json
import uuid
from typing import Any

import pytest
from django.test import Client

from consultations.actions.publishing import release
from consultations.models import Questionnaire, Response
from tests.factories.consultations import ANSWERS, answer, end, make_questionnaire

pytestmark = pytest.mark.django_db
KEYS = {"slug", "title", "status", "opens_at", "closes_at", "version"}


def post(
    client: Client, questionnaire: Questionnaire, key: str | None = None, **changes: Any
) -> Any:
    body = {"version": 1, "answers": ANSWERS, "language": "en", **changes}
    headers = {} if key == "" else {"Idempotency-Key": key or str(uuid.uuid4())}
    return client.post(
        f"/api/v1/consultations/{questionnaire.slug}/responses",
        json.dumps(body),
        content_type="application/json",
        headers=headers,
    )


@pytest.mark.trust("CVE-20", "W7")
def test_list_and_detail(client: Client) -> None:
    questionnaire = make_questionnaire()
    make_questionnaire(state="closed")
    found = client.get("/api/v1/consultations").json()
    assert found["count"] == 2
    assert set(found["items"][0]) == KEYS
    assert {item["status"] for item in found["items"]} == {"open", "closed"}
    one = client.get(f"/api/v1/consultations/{questionnaire.slug}").json()
    assert KEYS | {"questions"} == set(one)
    first = one["questions"][0]
    assert (first["key"], first["type"], first["required"]) == ("way", "single_choice", False)
    assert first["options"][0] == {"value": "walk", "label": "Walk"}


def test_created_repeated_conflict(client: Client) -> None:
    questionnaire = make_questionnaire()
    key = str(uuid.uuid4())
    first = post(client, questionnaire, key)
    again = post(client, questionnaire, key)
    other = post(client, questionnaire, key, answers={"way": "car"})
    assert (first.status_code, again.status_code, other.status_code) == (201, 200, 409)
    assert first.json() == again.json()
    assert len(first.json()["receipt"].split()) == 4
    assert Response.objects.get().channel == "api"


@pytest.mark.parametrize(
    ("changes", "where"),
    [
        ({"answers": {"way": "plane"}}, "way"),
        ({"answers": {"stop": "Granby Street", "way": "car"}}, "stop"),
        ({"answers": {"shoe": 1}}, "shoe"),
        ({"answers": {}}, "answers"),
        ({"version": 9}, "version"),
        ({"version": "x"}, "version"),
        ({"answers": []}, "answers"),
        ({"language": "\u0001"}, "language"),
        ({"language": "<b>"}, "language"),
        ({"version": 10**30}, "version"),
        ({"version": True}, "version"),
        ({"version": "1"}, "version"),
        ({"version": 1.0}, "version"),
        ({"version": None}, "version"),
    ],
)
def test_422_names_the_place(client: Client, changes: dict[str, Any], where: str) -> None:
    page = post(client, make_questionnaire(), **changes)
    assert page.status_code == 422
    assert where in page.json()["errors"]
    assert Response.objects.count() == 0


@pytest.mark.parametrize("key", ["", "seven", "\x00"])
def test_the_key_must_be_a_uuid(client: Client, key: str) -> None:
    page = post(client, make_questionnaire(), key)
    assert page.status_code == 422
    assert "Idempotency-Key" in page.json()["errors"]


@pytest.mark.parametrize("body", ["", "{", "[]", "null", '"x"'])
def test_a_body_that_is_no_answer(client: Client, body: str) -> None:
    questionnaire = make_questionnaire()
    page = client.post(
        f"/api/v1/consultations/{questionnaire.slug}/responses",
        body,
        content_type="application/json",
        headers={"Idempotency-Key": str(uuid.uuid4())},
    )
    assert page.status_code == 422
    assert page.json()["errors"]


DEEP = "[" * 100_000 + "]" * 100_000
LESS_DEEP = "[" * 400 + "]" * 400


@pytest.mark.parametrize(
    ("kind", "body", "status"),
    [
        ("multipart/form-data; boundary=x", "--x--", 415),
        ("multipart/form-data", "", 422),
        ("application/x-www-form-urlencoded", "a=1&" * 2000, 415),
        ("text/csv", "a,b", 415),
        ("text/plain; charset=klingon", "a", 415),
        ("application/json; charset=klingon", "{", 422),
        ("application/x-www-form-urlencoded", "a" * 3_000_000, 413),
        ("multipart/form-data; boundary=x", "--x\r\n" * 600_000, 413),
        ("application/json", '"' + "a" * 3_000_000 + '"', 413),
        ("application/json", '"' + "a" * 1_500_000 + '"', 422),
        ("application/json", DEEP, 422),
        ("application/json", f'{{"version": 1, "answers": {DEEP}}}', 422),
        ("application/json", f'{{"version": 1, "answers": {{"way": {LESS_DEEP}}}}}', 422),
        ("application/json", f'{{"version": {"9" * 6000}, "answers": {{}}}}', 422),
        ("application/json", '{"version": 1, "answers": {"idea": "\\ud800"}}', 422),
        ("application/json", '{"version": 1, "answers": {"minutes": NaN}}', 422),
        ("application/json", '{"version": 1, "answers": {"idea": "' + "a" * 1_500_000 + '"}}', 422),
    ],
)
def test_every_refused_body_is_refused_in_json(
    client: Client, kind: str, body: str, status: int
) -> None:
    questionnaire = make_questionnaire()
    page = client.generic(
        "POST",
        f"/api/v1/consultations/{questionnaire.slug}/responses",
        body,
        content_type=kind,
        headers={"Idempotency-Key": str(uuid.uuid4())},
    )
    assert (page.status_code, page["Content-Type"]) == (status, "application/json; charset=utf-8")
    assert page.json()["errors"]
    assert Response.objects.count() == 0


def test_what_reads_as_json_is_taken_however_it_was_announced(client: Client) -> None:
    questionnaire = make_questionnaire()
    page = client.generic(
        "POST",
        f"/api/v1/consultations/{questionnaire.slug}/responses",
        json.dumps({"version": 1, "answers": ANSWERS}),
        content_type="application/x-www-form-urlencoded",
        headers={"Idempotency-Key": str(uuid.uuid4())},
    )
    assert page.status_code == 201


def test_an_unknown_version_of_a_closed_one_is_closed_first(client: Client) -> None:
    assert post(client, make_questionnaire(state="closed"), version=9).status_code == 409


@pytest.mark.parametrize("state", ["upcoming", "closed"])
def test_409_when_not_open(client: Client, state: str) -> None:
    assert post(client, make_questionnaire(state=state)).status_code == 409


def test_404(client: Client) -> None:
    questionnaire = make_questionnaire()
    assert client.get("/api/v1/consultations/nowhere").status_code == 404
    assert client.get(f"/api/v1/consultations/{questionnaire.slug}/results").status_code == 404
    assert client.get("/api/v1/consultations/%00").status_code == 404
    assert client.get("/api/v1/consultations/%00/results").status_code == 404
    questionnaire.page.unpublish()
    assert client.get(f"/api/v1/consultations/{questionnaire.slug}").status_code == 404
    assert post(client, questionnaire).status_code == 404


@pytest.mark.parametrize("rest", ["consultations/%C3%B3", "consultations/a/b", "nothing"])
def test_programs_are_told_in_json_that_nothing_is_there(client: Client, rest: str) -> None:
    for told in (client.get(f"/api/v1/{rest}"), client.post(f"/api/v1/{rest}")):
        assert told.status_code == 404
        assert told.json()["detail"]


@pytest.mark.trust("CVE-20")
def test_results_after_release(client: Client) -> None:
    questionnaire = make_questionnaire()
    for _ in range(12):
        answer(questionnaire)
    release(end(questionnaire))
    found = client.get(f"/api/v1/consultations/{questionnaire.slug}/results").json()
    assert (found["consultation"], found["responses"]) == (questionnaire.slug, 10)
    assert (found["threshold"], found["base"]) == (10, 5)
    way = found["questions"][0]
    assert set(way) == {"key", "label", "type", "answered", "options"}
    # All twelve came by bus: showing it would say what each one answered.
    assert [option["count"] for option in way["options"]] == [None, None, None]
    grid = next(q for q in found["questions"] if q["key"] == "grid")
    assert grid["options"][0]["value"] == "day/easy"


def test_openapi_and_its_page(client: Client) -> None:
    assert (
        "/api/v1/consultations/{slug}/responses"
        in client.get("/api/v1/openapi.json").json()["paths"]
    )
    declared = client.get("/api/v1/openapi.json").json()
    answering = declared["paths"]["/api/v1/consultations/{slug}/responses"]["post"]["responses"]
    assert {"200", "201", "404", "409", "413", "415", "422", "429"} == set(answering)
    page = client.get("/api/v1/docs")
    assert page.status_code == 200
    assert "https://" not in page.content.decode()
