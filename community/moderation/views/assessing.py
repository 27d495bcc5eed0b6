"""What administrators record and switch, and the data protection officer reads."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET, require_http_methods

from community.moderation import register
from community.moderation.actions import assessing
from community.moderation.doors import administrators_only, assessors_only
from community.moderation.forms import AssessmentForm, SwitchForm
from community.people.access import person_of
from community.people.forms import posted
from community.registries import SharedContent, shared_contents


def _feature(name: str) -> SharedContent:
    if name not in shared_contents:
        raise Http404
    return shared_contents[name]


@assessors_only
@require_GET
def assessments(request: HttpRequest) -> HttpResponse:
    context = register.page_for(person_of(request))
    return render(request, "moderation/assessments.html", context)


@administrators_only
@require_http_methods(["GET", "POST"])
def record(request: HttpRequest, name: str) -> HttpResponse:
    feature, form = _feature(name), AssessmentForm(posted(request))
    if form.is_valid():
        try:
            assessing.record(name, form.assessing(), by=person_of(request))
        except assessing.Refused as refused:
            messages.error(request, str(refused))
        else:
            messages.success(request, "The assessment is on record.")
        return redirect("moderation:assessments")
    context = {"form": form, "feature": feature}
    status = 422 if form.is_bound else 200
    return render(request, "moderation/assessment_form.html", context, status=status)


@administrators_only
@require_http_methods(["GET", "POST"])
def switch_on(request: HttpRequest, name: str) -> HttpResponse:
    return _switch(request, name, on=True)


@administrators_only
@require_http_methods(["GET", "POST"])
def switch_off(request: HttpRequest, name: str) -> HttpResponse:
    return _switch(request, name, on=False)


def _switch(request: HttpRequest, name: str, *, on: bool) -> HttpResponse:
    feature, form, person = _feature(name), SwitchForm(posted(request)), person_of(request)
    if not form.is_valid():
        context = {"form": form, "feature": feature, "on": on}
        status = 422 if form.is_bound else 200
        return render(request, "moderation/switch.html", context, status=status)
    data = form.cleaned_data
    try:
        assessing.switch(name, on=on, why=data["why"], by=person, key=data["key"])
    except assessing.Refused as refused:
        messages.error(request, str(refused))
    return redirect("moderation:assessments")
