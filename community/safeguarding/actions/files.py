"""Files about people: linking a concern to one, finding duplicates, joining them."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.db import transaction
from rapidfuzz import fuzz
from rapidfuzz.utils import default_process

from community.crypto import envelope
from community.people.models import User
from community.safeguarding.actions import chronology
from community.safeguarding.actions.concerns import FILE_CONTEXT, Refused, file_for, name_index
from community.safeguarding.models import Concern, PersonFile
from community.safeguarding.rules import access
from community.safeguarding.states import Kind

ALIKE = 86


@dataclass(frozen=True)
class Named:
    file: PersonFile
    name: str


def names_of(files: Iterable[PersonFile]) -> list[Named]:
    """One query for the keys; files whose key was destroyed are left out."""
    found = [file for file in files if file.name is not None]
    keys = envelope.keys_for(file.subject for file in found)
    return [
        Named(
            file,
            envelope.decrypt(keys[file.subject], bytes(file.name or b""), context=FILE_CONTEXT),
        )
        for file in found
        if file.subject in keys
    ]


def visible_files(person: User) -> list[Named]:
    """Files of which this person may see a concern, by name."""
    concerns = Concern.objects.visible_to(person).exclude(file=None)
    files = PersonFile.objects.filter(pk__in=concerns.values("file"), joined_into=None)
    return sorted(names_of(files), key=lambda one: one.name.casefold())


def alike(name: str, among: Iterable[Named]) -> list[Named]:
    """Who may be the same: the same letters, or nearly, whatever order the names stand in."""
    scored = [
        (fuzz.token_sort_ratio(name, one.name, processor=default_process), one) for one in among
    ]
    return [one for score, one in sorted(scored, key=lambda s: -s[0]) if score >= ALIKE]


def duplicates(person: User) -> list[tuple[Named, Named]]:
    """Pairs of files that may be about one person."""
    files = visible_files(person)
    return [
        (one, other)
        for place, one in enumerate(files)
        for other in alike(one.name, files[place + 1 :])
    ]


@transaction.atomic
def put_in_file(concern: Concern, *, name: str, file: PersonFile | None, by: User) -> PersonFile:
    """Say whom it is about: an existing file, or a new one. The same name finds its file."""
    locked = Concern.objects.select_for_update().get(pk=concern.pk)
    if why := access.why_not_change(by, locked):
        raise Refused(why)
    if file is None:
        same = PersonFile.objects.filter(name_index=name_index(name), joined_into=None).first()
        file = same or file_for(name)
    locked.file = file
    locked.save(update_fields=["file"])
    chronology.add(locked, Kind.SORTED, {"Kept in the file of": name}, by=by)
    return file


@transaction.atomic
def join(one: PersonFile, *, into: PersonFile, reason: str, by: User) -> int:
    """They are the same person: all concerns go into one file; each chronology says so."""
    visible = {named.file.pk: named.name for named in visible_files(by)}
    if one.pk == into.pk or not {one.pk, into.pk} <= visible.keys():
        raise Refused("Choose two files that you may see.")
    moved = 0
    for concern in Concern.objects.select_for_update().filter(file=one):
        said = {"File joined into that of": visible[into.pk], "Because": reason}
        chronology.add(concern, Kind.SORTED, said, by=by)
        Concern.objects.filter(pk=concern.pk).update(file=into)
        moved += 1
    envelope.shred(one.subject)
    PersonFile.objects.filter(pk=one.pk).update(name=None, name_index=None, joined_into=into)
    return moved
