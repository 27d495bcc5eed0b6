"""A wall on which people leave words for each other: a feature that exists for tests alone, and is
plugged into moderation as a real one would be, by one declaration.
"""

import uuid
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.template import engines
from django.urls import include, path
from django.utils import timezone
from django.views.decorators.http import require_GET, require_POST

from community import urls
from community.moderation import actions
from community.moderation.actions.assessing import Assessing, Part, record, switch
from community.moderation.doors import require_on
from community.moderation.models import Assessment, ModeratedItem
from community.moderation.rules import visible
from community.moderation.states import PartKind
from community.people.access import person_of, role_required
from community.people.models import User
from community.people.roles import Role, has_any_role
from community.registries import Piece, SharedContent, shared_contents

NAME = "wall.note"
READERS = (Role.YOUNG_PERSON, Role.CO_DESIGNER, Role.FACILITATOR, Role.COMMS_EDITOR)


@dataclass
class Note:
    author: int
    words: str
    fingerprint: str = ""


NOTES: dict[str, Note] = {}
READS: list[int] = []


def reference_of(key: str) -> str:
    return f"{NAME}:{key}"


def read(references: Sequence[str]) -> Mapping[str, Piece]:
    READS.append(len(references))
    found = {one: NOTES.get(one.partition(":")[2]) for one in references}
    return {
        one: Piece(note.words, "Youth club, ground floor", note.fingerprint)
        for one, note in found.items()
        if note
    }


def may_see(person: Any, reference: str) -> bool:
    return has_any_role(person, *READERS)


FEATURE = SharedContent(
    name=NAME,
    title="The wall",
    can_do=("Leave words for everybody in the club", "Read what others left"),
    read=read,
    may_see=may_see,
    link=lambda reference: "/wall/",
)
PAGE = """{% extends "base.html" %}{% block title %}The wall{% endblock %}{% block main %}
<h1>The wall</h1>{% include "moderation/_before_writing.html" %}
<form method="post" action="/wall/write/" class="stack">{% csrf_token %}
<label for="words">Leave words</label><textarea id="words" name="words"></textarea>
<button class="button" type="submit">Send</button></form>
<ul class="rows">{% for one in notes %}<li><blockquote>{{ one.piece.words }}</blockquote>
{% include "moderation/_report.html" %}</li>{% endfor %}</ul>{% endblock %}"""


@role_required(*READERS)
@require_on(NAME)
@require_GET
def show(request: HttpRequest) -> HttpResponse:
    notes = visible([reference_of(key) for key in NOTES], to=person_of(request))
    words = engines["django"].from_string(PAGE).render({"notes": notes.values()}, request)
    return HttpResponse(words)


@role_required(*READERS)
@require_on(NAME)
@require_POST
def write(request: HttpRequest) -> HttpResponse:
    leave(request.POST["words"], by=person_of(request))
    return redirect("/wall/")


@role_required(*READERS)
@require_on(NAME)
@require_POST
def change(request: HttpRequest, key: str) -> HttpResponse:
    note, person = NOTES.get(key), person_of(request)
    if note is None or note.author != person.pk:
        raise Http404
    edit(key, request.POST["words"], by=person)
    return redirect("/wall/")


def leave(words: str, *, by: User) -> ModeratedItem:
    key = uuid.uuid4().hex[:8]
    NOTES[key] = Note(by.pk, words)
    with transaction.atomic():
        return actions.submit(reference_of(key), by=by, words=words)


def edit(key: str, words: str, *, by: User) -> ModeratedItem:
    NOTES[key].words = words
    with transaction.atomic():
        return actions.submit(reference_of(key), by=by, words=words)


def take_back(key: str) -> None:
    del NOTES[key]
    actions.withdraw([reference_of(key)])


def key_of(item: ModeratedItem) -> str:
    return item.reference.partition(":")[2]


def assess(*, by: User, days: int = 200, name: str = NAME) -> Assessment:
    today = timezone.localdate()
    parts = {
        kind: Part(reference=f"OSA-{kind.value}", signed_on=today, signed_by="The director")
        for kind in PartKind
    }
    return record(name, Assessing(parts=parts, review_by=today + timedelta(days=days)), by=by)


def put_up(admin: User) -> None:
    """Declared, assessed and switched on, with nothing on it."""
    shared_contents.enrol(FEATURE)
    NOTES.clear()
    assess(by=admin)
    switch(NAME, on=True, why="The club asked for it", by=admin, key=uuid.uuid4())


def pull_down() -> None:
    shared_contents.withdraw(NAME)
    NOTES.clear()


urlpatterns = [
    path("wall/", show),
    path("wall/write/", write),
    path("wall/<str:key>/change/", change),
    path("", include(urls)),
]
