"""Shared tablets: made for a consultation, and set up in a browser."""

import uuid
from datetime import timedelta
from typing import Any

from django.test import Client
from django.utils import timezone

from community.device import actions
from community.device.actions import Made, Making
from community.outbox.references import reference
from consultations.kiosks import start_of
from consultations.models import Questionnaire

PLACE = "Braunstone youth club"


def make_kiosk(questionnaire: Questionnaire, *, by: Any, place: str = PLACE) -> Made:
    making = Making(
        key=uuid.uuid4(),
        about=reference(questionnaire),
        path=start_of(questionnaire),
        place=place,
        expires_at=timezone.now() + timedelta(days=1),
    )
    return actions.make(making, by=by)


def set_up_url(token: str) -> str:
    return f"/kiosk/set-up/{token}/"


def tablet(questionnaire: Questionnaire, *, by: Any) -> Client:
    """A browser that is a kiosk of this consultation."""
    client = Client()
    client.post(set_up_url(make_kiosk(questionnaire, by=by).token))
    return client
