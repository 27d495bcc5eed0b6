"""The life of a rights request: it comes in, is acknowledged, who asks is checked, and it is
answered within its month. A request made for a child goes to a decision about what is best for the
child, never to a machine. Words and contact are sealed under the request's own key; each deed
leaves a step that says who, when and why.
"""

import json
import uuid
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from django.core.exceptions import ValidationError
from django.core.validators import validate_email
from django.db import IntegrityError, transaction
from django.utils import timezone
from django.views.decorators.debug import sensitive_variables

from community.crypto import envelope
from community.outbox import actions as outbox
from community.outbox.references import reference
from community.people.models import User
from community.privacy.codes import new_code
from community.privacy.models import DataRequest, RequestStep
from community.privacy.rules import requests as rules
from community.privacy.states import (
    BestInterests,
    CheckedHow,
    ChildWishes,
    RequestKind,
    RequestOutcome,
    RequestState,
    ResponsibleHow,
    StepKind,
)

CONTEXT, STEP_CONTEXT = "privacy.datarequest:words", "privacy.requeststep:words"
ACKNOWLEDGED = "privacy.request_acknowledged"


class Refused(Exception):
    """The words are for the person who tried."""


@dataclass(frozen=True, kw_only=True)
class Asking:
    kind: RequestKind
    words: str
    contact: str = ""
    for_child: bool = False
    about_whom: str = ""
    record: str = ""
    key: uuid.UUID = field(default_factory=uuid.uuid4)


@dataclass(frozen=True)
class Told:
    """What somebody wrote, as it is read; ``gone`` when its key was destroyed."""

    words: str = ""
    contact: str = ""
    about_whom: str = ""
    record: str = ""
    gone: bool = False


@dataclass(frozen=True)
class ReadStep:
    step: RequestStep
    words: str


def ask(asking: Asking, *, by: User | None) -> DataRequest:
    """Store it, and owe the acknowledgement. The same key again answers the same request."""
    try:
        with transaction.atomic():
            return _ask(asking, by)
    except IntegrityError:
        found = DataRequest.objects.filter(key=asking.key).first()
        if found is None:
            raise
        return found


@sensitive_variables("asking", "told")
def _ask(asking: Asking, by: User | None) -> DataRequest:
    if found := DataRequest.objects.filter(key=asking.key).first():
        return found
    today = timezone.localdate()
    request = DataRequest(
        key=asking.key,
        number=new_code(2),
        kind=asking.kind,
        person=by,
        for_child=asking.for_child,
        received_on=today,
        due_on=rules.due_on(today),
    )
    if how := rules.checked_at_once(by, for_child=asking.for_child, record=asking.record):
        request.checked_on, request.checked_how = today, how
    key = envelope.new_key(request.subject)
    key.save(force_insert=True)
    told = {name: getattr(asking, name) for name in ("words", "contact", "about_whom", "record")}
    request.sealed = envelope.encrypt(key, json.dumps(told), context=CONTEXT)
    request.save(force_insert=True)
    if address_of(request):
        _owe_acknowledgement(request)
    return request


def _owe_acknowledgement(request: DataRequest) -> None:
    """A message that says nothing but that something arrived, and the number to name."""
    outbox.post(ACKNOWLEDGED, to=reference(request), about=reference(request))
    request.acknowledged_on = timezone.localdate()
    request.save(update_fields=["acknowledged_on"])
    _step(request, StepKind.ACKNOWLEDGED, "", by=None)


def address_of(request: DataRequest) -> str:
    """An e-mail address at which they can be reached; empty when there is none."""
    if request.person and request.person.email:
        return request.person.email
    contact = read(request).contact.strip()
    try:
        validate_email(contact)
    except ValidationError:
        return ""
    return contact


def read(request: DataRequest) -> Told:
    """Two queries; nothing when it was erased."""
    try:
        key = envelope.key_for(request.subject)
    except envelope.Shredded:
        return Told(gone=True)
    return Told(**json.loads(envelope.decrypt(key, bytes(request.sealed), context=CONTEXT)))


def read_steps(request: DataRequest) -> list[ReadStep]:
    steps = list(request.steps.select_related("by"))
    key = envelope.keys_for([request.subject]).get(request.subject)
    if key is None:
        return [ReadStep(step, "") for step in steps]
    return [
        ReadStep(step, envelope.decrypt(key, bytes(step.sealed), context=STEP_CONTEXT))
        for step in steps
    ]


def acknowledge(request: DataRequest, *, words: str, by: User, key: uuid.UUID) -> None:
    """By hand, where there is no address for a message."""
    now = {"acknowledged_on": request.acknowledged_on or timezone.localdate()}
    _change(request, StepKind.ACKNOWLEDGED, words, by=by, key=key, values=now)


