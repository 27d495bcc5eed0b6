"""Before anything is handed out: who asks; and for a child, whether they look after that child,
what the child wants and what is best for them. What was checked, how, by whom and when is kept.
"""

import uuid
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from community.people.models import User
from community.people.roles import Role
from community.privacy.actions import requests
from community.privacy.models import DataRequest, DeletionReceipt, Look
from community.privacy.states import (
    BestInterests,
    CheckedHow,
    ChildWishes,
    RequestKind,
    RequestOutcome,
    ResponsibleHow,
)
from tests.factories.people import person_with
from tests.factories.privacy import make_request
from tests.integration.privacy.scanning import in_database
from tests.people import Cast

pytestmark = [pytest.mark.django_db, pytest.mark.trust("R4")]
GOOD = {"how": "worker", "words": "Her club knows them both"}
DECIDED = {"what": "give", "wishes": "yes", "words": "She asked for it with her mother"}


@pytest.fixture(autouse=True)
def _one_step(settings: Any) -> None:
    settings.REQUIRE_MFA = False


@pytest.fixture
def officer(client: Client, cast: Cast) -> Client:
    client.force_login(cast.dpo)
    return client


@pytest.fixture
def for_child(cast: Cast) -> DataRequest:
    return make_request(by=cast.guardian, for_child=True, about_whom="Amara")


def do(client: Client, asked: DataRequest, name: str, **data: Any) -> str:
    url = reverse("privacy:deed", args=[asked.pk, name])
    answer = client.post(url, {"key": uuid.uuid4(), **data}, follow=True)
    asked.refresh_from_db()
    page: str = answer.content.decode()
    return page


def package(client: Client, asked: DataRequest) -> Any:
    return client.post(reverse("privacy:package", args=[asked.pk]))


@pytest.mark.parametrize(
    "how", [one for one in CheckedHow if one not in (CheckedHow.SIGNED_IN, CheckedHow.RECEIPT)]
)
def test_how_by_whom_and_on_which_day_is_kept(how: CheckedHow, officer: Client, cast: Cast) -> None:
    asked = make_request(contact="1")
    page = do(officer, asked, "check", how=how.value, words="CANARY-what I did")
    kept = (asked.checked_how, asked.checked_by, asked.checked_on)
    assert kept == (how, cast.dpo, timezone.localdate())
    assert how.label in page and cast.dpo.get_full_name() in page and "CANARY-what I did" in page
    assert not in_database("CANARY")
    assert do(officer, asked, "close", outcome="done", words="Sent") and not asked.is_open


def test_the_lightest_way_stands_first_and_no_copy_is_ever_wanted(officer: Client) -> None:
    asked = make_request(contact="1")
    page = officer.get(reverse("privacy:deed", args=[asked.pk, "check"])).content.decode()
    assert page.index("called them back") < page.index("showed a paper")
    assert "no copy was made" in page and "delete it and say so here" in page
    assert 'type="file"' not in page
    assert not [one for one in DataRequest._meta.get_fields() if hasattr(one, "upload_to")]


def test_only_ways_that_can_be_true_are_offered(officer: Client, cast: Cast) -> None:
    asked = make_request(contact="1")
    page = do(officer, asked, "check", how="signed-in", words="x")
    assert "Choose one from the list." in page
    for how in (CheckedHow.SIGNED_IN, CheckedHow.RECEIPT):
        with pytest.raises(requests.Refused):
            requests.check_identity(asked, how, words="x", by=cast.dpo, key=uuid.uuid4())
    assert asked.checked_on is None


def test_signed_in_and_four_words_are_known_at_once(cast: Cast) -> None:
    signed_in = make_request(by=cast.young_person)
    words = make_request(contact="1", record="consultations.response:1")
    assert signed_in.checked_how == CheckedHow.SIGNED_IN
    assert words.checked_how == CheckedHow.RECEIPT
    assert signed_in.checked_on == words.checked_on == timezone.localdate()


def test_nothing_goes_out_before_it_is_known_who_asks(officer: Client) -> None:
    asked = make_request(contact="1")
    assert package(officer, asked).status_code == 302
    shown = officer.get(reverse("privacy:request", args=[asked.pk])).content.decode()
    assert "First check who asks" in shown
    assert "Put together what we hold" not in shown
    for outcome in ("done", "partly"):
        assert "First check who asks" in do(officer, asked, "close", outcome=outcome, words="x")
    assert asked.is_open
    do(officer, asked, "close", outcome="refused", words="We could not find out who asks")
    assert not asked.is_open


def test_for_a_child_each_thing_comes_first(
    officer: Client, cast: Cast, for_child: DataRequest
) -> None:
    """Identity, responsibility, the child's wishes and interests: without one of them, nothing."""

    def refused(because: str) -> bool:
        page = do(officer, for_child, "close", outcome="done", words="x")
        nothing = package(officer, for_child).status_code == 302
        return because in page and nothing and for_child.is_open

    assert refused("First check who asks")
    do(officer, for_child, "check", how="signed-in", words="They were signed in")
    assert refused("find out whether they look after this child")
    named = {"child": cast.young_person.email}
    do(officer, for_child, "responsible", **named, **{**GOOD, "how": "not-found"})
    assert refused("could not find out that they look after this child")
    do(officer, for_child, "responsible", **named, **GOOD)
    assert refused("ask the child, and decide")
    do(officer, for_child, "decide", **{**DECIDED, "what": "refuse", "wishes": "not-asked"})
    assert refused("could harm the child")
    do(officer, for_child, "decide", **DECIDED)
    assert package(officer, for_child).status_code == 200
    do(officer, for_child, "close", outcome="done", words="Given to both of them")
    assert not for_child.is_open


