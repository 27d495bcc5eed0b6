"""Becoming a mentor, step by step: each deed asks its rule, is done once however often it is
posted, and owes the next person a message. A link is only made as it leaves, so that no token
stands in the outbox.
"""

import uuid
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from datetime import date, timedelta
from typing import Any

from django.db import IntegrityError, transaction
from django.utils import timezone
from django.views.decorators.debug import sensitive_variables

from community.links import actions as links
from community.outbox import actions as outbox
from community.outbox.references import reference, resolve
from community.people import invitations
from community.people.models import User
from community.people.roles import Role
from mentoring import sealing, texts
from mentoring.models import Application, Mentor, Reference
from mentoring.rules import applying as rules
from mentoring.states import MentorState

INTERESTED, ASKED_TO_APPLY = "mentoring.interested", "mentoring.asked_to_apply"
VOUCH, SENT, DECLINED = "mentoring.vouch", "mentoring.application_sent", "mentoring.declined"
APPLY_LINK, VOUCH_LINK = "mentoring.apply", "mentoring.vouch"
APPLY_LASTS, VOUCH_LASTS = timedelta(days=60), timedelta(days=30)
COORDINATORS = "mentoring.coordinators"


class Refused(Exception):
    """The words are for the person who tried."""


@dataclass(frozen=True)
class Contact:
    """Who somebody is, and where they are reached; one of the two last is there."""

    name: str
    email: str = ""
    phone: str = ""
    why: str = ""


@dataclass(frozen=True)
class Referee:
    name: str
    email: str = ""
    phone: str = ""
    knows: str = ""


def ask(why: str) -> None:
    """Raises `Refused` with the rule's words, if it has any."""
    if why:
        raise Refused(why)


def locked(mentor: Mentor) -> Mentor:
    """Of many who do something about one application at once, one after the other."""
    return Mentor.objects.select_for_update().get(pk=mentor.pk)


@sensitive_variables("contact")
def express_interest(contact: Contact, *, key: uuid.UUID | None = None) -> Mentor:
    """The same key again is the same person."""
    made = Mentor(key=key or uuid.uuid4(), called=contact.name.split()[0][:40])
    try:
        with transaction.atomic():
            sealing.seal(made, "sealed", asdict(contact))
            made.save(force_insert=True)
            Application.objects.create(mentor=made)
            texts.owe_reading(texts.INTEREST, made, asdict(contact))
            tell_coordinators(INTERESTED, reference(made))
    except IntegrityError:
        return Mentor.objects.get(key=made.key)
    return made


def tell_coordinators(event: str, about: str, *, why: str = "") -> None:
    """Each one of them, once for each ``why``."""
    found = User.objects.filter(is_active=True, groups__name=Role.MENTORING_COORDINATOR.value)
    outbox.post_many(
        outbox.Due(
            event=event,
            to=reference(one),
            about=about,
            key=f"{event}|{about}|{why}|{one.pk}" if why else "",
        )
        for one in found
    )


@transaction.atomic
def invite_to_apply(mentor: Mentor, *, by: User) -> None:
    """By e-mail where we have an address; otherwise a coordinator writes it down with them."""
    found = locked(mentor)
    ask(rules.why_not_invite(found, by))
    application = found.application
    application.invited_at, application.invited_by = timezone.now(), by
    application.save(update_fields=["invited_at", "invited_by"])
    if sealing.read(found, "sealed").get("email"):
        key = f"{ASKED_TO_APPLY}|{found.pk}|{timezone.localdate()}"
        about = reference(application)
        outbox.post(ASKED_TO_APPLY, to=reference(found), about=about, key=key)


@transaction.atomic
def apply_link(application: Application) -> str:
    """The token; those that were made before stop working. "" once it is sent, or over."""
    locked(application.mentor)
    links.revoke(reference(application), purpose=APPLY_LINK)
    if rules.why_not_send(application):
        return ""
    about = reference(application)
    return links.issue(APPLY_LINK, about=about, lasts=APPLY_LASTS, single_use=False)


