"""The coordinator's desk: who is on the way, who is a mentor, and everything about one of them."""

from collections.abc import Callable
from typing import Any
from uuid import UUID

from django.forms import Form
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_GET, require_http_methods

from community.people.access import button_only, person_of
from community.people.forms import posted
from mentoring import desk
from mentoring.actions import applying, availability, clearing
from mentoring.forms.applying import ApplicationForm, DeclineForm, RefereeForm, TalkForm, VouchForm
from mentoring.forms.clearing import (
    CheckForm,
    DecisionForm,
    PauseForm,
    SupervisionForm,
    TrainingForm,
)
from mentoring.models import Check, Mentor, Reference, RiskDecision
from mentoring.states import Course, PauseReason
from mentoring.views.doors import back_to, desk_only, find_mentor, page, tried


@desk_only
@require_GET
def mentors(request: HttpRequest) -> HttpResponse:
    parts = desk.parted(desk.rows(person_of(request)))
    waiting = [row for row in parts["applying"] if row.waits]
    others = [row for row in parts["applying"] if not row.waits]
    context = {**parts, "waiting": waiting, "others": others}
    return render(request, "mentoring/mentors.html", context)


@desk_only
@require_GET
def mentor(request: HttpRequest, pk: UUID) -> HttpResponse:
    found, person = find_mentor(request, pk), person_of(request)
    context = desk.shown(found, person)
    context["next"] = desk.next_of(found, person, context["clearance"])
    return render(request, "mentoring/mentor.html", context)


def _deed(
    request: HttpRequest,
    found: Mentor,
    form: Form,
    do: Callable[[dict[str, Any]], object],
    **words: str,
) -> HttpResponse:
    """A form about one mentor. ``title``, ``thanks``, ``button``, ``lead`` (may be left out)."""
    if form.is_valid() and tried(request, lambda: do(form.cleaned_data), words["thanks"]):
        return back_to(found)
    return page(request, "deed", form, mentor=found, **words)


def _button(
    request: HttpRequest, found: Mentor, do: Callable[[], object], thanks: str
) -> HttpResponse:
    tried(request, do, thanks)
    return back_to(found)


def button(view: Callable[..., HttpResponse]) -> Callable[..., Any]:
    return desk_only(button_only(on="mentoring:mentors")(view))


@button
def invite(request: HttpRequest, pk: UUID) -> HttpResponse:
    found, by = find_mentor(request, pk), person_of(request)
    thanks = "They are asked to apply. Without an e-mail address, ring them and write it down."
    return _button(request, found, lambda: applying.invite_to_apply(found, by=by), thanks)


@button
def put_forward(request: HttpRequest, pk: UUID) -> HttpResponse:
    found, by = find_mentor(request, pk), person_of(request)
    thanks = "Put forward. A second person approves."
    return _button(request, found, lambda: applying.put_forward(found, by=by), thanks)


@button
def approve(request: HttpRequest, pk: UUID) -> HttpResponse:
    found, by = find_mentor(request, pk), person_of(request)
    thanks = "They are a mentor now, and get an invitation to sign in."
    return _button(request, found, lambda: applying.approve(found, by=by), thanks)


@button
def go_on(request: HttpRequest, pk: UUID) -> HttpResponse:
    found, by = find_mentor(request, pk), person_of(request)
    return _button(request, found, lambda: availability.go_on(found, by=by), "The break is over.")


@button
def look_again(request: HttpRequest, pk: UUID, check: UUID) -> HttpResponse:
    found, by = find_mentor(request, pk), person_of(request)
    row = get_object_or_404(Check, pk=check, mentor=found)
    thanks = "Noted: it was looked up today, and still stands."
    return _button(request, found, lambda: clearing.look_again(row, by=by), thanks)


@desk_only
@require_http_methods(["GET", "POST"])
def write_down(request: HttpRequest, pk: UUID) -> HttpResponse:
    """A coordinator fills in the application with somebody who has no e-mail."""
    found, by = find_mentor(request, pk), person_of(request)
    form = ApplicationForm(posted(request), initial={"called": found.called})

    def send(_: dict[str, Any]) -> object:
        parts = form.words(), form.profile(), form.referees()
        return applying.send_application(found.application, *parts, by=by)

    words = {"title": "Write down an application", "thanks": "The application is here."}
    return _deed(request, found, form, send, **words)


