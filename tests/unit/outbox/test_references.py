import pytest

from community.outbox.models import OutboxRow
from community.outbox.references import reference, resolve
from community.people.models import User


@pytest.mark.django_db
def test_there_and_back() -> None:
    person = User.objects.create(username="asha")
    assert reference(person) == f"people.user:{person.pk}"
    assert resolve(reference(person)) == person
    row = OutboxRow.objects.create(key="k", event="e", channel="c", about="")
    assert resolve(reference(row)) == row


@pytest.mark.django_db
@pytest.mark.parametrize(
    "ref",
    [
        "",
        "people.user",
        "people.user:",
        "people.user:0",
        "people.user:x",
        "no.such:1",
        "nonsense:1",
        "outbox.outboxrow:not-a-uuid",
        "people.user:1; drop table",
    ],
)
def test_what_leads_nowhere_is_none(ref: str) -> None:
    assert resolve(ref) is None


def test_an_unsaved_record_has_no_reference() -> None:
    with pytest.raises(ValueError, match="without a key"):
        reference(User(username="nobody"))
