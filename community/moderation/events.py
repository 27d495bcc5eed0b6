"""What people are told: that there is news, or that something waits. Never what, or about whom."""

from collections.abc import Callable, Mapping
from typing import Any

from django.conf import settings
from django.urls import reverse

from community.moderation.actions import deciding, reminding, reporting
from community.moderation.models import Assessment, Decision, Report
from community.outbox.references import resolve
from community.people.models import User
from community.registries import Event, Recipient, events

Words = Mapping[str, Any]


def recipient(to: str) -> Recipient | None:
    found = resolve(to)
    if isinstance(found, User) and found.is_active and found.email:
        return Recipient(address=found.email, language=found.language)
    return None


def news(about: str) -> Words | None:
    return _link("yours") if isinstance(resolve(about), Decision) else None


def look_now(about: str) -> Words | None:
    """None once somebody has looked: then nobody need be told."""
    found = resolve(about)
    waits = isinstance(found, Report) and found.decision_id is None
    return _link("desk") if waits else None


def desk(about: str) -> Words:
    return _link("desk")


def assessment_ends(about: str) -> Words | None:
    """None when a newer one has been recorded meanwhile."""
    found = resolve(about)
    if not isinstance(found, Assessment):
        return None
    newest = Assessment.objects.filter(feature=found.feature).first()
    if newest is None or newest.pk != found.pk:
        return None
    return {**_link("assessments"), "review_by": found.review_by}


def _link(name: str) -> Words:
    return {"url": f"{settings.SITE_URL}{reverse(f'moderation:{name}')}"}


def enrol() -> None:
    _event(deciding.NEWS, "There is news", "news", news)
    _event(reporting.LOOK_NOW, "Please look now", "look_now", look_now, urgent=True)
    _event(reminding.WAITS, "Something has waited long", "waits", desk)
    _event(reminding.ASSESSMENT_ENDS, "An assessment runs out", "assessment_ends", assessment_ends)


def _event(
    name: str,
    title: str,
    template: str,
    context: Callable[[str], Words | None],
    *,
    urgent: bool = False,
) -> None:
    events.enrol(
        Event(
            name=name,
            title=title,
            templates=f"moderation/email/{template}",
            recipient=recipient,
            context=context,
            urgent=urgent,
        )
    )
