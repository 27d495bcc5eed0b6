"""The register of what went wrong with data: the 72 hours in sight, each deed on its own page."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_GET, require_http_methods

from community.people.access import person_of
from community.people.forms import posted
from community.people.models import User
from community.people.plain_forms import OnceForm
from community.privacy.actions import breaches
from community.privacy.forms.breaches import CATEGORIES, BreachForm, DecideForm, ToldForm
from community.privacy.models import Breach
from community.privacy.rules import breaches as rules
from community.privacy.states import Risk
from community.privacy.views.doors import officers_only


def _row(breach: Breach) -> dict[str, Any]:
    names = dict(CATEGORIES)
    return {
        "breach": breach,
        "clock": rules.clock(breach, timezone.now()),
        "people_clock": rules.people_clock(breach),
        "categories": [names.get(one, one) for one in breach.categories],
    }


@officers_only
@require_GET
def breach_list(request: HttpRequest) -> HttpResponse:
    rows = [_row(one) for one in Breach.objects.all()]
    return render(request, "privacy/breach_list.html", {"rows": rows})


@officers_only
@require_GET
def breach_show(request: HttpRequest, pk: UUID) -> HttpResponse:
    found = get_object_or_404(Breach.objects.select_related("written_by"), pk=pk)
    context = {"row": _row(found), "read": breaches.read(found), "by": rules.tell_ico_by(found)}
    return render(request, "privacy/breach_show.html", context)


@officers_only
@require_http_methods(["GET", "POST"])
def breach_add(request: HttpRequest) -> HttpResponseBase:
    form = BreachForm(posted(request), initial={"found_at": timezone.localtime()})
    if form.is_valid():
        made = breaches.write_down(form.finding(), by=person_of(request))
        return redirect("privacy:breach", pk=made.pk)
    context = {"form": form, "title": "Write down what went wrong", "back": "privacy:breaches"}
    status = 422 if form.is_bound else 200
    return render(request, "privacy/officer_form.html", context, status=status)


@dataclass(frozen=True)
class Deed:
    title: str
    form: type[OnceForm]
    do: Callable[[Breach, User, dict[str, Any]], None]


DEEDS: dict[str, Deed] = {
    "decide": Deed(
        "Decide who is told",
        DecideForm,
        lambda breach, by, data: breaches.decide(
            breach,
            risk=Risk(data["risk"]),
            decision=data["decision"],
            reason=data["reason"],
            by=by,
        ),
    ),
    "told-regulator": Deed(
        "The Information Commissioner was told",
        ToldForm,
        lambda breach, by, data: breaches.told_regulator(breach, at=data["at"], by=by),
    ),
    "told-people": Deed(
        "The people were told",
        ToldForm,
        lambda breach, by, data: breaches.told_people(breach, at=data["at"], by=by),
    ),
}


@officers_only
@require_http_methods(["GET", "POST"])
def breach_deed(request: HttpRequest, pk: UUID, name: str) -> HttpResponseBase:
    found = get_object_or_404(Breach, pk=pk)
    if name not in DEEDS:
        raise Http404
    deed, form = DEEDS[name], DEEDS[name].form(posted(request))
    if not form.is_valid():
        context = {"form": form, "title": deed.title, "back": "privacy:breaches"}
        status = 422 if form.is_bound else 200
        return render(request, "privacy/officer_form.html", context, status=status)
    try:
        deed.do(found, person_of(request), form.cleaned_data)
    except breaches.Refused as refused:
        messages.error(request, str(refused))
    return redirect("privacy:breach", pk=pk)
