"""The data protection officer's room: what people asked, by when, and the deeds, one page each."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse, JsonResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from community.people.access import person_of
from community.people.forms import posted
from community.people.models import User
from community.privacy import officer
from community.privacy.actions import erase, requests
from community.privacy.actions.requests import Refused
from community.privacy.forms import requests as forms
from community.privacy.models import DataRequest
from community.privacy.rules import requests as rules
from community.privacy.rules.erasing import unfinished
from community.privacy.rules.runs import deletion_run
from community.privacy.states import (
    BestInterests,
    CheckedHow,
    ChildWishes,
    RequestOutcome,
    ResponsibleHow,
)
from community.privacy.views.doors import officers_only, with_request


@officers_only
@require_GET
def request_list(request: HttpRequest) -> HttpResponse:
    """Kinds, numbers and dates; the words only on the page of one."""
    context = {
        "open": officer.rows(DataRequest.objects.open().select_related("person")),
        "closed": DataRequest.objects.exclude(closed_on=None).order_by("-closed_on")[:100],
        "unfinished": len(unfinished()),
        "run": deletion_run(timezone.now()),
    }
    return render(request, "privacy/request_list.html", context)


@officers_only
@require_GET
@with_request
def request_show(request: HttpRequest, asked: DataRequest) -> HttpResponse:
    """Reading it is a look, which the person can see."""
    person = person_of(request)
    officer.note_reading(asked, by=person)
    return render(request, "privacy/request_show.html", officer.page_of(asked, person))


@dataclass(frozen=True)
class Deed:
    """``do(asked, by, cleaned data)``; ``why_not(by, asked)`` is asked before the form is shown."""

    title: str
    form: type[forms.DeedForm]
    do: Callable[[DataRequest, User, dict[str, Any]], object]
    why_not: Callable[[User, DataRequest], str] = rules.why_not_change


def _given(data: dict[str, Any], by: User) -> dict[str, Any]:
    return {"by": by, "key": data["key"]}


DEEDS: dict[str, Deed] = {
    "acknowledge": Deed(
        "Write down how they were told that it is here",
        forms.WordsForm,
        lambda asked, by, data: requests.acknowledge(
            asked, words=data["words"], **_given(data, by)
        ),
    ),
    "check": Deed(
        "Check who asks",
        forms.CheckForm,
        lambda asked, by, data: requests.check_identity(
            asked, CheckedHow(data["how"]), words=data["words"], **_given(data, by)
        ),
    ),
    "responsible": Deed(
        "Find out whether they look after the child",
        forms.ResponsibleForm,
        lambda asked, by, data: requests.check_responsibility(
            asked,
            ResponsibleHow(data["how"]),
            child=data["child"],
            words=data["words"],
            **_given(data, by),
        ),
        lambda by, asked: rules.why_not_responsible(by, asked, None),
    ),
    "extend": Deed(
        "Take two months more",
        forms.ExtendForm,
        lambda asked, by, data: requests.extend(asked, reason=data["words"], **_given(data, by)),
        lambda by, asked: rules.why_not_extend(by, asked, timezone.localdate()),
    ),
    "decide": Deed(
        "Decide what is best for the child",
        forms.DecideForm,
        lambda asked, by, data: requests.decide(
            asked,
            BestInterests(data["what"]),
            wishes=ChildWishes(data["wishes"]),
            reason=data["words"],
            **_given(data, by),
        ),
    ),
    "note": Deed(
        "Write a note",
        forms.WordsForm,
        lambda asked, by, data: requests.note(asked, data["words"], **_given(data, by)),
    ),
    "close": Deed(
        "Answer it",
        forms.CloseForm,
        lambda asked, by, data: requests.close(
            asked, RequestOutcome(data["outcome"]), reason=data["words"], **_given(data, by)
        ),
    ),
    "erase": Deed(
        "Delete their account and what goes with it",
        forms.EraseForThemForm,
        lambda asked, by, data: officer.erase_for(asked, by=by),
        rules.why_not_erase,
    ),
}


@officers_only
@require_http_methods(["GET", "POST"])
@with_request
def deed(request: HttpRequest, asked: DataRequest, name: str) -> HttpResponseBase:
    if name not in DEEDS:
        raise Http404
    found, person = DEEDS[name], person_of(request)
    form = found.form(posted(request), asked=asked)
    if why := found.why_not(person, asked):
        return _back(request, asked, why)
    if not form.is_valid():
        context = {"form": form, "asked": asked, "title": found.title}
        status = 422 if form.is_bound else 200
        return render(request, "privacy/request_form.html", context, status=status)
    try:
        found.do(asked, person, form.cleaned_data)
    except (Refused, erase.Refused, erase.NotFinished) as refused:
        return _back(request, asked, str(refused))
    return redirect("privacy:request", pk=asked.pk)


def _back(request: HttpRequest, asked: DataRequest, why: str) -> HttpResponse:
    messages.error(request, why)
    return redirect("privacy:request", pk=asked.pk)


@officers_only
@require_POST
@with_request
def package(request: HttpRequest, asked: DataRequest) -> HttpResponse:
    """Everything about the person who asked, the names of others marked for the officer."""
    if why := rules.why_not_package(person_of(request), asked):
        return _back(request, asked, why)
    made = officer.package_for(asked, by=person_of(request))
    answer = JsonResponse(made, json_dumps_params={"indent": 2, "ensure_ascii": False})
    answer["Content-Disposition"] = 'attachment; filename="what-we-hold.json"'
    return answer
