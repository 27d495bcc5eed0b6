"""Something real behind every address: the consultation that the cast's lead works on, what the
cast's safeguarding leads look after, and what stands in the editor.
"""

import uuid
from dataclasses import dataclass
from typing import Any

from django.contrib.auth.models import Group
from django.core.files.base import ContentFile
from django.utils import timezone
from wagtail.admin.models import EditingSession
from wagtail.contrib.redirects.models import Redirect
from wagtail.models import Collection, Page, Site, Task, UploadedFile, Workflow

from community.cms.models import CommunityDocument, CommunityImage, PreventionLevel, Priority
from community.moderation.states import Deed
from community.outbox.models import OutboxRow
from community.people.invitations import invite
from community.people.roles import Role
from community.privacy.models import Notice
from community.safeguarding.actions import bundles, concerns, files, reveals
from community.safeguarding.models import (
    Alert,
    Away,
    ConcernAction,
    Screening,
    Shift,
    UnusualReading,
)
from community.safeguarding.states import Band, Purpose
from community.site.organisation import SiteSettings
from consultations.actions.outcomes import ask_for_outcome
from consultations.actions.sign_offs import shown_of
from consultations.models import Outcome, OutcomeRequest, Questionnaire, SignOffRequest
from consultations.wording_gate import digest_of
from tests import wall
from tests.factories.consultations import answer, make_questionnaire
from tests.factories.device import make_kiosk
from tests.factories.mentoring import make_applicant, make_mentor, make_young, record
from tests.factories.moderation import judge, shown_note
from tests.factories.privacy import make_request
from tests.factories.safeguarding import make_concern
from tests.integration.cms.conftest import picture_file
from tests.people import Cast


@dataclass
class Consultation:
    """One with an answer, a theme, what came of it, a promise, an address that waits, and what the
    panels were asked."""

    questionnaire: Questionnaire
    response: uuid.UUID
    theme: int
    outcome: int
    commitment: int
    request: uuid.UUID
    kiosk: uuid.UUID
    asked: uuid.UUID

    @property
    def slug(self) -> str:
        return self.questionnaire.slug


def make_consultation(**team: Any) -> Consultation:
    questionnaire = make_questionnaire(**team)
    sent = answer(questionnaire)
    theme = questionnaire.themes.create(title="Lights", said="It is dark")
    outcome = Outcome.objects.create(theme=theme, decision="will", text="Soon")
    promise = outcome.commitments.create(promise="Lamps", owner="The city", due_on="2027-01-01")
    ask_for_outcome(questionnaire, address="someone@example.org", language="en")
    request = OutcomeRequest.objects.get(questionnaire=questionnaire)
    asked = SignOffRequest.objects.create(
        page=questionnaire.page,
        digest=digest_of(questionnaire.page, questionnaire.wording.compiled),
        **shown_of(questionnaire.page, questionnaire.wording.compiled),
    )
    kiosk = make_kiosk(questionnaire, by=None).kiosk
    return Consultation(
        questionnaire,
        sent.response.pk,
        theme.pk,
        outcome.pk,
        promise.pk,
        request.pk,
        kiosk.pk,
        asked.pk,
    )


def _safeguarding(cast: Cast) -> dict[str, Any]:
    """One concern, opened for reading by both leads a moment ago."""
    concern = make_concern(by=cast.young_person, unnamed=True)
    for lead in (cast.safeguarding, cast.safeguarding_two):
        concerns.open_for_reading(concern, by=lead, purpose=Purpose.CHECKING)
    concerns.take_on(concern, by=cast.safeguarding)
    concerns.plan(
        concern,
        what="Ring them",
        owner=cast.safeguarding,
        due_on=timezone.localdate(),
        by=cast.safeguarding,
        key=uuid.uuid4(),
    )
    files.put_in_file(concern, name="Kit Marlowe", file=None, by=cast.safeguarding)
    reveal = reveals.ask(
        concern, reason="Hurt", tell_them=True, why_not_tell="", by=cast.safeguarding
    )
    bundle = bundles.ask(concern, purpose=Purpose.ASKED, by=cast.safeguarding)
    text = Screening.objects.first() or Screening.objects.create(
        about="consultations.answer:1", source="consultations.answer", band=Band.FIRST
    )
    today = timezone.localdate()
    away = Away.objects.create(person=cast.safeguarding, first_day=today, last_day=today)
    unusual = UnusualReading.objects.create(person=cast.analyst, why="many")
    return {
        "concern": concern.pk,
        "action": ConcernAction.objects.get().pk,
        "alert": Alert.objects.filter(about__contains=str(concern.pk)).get().pk,
        "reveal": reveal.pk,
        "bundle": bundle.pk,
        "screening": text.pk,
        "shift": Shift.objects.order_by("pk")[0].pk,
        "away": away.pk,
        "unusual": unusual.pk,
    }


