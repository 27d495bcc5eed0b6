"""What we hold: files that people sent, and what was written down from their voice notes.

A feature whose records have uploads shows and erases them with those records (`Upload.about`,
`actions.erase`); here stand those that belong to an account itself.
"""

from collections.abc import Iterable, Mapping
from datetime import datetime
from typing import Any

from community.outbox.references import reference
from community.people.models import User
from community.registries import Holding, Retention, holdings
from community.uploads import actions
from community.uploads.models import Transcript, Upload
from community.uploads.rules import UNCLAIMED

BASIS = "Public task: hearing people in the way that suits them"
GOES_WITH_RECORD = "deleted, with the key that opens it"


def collect_uploads(person: User) -> Iterable[Mapping[str, Any]]:
    for upload in Upload.objects.filter(about=reference(person)).order_by("made_on", "pk"):
        yield {
            "Sent": upload.made_on,
            "What": upload.get_kind_display(),
            "State": upload.get_state_display(),
            "Size in bytes": upload.size,
            "In words": actions.words_of(upload) or "not written down",
        }


def erase_uploads(person: User) -> int:
    return actions.erase(reference(person))


def remove_due(now: datetime, dry_run: bool) -> int:
    return actions.forget(now, dry_run=dry_run)


def collect_transcripts(person: User) -> Iterable[Mapping[str, Any]]:
    for transcript in Transcript.objects.filter(by=person).order_by("at"):
        yield {"Written down by you": transcript.at}


def let_go_of_transcripts(person: User) -> int:
    """The words belong to whoever spoke; who wrote them down leaves with the account."""
    return Transcript.objects.filter(by=person).update(by=None)


def enrol() -> None:
    holdings.enrol(
        Holding(
            model="uploads.Upload",
            title="Pictures, documents and voice notes you sent",
            purpose="So that you can show or tell us something instead of typing it",
            lawful_basis=BASIS,
            seen_by=("You", "Whoever may read what it was sent with"),
            fields=("about", "name_sealed", "media_type", "size", "made_on"),
            retention=Retention(
                period=UNCLAIMED,
                since="what it was sent with is gone",
                then=GOES_WITH_RECORD,
                remove_due=remove_due,
            ),
            collect=collect_uploads,  # type: ignore[arg-type]  # our own user model
            erase=erase_uploads,  # type: ignore[arg-type]  # our own user model
        )
    )
    holdings.enrol(
        Holding(
            model="uploads.Transcript",
            title="Voice notes written down",
            purpose="So that a voice note can be read like an answer that was typed",
            lawful_basis=BASIS,
            seen_by=("Whoever may hear the voice note",),
            fields=("words_sealed", "by", "at"),
            retention=Retention(
                period=None, since="the voice note is deleted", then=GOES_WITH_RECORD
            ),
            collect=collect_transcripts,  # type: ignore[arg-type]  # our own user model
            erase=let_go_of_transcripts,  # type: ignore[arg-type]  # our own user model
        )
    )
