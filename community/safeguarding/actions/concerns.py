"""The life of a concern: raised, taken on, decided about, acted on, passed on, closed, and one day
kept no longer. Each deed writes its entry into the chronology in the same transaction.
"""

import uuid
from dataclasses import dataclass, field
from datetime import date

from django.db import IntegrityError, transaction
from django.utils import timezone

from community.crypto import envelope
from community.crypto.blind_index import blind_index
from community.outbox.references import reference
from community.people.models import User
from community.privacy.actions import record_look
from community.safeguarding.actions import alerts, chronology, watching
from community.safeguarding.models import (
    ChronologyEntry,
    Concern,
    ConcernAction,
    ConcernReader,
    PersonFile,
)
from community.safeguarding.rules import access, keeping
from community.safeguarding.states import (
    AlertKind,
    ConcernState,
    Kind,
    Origin,
    Outcome,
    Purpose,
    Route,
)

FILE_CONTEXT = "safeguarding.personfile:name"


class Refused(Exception):
    """The words are for the person who tried."""


@dataclass(frozen=True, kw_only=True)
class Raising:
    """What somebody tells us. ``said`` in the words in which it was told; the rest may be empty."""

    said: str
    origin: Origin
    key: uuid.UUID = field(default_factory=uuid.uuid4)
    who_about: str = ""
    route: Route = Route.ANYBODY
    not_for: User | None = None
    immediate_danger: bool = False
    wishes: str = ""
    told_them: str = ""
    contact: str = ""
    contact_when: str = ""
    about: str = ""
    on_paper_since: str = ""
    note: str = ""
    unnamed: bool = False


def raise_concern(raising: Raising, *, by: User | None) -> Concern:
    """Store it and tell whoever must know. The same key again answers the same concern."""
    try:
        with transaction.atomic():
            return _raise(raising, by)
    except IntegrityError:
        found = Concern.objects.filter(key=raising.key).first()
        if found is None:
            raise
        return found


def _raise(raising: Raising, by: User | None) -> Concern:
    if found := Concern.objects.filter(key=raising.key).first():
        return found
    concern = Concern(
        key=raising.key,
        origin=raising.origin,
        route=raising.route,
        not_for=raising.not_for,
        immediate_danger=raising.immediate_danger,
        about=raising.about,
        raised_by=None if raising.unnamed else by,
        unnamed=raising.unnamed and by is not None,
    )
    concern.save(force_insert=True)
    key = envelope.new_key(concern.subject)
    key.save(force_insert=True)
    if concern.unnamed and by is not None:
        _seal_who(concern, by)
    _first_entries(concern, raising, by)
    alerts.raise_alert(
        AlertKind.CONCERN,
        reference(concern),
        urgent=raising.immediate_danger or bool(raising.contact),
    )
    return concern


def _seal_who(concern: Concern, by: User) -> None:
    """Who raised it, behind the door that two people open together."""
    key = envelope.new_key(who_subject(concern))
    key.save(force_insert=True)
    concern.who_sealed = envelope.encrypt(key, reference(by), context="safeguarding.concern:who")
    concern.save(update_fields=["who_sealed"])


def who_subject(concern: Concern) -> str:
    return f"safeguarding.who:{concern.pk}"


def _first_entries(concern: Concern, raising: Raising, by: User | None) -> None:
    who = "Somebody who does not want to be named" if concern.unnamed else ""
    said = {
        "In their own words": raising.said,
        "About": raising.who_about,
        "Told us on": raising.on_paper_since,
        "Do they know that we pass this on?": raising.told_them,
        "Note of who raised it": raising.note,
    }
    chronology.add(concern, Kind.SAID, said, by=by, who=who)
    if raising.wishes:
        chronology.add(concern, Kind.WISHES, {"They wish": raising.wishes}, by=by, who=who)
    if raising.contact:
        reach = {"Reach them": raising.contact, "When it is safe": raising.contact_when}
        chronology.add(concern, Kind.CONTACT, reach, by=by, who=who)


def open_for_reading(concern: Concern, *, by: User, purpose: Purpose) -> None:
    """Say why, and read: recorded; answers the alert; unusual reading is passed on."""
    if not access.can_see(by, concern):
        raise Refused("This is not yours to read.")
    record_look(by, reference(concern), str(purpose.label))
    if access.handles(by):
        alerts.answer(reference(concern), by=by)
    watching.watch(by, concern, purpose)


@transaction.atomic
def take_on(concern: Concern, *, by: User) -> None:
    locked = _locked(concern, by)
    if locked.owner_id == by.pk:
        return
    chronology.add(locked, Kind.HANDED_OVER, {"Looked after by": chronology.name_of(by)}, by=by)
    _own(locked, by)


@transaction.atomic
def hand_over(concern: Concern, *, to: User, reason: str, by: User) -> None:
    """To somebody who handles such concerns. They are told that something waits."""
    locked = _locked(concern, by)
    if to not in access.colleagues(by, locked):
        raise Refused("Choose somebody who may look after this concern.")
    said = {"Now looked after by": chronology.name_of(to), "Because": reason}
    entry = chronology.add(locked, Kind.HANDED_OVER, said, by=by)
    _own(locked, to)
    alerts.tell_owner(locked, entry=entry.number)


def _own(concern: Concern, owner: User) -> None:
    concern.owner = owner
    concern.state = ConcernState.OPEN
    concern.save(update_fields=["owner", "state"])


