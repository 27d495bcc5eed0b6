"""Nothing that is stored joins answers to an address, or to a moment."""

from datetime import datetime
from typing import Any

import pytest
from django.apps import apps
from django.db import connection, models
from django.test import Client
from django.utils import timezone

from community.crypto.models import DataKey
from community.outbox.models import OutboxRow
from consultations.actions.answering import change, withdraw
from consultations.models import OutcomeRequest, Response
from tests.factories.consultations import ANSWERS, answer, make_questionnaire
from tests.integration.consultations.test_answering import FORM

pytestmark = pytest.mark.django_db
Rows = dict[tuple[str, str], models.Model]


def everything() -> Rows:
    """Every row of every table."""
    tables = [model for model in apps.get_models() if model._meta.managed]
    return {
        (model._meta.label, str(row.pk)): row
        for model in tables
        for row in model._base_manager.all()
    }


def stored(row: models.Model) -> dict[str, Any]:
    return {f.attname: getattr(row, f.attname) for f in row._meta.concrete_fields}


def has_time_of_day(value: Any) -> bool:
    if not isinstance(value, datetime):
        return False
    here = timezone.localtime(value)
    return (here.hour, here.minute, here.second, here.microsecond) != (0, 0, 0, 0)


@pytest.mark.trust("A1")
def test_answers_and_an_address_have_no_moment_and_no_order_in_common(client: Client) -> None:
    make_questionnaire(slug="home")
    before = everything()
    client.post("/consultations/home/answer/all/send/", FORM)
    client.post("/consultations/home/tell-me/send/", {"email": "someone@example.org"})
    new = {name: row for name, row in everything().items() if name not in before}
    assert Response.objects.submitted().count() == 1
    assert OutcomeRequest.objects.count() == 1
    assert {"crypto.DataKey", "outbox.OutboxRow"} <= {label for label, _ in new}
    for (label, _), row in new.items():
        values = stored(row)
        assert not [name for name, value in values.items() if has_time_of_day(value)], label
        assert not isinstance(row.pk, int), label
        assert "someone" not in repr(values)


@pytest.mark.trust("A1")
def test_no_data_key_is_numbered() -> None:
    assert DataKey._meta.pk is not None
    assert DataKey._meta.pk.name == "subject"


def test_keys_do_not_tell_whose_address_came_after_whose_answers(client: Client) -> None:
    """In the order of writing, no key of an address stands among those of answers."""
    make_questionnaire(slug="home")
    for number in range(3):
        Client().post("/consultations/home/answer/all/send/", FORM)
        Client().post("/consultations/home/tell-me/send/", {"email": f"p{number}@example.org"})
    assert OutcomeRequest.objects.count() == 3
    order = "ctid" if connection.vendor == "postgresql" else "rowid"
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT subject FROM crypto_datakey ORDER BY {order}")
        written = [subject.partition(":")[0] for (subject,) in cursor.fetchall()]
    assert written == ["consultations.outcomerequests", *["consultations.response"] * 3]


def test_a_text_is_owed_one_reading_for_each_time_it_is_sent() -> None:
    response = answer(make_questionnaire()).response
    first = set(OutboxRow.objects.values_list("pk", flat=True))
    change(response, dict(ANSWERS))
    assert set(OutboxRow.objects.values_list("pk", flat=True)) == first
    change(response, {**ANSWERS, "idea": "Benches"})
    rows = OutboxRow.objects.filter(event="consultations.text_sent")
    assert len(rows) == 2
    assert not first & {row.pk for row in rows}
    response.refresh_from_db()
    digest = bytes(response.content_digest or b"").hex()
    assert all(digest[:8] not in row.key for row in rows)


def test_what_was_taken_back_is_named_by_its_tombstone_alone() -> None:
    response = answer(make_questionnaire()).response
    withdraw(response)
    wanted = (str(response.pk), response.pk.hex)
    named = [
        name
        for name, row in everything().items()
        if any(one in f"{stored(row)} {row.pk}" for one in wanted)
    ]
    assert named == [("consultations.Response", str(response.pk))]
