"""A reader says that others should not see something. One report for each person and wording. What
tells of danger or of something against the law takes it out of sight at once, until somebody has
looked (`takes_out_of_sight` says when not again), and those who look are told at once too. Who
wrote it never learns who reported it.
"""

import uuid
from dataclasses import dataclass, field

from django.contrib.auth.models import AnonymousUser
from django.db import IntegrityError, transaction
from django.views.decorators.debug import sensitive_variables

from community.moderation import words as sealing
from community.moderation.features import feature_of
from community.moderation.models import ModeratedItem, Report
from community.moderation.rules.deciding import moderators_of
from community.moderation.rules.seeing import may_see_now, takes_out_of_sight, why_not_report
from community.moderation.states import PRESSING, ReportReason, State
from community.outbox import actions as outbox
from community.outbox.references import reference
from community.people.models import User

LOOK_NOW = "moderation.look_now"
SCREENING = "screening"
OVER = "Others do not see it any more. Thank you all the same."


class Refused(Exception):
    """The words are for the person who tried."""


@dataclass(frozen=True, kw_only=True)
class Reporting:
    reason: ReportReason
    words: str = ""
    key: uuid.UUID = field(default_factory=uuid.uuid4)


def report(item: ModeratedItem, reporting: Reporting, *, by: User | None) -> Report:
    """The same person about the same words, or the same key: the same report."""
    try:
        with transaction.atomic():
            locked = ModeratedItem.objects.select_for_update().get(pk=item.pk)
            return _there(locked, reporting, by) or _report(locked, reporting, by)
    except IntegrityError:
        found = _there(item, reporting, by)
        if found is None:
            raise
        return found


def _there(item: ModeratedItem, reporting: Reporting, by: User | None) -> Report | None:
    found = Report.objects.filter(key=reporting.key, item=item).first()
    if found is None and by is not None:
        found = Report.objects.filter(item=item, by=by, version=item.version).first()
    return found


@sensitive_variables("reporting")
def _report(item: ModeratedItem, reporting: Reporting, by: User | None) -> Report:
    if by is not None and (why := why_not_report(by, item)):
        raise Refused(why)
    if not may_see_now(by or AnonymousUser(), item):
        raise Refused(OVER)
    made = Report(
        key=reporting.key, item=item, version=item.version, reason=reporting.reason, by=by
    )
    sealing.seal(made, reporting.words)
    made.save(force_insert=True)
    if made.sealed:
        outbox.post(SCREENING, to="", about=reference(made), channel=SCREENING)
    if takes_out_of_sight(made):
        item.state = State.HELD
        item.save(update_fields=["state"])
    if made.is_pressing and not _waits_already(made):
        _tell_those_who_look(item, made)
    return made


def _waits_already(made: Report) -> bool:
    """Shown, while another one of this kind waits: they know, and one message is enough."""
    if made.item.state == State.HELD:
        return False
    others = Report.objects.filter(item=made.item, decision=None, reason__in=PRESSING)
    return others.exclude(pk=made.pk).exists()


def _tell_those_who_look(item: ModeratedItem, made: Report) -> None:
    feature = feature_of(item.reference)
    people = moderators_of(feature) if feature else []
    outbox.post_many(
        outbox.Due(event=LOOK_NOW, to=reference(one), about=reference(made))
        for one in people
        if one.pk not in (item.author_id, made.by_id)
    )
