"""What we hold because somebody asked us something, because a court may ask, or because something
went wrong.
"""

from collections.abc import Iterable, Mapping
from datetime import date, datetime, timedelta
from typing import Any

from django.db.models import Q
from django.utils import timezone

from community.crypto import envelope
from community.outbox.references import reference
from community.people.models import User
from community.privacy.actions import guardians, requests
from community.privacy.models import Breach, Consent, DataRequest, GuardianAsk, Hold, Sharing
from community.privacy.reasons import Reason, reasons
from community.privacy.rules.holds import held_references
from community.privacy.states import LawfulBasis
from community.registries import Holding, Retention, holdings

Record = Mapping[str, Any]
OFFICER = ("Data protection officer",)
TWO_YEARS = timedelta(days=730)
TIME_TO_ANSWER = timedelta(days=30)
SIX_YEARS = timedelta(days=6 * 365 + 1)
ANSWERED = "Answered"


def collect_requests(person: User) -> Iterable[Record]:
    for one in DataRequest.objects.filter(person=person).order_by("-received_on"):
        told = requests.read(one)
        yield {
            "Number": one.number,
            "You asked": one.get_kind_display(),
            "When": one.received_on,
            "In your words": told.words,
            "About": told.about_whom,
            "How to reach you": told.contact,
            "Answer due": one.due_on,
            ANSWERED: one.closed_on,
            "What came of it": one.get_outcome_display(),
        }
    for one in DataRequest.objects.filter(child=person).order_by("-received_on"):
        yield {
            "Somebody who looks after you asked": one.get_kind_display(),
            "When": one.received_on,
            ANSWERED: one.closed_on,
            "What came of it": one.get_outcome_display(),
        }


def erase_requests(person: User) -> int:
    """Their own; of those that others made for them only that they were theirs."""
    DataRequest.objects.filter(child=person).update(child=None)
    return requests.forget_words(list(DataRequest.objects.filter(person=person)), closing=True)


def request_goes_on(record: Record) -> date | None:
    answered: date | None = record[ANSWERED]
    return answered + TWO_YEARS if answered else None


def remove_old_requests(now: datetime, dry_run: bool) -> int:
    """Answered two years ago: the row goes with its key and its steps."""
    old = DataRequest.objects.filter(closed_on__lt=timezone.localdate(now - TWO_YEARS))
    held = set(held_references())
    due = [
        one
        for one in old
        if reference(one) not in held and f"people.user:{one.person_id}" not in held
    ]
    if not dry_run:
        requests.forget_words(due, closing=False)
        DataRequest.objects.filter(pk__in=[one.pk for one in due]).delete()
    return len(due)


def collect_holds(person: User) -> Iterable[Record]:
    for hold in Hold.objects.filter(about=reference(person), lifted_at=None):
        yield {"Kept for a court or an inquiry": "Yes", "Until": hold.until}


def remove_old_holds(now: datetime, dry_run: bool) -> int:
    ended = Hold.objects.filter(until__lt=timezone.localdate(now - TWO_YEARS))
    if not dry_run:
        envelope.shred_many(hold.subject for hold in ended)
        return ended.delete()[0]
    return len(ended)


def remove_old_breaches(now: datetime, dry_run: bool) -> int:
    old = Breach.objects.filter(found_at__lt=now - SIX_YEARS)
    if not dry_run:
        envelope.shred_many(breach.subject for breach in old)
        return old.delete()[0]
    return len(old)


def collect_sharing(person: User) -> Iterable[Record]:
    passed = Sharing.objects.filter(about=reference(person)).select_related("agreement")
    for one in passed.order_by("-at"):
        yield {
            "When": one.at,
            "Passed to": one.agreement.recipient,
            "Why": one.agreement.purpose,
            "On what ground": one.agreement.get_lawful_basis_display(),
            "What": list(one.fields),
        }


def sharing_goes_on(record: Record) -> date:
    return timezone.localdate(record["When"]) + SIX_YEARS


def remove_old_sharing(now: datetime, dry_run: bool) -> int:
    old = Sharing.objects.filter(at__lt=now - SIX_YEARS).exclude(about__in=held_references())
    return len(old) if dry_run else old.delete()[0]


def collect_consents(person: User) -> Iterable[Record]:
    for one in Consent.objects.filter(person=person).order_by("-given_on"):
        yield {
            "You said yes to": one.purpose,
            "When": one.given_on,
            "Your age then": one.get_age_band_display(),
            "Taken back": one.withdrawn_at,
        }


def erase_consents(person: User) -> int:
    """With the account goes what was done on it, so that nothing is left to show."""
    Consent.objects.filter(given_by=person).exclude(person=person).update(given_by=None)
    return Consent.objects.filter(person=person).delete()[0]


def remove_old_consents(now: datetime, dry_run: bool) -> int:
    old = Consent.objects.filter(withdrawn_at__lt=now - TWO_YEARS)
    return len(old) if dry_run else old.delete()[0]


