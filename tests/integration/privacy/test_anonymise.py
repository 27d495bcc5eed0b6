"""A copy for a test site: nobody is known by it, nothing sealed opens, the real site is safe."""

import uuid
from typing import Any

import pytest
from allauth.account.models import EmailAddress
from django.core.management import CommandError, call_command
from django.utils import timezone
from wagtail.models import Comment, ModelLogEntry, Page

from community.crypto.models import DataKey
from community.links.models import Link
from community.outbox.actions import post
from community.outbox.models import OutboxRow
from community.outbox.references import reference
from community.people.models import User
from community.people.roles import roles_of
from community.privacy.actions import breaches, record_look
from community.privacy.models import Breach, DataRequest, Look
from community.privacy.states import HowMany, Risk
from community.safeguarding.models import Arrangements
from tests.factories.consultations import ANSWERS, answer, make_questionnaire
from tests.factories.privacy import make_request
from tests.factories.safeguarding import make_concern
from tests.integration.privacy.scanning import in_caches, in_database
from tests.people import Cast

pytestmark = pytest.mark.django_db
MARK = "CANARY-9d2c"


@pytest.fixture
def allowed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ANONYMISE_ALLOWED", "on")


@pytest.fixture
def full(cast: Cast) -> User:
    """A canary of each kind."""
    person = cast.young_person
    User.objects.filter(pk=person.pk).update(
        username=f"{MARK}-u", email=f"{MARK}@example.org", preferred_name=f"{MARK} P"
    )
    person.refresh_from_db()
    EmailAddress.objects.create(user=person, email=f"{MARK}@example.org", verified=True)
    make_request(by=person, words=f"{MARK}-request")
    make_concern(by=person, said=f"{MARK}-worry")
    answer(make_questionnaire(), {**ANSWERS, "idea": f"{MARK}-answer"})
    post(f"{MARK}-event", to=reference(person), about=reference(person), channel="test")
    Link.objects.create(
        token_hash=b"x", purpose=f"{MARK}-link", about=reference(person), expires_at=timezone.now()
    )
    record_look(cast.lead, reference(person), f"{MARK}-look")
    page = Page.objects.get(depth=2)
    Comment.objects.create(page=page, user=cast.comms, text=f"{MARK}-comment", contentpath="title")
    Page.objects.get(pk=page.pk).specific.save_revision(user=cast.comms)
    ModelLogEntry.objects.log_action(instance=person, action="wagtail.edit", user=cast.admin)
    Arrangements.objects.create(external_name=f"{MARK}-office", external_email=f"{MARK}@e.org")
    finding = breaches.Finding(
        found_at=timezone.now(),
        what=f"{MARK}-breach",
        categories=["names"],
        people=HowMany.FEW,
        records=HowMany.FEW,
        risk=Risk.SOME,
        key=uuid.uuid4(),
    )
    breaches.write_down(finding, by=cast.dpo)
    return person


@pytest.mark.parametrize(
    ("marker", "debug", "said", "goes"),
    [
        ("", False, False, False),
        ("", True, True, False),
        ("yes", False, True, False),
        ("on", False, False, False),
        ("on", True, False, True),
        ("on", False, True, True),
    ],
)
def test_it_refuses_unless_everything_says_that_this_is_a_copy(
    marker: str,
    debug: bool,
    said: bool,
    goes: bool,
    cast: Cast,
    settings: Any,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("ANONYMISE_ALLOWED", marker)
    settings.DEBUG = debug
    person = cast.young_person
    if goes:
        call_command("anonymise", yes_this_is_a_copy=said)
    else:
        with pytest.raises(CommandError, match="Refused"):
            call_command("anonymise", yes_this_is_a_copy=said)
    person.refresh_from_db()
    assert (person.username == "young-person") is not goes


def test_the_marks_are_found_before(full: User) -> None:
    places = {place.partition(".")[0] for place in in_database(MARK)}
    assert {
        "people_user",
        "account_emailaddress",
        "outbox_outboxrow",
        "links_link",
        "privacy_look",
        "wagtailcore_comment",
        "wagtailcore_revision",
        "wagtailcore_modellogentry",
        "safeguarding_arrangements",
    } <= places


def test_no_mark_is_left_anywhere(full: User, allowed: None) -> None:
    call_command("anonymise", yes_this_is_a_copy=True)
    assert not in_database(MARK)
    assert not in_caches(MARK)
    for model in (DataKey, OutboxRow, Link, Look, DataRequest, Breach):
        assert not model.objects.exists()


def test_the_shape_stays_and_a_second_time_changes_nothing(
    full: User, cast: Cast, allowed: None
) -> None:
    before, names = User.objects.count(), []
    for _ in range(2):
        call_command("anonymise", yes_this_is_a_copy=True)
        names.append(list(User.objects.order_by("pk").values_list("username", "email")))
    assert names[0] == names[1]
    assert User.objects.count() == before
    full.refresh_from_db()
    assert full.username == f"copy-{full.pk}"
    assert full.email == f"copy-{full.pk}@example.invalid"
    assert roles_of(full)
    assert not full.has_usable_password()
