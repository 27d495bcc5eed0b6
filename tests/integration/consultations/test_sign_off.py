"""No consultation opens before the youth panel and the Oversight Group agree with its questions."""

from collections.abc import Callable
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
import time_machine
from django.core import mail
from django.db import connection
from django.test import Client
from django.utils import timezone

from community.cms.models import CommunityImage
from community.outbox.actions import sweep
from community.outbox.models import OutboxRow
from community.people.models import User
from community.privacy.demo import record_defaults
from community.registries import sources
from consultations.actions.answering import NotAccepted
from consultations.actions.pages import make_page
from consultations.actions.sign_offs import ask_panels, forget, say_not_yet, sign_off
from consultations.blocks import QuestionsBlock
from consultations.models import (
    ConsultationPage,
    Questionnaire,
    SignOff,
    SignOffRequest,
    SignOffSettings,
)
from consultations.sign_off_enrolment import agreed_before_they_opened
from consultations.wagtail_hooks import missing
from tests.factories.consultations import answer
from tests.integration.cms.conftest import files as files
from tests.integration.cms.conftest import picture_file
from tests.people import MEMBERS, Cast

pytestmark = [pytest.mark.django_db, pytest.mark.trust("6-10")]
PANELS = {"youth_panel", "member", "chair", "representative"}


def question(label: str) -> dict[str, Any]:
    value = {"label": label, "key": "way", "options": [{"label": "This"}, {"label": "That"}]}
    return {"type": "single_choice", "value": value}


@pytest.fixture
def page(cast: Cast) -> ConsultationPage:
    record_defaults()
    now = timezone.now()
    made = make_page(
        title="Lights",
        slug="lights",
        opens_at=now - timedelta(days=1),
        closes_at=now + timedelta(days=9),
        live=False,
        questions=QuestionsBlock().to_python([question("Which way?")]),
    )
    made.leads.set([cast.lead])
    made.save()
    return made


def publish(page: ConsultationPage) -> Questionnaire:
    page.live = True
    page.save_revision().publish()
    return Questionnaire.objects.select_related("version").get(page=page)


def reword(page: ConsultationPage, label: str) -> None:
    page.questions = QuestionsBlock().to_python([question(label)])


def test_without_a_yes_of_both_it_stays_closed(page: ConsultationPage, cast: Cast) -> None:
    assert any("Youth panel has not agreed" in one for one in missing(page))
    assert not publish(page).live
    asked = ask_panels(page, by=cast.comms)
    sign_off(asked, by=cast.youth_panel)
    assert any("Oversight Group has not agreed" in one for one in missing(page))
    assert not publish(page).live
    sign_off(asked, by=cast.chair)
    assert missing(page) == []
    assert publish(page).live
    assert agreed_before_they_opened().ok


def test_one_not_yet_is_enough(page: ConsultationPage, cast: Cast) -> None:
    asked = ask_panels(page, by=cast.comms)
    for person in (cast.youth_panel, cast.chair):
        sign_off(asked, by=person)
    said = say_not_yet(asked, reason="The second one is nobody's business", by=cast.member)
    assert any("said 'not yet'" in one for one in missing(page))
    assert not publish(page).live
    assert said.reason is not None and b"business" not in bytes(said.reason)
    sign_off(asked, by=cast.member)
    said.refresh_from_db()
    assert (said.decision, said.reason) == ("agreed", None)
    assert publish(page).live


def test_another_wording_is_asked_for_again(page: ConsultationPage, cast: Cast) -> None:
    asked = ask_panels(page, by=cast.comms)
    for person in (cast.youth_panel, cast.chair):
        sign_off(asked, by=person)
    reword(page, "Which way at night?")
    assert any("has not agreed" in one for one in missing(page))
    assert not publish(page).live


def test_who_is_answering_goes_on_with_what_was_agreed(page: ConsultationPage, cast: Cast) -> None:
    asked = ask_panels(page, by=cast.comms)
    for person in (cast.youth_panel, cast.chair):
        sign_off(asked, by=person)
    first = publish(page)
    reword(page, "And at night?")
    held = publish(page)
    assert held.live and held.wording.digest == first.wording.digest
    answer(held, {"way": "this"})
    second = ask_panels(page, by=cast.comms)
    for person in (cast.youth_panel, cast.chair):
        sign_off(second, by=person)
    opened = publish(page)
    assert opened.wording.number == 2
    assert opened.wording.compiled.questions[0].label == "And at night?"


