"""Saying yes, and taking it back: each one deed, one as easy as the other."""

import uuid

from django.db import IntegrityError, transaction
from django.utils import timezone

from community.people.models import User
from community.privacy.models import Consent
from community.privacy.purposes import Purpose
from community.privacy.rules.consent import why_not_give
from community.privacy.states import ConsentBand


class Refused(Exception):
    """The words are for the person who tried."""


def give(
    person: User, purpose: Purpose, *, by: User, band: ConsentBand, key: uuid.UUID | None = None
) -> Consent:
    """An earlier yes gives way to this one; the same key again answers the same one."""
    if why := why_not_give(person, by=by, band=band):
        raise Refused(why)
    key = key or uuid.uuid4()
    try:
        with transaction.atomic():
            return _give(person, purpose, by=by, band=band, key=key)
    except IntegrityError:
        return Consent.objects.get(person=person, purpose=purpose.name, withdrawn_at=None)


def _give(
    person: User, purpose: Purpose, *, by: User, band: ConsentBand, key: uuid.UUID
) -> Consent:
    if found := Consent.objects.filter(key=key, person=person).first():
        return found
    withdraw(person, purpose.name)
    return Consent.objects.create(
        key=key,
        person=person,
        purpose=purpose.name,
        wording=purpose.wording,
        age_band=band,
        given_by=by,
    )


def withdraw(person: User, purpose: str) -> bool:
    """Nobody is asked why. False when there was nothing to take back."""
    standing = Consent.objects.filter(person=person, purpose=purpose, withdrawn_at=None)
    return bool(standing.update(withdrawn_at=timezone.now()))
