"""The register of what went wrong with data. Words are sealed under the breach's own key; numbers
are ranges, so that the register itself says nothing about one person.
"""

import json
import uuid
from dataclasses import dataclass, field
from datetime import datetime

from django.db import IntegrityError, transaction
from django.utils import timezone
from django.views.decorators.debug import sensitive_variables

from community.crypto import envelope
from community.people.models import User
from community.privacy.models import Breach
from community.privacy.rules import breaches as rules
from community.privacy.states import HowMany, Risk

CONTEXT, DECISION = "privacy.breach:what", "privacy.breach:decision"


class Refused(Exception):
    """The words are for the person who tried."""


@dataclass(frozen=True, kw_only=True)
class Finding:
    found_at: datetime
    what: str
    categories: list[str]
    people: HowMany
    records: HowMany
    risk: Risk
    key: uuid.UUID = field(default_factory=uuid.uuid4)


@dataclass(frozen=True)
class Read:
    breach: Breach
    what: str
    decision: str
    reason: str


def write_down(finding: Finding, *, by: User) -> Breach:
    """The same key again answers the same entry."""
    _allow(by)
    try:
        with transaction.atomic():
            return _write_down(finding, by)
    except IntegrityError:
        found = Breach.objects.filter(key=finding.key).first()
        if found is None:
            raise
        return found


@sensitive_variables("finding")
def _write_down(finding: Finding, by: User) -> Breach:
    if found := Breach.objects.filter(key=finding.key).first():
        return found
    breach = Breach(
        key=finding.key,
        found_at=finding.found_at,
        categories=finding.categories,
        people=finding.people,
        records=finding.records,
        risk=finding.risk,
        written_by=by,
    )
    key = envelope.new_key(breach.subject)
    key.save(force_insert=True)
    breach.sealed = envelope.encrypt(key, finding.what, context=CONTEXT)
    breach.save(force_insert=True)
    return breach


@transaction.atomic
def decide(breach: Breach, *, risk: Risk, decision: str, reason: str, by: User) -> None:
    """Who is told, who is not, and why: also a decision not to tell has its reason."""
    _allow(by)
    locked = Breach.objects.select_for_update().get(pk=breach.pk)
    said = json.dumps({"decision": decision, "reason": reason})
    key = envelope.key_for(locked.subject)
    locked.decision = envelope.encrypt(key, said, context=DECISION)
    locked.risk, locked.decided_at = risk, timezone.now()
    locked.save(update_fields=["decision", "risk", "decided_at"])


def told_regulator(breach: Breach, *, at: datetime, by: User) -> None:
    _told(breach, "told_ico_at", at, by)


def told_people(breach: Breach, *, at: datetime, by: User) -> None:
    _told(breach, "told_people_at", at, by)


def _told(breach: Breach, name: str, at: datetime, by: User) -> None:
    """The first time counts; it is never written over."""
    _allow(by)
    if why := rules.why_not_tell(breach, at, timezone.now()):
        raise Refused(why)
    Breach.objects.filter(pk=breach.pk, **{name: None}).update(**{name: at})


def _allow(by: User) -> None:
    if not rules.may_see(by):
        raise Refused("Only the data protection officer writes into this register.")


def read(breach: Breach) -> Read:
    key = envelope.key_for(breach.subject)
    what = envelope.decrypt(key, bytes(breach.sealed), context=CONTEXT)
    if not breach.decision:
        return Read(breach, what, "", "")
    said = json.loads(envelope.decrypt(key, bytes(breach.decision), context=DECISION))
    return Read(breach, what, said["decision"], said["reason"])
