"""One concern: saying why, reading it, and the deeds, each on a page of its own."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.forms import BaseForm
from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from community.people.access import person_of
from community.people.forms import posted
from community.people.models import User
from community.safeguarding.actions import chronology, concerns, files, reveals
from community.safeguarding.actions.concerns import Refused
from community.safeguarding.forms import deeds
from community.safeguarding.forms.raising import PurposeForm, team
from community.safeguarding.models import Concern
from community.safeguarding.rules import access
from community.safeguarding.states import (
    BY_HAND,
    WITH_REASON,
    ConcernState,
    Kind,
    Outcome,
    Purpose,
    Route,
)
from community.safeguarding.views.doors import find_concern, handlers_only, opened, readers_only


@handlers_only
@require_GET
def concern_list(request: HttpRequest) -> HttpResponse:
    """Closed ones: reference, dates and outcome; the words only after saying why."""
    found = Concern.objects.visible_to(person_of(request)).filter(state=ConcernState.CLOSED)
    context = {"concerns": found.select_related("owner").order_by("-closed_at")[:200]}
    return render(request, "safeguarding/concern_list.html", context)


@readers_only
@require_http_methods(["GET", "POST"])
def concern(request: HttpRequest, pk: UUID) -> HttpResponseBase:
    """The concern, or first the question why."""
    found, person = find_concern(request, pk), person_of(request)
    if access.has_said_why(person, found) and request.method == "GET":
        return _show(request, found, person)
    form = PurposeForm(posted(request))
    form.fields["purpose"].choices = Purpose.choices  # type: ignore[attr-defined]  # a choice field
    if not form.is_valid():
        status = 422 if form.is_bound else 200
        context = {"form": form, "concern": found}
        return render(request, "safeguarding/concern_why.html", context, status=status)
    concerns.open_for_reading(found, by=person, purpose=Purpose(form.cleaned_data["purpose"]))
    return redirect("safeguarding:concern", pk=pk)


def _show(request: HttpRequest, found: Concern, person: User) -> HttpResponse:
    reveal = access.revealed_to(person, found)
    context = {
        "concern": found,
        "chronology": chronology.read(found),
        "actions": found.actions.filter(done_at=None).select_related("owner", "entry"),
        "file_name": _name_of_file(found),
        "why_not_change": access.why_not_change(person, found),
        "why_not_close": access.why_not_close(person, found),
        "can_reopen": access.can_reopen(person, found),
        "handles": access.handles(person),
        "is_owner": found.owner_id == person.pk,
        "kinds": BY_HAND,
        "who": reveals.who(found, by=person) if reveal else "",
        "reveal": reveal,
        "bundles": found.bundles.filter(asked_by=person),
    }
    return render(request, "safeguarding/concern.html", context)


def _name_of_file(found: Concern) -> str:
    named = files.names_of([found.file]) if found.file else []
    return named[0].name if named else ""


@handlers_only
@opened
@require_POST
def take_on(request: HttpRequest, concern: Concern) -> HttpResponse:
    return _done(request, concern, lambda: concerns.take_on(concern, by=person_of(request)))


def _done(
    request: HttpRequest, concern: Concern, deed: Callable[[], object], words: str = ""
) -> HttpResponse:
    try:
        deed()
    except Refused as refused:
        messages.error(request, str(refused))
    else:
        if words:
            messages.success(request, words)
    return redirect("safeguarding:concern", pk=concern.pk)


@handlers_only
@opened
@require_http_methods(["GET", "POST"])
def write(request: HttpRequest, concern: Concern, kind: str) -> HttpResponse:
    if kind not in [one.value for one in BY_HAND]:
        raise Http404
    chosen = Kind(kind)
    form = deeds.WriteForm(posted(request), kind=chosen, needs_reason=chosen in WITH_REASON)
    if not form.is_valid():
        return _ask(request, concern, form, str(chosen.label))
    key = form.cleaned_data["key"]
    return _done(
        request,
        concern,
        lambda: concerns.write(concern, chosen, form.said(), by=person_of(request), key=key),
        "Written into the chronology.",
    )


def _ask(
    request: HttpRequest, concern: Concern, form: BaseForm, title: str, **more: Any
) -> HttpResponse:
    status = 422 if form.is_bound else 200
    context = {"form": form, "concern": concern, "title": title, **more}
    return render(request, "safeguarding/concern_form.html", context, status=status)


@dataclass(frozen=True)
class Deed:
    """``form(concern, person, data)``; ``do(concern, person, cleaned data)``."""

    title: str
    form: Callable[[Concern, User, Any], BaseForm]
    do: Callable[[Concern, User, dict[str, Any]], object]
    done: str


def _among(form: type[deeds.AmongPeople], people: Callable[[User, Concern], list[User]]) -> Any:
    return lambda concern, person, data: form(data, people=people(person, concern))


def _plain(form: type[BaseForm]) -> Any:
    return lambda concern, person, data: form(data)


def _everybody_here(person: User, concern: Concern) -> list[User]:
    return [person, *access.colleagues(person, concern)]


def _who_may_need_it(person: User, concern: Concern) -> list[User]:
    return [one for one in team() if one.pk not in (person.pk, concern.not_for_id)]


DEEDS: dict[str, Deed] = {
    "plan": Deed(
        "What somebody will do",
        _among(deeds.PlanForm, _everybody_here),
        lambda concern, by, data: concerns.plan(
            concern,
            what=data["what"],
            owner=data["person"],
            due_on=data["due_on"],
            by=by,
            key=data["key"],
        ),
        "Written down.",
    ),
    "hand-over": Deed(
        "Hand it over",
        _among(deeds.HandOverForm, access.colleagues),
        lambda concern, by, data: concerns.hand_over(
            concern, to=data["person"], reason=data["reason"], by=by
        ),
        "Handed over. They are told that something waits for them.",
    ),
    "let-read": Deed(
        "Somebody needs to know",
        _among(deeds.LetReadForm, _who_may_need_it),
        lambda concern, by, data: concerns.let_read(
            concern, person=data["person"], reason=data["reason"], by=by
        ),
        "They may read it now, and nothing else.",
    ),
    "sort": Deed(
        "How pressing it is, and who handles it",
        lambda concern, person, data: deeds.SortForm(
            data,
            initial={
                "route": concern.route,
                "danger": "yes" if concern.immediate_danger else "no",
            },
        ),
        lambda concern, by, data: concerns.sort(
            concern,
            route=Route(data["route"]),
            immediate_danger=data["danger"] == "yes",
            reason=data["reason"],
            by=by,
        ),
        "Done. Whoever must know is told.",
    ),
    "file": Deed(
        "Who it is about",
        _plain(deeds.FileForm),
        lambda concern, by, data: files.put_in_file(concern, name=data["name"], file=None, by=by),
        "Kept in their file.",
    ),
    "close": Deed(
        "Close it",
        _plain(deeds.CloseForm),
        lambda concern, by, data: concerns.close(
            concern,
            outcome=Outcome(data["outcome"]),
            reason=data["reason"],
            long=data["long"],
            by=by,
        ),
        "Closed. It can be opened again.",
    ),
    "reopen": Deed(
        "Open it again",
        _plain(deeds.ReasonForm),
        lambda concern, by, data: concerns.reopen(concern, reason=data["reason"], by=by),
        "Open again.",
    ),
    "hold": Deed(
        "Keep it, whatever its date says",
        _plain(deeds.ReasonForm),
        lambda concern, by, data: concerns.hold(
            concern, on=not concern.on_hold, reason=data["reason"], by=by
        ),
        "Written down.",
    ),
    "reveal": Deed(
        "Ask who raised it",
        _plain(deeds.RevealForm),
        lambda concern, by, data: reveals.ask(
            concern,
            reason=data["reason"],
            tell_them=data["tell_them"],
            why_not_tell=data["why_not_tell"],
            by=by,
        ),
        "Asked. A second person decides; then both of you see it for a quarter of an hour.",
    ),
}


@handlers_only
@opened
@require_http_methods(["GET", "POST"])
def deed(request: HttpRequest, concern: Concern, name: str) -> HttpResponse:
    if name not in DEEDS:
        raise Http404
    found, person = DEEDS[name], person_of(request)
    form = found.form(concern, person, posted(request))
    if not form.is_valid():
        return _ask(request, concern, form, found.title)
    return _done(request, concern, lambda: found.do(concern, person, form.cleaned_data), found.done)


@handlers_only
@opened
@require_http_methods(["GET", "POST"])
def finish(request: HttpRequest, concern: Concern, action: int) -> HttpResponse:
    planned = concern.actions.filter(pk=action, done_at=None).select_related("concern").first()
    if planned is None:
        return redirect("safeguarding:concern", pk=concern.pk)
    form = deeds.FinishForm(posted(request))
    if not form.is_valid():
        return _ask(request, concern, form, "What became of it")
    result = form.cleaned_data["result"]
    return _done(
        request,
        concern,
        lambda: concerns.finish(planned, result=result, by=person_of(request)),
        "Written into the chronology.",
    )
