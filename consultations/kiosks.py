"""Consultations on shared tablets: whose they are, and what goes when a turn ends.

Answers begun on a tablet and not sent are deleted with the turn: nobody can come back to them.
"""

from datetime import datetime, time, timedelta
from typing import Any

from django.db.models import QuerySet
from django.http import HttpRequest
from django.urls import reverse
from django.utils import timezone

from community.device import actions as device
from community.device.models import Kiosk
from community.device.signals import turn_ended
from community.device.turns import kiosk_of
from community.outbox.references import reference
from consultations import tokens
from consultations.actions.answering import drop_draft
from consultations.models import Questionnaire

# So many days after today is the last one.
LASTS = {"day": 0, "week": 7, "month": 31}
LAST_MINUTE = time(23, 59)


def connect() -> None:
    turn_ended.connect(_turn_ended, dispatch_uid="consultations.kiosks")


def kiosks_of(questionnaire: Questionnaire) -> QuerySet[Kiosk]:
    return Kiosk.objects.filter(about=reference(questionnaire))


def start_of(questionnaire: Questionnaire) -> str:
    return reverse("consultations:start", args=[questionnaire.slug])


def ends_at(questionnaire: Questionnaire, lasts: str) -> datetime:
    """At the end of a day, never longer than the consultation."""
    today = timezone.localdate(timezone.now() + timedelta(minutes=1))
    last_day = today + timedelta(days=LASTS[lasts])
    return min(questionnaire.end, timezone.make_aware(datetime.combine(last_day, LAST_MINUTE)))


def follow(questionnaire: Questionnaire) -> None:
    """Its address may have changed: the tablets go on at the new one."""
    device.move(reference(questionnaire), path=start_of(questionnaire))


def _turn_ended(kiosk: Kiosk, request: HttpRequest, **_: Any) -> None:
    label, _colon, pk = kiosk.about.partition(":")
    if label == Questionnaire._meta.label_lower:
        drop_draft_of(request, int(pk))


def drop_kiosk_draft(request: HttpRequest, questionnaire: Questionnaire) -> None:
    """On a shared tablet, before the next person begins."""
    if kiosk_of(request) is not None:
        drop_draft_of(request, questionnaire.pk)


def drop_draft_of(request: HttpRequest, questionnaire: int) -> None:
    token = tokens.token_of(request, questionnaire)
    if token is not None:
        drop_draft(questionnaire, token.key)
