"""What a court or an inquiry may need: kept whatever its date says, until somebody lets it go."""

from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_GET, require_http_methods

from community.people.access import button_only, person_of
from community.people.forms import posted
from community.privacy.actions import holds
from community.privacy.forms.requests import HoldForm
from community.privacy.models import Hold
from community.privacy.rules.holds import live_holds
from community.privacy.views.doors import officers_only


@officers_only
@require_GET
def hold_list(request: HttpRequest) -> HttpResponse:
    found = [{"hold": one, "why": holds.why_of(one)} for one in live_holds()]
    return render(request, "privacy/hold_list.html", {"holds": found})


@officers_only
@require_http_methods(["GET", "POST"])
def hold_add(request: HttpRequest) -> HttpResponseBase:
    form = HoldForm(posted(request))
    if form.is_valid():
        given: dict[str, Any] = form.cleaned_data
        holds.hold(**given, by=person_of(request))
        return redirect("privacy:holds")
    context = {"form": form, "title": "Keep something for a court or an inquiry"}
    status = 422 if form.is_bound else 200
    return render(
        request, "privacy/officer_form.html", context | {"back": "privacy:holds"}, status=status
    )


@button_only(on="privacy:holds")
@officers_only
def hold_lift(request: HttpRequest, pk: UUID) -> HttpResponseBase:
    holds.lift(get_object_or_404(Hold, pk=pk))
    return redirect("privacy:holds")