@desk_only
@require_http_methods(["GET", "POST"])
def reference(request: HttpRequest, pk: UUID, place: int) -> HttpResponse:
    """What somebody said on the telephone."""
    found, by = find_mentor(request, pk), person_of(request)
    row = get_object_or_404(Reference, application=found.application, place=place)
    words = {"title": "Write down what they said", "thanks": "Written down."}
    return _deed(
        request,
        found,
        VouchForm(posted(request)),
        lambda data: applying.write_down_reference(row, data, by=by),
        **words,
    )


@desk_only
@require_http_methods(["GET", "POST"])
def referee(request: HttpRequest, pk: UUID, place: int) -> HttpResponse:
    found, by = find_mentor(request, pk), person_of(request)
    row = get_object_or_404(Reference, application=found.application, place=place)
    form = RefereeForm(posted(request), place=place)
    words = {"title": "Ask somebody else", "thanks": "They are asked instead."}
    return _deed(
        request,
        found,
        form,
        lambda _: applying.replace_referee(row, form.chosen(), by=by),
        **words,
    )


@desk_only
@require_http_methods(["GET", "POST"])
def talk(request: HttpRequest, pk: UUID) -> HttpResponse:
    found, by = find_mentor(request, pk), person_of(request)
    words = {"title": "A talk with them", "thanks": "Written down."}
    return _deed(
        request,
        found,
        TalkForm(posted(request)),
        lambda data: applying.note_talk(found, on=data["on"], notes=data["notes"], by=by),
        **words,
    )


@desk_only
@require_http_methods(["GET", "POST"])
def decline(request: HttpRequest, pk: UUID) -> HttpResponse:
    found, by = find_mentor(request, pk), person_of(request)
    words = {"title": "Not taken on", "thanks": "They are told.", "button": "Say no"}
    return _deed(
        request,
        found,
        DeclineForm(posted(request)),
        lambda data: applying.decline(found, why=data["why"], by=by),
        **words,
    )


@desk_only
@require_http_methods(["GET", "POST"])
def check(request: HttpRequest, pk: UUID) -> HttpResponse:
    found, by = find_mentor(request, pk), person_of(request)
    form = CheckForm(posted(request))
    lead = "Never the number of a certificate, or what stands in it."
    words = {"title": "Record a check", "thanks": "Recorded.", "lead": lead}
    return _deed(
        request,
        found,
        form,
        lambda data: clearing.record_check(found, form.checked(), by=by, key=data["key"]),
        **words,
    )


@desk_only
@require_http_methods(["GET", "POST"])
def decide(request: HttpRequest, pk: UUID, decision: UUID) -> HttpResponse:
    found, by = find_mentor(request, pk), person_of(request)
    row = get_object_or_404(RiskDecision, pk=decision, mentor=found)
    lead = "What somebody disclosed never turns them away by itself. You decide, with your name."
    words = {"title": "Decide about what was disclosed", "thanks": "Decided.", "lead": lead}
    return _deed(
        request,
        found,
        DecisionForm(posted(request)),
        lambda data: clearing.decide(
            row, may_go_on=data["may_go_on"] == "yes", why=data["why"], by=by
        ),
        **words,
    )


@desk_only
@require_http_methods(["GET", "POST"])
def training(request: HttpRequest, pk: UUID) -> HttpResponse:
    found, by = find_mentor(request, pk), person_of(request)
    words = {"title": "Record training", "thanks": "Recorded."}
    return _deed(
        request,
        found,
        TrainingForm(posted(request)),
        lambda data: clearing.record_training(
            found, Course(data["course"]), done_on=data["done_on"], by=by
        ),
        **words,
    )


@desk_only
@require_http_methods(["GET", "POST"])
def supervision(request: HttpRequest, pk: UUID) -> HttpResponse:
    found, by = find_mentor(request, pk), person_of(request)
    words = {"title": "A talk with a supervisor", "thanks": "Written down."}
    return _deed(
        request,
        found,
        SupervisionForm(posted(request)),
        lambda data: clearing.record_supervision(found, by=by, **data),
        **words,
    )


@desk_only
@require_http_methods(["GET", "POST"])
def pause(request: HttpRequest, pk: UUID) -> HttpResponse:
    found, by = find_mentor(request, pk), person_of(request)
    lead = "Nobody new is matched with them until it ends."
    words = {"title": "A break", "thanks": "They are on a break.", "lead": lead}
    return _deed(
        request,
        found,
        PauseForm(posted(request)),
        lambda data: availability.pause(found, PauseReason(data["reason"]), by=by),
        **words,
    )
