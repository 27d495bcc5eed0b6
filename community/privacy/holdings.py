"""What the ground and this package hold about people: looks, messages on their way, links."""

from collections.abc import Callable, Iterable, Mapping
from datetime import date, datetime, timedelta
from typing import Any

from django.db.models import Q, QuerySet
from django.utils import timezone
from wagtail.models import ModelLogEntry, PageLogEntry

from community.links import actions as links
from community.links.models import Link
from community.links.rules import KEPT as LINKS_KEPT
from community.outbox import actions as outbox
from community.outbox.models import OutboxRow
from community.outbox.references import reference
from community.outbox.rules import KEPT as ROWS_KEPT
from community.people.models import User
from community.privacy.models import Look
from community.privacy.rules import looks_at
from community.privacy.rules.holds import held_references
from community.privacy.states import LawfulBasis
from community.registries import Holding, Retention, holdings

Record = Mapping[str, Any]
TWO_YEARS = timedelta(days=730)


def collect_looks(person: User) -> Iterable[Record]:
    yield from looks_at(person)
    for look in Look.objects.filter(by=person).order_by("-at"):
        yield {"When": look.at, "You looked at a record, because": look.purpose}


def let_go_of_looks(person: User) -> int:
    """That somebody looked stays on record; who it was leaves with the account."""
    return Look.objects.filter(by=person).update(by=None)


def remove_old_looks(now: datetime, dry_run: bool) -> int:
    old = Look.objects.filter(at__lt=now - TWO_YEARS)
    return removed(old.exclude(about__in=held_references()), dry_run)


def look_goes_on(record: Record) -> date:
    return _day(record["When"]) + TWO_YEARS


def link_goes_on(record: Record) -> date:
    return _day(record["Works until"]) + LINKS_KEPT


def _day(moment: date | datetime) -> date:
    return timezone.localdate(moment) if isinstance(moment, datetime) else moment


def collect_messages(person: User) -> Iterable[Record]:
    for row in OutboxRow.objects.filter(to=reference(person)).order_by("-made_at"):
        yield {"When": row.made_at, "Message": row.event, "State": row.get_state_display()}


def forget_messages(person: User) -> int:
    ours = Q(to=reference(person)) | Q(about=reference(person))
    return removed(OutboxRow.objects.filter(ours), dry_run=False)


def remove_old_messages(now: datetime, dry_run: bool) -> int:
    return outbox.forget(now, dry_run=dry_run)


def collect_links(person: User) -> Iterable[Record]:
    for link in Link.objects.filter(about=reference(person)).order_by("-made_at"):
        yield {"Made": link.made_at, "For": link.purpose, "Works until": link.expires_at}


def forget_links(person: User) -> int:
    return removed(Link.objects.filter(about=reference(person)), dry_run=False)


def remove_old_links(now: datetime, dry_run: bool) -> int:
    return links.forget(now, dry_run=dry_run)


def collect_editing(log: type[ModelLogEntry | PageLogEntry]) -> Callable[[User], Iterable[Record]]:
    def collect(person: User) -> Iterable[Record]:
        for entry in log.objects.filter(user=person).order_by("-timestamp"):
            yield {"When": entry.timestamp, "What": entry.message, "Where": entry.label}

    return collect


def let_go_of_editing(log: type[ModelLogEntry | PageLogEntry]) -> Callable[[User], int]:
    """What was done to a page stays in its history; who did it leaves with the account."""

    def erase(person: User) -> int:
        return int(log.objects.filter(user=person).update(user=None))

    return erase


def removed(rows: QuerySet[Any], dry_run: bool) -> int:
    """How many records go, or went. Housekeeping numbers, not numbers about people."""
    return len(rows.values_list("pk", flat=True)) if dry_run else rows.delete()[0]


def enrol() -> None:
    _enrol_looks()
    _enrol_messages()
    _enrol_links()
    _enrol_editing()


def _enrol_looks() -> None:
    holdings.enrol(
        _holding(
            model="privacy.Look",
            title="Who has looked at your things",
            purpose="So that you can see who read about you and why, and nobody reads without one",
            lawful_basis=LawfulBasis.LEGAL_OBLIGATION,
            seen_by=("You", "Data protection officer"),
            fields=("by", "about", "purpose", "at"),
            retention=Retention(
                period=TWO_YEARS,
                since="the day they looked",
                then="deleted",
                remove_due=remove_old_looks,
            ),
            collect=collect_looks,
            erase=let_go_of_looks,
            goes_on=look_goes_on,
        )
    )


def _enrol_messages() -> None:
    holdings.enrol(
        _holding(
            model="outbox.OutboxRow",
            title="Messages to you",
            purpose="To send each message once. We keep what it was about, not its words",
            lawful_basis=LawfulBasis.PUBLIC_TASK,
            seen_by=("Nobody",),
            fields=("to", "about"),
            retention=Retention(
                period=ROWS_KEPT,
                since="it was sent",
                then="deleted",
                remove_due=remove_old_messages,
            ),
            collect=collect_messages,
            erase=forget_messages,
        )
    )


def _enrol_links() -> None:
    holdings.enrol(
        _holding(
            model="links.Link",
            title="Links made for you",
            purpose="To let you open something without signing in",
            lawful_basis=LawfulBasis.PUBLIC_TASK,
            seen_by=("Nobody",),
            fields=("about",),
            retention=Retention(
                period=LINKS_KEPT,
                since="the link stopped working",
                then="deleted",
                remove_due=remove_old_links,
            ),
            collect=collect_links,
            erase=forget_links,
            goes_on=link_goes_on,
        )
    )


def _enrol_editing() -> None:
    logs = ((PageLogEntry, "What you did to pages"), (ModelLogEntry, "What you did in the editor"))
    for log, title in logs:
        holdings.enrol(
            _holding(
                model=log._meta.label,
                title=title,
                purpose="So that a page's history says who changed it",
                lawful_basis=LawfulBasis.PUBLIC_TASK,
                seen_by=("You", "Editors", "Administrators"),
                fields=("user",),
                retention=Retention(
                    period=None, since="the account is closed", then="your name is taken off"
                ),
                collect=collect_editing(log),
                erase=let_go_of_editing(log),
            )
        )


def _holding(
    *,
    lawful_basis: LawfulBasis,
    collect: Callable[[User], Iterable[Record]],
    erase: Callable[[User], int],
    **declared: Any,
) -> Holding:
    """The registry knows Django's abstract user only; ours are always our own."""
    return Holding(
        lawful_basis=str(lawful_basis.label),
        collect=collect,  # type: ignore[arg-type]  # see above
        erase=erase,  # type: ignore[arg-type]  # see above
        **declared,
    )
