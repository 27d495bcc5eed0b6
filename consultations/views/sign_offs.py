"""For the panels: read the questions, agree, or say 'not yet' and why."""

import uuid
from collections.abc import Callable

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET, require_http_methods

from community.people.access import button_only, person_of, role_required
from community.people.forms import posted
from community.people.models import User
from consultations import looking_over, rules
from consultations.actions.answering import NotAccepted
from consultations.actions.sign_offs import say_not_yet
from consultations.actions.sign_offs import sign_off as agree
from consultations.forms import NotYetForm
from consultations.models import SignOff, SignOffRequest
from consultations.views.pages import never_cache
from consultations.wording_gate import ROLES

panel_only = role_required(*ROLES)


def find_asked(request: HttpRequest, pk: uuid.UUID) -> SignOffRequest:
    """One that this person may decide on; for everybody else there is nothing at this address."""
    found = SignOffRequest.objects.select_related("page").filter(pk=pk).first()
    refusal = found and rules.why_not_sign_off(request.user, found)
    if found is None or (refusal and refusal.code == "own"):
        raise Http404
    return found


@never_cache
@panel_only
@require_GET
def sign_off_list(request: HttpRequest) -> HttpResponse:
    context = {"rows": looking_over.wordings_for(request.user)}
    return render(request, "consultations/sign_off_list.html", context)


@never_cache
@panel_only
@require_GET
def sign_off(request: HttpRequest, pk: uuid.UUID) -> HttpResponse:
    asked = find_asked(request, pk)
    schema = looking_over.schema_of(asked)
    context = {
        "asked": asked,
        "questions": looking_over.questions_of(schema),
        "data": looking_over.data_list(asked, schema),
        "mine": SignOff.objects.filter(request=asked, by=person_of(request)).first(),
        "why_not": rules.why_not_sign_off(request.user, asked),
    }
    return render(request, "consultations/sign_off.html", context)


@never_cache
@panel_only
@button_only(on="consultations:sign_off_list")
def sign_off_agree(request: HttpRequest, pk: uuid.UUID) -> HttpResponse:
    asked = find_asked(request, pk)
    thanks = "Thank you. Your yes is kept; you can change your mind until it closes."
    return _done(request, lambda by: agree(asked, by=by), thanks)


@never_cache
@panel_only
@require_http_methods(["GET", "POST"])
def sign_off_not_yet(request: HttpRequest, pk: uuid.UUID) -> HttpResponse:
    asked = find_asked(request, pk)
    form = NotYetForm(posted(request))
    if not form.is_valid():
        context = {"form": form, "asked": asked}
        status = 422 if form.is_bound else 200
        return render(request, "consultations/sign_off_not_yet.html", context, status=status)
    reason = form.cleaned_data["reason"]
    thanks = "Thank you. Whoever wrote the questions reads why, and cannot open it like this."
    return _done(request, lambda by: say_not_yet(asked, reason=reason, by=by), thanks)


def _done(request: HttpRequest, deed: Callable[[User], SignOff], thanks: str) -> HttpResponse:
    try:
        deed(person_of(request))
    except NotAccepted as refused:
        messages.error(request, refused.refusal.reason)
    else:
        messages.success(request, thanks)
    return redirect("consultations:sign_off_list")
