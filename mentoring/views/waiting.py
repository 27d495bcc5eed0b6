"""The coordinator's list of young people who wait, and everything about one of them."""

from collections.abc import Callable
from typing import Any
from uuid import UUID

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_http_methods

from community.people.access import button_only, person_of, role_required
from community.people.forms import posted
from community.people.roles import Role
from mentoring import waiting
from mentoring.actions import referring
from mentoring.forms.referring import GuardianAskForm, JudgeForm, UrgencyForm
from mentoring.models import YoungPerson
from mentoring.rules.referring import why_not_work_on
from mentoring.states import Urgency
from mentoring.views.doors import page, tried

View = Callable[..., HttpResponseBase]


def coordinators_only(view: View) -> Callable[..., Any]:
    return never_cache(role_required(Role.MENTORING_COORDINATOR)(view))


def find_young(request: HttpRequest, pk: UUID) -> YoungPerson:
    found = YoungPerson.objects.visible_to(person_of(request)).filter(pk=pk).first()
    if found is None:
        raise Http404
    return found


@coordinators_only
@require_GET
def young_people(request: HttpRequest) -> HttpResponse:
    found = waiting.rows(person_of(request))
    parts = {
        "ready": [row for row in found if row.young.state == "waiting"],
        "asked": [row for row in found if row.young.state == "asked"],
    }
    return render(request, "mentoring/young_people.html", parts)


@coordinators_only
@require_GET
def young_person(request: HttpRequest, pk: UUID) -> HttpResponse:
    found = find_young(request, pk)
    return render(request, "mentoring/young_person.html", waiting.shown(found, person_of(request)))


@coordinators_only
@button_only(on="mentoring:young_people")
def refer_link(request: HttpRequest) -> HttpResponse:
    """Shown once: only its hash is kept."""
    token = referring.refer_link(by=person_of(request))
    url = f"{settings.SITE_URL}{reverse('mentoring:ask_by_link', args=[token])}"
    return render(request, "mentoring/link_once.html", {"url": url, "kind": "refer"})


@coordinators_only
@button_only(on="mentoring:young_people")
def page_link(request: HttpRequest, pk: UUID) -> HttpResponse:
    """For somebody without an e-mail address: to read out, print or show."""
    found = find_young(request, pk)
    if why_not_work_on(found, person_of(request)):
        raise Http404
    url = reverse("mentoring:young_page", args=[referring.page_link(found)])
    context = {"url": f"{settings.SITE_URL}{url}", "kind": "page", "young": found}
    return render(request, "mentoring/link_once.html", context)


def _back(found: YoungPerson) -> HttpResponse:
    return redirect("mentoring:young_person", pk=found.pk)


@coordinators_only
@require_http_methods(["GET", "POST"])
def judge(request: HttpRequest, pk: UUID) -> HttpResponse:
    found, by = find_young(request, pk), person_of(request)
    form = JudgeForm(posted(request))
    if form.is_valid() and tried(
        request, lambda: referring.judge(found, why=form.cleaned_data["why"], by=by), "Recorded."
    ):
        return _back(found)
    title = "They can decide this themselves"
    return page(request, "young_deed", form, young=found, title=title)


@coordinators_only
@require_http_methods(["GET", "POST"])
def urgency(request: HttpRequest, pk: UUID) -> HttpResponse:
    found, by = find_young(request, pk), person_of(request)
    form = UrgencyForm(posted(request), initial={"urgency": found.urgency})
    if form.is_valid():
        chosen = Urgency(form.cleaned_data["urgency"])
        if tried(request, lambda: referring.set_urgency(found, chosen, by=by), "Saved."):
            return _back(found)
    return page(request, "young_deed", form, young=found, title="How pressing is it?")


@coordinators_only
@require_http_methods(["GET", "POST"])
def guardian_for(request: HttpRequest, pk: UUID) -> HttpResponse:
    """At the young person's wish."""
    found = find_young(request, pk)
    form = GuardianAskForm(posted(request))
    if form.is_valid():
        data = form.cleaned_data
        if tried(
            request,
            lambda: referring.ask_guardian(found, data["email"], key=data["key"]),
            "They are asked.",
        ):
            return _back(found)
    return page(request, "young_deed", form, young=found, title="Ask a parent or carer")
