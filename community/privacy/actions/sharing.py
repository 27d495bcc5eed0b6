"""Passing data on: recorded each time, and impossible without a live agreement that names it."""

import uuid
from collections.abc import Collection
from dataclasses import dataclass, field
from datetime import date

from django.db import IntegrityError, transaction
from django.utils import timezone

from community.people.models import User
from community.people.roles import Role, has_role
from community.privacy.models import Sharing, SharingAgreement
from community.privacy.rules import sharing as rules
from community.privacy.states import LawfulBasis, Together


class NoAgreement(Exception):
    """Nothing may be passed on; the words are for the person who tried."""


class Refused(Exception):
    """The words are for the person who tried."""


@dataclass(frozen=True, kw_only=True)
class Agreeing:
    recipient: str
    together: Together
    purpose: str
    lawful_basis: LawfulBasis
    fields: list[str]
    reference: str
    starts_on: date
    ends_on: date
    key: uuid.UUID = field(default_factory=uuid.uuid4)


def record_sharing(
    *,
    recipient: str,
    purpose: str,
    fields: Collection[str],
    about: str,
    by: User,
    key: uuid.UUID | None = None,
) -> Sharing:
    """Call it before anything leaves. Raises :class:`NoAgreement`; the same key is one sharing."""
    key = key or uuid.uuid4()
    agreement = rules.live_agreement(recipient, purpose, timezone.localdate())
    if why := rules.why_not_share(agreement, recipient, fields):
        raise NoAgreement(why)
    given = {"agreement": agreement, "about": about, "fields": sorted(fields), "by": by}
    return Sharing.objects.get_or_create(key=key, defaults=given)[0]


def agree(agreeing: Agreeing, *, by: User) -> SharingAgreement:
    _allow(by)
    found = SharingAgreement.objects.filter(key=agreeing.key).first()
    if found is not None:
        return found
    try:
        with transaction.atomic():
            return SharingAgreement.objects.create(**vars(agreeing), written_by=by)
    except IntegrityError:
        return SharingAgreement.objects.get(key=agreeing.key)


def review(agreement: SharingAgreement, *, by: User) -> None:
    """Somebody looked whether it is still right."""
    _allow(by)
    SharingAgreement.objects.filter(pk=agreement.pk).update(reviewed_on=timezone.localdate())


def end(agreement: SharingAgreement, *, by: User) -> None:
    """From tomorrow on nothing more; what was passed on before stays on record."""
    _allow(by)
    today = timezone.localdate()
    SharingAgreement.objects.filter(pk=agreement.pk, ends_on__gt=today).update(ends_on=today)


def _allow(by: User) -> None:
    if not has_role(by, Role.DATA_PROTECTION_OFFICER):
        raise Refused("Only the data protection officer keeps the agreements.")
