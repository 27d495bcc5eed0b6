"""Free text that applicants and those who vouch for them write: each is owed a reading, like every
text that somebody sends us.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.core.exceptions import ValidationError
from django.db.models import Model

from community.outbox.actions import Due, post_many
from community.registries import Source, Text, sources
from community.safeguarding.actions.reading import forget_texts
from mentoring import sealing
from mentoring.models import Application, Mentor, Reference, Referral, YoungPerson

SENT = "mentoring.text_sent"
SCREENING = "screening"


@dataclass(frozen=True, kw_only=True)
class Place:
    """Where somebody writes: the sealed ``field`` of ``model``; ``names`` says, for each text in
    it, what it was an answer to.
    """

    source: str
    title: str
    model: type[Any]
    field: str
    names: Mapping[str, str]


INTEREST = Place(
    source="mentoring.interest",
    title="What people write who would like to be mentors",
    model=Mentor,
    field="sealed",
    names={"why": "Why they would like to be a mentor"},
)
APPLICATION = Place(
    source="mentoring.application",
    title="Applications to be a mentor",
    model=Application,
    field="sealed",
    names={
        "why": "Application: why",
        "worked_with": "Application: time spent with young people",
        "disclosed": "Application: what we should know",
    },
)
REFERENCE = Place(
    source="mentoring.reference",
    title="What others say about applicants",
    model=Reference,
    field="answer",
    names={"strengths": "Reference: what they are good at", "worries": "Reference: worries"},
)
REFERRAL = Place(
    source="mentoring.referral",
    title="Why somebody asks for a mentor",
    model=Referral,
    field="sealed",
    names={"why": "Why they ask for a mentor"},
)
WISHES = Place(
    source="mentoring.wishes",
    title="What young people wish for in a mentor",
    model=YoungPerson,
    field="words",
    names={
        "wishes": "What they wish for in a mentor",
        "safe": "Where they feel safe, and where not",
    },
)
PLACES = (INTEREST, APPLICATION, REFERENCE, REFERRAL, WISHES)


def owe_reading(place: Place, record: Model, words: Mapping[str, Any]) -> None:
    """In the transaction in which they were written."""
    post_many(
        Due(
            event=SENT,
            to="safeguarding",
            about=f"{place.source}:{record.pk}.{name}",
            channel=SCREENING,
        )
        for name in place.names
        if words.get(name)
    )


def owe_reading_of_changes(
    place: Place, record: Model, words: Mapping[str, Any], before: Mapping[str, Any]
) -> None:
    """What was written anew is owed a reading again, also where the words before it were read."""
    changed = {name: words.get(name) for name in place.names if words.get(name) != before.get(name)}
    forget_texts([f"{place.source}:{record.pk}.{name}" for name in changed])
    owe_reading(place, record, changed)


def forget(records: Iterable[Model]) -> None:
    """They go: nothing waits to be read any more. Concerns raised from them stay."""
    forget_texts(
        [
            f"{place.source}:{one.pk}.{name}"
            for one in records
            for place in PLACES
            if isinstance(one, place.model)
            for name in place.names
        ]
    )


def _reader(place: Place) -> Callable[[Sequence[str]], dict[str, Text]]:
    def read(references: Sequence[str]) -> dict[str, Text]:
        """Two queries, and one more for records whose subject is their mentor's."""
        wanted = {ref: _parts(ref) for ref in references}
        found = _rows(place, [pk for pk, _ in wanted.values()])
        words = sealing.read_many(found.values(), place.field)
        return {
            ref: Text(words=words[pk][name], where=place.names[name])
            for ref, (key, name) in wanted.items()
            if name in place.names and (row := found.get(key)) and (pk := row.pk) in words
            if words[pk].get(name)
        }

    return read


def _parts(reference: str) -> tuple[str, str]:
    pk, _, name = reference.partition(":")[2].partition(".")
    return pk, name


def _rows(place: Place, keys: Sequence[str]) -> dict[str, Any]:
    related = {
        Reference: ("application__mentor",),
        Application: ("mentor",),
        Referral: ("young_person",),
    }
    rows = place.model.objects.all().select_related(*related.get(place.model, ()) or (None,))
    return {str(row.pk): row for row in rows.filter(pk__in=[key for key in keys if _is_key(key)])}


def _is_key(text: str) -> bool:
    try:
        Mentor._meta.pk.to_python(text)
    except ValidationError:
        return False
    return True


def enrol() -> None:
    for place in PLACES:
        sources.enrol(
            Source(
                name=place.source,
                title=place.title,
                read_by="Safeguarding lead",
                read=_reader(place),
            )
        )
