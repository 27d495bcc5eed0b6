"""Recording an assessment, and switching a feature on or off. Each is a row more; nothing is ever
changed or taken out, so that it shows what was assessed when something was shown.
"""

import uuid
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from django.db import IntegrityError, transaction
from django.utils import timezone

from community.moderation.models import Assessment, AssessmentPart, Switch
from community.moderation.rules import assessing as rules
from community.moderation.states import PartKind
from community.people.models import User
from community.registries import shared_contents

ALL_SIX = "All six parts are needed, each with its reference, its day and who signed it."


class Refused(Exception):
    """The words are for the person who tried."""


@dataclass(frozen=True, kw_only=True)
class Part:
    reference: str
    signed_on: date
    signed_by: str


@dataclass(frozen=True, kw_only=True)
class Assessing:
    parts: Mapping[PartKind, Part]
    review_by: date
    key: uuid.UUID = field(default_factory=uuid.uuid4)


def record(feature: str, assessing: Assessing, *, by: User) -> Assessment:
    """The same key again answers the same assessment."""
    if why := _why_not_record(feature, assessing, by):
        raise Refused(why)
    try:
        with transaction.atomic():
            return _record(feature, assessing, by)
    except IntegrityError:
        return Assessment.objects.get(feature=feature, key=assessing.key)


def _why_not_record(feature: str, assessing: Assessing, by: User) -> str:
    if not rules.records(by) or feature not in shared_contents:
        return "Only an administrator records an assessment."
    parts = assessing.parts
    if set(parts) != set(PartKind) or not all(
        one.reference and one.signed_by for one in parts.values()
    ):
        return ALL_SIX
    signed = {kind.value: one.signed_on for kind, one in parts.items()}
    return rules.why_not_review_by(assessing.review_by, signed, timezone.localdate())


def _record(feature: str, assessing: Assessing, by: User) -> Assessment:
    found: Assessment | None = Assessment.objects.filter(feature=feature, key=assessing.key).first()
    if found is not None:
        return found
    made = Assessment(
        key=assessing.key, feature=feature, review_by=assessing.review_by, recorded_by=by
    )
    made.save()
    for kind, one in assessing.parts.items():
        AssessmentPart(
            assessment=made,
            kind=kind,
            reference=one.reference,
            signed_on=one.signed_on,
            signed_by=one.signed_by,
        ).save()
    return made


def switch(feature: str, *, on: bool, why: str, by: User, key: uuid.UUID) -> Switch:
    """Off is always possible; on only with an assessment that holds today."""
    refusal = rules.why_not_switch_on(by, feature) if on else ""
    if refusal or not rules.records(by) or feature not in shared_contents:
        raise Refused(refusal or "Only an administrator switches this.")
    try:
        with transaction.atomic():
            found = Switch.objects.filter(feature=feature, key=key).first()
            if found is None:
                found = Switch(feature=feature, on=on, why=why, by=by, key=key)
                found.save()
            return found
    except IntegrityError:
        return Switch.objects.get(feature=feature, key=key)