def test_what_was_closed_before_anybody_was_asked_needs_no_yes(page: ConsultationPage) -> None:
    page.closes_at = timezone.now() - timedelta(minutes=1)
    assert publish(page).live


def test_what_was_closed_does_not_open_again_without_a_yes(
    page: ConsultationPage, cast: Cast, settings: Any
) -> None:
    settings.REQUIRE_MFA = False
    page.closes_at = timezone.now() - timedelta(minutes=1)
    assert publish(page).live
    page.closes_at = timezone.now() + timedelta(days=9)
    page.save_revision()
    client_of(cast.comms).post(f"/cms/bulk/wagtailcore/page/publish/?id={page.pk}&next=/cms/")
    assert not Questionnaire.objects.open().exists()
    assert not publish(page).live


def test_a_list_that_was_emptied_opens_nothing(page: ConsultationPage, cast: Cast) -> None:
    page.closes_at = timezone.now() - timedelta(minutes=1)
    publish(page)
    page.closes_at = timezone.now() + timedelta(days=9)
    page.questions = QuestionsBlock().to_python([])
    assert not publish(page).live


CHANGES: dict[str, Callable[[ConsultationPage], object]] = {
    "what it is about": lambda page: setattr(page, "about", "<p>The police reads it.</p>"),
    "what will change": lambda page: setattr(page, "what_changes", "Nothing"),
    "the title": lambda page: setattr(page, "title", "Knives"),
    "a choice": lambda page: page.questions[0].value["options"][0].update(label="Else"),
    "a hint": lambda page: page.questions[0].value.update(help="Your name, too"),
    "a section's words": lambda page: setattr(
        page,
        "questions",
        QuestionsBlock().to_python(
            [{"type": "section", "value": {"title": "A", "intro": "B"}}, question("Which way?")]
        ),
    ),
}


@pytest.mark.parametrize("what", CHANGES)
def test_they_agree_with_all_that_is_shown(page: ConsultationPage, cast: Cast, what: str) -> None:
    asked = ask_panels(page, by=cast.comms)
    for person in (cast.youth_panel, cast.chair):
        sign_off(asked, by=person)
    CHANGES[what](page)
    assert not publish(page).live


def test_a_picture_that_is_replaced_is_looked_at_again(
    page: ConsultationPage, cast: Cast, files: Path
) -> None:
    image = CommunityImage.objects.create(
        title="Bus", description="A bus", shows_person="no", file=picture_file()
    )
    options = [{"image": image.pk, "label": "Bus"}, {"image": image.pk, "label": "Tram"}]
    raw = {"type": "picture_choice", "value": {"label": "Which?", "options": options}}
    page.questions = QuestionsBlock().to_python([raw])
    asked = ask_panels(page, by=cast.comms)
    for person in (cast.youth_panel, cast.chair):
        sign_off(asked, by=person)
    shown = client_of(cast.chair).get(f"/my/questions/{asked.pk}/").content.decode()
    assert 'alt="A bus"' in shown
    CommunityImage.objects.filter(pk=image.pk).update(file_hash="another")
    assert not publish(page).live


def test_whoever_wrote_the_draft_does_not_agree_with_it(page: ConsultationPage, cast: Cast) -> None:
    page.save_revision(user=cast.youth_panel)
    asked = ask_panels(page, by=cast.comms)
    with pytest.raises(NotAccepted, match="others have to look"):
        sign_off(asked, by=cast.youth_panel)


def test_too_many_questions_are_too_many_for_everybody(page: ConsultationPage, cast: Cast) -> None:
    SignOffSettings.objects.create(most_questions=1, youth_panel=0, oversight_group=0)
    page.questions = QuestionsBlock().to_python(
        [question("One?"), {"type": "long_text", "value": {"label": "Two?"}}]
    )
    assert any("1 are the most" in one for one in missing(page))
    with pytest.raises(NotAccepted, match="1 are the most"):
        ask_panels(page, by=cast.comms)


def test_asking_twice_asks_once_and_says_nothing_personal(
    page: ConsultationPage, cast: Cast
) -> None:
    members = [cast[one] for one in sorted(PANELS)]
    assert ask_panels(page, by=cast.comms) == ask_panels(page, by=cast.comms)
    noon = timezone.localtime().replace(hour=12) + timedelta(days=1)  # no message at night
    with time_machine.travel(noon):
        sweep()
    assert sorted(one.to[0] for one in mail.outbox) == sorted(one.email for one in members)
    for message in mail.outbox:
        assert "Lights" not in message.body and "/my/questions/" in message.body
    assert OutboxRow.objects.filter(event="consultations.sign_off_asked").count() == 4


