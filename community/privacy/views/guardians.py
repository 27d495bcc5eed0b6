"""A child's parent or carer: asked by a link, deciding without an account, changing it later."""

from contextlib import suppress
from typing import Any
from uuid import UUID

from django.conf import settings
from django.contrib import messages
from django.forms import Form
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_http_methods

from community.people.access import button_only, person_of, role_required, sign_in_required
from community.people.forms import posted
from community.people.models import User
from community.privacy.actions import guardians
from community.privacy.actions.consent import Refused
from community.privacy.forms.guardians import (
    AnswerForm,
    AskForChildForm,
    AskGuardianForm,
    ConfirmForm,
    DecideForm,
)
from community.privacy.limits import may_ask
from community.privacy.models import GuardianAsk
from community.privacy.rules import guardians as rules
from community.privacy.states import CheckedHow

_confirmers = role_required(*rules.CONFIRMERS)


@never_cache
@sign_in_required
@require_http_methods(["GET", "POST"])
def ask(request: HttpRequest) -> HttpResponse:
    person = person_of(request)
    why, form = rules.why_not_ask(person), AskGuardianForm(posted(request))
    if why or not _may_send(request, form):
        return _page(request, "ask", form=form, why=why)
    return _asked(request, guardians.ask(person, **_given(form)), form)


@never_cache
@_confirmers
@require_http_methods(["GET", "POST"])
def ask_for(request: HttpRequest) -> HttpResponse:
    """At the wish of a child whom somebody here has before them, or on the telephone."""
    person = person_of(request)
    form = AskForChildForm(posted(request), by=person)
    if not _may_send(request, form):
        return _page(request, "ask_for", form=form)
    made = guardians.ask(form.cleaned_data["child"], **_given(form), by=person)
    return _asked(request, made, form)


def _may_send(request: HttpRequest, form: AskGuardianForm) -> bool:
    if not form.is_valid():
        return False
    if may_ask(request, person_of(request)):
        return True
    form.add_error(None, "That was very often. Please try again in a quarter of an hour.")
    return False


def _given(form: AskGuardianForm) -> dict[str, Any]:
    return {name: form.cleaned_data[name] for name in ("address", "key")}


def _asked(request: HttpRequest, made: GuardianAsk, form: AskGuardianForm) -> HttpResponse:
    """What went by e-mail, or was answered, is not shown again."""
    token = ""
    if not made.mailed and not made.answered_on:
        with suppress(Refused):  # it was answered in this very moment
            token = guardians.new_link(made)
    context = {"ask": made, "token": token, "site": settings.SITE_URL}
    return render(request, "privacy/guardian_asked.html", context)


def _page(request: HttpRequest, name: str, form: Form, **context: Any) -> HttpResponse:
    """A form, for the first time or with what has to be put right."""
    status = 422 if form.is_bound else 200
    return render(
        request, f"privacy/guardian_{name}.html", {"form": form, **context}, status=status
    )


def _over(request: HttpRequest, why: str = "", *, status: int = 404) -> HttpResponse:
    return render(request, "privacy/guardian_over.html", {"why": why}, status=status)


@never_cache
@require_http_methods(["GET", "POST"])
def answer(request: HttpRequest, token: str) -> HttpResponse:
    """Looking at it uses nothing up: mail programs open links by themselves."""
    found, by = guardians.find(token), person_of(request) if request.user.is_authenticated else None
    why = rules.why_not_answer(found, by) if found else ""
    if found is None or why:
        return _over(request, why)
    form = AnswerForm(posted(request))
    if not form.is_valid():
        return _page(request, "answer", form, ask=found, known=rules.is_known(by))
    try:
        page = guardians.answer(token, form.chosen(), form.told(), by=by)
    except Refused as refused:
        return _over(request, str(refused), status=409)
    messages.success(request, "Thank you. We have your answer.")
    return redirect("privacy:guardian_page", token=page)


@never_cache
@require_http_methods(["GET", "POST"])
def page(request: HttpRequest, token: str) -> HttpResponse:
    """Where they see what they said, and say otherwise."""
    found = guardians.find(token, purpose=guardians.PAGE_LINK)
    if found is None:
        return _over(request)
    by = person_of(request) if request.user.is_authenticated else None
    form = DecideForm(posted(request), yes=guardians.standing(found))
    if form.is_valid():
        return _change(request, token, form, by)
    return _page(request, "page", form, ask=found, why=rules.why_not_change(found, by))


def _change(request: HttpRequest, token: str, form: DecideForm, by: User | None) -> HttpResponse:
    try:
        guardians.change(token, form.chosen(), by=by)
        messages.success(request, "That is how it is now.")
    except Refused as refused:
        messages.error(request, str(refused))
    return redirect("privacy:guardian_page", token=token)


@never_cache
@_confirmers
@require_GET
def guardian_list(request: HttpRequest) -> HttpResponseBase:
    """Who answered without an account, and has to be known before their yes counts."""
    return render(request, "privacy/guardian_list.html", {"waiting": guardians.waiting()})


@never_cache
@_confirmers
@require_http_methods(["GET", "POST"])
def confirm(request: HttpRequest, pk: UUID) -> HttpResponseBase:
    found = get_object_or_404(GuardianAsk.objects.select_related("person"), pk=pk)
    form = ConfirmForm(posted(request))
    if not form.is_valid():
        more = {"told": guardians.read(found), "way": rules.way_of(found)}
        return _page(request, "confirm", form, ask=found, **more)
    try:
        guardians.confirm(found, CheckedHow(form.cleaned_data["how"]), by=person_of(request))
        messages.success(request, "Thank you. Their answer counts from now on.")
    except Refused as refused:
        messages.error(request, str(refused))
    return redirect("privacy:guardians")


@button_only(on="privacy:guardians")
@never_cache
@_confirmers
def set_aside(request: HttpRequest, pk: UUID) -> HttpResponseBase:
    found = get_object_or_404(GuardianAsk, pk=pk)
    try:
        guardians.set_aside(found, by=person_of(request))
        messages.success(request, "What they said does not count, and is deleted.")
    except Refused as refused:
        messages.error(request, str(refused))
    return redirect("privacy:guardians")
