"""From a text that somebody sent to a person who has read it. The machine puts texts in order and
never takes one out of the queue: only a person who has read it does.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import timedelta

from django.db import transaction
from django.utils import timezone

from community.outbox import actions as outbox
from community.outbox.channels import Outcome
from community.outbox.models import OutboxRow
from community.outbox.references import reference
from community.people.models import User
from community.privacy.actions import record_look
from community.registries import Text, sources
from community.safeguarding import words
from community.safeguarding.actions import alerts, concerns
from community.safeguarding.models import Alert, Screening
from community.safeguarding.screening.finding import Finding
from community.safeguarding.states import AlertKind, Band

CHANNEL = "screening"
PAGE = 10
PURPOSE = "Reading what was written to us"
LATE = timedelta(days=2)


@dataclass(frozen=True)
class Waiting:
    """One text on the reader's page; ``finding`` is worked out for this moment and kept nowhere."""

    screening: Screening
    text: Text
    finding: Finding


def screen(row: OutboxRow) -> Outcome:
    """The channel of the outbox: puts one sent text into the queue."""
    text = read_texts([row.about]).get(row.about)
    if text is None:
        return Outcome.DROPPED
    put_in_queue(row.about, text.words)
    return Outcome.DELIVERED


@transaction.atomic
def put_in_queue(about: str, text: str) -> Screening:
    """Idempotent: a text that was read already is not asked for again."""
    screener = words.screener()
    finding = screener.screen(text)
    screening, made = Screening.objects.get_or_create(
        about=about,
        defaults={
            "source": about.partition(":")[0],
            "band": band_of(finding),
            "lists_version": screener.version,
        },
    )
    if made and finding.urgent:
        alerts.raise_alert(AlertKind.TEXT, reference(screening), urgent=True)
    return screening


def band_of(finding: Finding) -> Band:
    if finding.urgent:
        return Band.URGENT
    return Band.FIRST if finding.categories else Band.IN_TURN


def read_texts(abouts: Sequence[str]) -> dict[str, Text]:
    """By reference, those that still exist; one call for each source."""
    found: dict[str, Text] = {}
    for name in {about.partition(":")[0] for about in abouts}:
        if name in sources:
            of_source = [about for about in abouts if about.partition(":")[0] == name]
            found |= sources[name].read(of_source)
    return found


def next_page(*, by: User) -> list[Waiting]:
    """The next texts to read, the most pressing first. Each look is recorded."""
    rows = list(Screening.objects.unread().in_reading_order()[:PAGE])
    texts = read_texts([row.about for row in rows])
    screener = words.screener()
    gone = [row.pk for row in rows if row.about not in texts]
    if gone:
        Screening.objects.filter(pk__in=gone).delete()
    waiting = [
        Waiting(row, texts[row.about], screener.screen(texts[row.about].words))
        for row in rows
        if row.about in texts
    ]
    for one in waiting:
        record_look(by, one.screening.about, PURPOSE)
        if one.screening.band == Band.URGENT:
            alerts.answer(reference(one.screening), by=by)
    return waiting


def mark_read(ids: Iterable[int], *, by: User) -> int:
    """A person has read these. Answers how many had not been read before."""
    return (
        Screening.objects.unread()
        .filter(pk__in=list(ids))
        .update(read_at=timezone.now(), read_by=by)
    )


def forget_texts(abouts: Sequence[str]) -> None:
    """The texts are gone, or were changed and will be sent anew. Concerns raised from them stay."""
    outbox.forget_about(abouts)
    for start in range(0, len(abouts), 500):
        batch = list(abouts[start : start + 500])
        found = Screening.objects.filter(about__in=batch)
        Alert.objects.filter(about__in=[reference(one) for one in found]).delete()
        found.delete()
        concerns.sever(batch)


def remind() -> Alert | None:
    """Texts have waited for two days: somebody is told, once a day."""
    today = timezone.localdate()
    late = Screening.objects.unread().filter(received_on__lte=today - LATE)
    if not late.exists():
        return None
    with transaction.atomic():
        about = f"safeguarding.queue:{today.isoformat()}"
        return alerts.raise_alert(AlertKind.TEXT, about, urgent=False)
