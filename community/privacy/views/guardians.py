"""A child's parent or carer: asked by a link, deciding without an account, changing it later."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_http_methods

from community.people.access import person_of, role_required, sign_in_required
from community.people.forms import posted
from community.privacy.actions import guardians
from community.privacy.actions.consent import Refused
from community.privacy.forms.guardians import AnswerForm, AskGuardianForm, ConfirmForm, DecideForm
from community.privacy.limits import may_ask
from community.privacy.models import Consent, GuardianAsk
from community.privacy.rules import guardians as rules
from community.privacy.states import CheckedHow

_confirmers = role_required(*rules.CONFIRMERS)


@never_cache
@sign_in_required
@require_http_methods(["GET", "POST"])
def ask(request: HttpRequest) -> HttpResponse:
    person = person_of(request)
    why, form = rules.why_not_ask(person), AskGuardianForm(posted(request))
    if why or not form.is_valid() or not may_ask(request, person):
        status = 422 if form.is_bound else 200
        return render(
            request, "privacy/guardian_ask.html", {"form": form, "why": why}, status=status
        )
    address, key = form.cleaned_data["address"], form.cleaned_data["key"]
    made = guardians.ask(person, address=address, key=key)
    token = "" if address else guardians.new_link(made)
    return render(request, "privacy/guardian_asked.html", {"ask": made, "token": token})


@never_cache
@require_http_methods(["GET", "POST"])
def answer(request: HttpRequest, token: str) -> HttpResponse:
    """Looking at it uses nothing up: mail programs open links by themselves."""
    found, by = guardians.find(token), person_of(request) if request.user.is_authenticated else None
    why = rules.why_not_answer(found, by) if found else ""
    if found is None or why:
        return render(request, "privacy/guardian_over.html", {"why": why}, status=404)
    form = AnswerForm(posted(request))
    if not form.is_valid():
        context = {"form": form, "ask": found, "known": rules.is_known(by)}
        status = 422 if form.is_bound else 200
        return render(request, "privacy/guardian_answer.html", context, status=status)
    told = guardians.Told(name=form.cleaned_data["name"], relation=form.cleaned_data["relation"])
    try:
        page = guardians.answer(token, form.chosen(), told, by=by)
    except Refused as refused:
        return render(request, "privacy/guardian_over.html", {"why": str(refused)}, status=409)
    return redirect("privacy:guardian_page", token=page)


@never_cache
@require_http_methods(["GET", "POST"])
def page(request: HttpRequest, token: str) -> HttpResponse:
    """Where they see what they said, and say otherwise."""
    found = guardians.find(token, purpose=guardians.PAGE_LINK)
    if found is None:
        return render(request, "privacy/guardian_over.html", {"why": ""}, status=404)
    given = Consent.objects.filter(person=found.person, ask=found, withdrawn_at=None)
    yes = set(given.values_list("purpose", flat=True))
    form = DecideForm(posted(request))
    for name, field in form.fields.items():
        field.initial = "yes" if name.removeprefix("about-") in yes else "no"
    if form.is_valid():
        return _change(request, token, form)
    context = {"form": form, "ask": found, "why": rules.why_not_answer(found, None)}
    status = 422 if form.is_bound else 200
    return render(request, "privacy/guardian_page.html", context, status=status)


def _change(request: HttpRequest, token: str, form: DecideForm) -> HttpResponse:
    try:
        guardians.change(token, form.chosen())
        messages.success(request, "That is how it is now.")
    except Refused as refused:
        messages.error(request, str(refused))
    return redirect("privacy:guardian_page", token=token)


@never_cache
@_confirmers
@require_GET
def guardian_list(request: HttpRequest) -> HttpResponseBase:
    """Who answered without an account, and has to be known before their yes counts."""
    waiting = GuardianAsk.objects.filter(checked_on=None).exclude(answered_on=None)
    return render(request, "privacy/guardian_list.html", {"waiting": waiting})


@never_cache
@_confirmers
@require_http_methods(["GET", "POST"])
def confirm(request: HttpRequest, pk: UUID) -> HttpResponseBase:
    found = get_object_or_404(GuardianAsk.objects.select_related("person"), pk=pk)
    form = ConfirmForm(posted(request))
    if not form.is_valid():
        context = {"form": form, "ask": found, "told": guardians.read(found)}
        status = 422 if form.is_bound else 200
        return render(request, "privacy/guardian_confirm.html", context, status=status)
    try:
        guardians.confirm(found, CheckedHow(form.cleaned_data["how"]), by=person_of(request))
    except Refused as refused:
        messages.error(request, str(refused))
    return redirect("privacy:guardians")