def find_application(token: str) -> Application | None:
    """Looking uses nothing up."""
    link = links.look_at(token, purpose=APPLY_LINK)
    found = resolve(link.about) if link else None
    return found if isinstance(found, Application) else None


@sensitive_variables("words", "referees")
@transaction.atomic
def send_application(
    application: Application,
    words: Mapping[str, Any],
    profile: Mapping[str, Any],
    referees: Sequence[Referee],
    *,
    by: User | None = None,
) -> Application:
    """``words`` are sealed; ``profile`` are fields of the mentor. ``by``: a coordinator who writes
    down what somebody says. Whoever vouches for them is asked at once.
    """
    mentor = locked(application.mentor)
    found = Application.objects.select_related("mentor").get(pk=application.pk)
    ask(rules.why_not_send(found))
    ask(rules.why_not_work_on(mentor, by) if by else "")
    for name, value in profile.items():
        setattr(mentor, name, value)
    mentor.save(update_fields=list(profile))
    sealing.seal(found, "sealed", words)
    found.sent_at = timezone.now()
    found.save(update_fields=["sealed", "sent_at"])
    links.revoke(reference(found), purpose=APPLY_LINK)
    texts.owe_reading(texts.APPLICATION, found, words)
    if words.get("disclosed"):
        mentor.decisions.get_or_create(about_check=None)
    for place, referee in enumerate(referees, start=1):
        _ask_referee(found, place, referee)
    tell_coordinators(SENT, reference(found))
    return found


def _ask_referee(application: Application, place: int, referee: Referee) -> Reference:
    made = Reference(application=application, place=place)
    sealing.seal(made, "sealed", asdict(referee))
    made.save(force_insert=True)
    if referee.email:
        outbox.post(VOUCH, to=reference(made), about=reference(made))
    return made


@transaction.atomic
def replace_referee(old: Reference, referee: Referee, *, by: User) -> Reference:
    """Who does not answer is replaced; their link stops working, and what was kept of them goes."""
    locked(old.application.mentor)
    found = Reference.objects.filter(pk=old.pk).first()
    if found is None:
        raise Refused("Somebody else was asked instead already.")
    ask(rules.why_not_replace(found, by))
    application, place = found.application, found.place
    forget_reference(found)
    return _ask_referee(application, place, referee)


def forget_reference(found: Reference) -> None:
    links.revoke(reference(found))
    outbox.forget_about([reference(found)])
    found.delete()


@transaction.atomic
def vouch_link(found: Reference) -> str:
    """The token; "" once it is answered, or no longer needed."""
    locked(found.application.mentor)
    links.revoke(reference(found), purpose=VOUCH_LINK)
    if rules.why_not_answer(found):
        return ""
    return links.issue(VOUCH_LINK, about=reference(found), lasts=VOUCH_LASTS)


def find_reference(token: str) -> Reference | None:
    link = links.look_at(token, purpose=VOUCH_LINK)
    found = resolve(link.about) if link else None
    return found if isinstance(found, Reference) else None


@sensitive_variables("words")
@transaction.atomic
def vouch(token: str, words: Mapping[str, Any]) -> None:
    """Of many who press at once one answers."""
    found = find_reference(token)
    if found is None or links.redeem(token, purpose=VOUCH_LINK) is None:
        raise Refused("This link was used already, or its time is over.")
    _answer(found, words, by=None)


@sensitive_variables("words")
@transaction.atomic
def write_down_reference(found: Reference, words: Mapping[str, Any], *, by: User) -> None:
    """What somebody said on the telephone."""
    ask(rules.why_not_write_down(found, by))
    _answer(found, words, by=by)


