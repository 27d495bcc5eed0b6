"""What people are told by message: that something waits, and never about whom."""

from collections.abc import Callable, Mapping
from typing import Any

from django.conf import settings
from django.urls import reverse

from community.outbox.references import resolve
from community.people.models import User
from community.registries import Event, Recipient, events
from mentoring import sealing
from mentoring.actions import applying, referring
from mentoring.actions.clearing import RUNS_OUT
from mentoring.models import Application, Mentor, Reference, YoungPerson

Context = Mapping[str, Any] | None
EMAIL = "mentoring/email/"


def account(to: str) -> Recipient | None:
    found = resolve(to)
    if not isinstance(found, User) or not found.is_active or not found.email:
        return None
    return Recipient(address=found.email, language=found.language)


def applicant(to: str) -> Recipient | None:
    found = resolve(to)
    return _at(sealing.read(found, "sealed")) if isinstance(found, Mentor) else None


def referee(to: str) -> Recipient | None:
    found = resolve(to)
    return _at(sealing.read(found, "sealed")) if isinstance(found, Reference) else None


def _at(words: Mapping[str, Any]) -> Recipient | None:
    return Recipient(address=words["email"]) if words.get("email") else None


def _to_mentor(about: str) -> Context:
    found = resolve(about)
    mentor = found.mentor if isinstance(found, Application) else found
    if not isinstance(mentor, Mentor):
        return None
    return {"url": _address("mentoring:mentor", mentor.pk)}


def _to_apply(about: str) -> Context:
    """The link is made as the message leaves; one from an earlier try stops working."""
    found = resolve(about)
    token = applying.apply_link(found) if isinstance(found, Application) else ""
    return {"url": _address("mentoring:apply", token)} if token else None


def _to_vouch(about: str) -> Context:
    found = resolve(about)
    token = applying.vouch_link(found) if isinstance(found, Reference) else ""
    return {"url": _address("mentoring:vouch", token)} if token else None


def _to_my_page(about: str) -> Context:
    return {"url": _address("site:my")}


def young(to: str) -> Recipient | None:
    found = resolve(to)
    return _at(sealing.read(found, "sealed")) if isinstance(found, YoungPerson) else None


def guardian(to: str) -> Recipient | None:
    found = resolve(to)
    if not isinstance(found, YoungPerson):
        return None
    address = sealing.read(found, "sealed").get("guardian")
    return Recipient(address=address) if address else None


def _to_young(about: str) -> Context:
    found = resolve(about)
    if not isinstance(found, YoungPerson):
        return None
    return {"url": _address("mentoring:young_person", found.pk)}


def _to_own_page(about: str) -> Context:
    found = resolve(about)
    token = referring.page_link(found) if isinstance(found, YoungPerson) else ""
    return {"url": _address("mentoring:young_page", token)} if token else None


def _to_guardian(about: str) -> Context:
    found = resolve(about)
    token = referring.guardian_link(found) if isinstance(found, YoungPerson) else ""
    return {"url": _address("mentoring:guardian", token)} if token else None


def _nothing(about: str) -> Context:
    return {}


def _address(name: str, *args: Any) -> str:
    return f"{settings.SITE_URL}{reverse(name, args=args)}"


def enrol() -> None:
    _event(applying.INTERESTED, "Somebody would like to be a mentor", "waits", account, _to_mentor)
    _event(applying.SENT, "An application came in", "waits", account, _to_mentor)
    _event(RUNS_OUT, "Something runs out", "runs_out", account, _to_my_page)
    _event(applying.ASKED_TO_APPLY, "A link to apply", "apply", applicant, _to_apply)
    _event(applying.VOUCH, "Somebody names you", "vouch", referee, _to_vouch)
    _event(referring.ASKED, "Somebody asks for a mentor", "waits", account, _to_young)
    _event(referring.OWN_PAGE, "Your own page", "own_page", young, _to_own_page)
    _event(referring.ASK_AGAIN, "You can decide again", "ask_again", young, _to_own_page)
    _event(referring.GUARDIAN_ASKED, "A yes or a no", "guardian", guardian, _to_guardian)
    _event(applying.DECLINED, "About your application", "declined", applicant, _nothing)


def _event(
    name: str,
    title: str,
    templates: str,
    recipient: Callable[[str], Recipient | None],
    context: Callable[[str], Context],
) -> None:
    events.enrol(
        Event(
            name=name,
            title=title,
            templates=f"{EMAIL}{templates}",
            recipient=recipient,
            context=context,
        )
    )