@pytest.mark.parametrize("part", sorted(MEMBERS))
def test_who_may_decide(page: ConsultationPage, cast: Cast, part: str) -> None:
    asked = ask_panels(page, by=cast.comms)
    for deed in (
        lambda by: sign_off(asked, by=by),
        lambda by: say_not_yet(asked, reason="Why", by=by),
    ):
        if part in PANELS:
            deed(cast[part])
        else:
            with pytest.raises(NotAccepted):
                deed(cast[part])
    assert SignOff.objects.count() == (part in PANELS)


def test_nobody_agrees_with_themselves(page: ConsultationPage, cast: Cast) -> None:
    asked = ask_panels(page, by=cast.youth_panel)
    with pytest.raises(NotAccepted, match="others have to look"):
        sign_off(asked, by=cast.youth_panel)
    page.leads.add(cast.chair)
    page.save()
    with pytest.raises(NotAccepted, match="others have to look"):
        sign_off(asked, by=cast.chair)


def test_after_closing_nothing_is_decided(page: ConsultationPage, cast: Cast) -> None:
    asked = ask_panels(page, by=cast.comms)
    later = page.closes_at + timedelta(minutes=1)
    with time_machine.travel(later), pytest.raises(NotAccepted, match="has closed"):
        sign_off(asked, by=cast.youth_panel)


def client_of(person: User) -> Client:
    client = Client()
    client.force_login(person)
    return client


def test_a_member_reads_agrees_and_changes_their_mind(
    page: ConsultationPage, cast: Cast, settings: Any
) -> None:
    settings.REQUIRE_MFA = False
    asked = ask_panels(page, by=cast.comms)
    client = client_of(cast.youth_panel)
    assert "Lights" in client.get("/my/").content.decode()
    shown = client.get(f"/my/questions/{asked.pk}/").content.decode()
    for words in ("Which way?", "This", "That", "Yes, ask it", "Not yet", "1 answer"):
        assert words in shown
    assert client.post(f"/my/questions/{asked.pk}/agree/").status_code == 302
    assert SignOff.objects.get().decision == "agreed"
    empty = client.post(f"/my/questions/{asked.pk}/not-yet/", {"reason": " "})
    assert empty.status_code == 422 and "Say what should be different" in empty.content.decode()
    client.post(f"/my/questions/{asked.pk}/not-yet/", {"reason": "Too <b>long</b>"})
    assert SignOff.objects.get().decision == "not-yet"
    editor = client_of(cast.comms).get(f"/cms/consultations/{page.pk}/sign-off/").content.decode()
    assert "Too &lt;b&gt;long&lt;/b&gt;" in editor
    assert cast.youth_panel.username not in editor


def test_an_editor_asks_from_the_page(page: ConsultationPage, cast: Cast, settings: Any) -> None:
    settings.REQUIRE_MFA = False
    page.save_revision()
    client = client_of(cast.comms)
    url = f"/cms/consultations/{page.pk}/sign-off/"
    assert "Ask them to look" in client.get(url).content.decode()
    client.post(f"{url}ask/")
    assert SignOffRequest.objects.get().asked_by == cast.comms
    assert "0 agreed (1 needed)" in client.get(url).content.decode()


def test_the_list_takes_as_many_queries_for_ten_as_for_one(
    page: ConsultationPage, cast: Cast, django_assert_max_num_queries: Any
) -> None:
    client = client_of(cast.youth_panel)
    for number in range(10):
        reword(page, f"Wording {number}")
        ask_panels(page, by=cast.comms)
    client.get("/my/questions/")
    with django_assert_max_num_queries(12):
        shown = client.get("/my/questions/").content.decode()
    assert shown.count("Waits for you") == 1  # of each consultation the latest wording alone


def test_what_a_member_wrote_is_read_and_goes_with_the_account(
    page: ConsultationPage, cast: Cast
) -> None:
    asked = ask_panels(page, by=cast.comms)
    said = say_not_yet(asked, reason="My brother would be hurt", by=cast.youth_panel)
    about = OutboxRow.objects.get(channel="screening").about
    source = next(one for one in sources if one.name == "consultations.sign_off")
    assert source.read([about])[about].words == "My brother would be hurt"
    assert forget(cast.youth_panel) == 1
    assert source.read([about]) == {}
    said.refresh_from_db()
    assert (said.by, said.reason, said.decision) == (None, None, "not-yet")
    with connection.cursor() as cursor:
        cursor.execute("select count(*) from crypto_datakey where subject = %s", [said.subject])
        assert cursor.fetchone() == (0,)
