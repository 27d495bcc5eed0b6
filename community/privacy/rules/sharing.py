"""Whether something may be passed on: only under an agreement that runs today and names it."""

from collections.abc import Collection
from datetime import date, timedelta

from community.privacy.models import SharingAgreement

REVIEW_EVERY = timedelta(days=365)
NONE = "There is no agreement with {recipient} for this that runs today. Nothing may be passed on."
FIELDS = (
    "The agreement with {recipient} does not name: {fields}. Leave it out, or agree on it first."
)


def live_agreement(recipient: str, purpose: str, today: date) -> SharingAgreement | None:
    found = SharingAgreement.objects.live(today).filter(recipient=recipient, purpose=purpose)
    return found.order_by("-ends_on").first()


def why_not_share(
    agreement: SharingAgreement | None, recipient: str, fields: Collection[str]
) -> str:
    """Empty when it may be passed on."""
    if agreement is None:
        return NONE.format(recipient=recipient)
    unnamed = sorted(set(fields) - set(agreement.fields))
    if unnamed or not fields:
        said = ", ".join(unnamed) or "nothing"
        return FIELDS.format(recipient=recipient, fields=said)
    return ""


def review_due_on(agreement: SharingAgreement) -> date:
    return (agreement.reviewed_on or agreement.starts_on) + REVIEW_EVERY
