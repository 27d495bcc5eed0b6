"""How long answers stay: drafts until shortly after closing, sent answers two years after it."""

from datetime import datetime, timedelta
from typing import Any

from django.db.models import Q, QuerySet
from django.db.models.functions import Coalesce, Least
from django.utils import timezone

from community.crypto import envelope
from community.safeguarding.actions.reading import forget_texts
from consultations.actions.answering import texts_of
from consultations.actions.outcomes import forget_request
from consultations.models import OutcomeRequest, Response
from consultations.states import Channel, ResponseState

DRAFTS = timedelta(days=30)
RESPONSES = timedelta(days=730)
LEFT_BEHIND = timedelta(hours=3)
AFTER_OUTCOME = timedelta(days=30)
WITHOUT_OUTCOME = timedelta(days=365)
BATCH = 1000


# Closed by its lead or on its stated minute, whichever came first; `Questionnaire.end` in a query.
END = Least(
    Coalesce("questionnaire__closed_at", "questionnaire__closes_at"), "questionnaire__closes_at"
)


def due_drafts(now: datetime) -> QuerySet[Response]:
    """Never sent, and it has been closed for a month; nobody can send them any more. Or begun on a
    shared tablet that was switched off before it could start anew."""
    closed = Q(end__lt=now - DRAFTS)
    left_behind = Q(channel=Channel.KIOSK, started_at__lt=now - LEFT_BEHIND)
    return Response.objects.drafts().alias(end=END).filter(closed | left_behind)


def due_responses(now: datetime) -> QuerySet[Response]:
    ended = Response.objects.exclude(state=ResponseState.DRAFT)
    return ended.alias(end=END).filter(end__lt=now - RESPONSES)


def due_requests(now: datetime) -> QuerySet[OutcomeRequest]:
    """The message went out a month ago, or a year after closing there is still none to send."""
    told = Q(questionnaire__outcome_published_on__lt=timezone.localdate(now - AFTER_OUTCOME))
    never = Q(questionnaire__outcome_published_on=None, end__lt=now - WITHOUT_OUTCOME)
    return OutcomeRequest.objects.alias(end=END).filter(told | never)


def remove_responses(due: QuerySet[Response]) -> int:
    """Rows, their keys and what waits to be done with them, batch by batch."""
    removed = 0
    while batch := list(due.select_related("version")[:BATCH]):
        forget_texts([text for response in batch for text in texts_of(response)])
        envelope.shred_many([response.subject for response in batch])
        Response.objects.filter(pk__in=[response.pk for response in batch]).delete()
        removed += len(batch)
    return removed


def remove_old_drafts() -> int:
    return remove_responses(due_drafts(timezone.now()))


def remove_due_responses(now: datetime, dry_run: bool) -> int:
    """For the retention engine: drafts and sent answers whose time has come."""
    if dry_run:
        return sum(1 for due in (due_drafts(now), due_responses(now)) for _ in due.iterator())
    return remove_responses(due_drafts(now)) + remove_responses(due_responses(now))


def remove_due_requests(now: datetime, dry_run: bool) -> int:
    due: Any = list(due_requests(now))
    if not dry_run:
        for request in due:
            forget_request(request)
    return len(due)