def test_who_decided_and_when_is_kept(officer: Client, cast: Cast, for_child: DataRequest) -> None:
    do(officer, for_child, "responsible", **GOOD)
    page = do(officer, for_child, "decide", **{**DECIDED, "words": "CANARY-she said"})
    today = timezone.localdate()
    looks_after = (for_child.responsible_how, for_child.responsible_by, for_child.responsible_on)
    assert looks_after == (ResponsibleHow.WORKER, cast.dpo, today)
    assert (for_child.decided_by, for_child.decided_on) == (cast.dpo, today)
    assert for_child.child_wishes == ChildWishes.YES
    assert "CANARY-she said" in page and not in_database("CANARY")


def test_a_child_who_says_no_is_not_overruled(officer: Client, for_child: DataRequest) -> None:
    page = do(officer, for_child, "decide", **{**DECIDED, "wishes": "no"})
    assert "The child said no." in page
    assert not for_child.decided_on
    do(officer, for_child, "decide", **{**DECIDED, "wishes": "no", "what": "partly"})
    assert for_child.best_interests == BestInterests.PARTLY


def test_without_the_childs_wishes_nothing_is_decided(
    officer: Client, for_child: DataRequest
) -> None:
    page = do(officer, for_child, "decide", what="give", words="Fine")
    assert "Ask the child first" in page
    assert not for_child.decided_on


def _ready(client: Client, asked: DataRequest, child: User, **decided: str) -> None:
    do(client, asked, "check", how="in-person", words="Seen")
    do(client, asked, "responsible", child=child.username, **GOOD)
    do(client, asked, "decide", **{**DECIDED, **decided})


@pytest.mark.trust("CVE-2")
def test_the_package_is_the_childs_never_the_parents(
    officer: Client, cast: Cast, for_child: DataRequest
) -> None:
    _ready(officer, for_child, cast.young_person)
    made = package(officer, for_child).content.decode()
    assert cast.young_person.email in made
    assert cast.guardian.email not in made
    looks = Look.objects.filter(by=cast.dpo, about=f"people.user:{cast.young_person.pk}")
    assert looks.exists()


def test_a_part_is_put_together_by_hand(
    officer: Client, cast: Cast, for_child: DataRequest
) -> None:
    _ready(officer, for_child, cast.young_person, what="partly")
    answer = package(officer, for_child)
    assert answer.status_code == 302
    shown = officer.get(answer["Location"]).content.decode()
    assert "only a part of it" in shown


def test_deleting_for_a_child_leaves_the_parent_alone(officer: Client, cast: Cast) -> None:
    asked = make_request(RequestKind.ERASE, by=cast.guardian, for_child=True, about_whom="Amara")
    _ready(officer, asked, cast.young_person)
    page = do(officer, asked, "erase")
    for person in (cast.guardian, cast.young_person):
        person.refresh_from_db()
    assert cast.guardian.is_active
    assert not cast.young_person.is_active
    assert (asked.outcome, asked.child) == (RequestOutcome.DONE, None)
    assert DeletionReceipt.objects.get().code in page


def test_a_child_without_an_account_is_answered_in_words(
    officer: Client, for_child: DataRequest
) -> None:
    do(officer, for_child, "check", how="in-person", words="Seen")
    do(officer, for_child, "responsible", **GOOD)
    do(officer, for_child, "decide", **DECIDED)
    assert package(officer, for_child).status_code == 302
    do(officer, for_child, "close", outcome="done", words="Told them in words")
    assert not for_child.is_open


def test_the_childs_account_is_nobody_elses(
    officer: Client, cast: Cast, for_child: DataRequest
) -> None:
    wrong = {cast.guardian: "account of whoever asks", cast.dpo: "your own"}
    for person, why in wrong.items():
        assert why in do(officer, for_child, "responsible", child=person.username, **GOOD)
    assert "We find nobody" in do(officer, for_child, "responsible", child="nobody", **GOOD)
    assert for_child.responsible_on is None


def test_nobody_decides_about_a_child_where_none_is(officer: Client, cast: Cast) -> None:
    asked = make_request(by=cast.young_person)
    assert "Nobody asks for a child here." in do(officer, asked, "responsible", **GOOD)
    assert "Nobody asks for a child here." in do(officer, asked, "decide", **DECIDED)
    page = officer.get(reverse("privacy:request", args=[asked.pk])).content.decode()
    assert "best for the child" not in page


def test_an_officer_who_asks_for_their_own_child_decides_nothing(
    client: Client, cast: Cast
) -> None:
    asked = make_request(by=cast.dpo, for_child=True, about_whom="Mine")
    client.force_login(cast.dpo)
    for name, data in (("check", {"how": "signed-in", "words": "x"}), ("decide", DECIDED)):
        assert "is your own" in do(client, asked, name, **data)
    client.force_login(person_with(Role.DATA_PROTECTION_OFFICER, username="dpo-two"))
    do(client, asked, "check", how="signed-in", words="x")
    assert asked.checked_on


def test_the_child_sees_that_somebody_asked(
    officer: Client, cast: Cast, for_child: DataRequest
) -> None:
    do(officer, for_child, "responsible", child=cast.young_person.username, **GOOD)
    officer.force_login(cast.young_person)
    page = officer.get(reverse("privacy:show")).content.decode()
    assert "Somebody who looks after you asked" in page
    assert "Please show me what you have" not in page
    officer.force_login(cast.stranger)
    assert "looks after you" not in officer.get(reverse("privacy:show")).content.decode()