@transaction.atomic
def write(
    concern: Concern, kind: Kind, said: dict[str, str], *, by: User, key: uuid.UUID | None = None
) -> ChronologyEntry:
    return chronology.add(_locked(concern, by), kind, said, by=by, key=key)


@transaction.atomic
def plan(
    concern: Concern, *, what: str, owner: User, due_on: date, by: User, key: uuid.UUID
) -> ConcernAction:
    """Somebody will do something by a day."""
    locked = _locked(concern, by)
    said = {"What": what, "Who": chronology.name_of(owner), "By": f"{due_on:%-d %B %Y}"}
    entry = chronology.add(locked, Kind.ACTION, said, by=by, key=key)
    action, _ = ConcernAction.objects.get_or_create(
        entry=entry, defaults={"concern": locked, "owner": owner, "due_on": due_on}
    )
    return action


@transaction.atomic
def finish(action: ConcernAction, *, result: str, by: User) -> None:
    locked = _locked(action.concern, by)
    changed = ConcernAction.objects.filter(pk=action.pk, done_at=None).update(
        done_at=timezone.now()
    )
    if changed:
        planned = f"Entry {action.entry_id}"
        chronology.add(locked, Kind.DONE, {"What was planned": planned, "Result": result}, by=by)


@transaction.atomic
def sort(concern: Concern, *, route: Route, immediate_danger: bool, reason: str, by: User) -> None:
    """Put it on another route, or say how pressing it is. What was said stays as it is."""
    locked = _locked(concern, by)
    said = {
        "Route": str(route.label),
        "Immediate danger": "Yes" if immediate_danger else "No",
        "Because": reason,
    }
    chronology.add(locked, Kind.SORTED, said, by=by)
    more_urgent = immediate_danger and not locked.immediate_danger
    other_people = route != locked.route
    locked.route, locked.immediate_danger = route, immediate_danger
    locked.save(update_fields=["route", "immediate_danger"])
    if locked.owner and not access.can_see(locked.owner, locked):
        locked.owner = None
        locked.save(update_fields=["owner"])
    if more_urgent or other_people:
        alerts.raise_again(locked)


@transaction.atomic
def let_read(concern: Concern, *, person: User, reason: str, by: User) -> None:
    """Somebody needs to know of this one."""
    locked = _locked(concern, by)
    if person.pk == locked.not_for_id:
        raise Refused("This concern is about them.")
    _, made = ConcernReader.objects.get_or_create(
        concern=locked, person=person, defaults={"added_by": by}
    )
    if made:
        said = {"May read it now": chronology.name_of(person), "Because": reason}
        chronology.add(locked, Kind.SORTED, said, by=by)


@transaction.atomic
def close(concern: Concern, *, outcome: Outcome, reason: str, long: bool, by: User) -> None:
    locked = Concern.objects.select_for_update().get(pk=concern.pk)
    if why := access.why_not_close(by, locked):
        raise Refused(why)
    chronology.add(locked, Kind.OUTCOME, {"Outcome": str(outcome.label), "Because": reason}, by=by)
    locked.state, locked.outcome = ConcernState.CLOSED, outcome
    locked.closed_at = timezone.now()
    locked.keep_until = keeping.keep_until(locked, closed_on=timezone.localdate(), long=long)
    locked.save(update_fields=["state", "outcome", "closed_at", "keep_until"])
    alerts.answer(reference(locked), by=by)


@transaction.atomic
def reopen(concern: Concern, *, reason: str, by: User) -> None:
    locked = Concern.objects.select_for_update().get(pk=concern.pk)
    if not access.can_reopen(by, locked):
        raise Refused("Only a closed concern can be opened again.")
    chronology.add(locked, Kind.SORTED, {"Opened again, because": reason}, by=by)
    locked.state, locked.closed_at, locked.keep_until = ConcernState.OPEN, None, None
    locked.save(update_fields=["state", "closed_at", "keep_until"])


@transaction.atomic
def hold(concern: Concern, *, on: bool, reason: str, by: User) -> None:
    """A court or an inquiry may need it: nothing goes until that is lifted."""
    locked = Concern.objects.select_for_update().get(pk=concern.pk)
    if not (access.handles(by) and access.can_see(by, locked)):
        raise Refused("This is not yours to change.")
    words = "Kept whatever its date says" if on else "Goes when its date has come"
    chronology.add(locked, Kind.SORTED, {"Keeping": words, "Because": reason}, by=by)
    locked.on_hold = on
    locked.save(update_fields=["on_hold"])


def _locked(concern: Concern, by: User) -> Concern:
    locked = Concern.objects.select_for_update().get(pk=concern.pk)
    if why := access.why_not_change(by, locked):
        raise Refused(why)
    return locked


def sever(abouts: list[str]) -> int:
    """The texts behind these references are gone: concerns stay, and say so."""
    severed = 0
    for concern in Concern.objects.filter(about__in=abouts).exclude(about=""):
        with transaction.atomic():
            said = {"What happened": "The text was deleted. What it said stays here."}
            chronology.add(concern, Kind.SEVERED, said, by=None, who="The platform")
            Concern.objects.filter(pk=concern.pk).update(about="")
            severed += 1
    return severed


def name_index(name: str) -> bytes:
    plain = " ".join(name.casefold().split())
    return blind_index(plain, purpose="safeguarding.personfile")


def file_for(name: str) -> PersonFile:
    """A new file under a key of its own."""
    file = PersonFile(name_index=name_index(name))
    key = envelope.new_key(file.subject)
    key.save(force_insert=True)
    file.name = envelope.encrypt(key, name, context=FILE_CONTEXT)
    file.save(force_insert=True)
    return file