def _answer(found: Reference, words: Mapping[str, Any], *, by: User | None) -> None:
    locked(found.application.mentor)
    found.refresh_from_db()
    ask(rules.why_not_answer(found))
    sealing.seal(found, "answer", words)
    found.answered_on, found.written_down_by = timezone.localdate(), by
    found.save(update_fields=["answer", "answered_on", "written_down_by"])
    links.revoke(reference(found))
    texts.owe_reading(texts.REFERENCE, found, words)


@sensitive_variables("notes")
@transaction.atomic
def note_talk(mentor: Mentor, *, on: date, notes: str, by: User) -> None:
    """Written anew when it is corrected; who decides reads the last."""
    found = locked(mentor)
    ask(rules.why_not_talk(found, by))
    application = found.application
    kept = sealing.read(application, "notes")
    sealing.seal(application, "notes", {**kept, "talk": notes})
    application.talked_on, application.talked_by = on, by
    application.save(update_fields=["notes", "talked_on", "talked_by"])


@transaction.atomic
def put_forward(mentor: Mentor, *, by: User) -> None:
    found = locked(mentor)
    ask(rules.why_not_put_forward(found, by, timezone.localdate()))
    application = found.application
    application.put_forward_on, application.put_forward_by = timezone.localdate(), by
    application.save(update_fields=["put_forward_on", "put_forward_by"])


@transaction.atomic
def approve(mentor: Mentor, *, by: User) -> Mentor:
    """By a second person. They get their account by an invitation, and with it the role."""
    found = locked(mentor)
    ask(rules.why_not_approve(found, by, timezone.localdate()))
    application = found.application
    _decide(application, by)
    assert application.put_forward_by is not None
    email = sealing.read(found, "sealed").get("email", "")
    found.invitation = invitations.invite(
        [Role.MENTOR], by=application.put_forward_by, email=email, key=found.key
    )
    found.state, found.approved_on = MentorState.ACTIVE, timezone.localdate()
    found.save(update_fields=["invitation", "state", "approved_on"])
    return found


@sensitive_variables("why")
@transaction.atomic
def decline(mentor: Mentor, *, why: str, by: User) -> None:
    """A person decides, and says why; they are told, and may ask to talk about it."""
    found = locked(mentor)
    ask(rules.why_not_decline(found, by))
    application = found.application
    kept = sealing.read(application, "notes")
    sealing.seal(application, "notes", {**kept, "declined": why})
    application.save(update_fields=["notes"])
    if application.put_forward_by_id != by.pk:
        _decide(application, by)
    _over(found, MentorState.DECLINED)
    if sealing.read(found, "sealed").get("email"):
        outbox.post(DECLINED, to=reference(found), about=reference(application))


@transaction.atomic
def withdraw(application: Application) -> None:
    """By the link they have: they need not say why."""
    found = locked(application.mentor)
    if found.state == MentorState.APPLYING:
        _over(found, MentorState.WITHDRAWN)


def _decide(application: Application, by: User) -> None:
    application.decided_on, application.decided_by = timezone.localdate(), by
    application.save(update_fields=["decided_on", "decided_by"])


def _over(mentor: Mentor, state: MentorState) -> None:
    """Nobody is asked about them any more."""
    mentor.state, mentor.ended_on = state, timezone.localdate()
    mentor.save(update_fields=["state", "ended_on"])
    links.revoke(reference(mentor.application))
    for one in mentor.application.references.all():
        links.revoke(reference(one))


def give_account(invitation: Any, person: User, **_: Any) -> None:
    """Receives `invitation_taken`: whoever took it on is this mentor from now on."""
    found = Mentor.objects.filter(invitation=invitation).first()
    if found is None:
        return
    if Mentor.objects.filter(person=person).exists():
        raise invitations.Refused("This account belongs to a mentor already. Sign out first.")
    found.person = person
    found.save(update_fields=["person"])


def name_of(mentor: Mentor) -> str:
    """As they sign; what young people call them, once that was forgotten."""
    return str(sealing.read(mentor, "sealed").get("name") or mentor.called)
