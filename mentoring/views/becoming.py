"""For everybody: what mentoring is, being interested, applying and vouching by link."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_http_methods

from community.people.access import button_only
from community.people.forms import posted
from mentoring.actions import applying
from mentoring.forms.applying import ApplicationForm, InterestForm, VouchForm
from mentoring.limits import TOO_MANY, may_write
from mentoring.rules import applying as rules
from mentoring.views.doors import page


@require_GET
def home(request: HttpRequest) -> HttpResponse:
    return render(request, "mentoring/home.html")


@never_cache
@require_http_methods(["GET", "POST"])
def become(request: HttpRequest) -> HttpResponse:
    form = InterestForm(posted(request))
    if form.is_valid() and not may_write(request):
        form.add_error(None, TOO_MANY)
    if not form.is_valid():
        return page(request, "become", form)
    applying.express_interest(form.contact(), key=form.cleaned_data["key"])
    return redirect("mentoring:thanks")


@require_GET
def thanks(request: HttpRequest) -> HttpResponse:
    return render(request, "mentoring/thanks.html")


@never_cache
@require_http_methods(["GET", "POST"])
def apply(request: HttpRequest, token: str) -> HttpResponse:
    """Looking at it uses nothing up: mail programs open links by themselves."""
    found = applying.find_application(token)
    if found is None or rules.why_not_send(found):
        return _over(request)
    form = ApplicationForm(posted(request), initial={"called": found.mentor.called})
    if not form.is_valid():
        return page(request, "apply", form, token=token)
    try:
        applying.send_application(found, form.words(), form.profile(), form.referees())
    except applying.Refused as refused:
        return _over(request, str(refused), status=409)
    return redirect("mentoring:applied")


@require_GET
def applied(request: HttpRequest) -> HttpResponse:
    return render(request, "mentoring/applied.html")


@button_only(on="mentoring:home")
@never_cache
def change_mind(request: HttpRequest, token: str) -> HttpResponse:
    """They need not say why."""
    found = applying.find_application(token)
    if found is None:
        return _over(request)
    applying.withdraw(found)
    return render(request, "mentoring/withdrawn.html")


@never_cache
@require_http_methods(["GET", "POST"])
def vouch(request: HttpRequest, token: str) -> HttpResponse:
    found = applying.find_reference(token)
    if found is None or rules.why_not_answer(found):
        return _over(request, rules.why_not_answer(found) if found else "")
    form = VouchForm(posted(request))
    if not form.is_valid():
        return page(request, "vouch", form, name=_who_asks(found))
    try:
        applying.vouch(token, form.cleaned_data)
    except applying.Refused as refused:
        return _over(request, str(refused), status=409)
    return render(request, "mentoring/vouched.html")


def _who_asks(found: Any) -> str:
    """Whom they vouch for, as that person signs."""
    return applying.name_of(found.application.mentor)


def _over(request: HttpRequest, why: str = "", *, status: int = 404) -> HttpResponse:
    return render(request, "mentoring/link_over.html", {"why": why}, status=status)
