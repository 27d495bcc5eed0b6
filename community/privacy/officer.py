"""What the data protection officer sees and does about one request, put together for the screen."""

import uuid
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from django.utils import timezone

from community.outbox.references import reference
from community.people.models import User
from community.privacy.actions import erase, receipts, requests
from community.privacy.actions.looks import record_look
from community.privacy.export import package
from community.privacy.models import DataRequest, DeletionReceipt, Look
from community.privacy.rules import requests as rules
from community.privacy.rules.requests import Countdown
from community.privacy.states import ErasureReason, RequestOutcome, StepKind

READING, HANDING_OUT = "Answering what you asked us", "Putting together what we hold, as you asked"
READING_LASTS = timedelta(minutes=30)


@dataclass(frozen=True)
class Row:
    request: DataRequest
    countdown: Countdown
    acknowledgement: Countdown


def rows(found: Iterable[DataRequest]) -> list[Row]:
    today = timezone.localdate()
    return [
        Row(one, rules.countdown(one, today), rules.acknowledgement(one, today)) for one in found
    ]


def note_reading(asked: DataRequest, *, by: User) -> None:
    """One look for half an hour of work on it."""
    about = reference(asked.person or asked)
    since = timezone.now() - READING_LASTS
    if not Look.objects.filter(by=by, about=about, purpose=READING, at__gte=since).exists():
        record_look(by, about, READING)


def page_of(asked: DataRequest, person: User) -> dict[str, Any]:
    today = timezone.localdate()
    receipt = DeletionReceipt.objects.filter(run__key=receipt_key(asked)).first()
    return {
        "asked": asked,
        "told": requests.read(asked),
        "steps": requests.read_steps(asked),
        "row": rows([asked])[0],
        "acknowledge_by": rules.acknowledge_by(asked),
        "why_not_change": rules.why_not_change(person, asked),
        "why_not_hand_out": rules.why_not_hand_out(person, asked),
        "why_not_extend": rules.why_not_extend(person, asked, today),
        "why_not_package": rules.why_not_package(person, asked),
        "why_not_erase": rules.why_not_erase(person, asked),
        "receipt": receipts.text_of(receipt) if receipt else "",
    }


def package_for(asked: DataRequest, *, by: User) -> dict[str, Any]:
    """Of whose things they are: for a child the child's, never those of whoever asks."""
    assert asked.whose is not None
    record_look(by, reference(asked.whose), HANDING_OUT)
    requests.note(asked, "", by=by, key=uuid.uuid4(), kind=StepKind.PACKAGE)
    return package(asked.whose, mark_names=True)


def receipt_key(asked: DataRequest) -> uuid.UUID:
    """The erasure that a request led to is found by the request alone, never by the person."""
    return uuid.uuid5(asked.pk, "erasure")


def erase_for(asked: DataRequest, *, by: User) -> None:
    """The request keeps its dates and is answered by this; its words go with everything else."""
    if why := rules.why_not_erase(by, asked):
        raise requests.Refused(why)
    assert asked.whose is not None
    reason, key = ErasureReason.REQUEST, receipt_key(asked)
    erase.erase_person(asked.whose, by=by, reason=reason, key=key)
    if asked.for_child:
        done, said = RequestOutcome.DONE, "The child's account was deleted."
        requests.close(asked, done, reason=said, by=by, key=uuid.uuid5(key, "closed"))