def nothing(person: User) -> Iterable[Record]:
    return ()


OWN_REASON = Reason(
    name="rights",
    title="Answering what somebody asked about their data",
    beginnings=("Answering what you asked", "Putting together what we hold"),
)


def enrol() -> None:
    reasons.enrol(OWN_REASON)
    _enrol_requests()
    _enrol_holds()
    _enrol_breaches()
    _enrol_sharing()
    _enrol_consent()
    _enrol_guardians()


def _enrol_requests() -> None:
    _enrol(
        model="privacy.DataRequest",
        title="What you asked us about your data",
        purpose="To answer you in time, and to be able to show that we did",
        fields=("person", "child", "child_wishes", "sealed", "checked_by", "decided_by"),
        retention=Retention(
            period=TWO_YEARS,
            since="it was answered",
            then="deleted, with the key to its words",
            remove_due=remove_old_requests,
        ),
        collect=collect_requests,
        erase=erase_requests,
        goes_on=request_goes_on,
    )


def _enrol_holds() -> None:
    _enrol(
        model="privacy.Hold",
        title="What must be kept for a court or an inquiry",
        purpose="So that nothing goes that a court or an inquiry may ask for",
        fields=("about", "why", "by"),
        retention=Retention(
            period=TWO_YEARS,
            since="the last day of the hold",
            then="deleted, with the key to its words",
            remove_due=remove_old_holds,
        ),
        collect=collect_holds,
        erase=lambda person: Hold.objects.filter(by=person.pk).update(by=None),
    )


def _enrol_breaches() -> None:
    _enrol(
        model="privacy.Breach",
        title="The register of what went wrong with data",
        purpose="To put right what went wrong, and to show what was done (Article 33(5))",
        fields=("sealed", "decision", "written_by"),
        retention=Retention(
            period=SIX_YEARS,
            since="it was found",
            then="deleted, with the key to its words",
            remove_due=remove_old_breaches,
        ),
        collect=nothing,
        erase=lambda person: Breach.objects.filter(written_by=person.pk).update(written_by=None),
    )


def _enrol_sharing() -> None:
    _enrol(
        model="privacy.Sharing",
        title="What was passed on about you, and to whom",
        purpose="So that you can see who else has your data, and can be told when it changes",
        fields=("about", "fields", "by"),
        retention=Retention(
            period=SIX_YEARS,
            since="it was passed on",
            then="deleted",
            remove_due=remove_old_sharing,
        ),
        collect=collect_sharing,
        erase=lambda person: Sharing.objects.filter(by=person.pk).update(by=None),
        goes_on=sharing_goes_on,
    )


def _enrol_consent() -> None:
    _enrol(
        model="privacy.Consent",
        title="What you said yes to",
        purpose="To do only what you said yes to, and to be able to show that you did",
        fields=("person", "given_by", "age_band"),
        retention=Retention(
            period=TWO_YEARS,
            since="you took it back",
            then="deleted",
            remove_due=remove_old_consents,
        ),
        collect=collect_consents,
        erase=erase_consents,
    )


def collect_guardians(person: User) -> Iterable[Record]:
    for one in GuardianAsk.objects.filter(Q(person=person) | Q(guardian=person)):
        yield {
            "A parent or carer was asked": one.asked_on,
            "They answered": one.answered_on,
            "Who they are was checked": one.get_checked_how_display(),
        }


def erase_guardians(person: User) -> int:
    """A child's go; a guardian's name goes from those that they answered."""
    gone = guardians.forget(list(GuardianAsk.objects.filter(person=person)))
    return gone + GuardianAsk.objects.filter(guardian=person).update(guardian=None)


def remove_old_guardians(now: datetime, dry_run: bool) -> int:
    """Never answered for a month; or answered two years ago, with no yes that still stands."""
    stale = Q(answered_on=None, asked_on__lt=timezone.localdate(now - TIME_TO_ANSWER))
    done = Q(answered_on__lt=timezone.localdate(now - TWO_YEARS))
    standing = Consent.objects.filter(withdrawn_at=None, ask__isnull=False).values("ask")
    old = list(GuardianAsk.objects.filter(stale | done).exclude(pk__in=standing))
    return len(old) if dry_run else guardians.forget(old)


def _enrol_guardians() -> None:
    _enrol(
        model="privacy.GuardianAsk",
        title="Parents and carers who were asked for you",
        purpose="To have a yes or no for a child under 13 from somebody who may give it",
        fields=("person", "guardian", "asked_by", "sealed", "checked_by"),
        retention=Retention(
            period=TWO_YEARS,
            since="they answered, when no yes of theirs stands (unanswered: after a month)",
            then="deleted, with the key to names and addresses",
            remove_due=remove_old_guardians,
        ),
        collect=collect_guardians,
        erase=erase_guardians,
    )


def _enrol(**declared: Any) -> None:
    basis = str(LawfulBasis.LEGAL_OBLIGATION.label)
    holdings.enrol(Holding(lawful_basis=basis, seen_by=OFFICER, **declared))
