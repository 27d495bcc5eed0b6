"""What people write here, for safeguarding to read: what was sent for others to see, reports,
appeals, and what a moderator says to who wrote something. A feature declares no source of its own
for words that it sends here.
"""

from collections.abc import Callable, Mapping, Sequence
from typing import Any
from uuid import UUID

from django.db.models import Model

from community.moderation import words
from community.moderation.features import pieces_of, title_of
from community.moderation.models import Appeal, Decision, ModeratedItem, Report
from community.registries import Source, Text, sources

LEADS = "Safeguarding lead"


def read_sent(references: Sequence[str]) -> Mapping[str, Text]:
    """Words that were changed meanwhile are another text, under another number."""
    asked = {ref: key for ref in references if (key := _key(ref)) is not None}
    items = ModeratedItem.objects.still_there().in_bulk([pk for pk, _ in asked.values()])
    current = {
        ref: items[pk]
        for ref, (pk, version) in asked.items()
        if pk in items and items[pk].version == version
    }
    pieces = pieces_of([item.reference for item in current.values()])
    return {
        ref: Text(
            words=pieces[item.reference].words,
            where=f"{title_of(item.feature)}: {pieces[item.reference].where}",
        )
        for ref, item in current.items()
        if item.reference in pieces
    }


def _key(reference: str) -> tuple[UUID, int] | None:
    pk, _, version = reference.partition(":")[2].partition(".")
    try:
        return UUID(pk), int(version)
    except ValueError:
        return None


def _reader(
    model: type[Any], where: Callable[[Any], str]
) -> Callable[[Sequence[str]], Mapping[str, Text]]:
    def read(references: Sequence[str]) -> Mapping[str, Text]:
        by_pk = {pk: ref for ref in references if (pk := _uuid(ref)) is not None}
        rows = list(model.objects.filter(pk__in=by_pk).select_related("item"))
        said = words.read(rows)
        return {
            by_pk[row.pk]: Text(words=said[row.pk], where=where(row))
            for row in rows
            if said[row.pk]
        }

    return read


def _uuid(reference: str) -> UUID | None:
    try:
        return UUID(reference.partition(":")[2])
    except ValueError:
        return None


def _source(name: str, title: str, model: type[Model], where: str) -> Source:
    def of(row: Any) -> str:
        return f"{where} ({title_of(row.item.feature)})"

    return Source(name=name, title=title, read_by=LEADS, read=_reader(model, of))


def enrol() -> None:
    sources.enrol(
        Source(
            name="moderation.words",
            title="What people write for each other",
            read_by=LEADS,
            read=read_sent,
        )
    )
    for one in OURS:
        sources.enrol(one)


OURS = (
    _source("moderation.report", "Reports", Report, "A report about what somebody else wrote"),
    _source("moderation.appeal", "Appeals", Appeal, "Somebody asks for another look"),
    _source(
        "moderation.decision", "Words to who wrote it", Decision, "A moderator to who wrote it"
    ),
)