def check_identity(
    request: DataRequest, how: CheckedHow, *, words: str, by: User, key: uuid.UUID
) -> None:
    """How it was checked and by whom; never a copy of a document."""
    if how not in rules.ways_to_check(request, record=read(request).record):
        raise Refused("That cannot be how you know who asks here. Choose another way.")
    now = {"checked_on": timezone.localdate(), "checked_how": how, "checked_by": by}
    said = f"{how.label}. {words}"
    _change(request, StepKind.CHECKED, said, by=by, key=key, values=now)


def check_responsibility(
    request: DataRequest,
    how: ResponsibleHow,
    *,
    child: User | None,
    words: str,
    by: User,
    key: uuid.UUID,
) -> None:
    """Whether whoever asks looks after the child, and which account is the child's."""
    _change(
        request,
        StepKind.RESPONSIBLE,
        f"{how.label}. {words}",
        by=by,
        key=key,
        values={
            "responsible_on": timezone.localdate(),
            "responsible_how": how,
            "responsible_by": by,
            "child": child,
        },
        why=lambda locked: rules.why_not_responsible(by, locked, child),
    )


def extend(request: DataRequest, *, reason: str, by: User, key: uuid.UUID) -> None:
    """Two months more, once, with a reason that the person is given."""
    today = timezone.localdate()
    until = rules.due_on(request.received_on, extended=True)
    now = {"extended_on": today, "due_on": until}
    _change(
        request,
        StepKind.EXTENDED,
        reason,
        by=by,
        key=key,
        values=now,
        why=lambda locked: rules.why_not_extend(by, locked, today),
    )


def decide(
    request: DataRequest,
    what: BestInterests,
    *,
    wishes: ChildWishes,
    reason: str,
    by: User,
    key: uuid.UUID,
) -> None:
    """What is best for the child and what the child wants: by a person, with the reason."""
    _change(
        request,
        StepKind.DECIDED,
        f"{wishes.label}. {what.label}. {reason}",
        by=by,
        key=key,
        values={
            "best_interests": what,
            "child_wishes": wishes,
            "decided_on": timezone.localdate(),
            "decided_by": by,
        },
        why=lambda locked: rules.why_not_decide(by, locked, what, wishes),
    )


def note(
    request: DataRequest, words: str, *, by: User, key: uuid.UUID, kind: StepKind = StepKind.NOTE
) -> None:
    _change(request, kind, words, by=by, key=key, values={})


def close(
    request: DataRequest, outcome: RequestOutcome, *, reason: str, by: User, key: uuid.UUID
) -> None:
    said = f"{outcome.label}. {reason}"
    now = {"outcome": outcome, "closed_on": timezone.localdate(), "state": RequestState.CLOSED}
    _change(
        request,
        StepKind.CLOSED,
        said,
        by=by,
        key=key,
        values=now,
        why=lambda locked: rules.why_not_close(by, locked, outcome),
    )


@transaction.atomic
def _change(
    request: DataRequest,
    kind: StepKind,
    words: str,
    *,
    by: User,
    key: uuid.UUID,
    values: Mapping[str, object],
    why: Callable[[DataRequest], str] | None = None,
) -> None:
    """One step with its record; of the same key there is one. ``why`` it may not be."""
    locked = DataRequest.objects.select_for_update().get(pk=request.pk)
    if RequestStep.objects.filter(key=key).exists():
        return
    if refusal := why(locked) if why else rules.why_not_change(by, locked):
        raise Refused(refusal)
    locked.state = RequestState.IN_HAND
    for name, value in values.items():
        setattr(locked, name, value)
    locked.save()
    _step(locked, kind, words, by=by, key=key)


def _step(
    request: DataRequest,
    kind: StepKind,
    words: str,
    *,
    by: User | None,
    key: uuid.UUID | None = None,
) -> None:
    sealed = envelope.encrypt(envelope.key_for(request.subject), words, context=STEP_CONTEXT)
    RequestStep.objects.create(
        request=request, kind=kind, by=by, sealed=sealed, key=key or uuid.uuid4()
    )


@transaction.atomic
def forget_words(requests: list[DataRequest], *, closing: bool) -> int:
    """Words, contact and steps become unreadable; that somebody asked stays until its day."""
    envelope.shred_many(one.subject for one in requests)
    outbox.forget_about([reference(one) for one in requests])
    today = timezone.localdate()
    for one in requests:
        one.person = None
        if closing and one.is_open:
            one.state, one.closed_on = RequestState.CLOSED, today
            erasing = one.kind == RequestKind.ERASE
            one.outcome = RequestOutcome.DONE if erasing else RequestOutcome.ERASED
        one.save()
    return len(requests)