def _moderation(cast: Cast) -> dict[str, Any]:
    """On the wall of the tests: a note that is shown, and one that is not."""
    wall.put_up(cast.admin)
    shown = shown_note(author=cast.young_person, by=cast.facilitator)
    hidden = wall.leave("Ask Tom from number 9", by=cast.young_person)
    decision = judge(hidden, Deed.NOT_SHOW, by=cast.facilitator)
    return {"item": shown.pk, "decision": decision.pk}


def _editor(cast: Cast, page: Page) -> dict[str, Any]:
    """What Wagtail's own addresses are about, made by somebody else than who asks."""
    revision = page.save_revision(user=cast.admin)
    image = CommunityImage.objects.create(
        title="A picture", description="Orange", shows_person="no", file=picture_file()
    )
    document = CommunityDocument.objects.create(
        title="Paper", file=ContentFile(b"words", name="paper.txt")
    )
    upload = UploadedFile.objects.create(
        file=ContentFile(b"words", name="up.txt"), uploaded_by_user=cast.admin
    )
    workflow = Workflow.objects.get()
    state = workflow.start(page, cast.admin)
    session = EditingSession.objects.create(
        user=cast.admin, content_object=page, last_seen_at=timezone.now()
    )
    return {
        "page": page.pk,
        "revision": revision.pk,
        "image": image.pk,
        "rendition": image.get_rendition("width-200").file.name,
        "document": document.pk,
        "upload": upload.pk,
        "workflow": workflow.pk,
        "workflow_state": state.pk,
        "task_state": state.current_task_state.pk,
        "task": Task.objects.get().pk,
        "session": session.pk,
        "collection": Collection.get_first_root_node().add_child(name="Apart").pk,
        "redirect": Redirect.objects.create(old_path="/old", redirect_link="/new/").pk,
        "site": Site.objects.get().pk,
        "settings": SiteSettings.load().pk,
        "group": Group.objects.get(name="Mentor").pk,
        "user": cast.mentor.pk,
        "notice": Notice.objects.get(moment="free-text").pk,
        "priority": Priority.objects.order_by("pk")[0],
        "level": PreventionLevel.objects.order_by("pk")[0],
    }


def _mentoring(cast: Cast) -> dict[str, Any]:
    """A mentor with a holiday; somebody who applies, and disclosed something."""
    mine = make_mentor(person=cast.mentor, by=cast.coordinator)
    today = timezone.localdate()
    holiday = mine.holidays.create(first_day=today, last_day=today)
    applicant = make_applicant(by=cast.coordinator, disclosed="A caution")
    return {
        "applicant": applicant.pk,
        "young": make_young(age=14).pk,
        "holiday": holiday.pk,
        "mentor_check": record(applicant, by=cast.coordinator).pk,
        "risk_decision": applicant.decisions.get().pk,
    }


def make_world(cast: Cast) -> dict[str, Any]:
    mine = make_consultation(leads=[cast.lead], analysts=[cast.analyst])
    home = Page.objects.get(depth=2).specific
    stuck = OutboxRow.objects.create(
        key="stuck", event="e", channel="c", about="people.user:1", next_try_at=timezone.now()
    )
    return {
        "mine": mine,
        "invitation": invite([Role.MENTOR], by=cast.admin).pk,
        "asking_page": mine.questionnaire.page_id,
        "elsewhere": make_consultation(),
        "stuck": stuck.pk,
        "kiosk_token": make_kiosk(mine.questionnaire, by=cast.lead).token,
        "data_request": make_request(by=cast.young_person).pk,
        "nothing": uuid.uuid4(),
        **_safeguarding(cast),
        **_moderation(cast),
        **_mentoring(cast),
        **_editor(cast, home),
    }
