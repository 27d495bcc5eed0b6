"""A receipt is checked by anybody: genuine, changed, or not ours; nothing personal is in it."""

import uuid

import pytest
from django.test import Client
from django.urls import reverse

from community.privacy.actions import receipts
from community.privacy.actions.erase import erase_person
from community.privacy.limits import CHECKS_PER_NETWORK
from community.privacy.models import DeletionReceipt
from community.privacy.states import ErasureReason
from tests.people import Cast

pytestmark = pytest.mark.django_db
URL, DOWNLOAD = reverse("privacy:receipt_check"), reverse("privacy:receipt_download")


@pytest.fixture
def receipt(cast: Cast) -> DeletionReceipt:
    person = cast.young_person
    return erase_person(person, by=person, reason=ErasureReason.OWN_WISH, key=uuid.uuid4())


def test_as_it_was_handed_out(client: Client, receipt: DeletionReceipt) -> None:
    text = receipts.text_of(receipt)
    for given in (text, text.replace("\n", "\r\n"), f"\n\n  {text}\n", receipt.body):
        page = client.post(URL, {"code": receipt.code.lower(), "text": given})
        assert "This receipt is genuine" in page.content.decode()


@pytest.mark.parametrize(
    ("before", "after"),
    [("Your account", "Nothing"), ("Deleted:", "Kept:"), ("Seal: ", "Seal: 00"), ("202", "201")],
)
def test_one_word_changed(
    client: Client, receipt: DeletionReceipt, before: str, after: str
) -> None:
    text = receipts.text_of(receipt).replace(before, after, 1)
    page = client.post(URL, {"code": receipt.code, "text": text})
    assert "somebody changed it" in page.content.decode()


def test_a_row_changed_in_the_database_is_noticed(client: Client, receipt: DeletionReceipt) -> None:
    body = receipt.body.replace("Your account", "Nothing")
    DeletionReceipt.objects.update(body=body)
    receipt.refresh_from_db()
    page = client.post(URL, {"code": receipt.code, "text": receipts.text_of(receipt)})
    assert "This receipt is genuine" not in page.content.decode()


def test_a_code_that_never_was(client: Client) -> None:
    page = client.post(URL, {"code": "AAAA-AAAA-AAAA", "text": "Deletion receipt"})
    assert "We do not know this code" in page.content.decode()
    assert client.post(URL, {}).status_code == 422


def test_nothing_personal_is_in_it(cast: Cast) -> None:
    person = cast.young_person
    names = (person.username, person.email, person.preferred_name, f":{person.pk}")
    receipt = erase_person(person, by=person, reason=ErasureReason.OWN_WISH)
    assert not [name for name in names if name.lower() in receipts.text_of(receipt).lower()]


def test_it_is_a_file_for_an_hour_for_whoever_has_the_form(
    client: Client, receipt: DeletionReceipt
) -> None:
    answer = client.post(DOWNLOAD, {"key": receipt.run.key})
    assert answer["Content-Disposition"].startswith("attachment")
    assert receipt.code in answer.content.decode()
    for wrong in (uuid.uuid4(), "x", ""):
        assert client.post(DOWNLOAD, {"key": wrong}).status_code == 302
    assert client.get(DOWNLOAD).status_code == 302


def test_guessing_is_slowed_down(
    client: Client, receipt: DeletionReceipt, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("community.privacy.limits.CHECKS_PER_NETWORK", 1)
    given = {"code": receipt.code, "text": receipts.text_of(receipt)}
    assert client.post(URL, given).status_code == 200
    assert client.post(URL, given).status_code == 429
    assert CHECKS_PER_NETWORK > 30


def test_the_page_is_there_for_everybody(client: Client, cast: Cast) -> None:
    assert client.get(URL).status_code == 200
    client.force_login(cast.stranger)
    assert client.get(URL).status_code == 200
    assert "no-store" in client.get(URL)["Cache-Control"]
