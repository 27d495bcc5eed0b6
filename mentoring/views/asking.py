"""Asking for a mentor: oneself, the family, a school or a service; what a guardian says."""

from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_http_methods

from community.links import actions as links
from community.people.access import person_of, role_required
from community.people.forms import posted
from community.people.models import User
from community.people.roles import Role
from mentoring.actions import referring
from mentoring.actions.applying import Refused
from mentoring.forms.referring import ForSomebodyForm, GuardianForm, SelfForm, WorkerForm
from mentoring.limits import TOO_MANY, may_write
from mentoring.states import ReferralRoute
from mentoring.views.doors import page

_referrers = role_required(Role.REFERRER)


def _may(request: HttpRequest, form: SelfForm | ForSomebodyForm) -> bool:
    if not form.is_valid():
        return False
    if not may_write(request):
        form.add_error(None, TOO_MANY)
        return False
    return True


@never_cache
@require_http_methods(["GET", "POST"])
def ask(request: HttpRequest) -> HttpResponse:
    """A young person for themselves: their own page comes at once, with or without an e-mail."""
    form = SelfForm(posted(request))
    if not _may(request, form):
        return page(request, "ask", form)
    by = request.user if isinstance(request.user, User) else None
    young = referring.refer(form.asking(), key=form.cleaned_data["key"], by=_own(by))
    return redirect("mentoring:young_page", token=referring.page_link(young))


def _own(by: User | None) -> User | None:
    """Their account, unless it has asked before."""
    return by if by and not hasattr(by, "young_person") else None


@never_cache
@require_http_methods(["GET", "POST"])
def ask_for_family(request: HttpRequest) -> HttpResponse:
    form = ForSomebodyForm(posted(request))
    if not _may(request, form):
        return page(request, "ask_for", form)
    referring.refer(form.asking(ReferralRoute.FAMILY), key=form.cleaned_data["key"])
    return redirect("mentoring:asked")


@never_cache
@_referrers
@require_http_methods(["GET", "POST"])
def ask_as_worker(request: HttpRequest) -> HttpResponseBase:
    """With the account of a school or a service."""
    return _worker(request, by=person_of(request))


@never_cache
@require_http_methods(["GET", "POST"])
def ask_by_link(request: HttpRequest, token: str) -> HttpResponse:
    """With a link for one young person."""
    if links.look_at(token, purpose=referring.REFER_LINK) is None:
        return _over(request)
    return _worker(request, token=token)


def _worker(request: HttpRequest, *, by: User | None = None, token: str = "") -> HttpResponse:
    form = WorkerForm(posted(request))
    if not _may(request, form):
        return page(request, "ask_for", form, worker=True)
    route = ReferralRoute(form.cleaned_data["route"])
    try:
        referring.refer(form.asking(route), key=form.cleaned_data["key"], by=by, token=token)
    except Refused as refused:
        return _over(request, str(refused), status=409)
    return redirect("mentoring:asked")


@require_GET
def asked(request: HttpRequest) -> HttpResponse:
    return render(request, "mentoring/asked.html")


@never_cache
@require_http_methods(["GET", "POST"])
def guardian(request: HttpRequest, token: str) -> HttpResponse:
    found = referring.find_for_guardian(token)
    if found is None:
        return _over(request)
    form = GuardianForm(posted(request))
    if not form.is_valid():
        return page(request, "guardian", form, name=found.called)
    data = form.cleaned_data
    who = {"name": data["name"], "relation": data["relation"]}
    try:
        referring.guardian_answers(token, yes=data["yes"] == "yes", who=who)
    except Refused as refused:
        return _over(request, str(refused), status=409)
    return render(request, "mentoring/guardian_thanks.html", {"yes": data["yes"] == "yes"})


def _over(request: HttpRequest, why: str = "", *, status: int = 404) -> HttpResponse:
    return render(request, "mentoring/link_over.html", {"why": why}, status=status)
