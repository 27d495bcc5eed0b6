"""Asking us something about data: with an account or without, for oneself or for a child."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from community.people.access import person_of
from community.people.forms import posted
from community.privacy.actions import requests
from community.privacy.attaching import attached
from community.privacy.forms.requests import AskForm, AskWithoutAccountForm
from community.privacy.limits import may_ask
from community.privacy.models import DataRequest
from community.privacy.states import RequestKind

ASKED = "privacy_asked"


@never_cache
@require_http_methods(["GET", "POST"])
def ask(request: HttpRequest) -> HttpResponse:
    """Two forms of one page: who is signed in need not say how to reach them. What was attached
    belongs to no account, and none is written down with it."""
    person = person_of(request) if request.user.is_authenticated else None
    if attached(request.POST.get("attached", "")):
        person = None
    form_class = AskForm if person else AskWithoutAccountForm
    form = form_class(posted(request), initial={"kind": _wanted(request)})
    if form.is_valid() and may_ask(request, person):
        asked = requests.ask(form.asking(), by=person)
        request.session[ASKED] = str(asked.pk)
        return redirect("privacy:asked")
    return _page(request, form, signed_in=person is not None)


def _page(request: HttpRequest, form: AskForm, *, signed_in: bool) -> HttpResponse:
    too_many = form.is_bound and form.is_valid()
    status = 429 if too_many else 422 if form.is_bound else 200
    sealed = str(form["attached"].value() or "") if "attached" in form.fields else ""
    context = {"form": form, "too_many": too_many, "signed_in": signed_in}
    context["is_attached"] = bool(attached(sealed))
    return render(request, "privacy/ask.html", context, status=status)


@never_cache
@require_POST
def ask_about(request: HttpRequest) -> HttpResponse:
    """From a page that knows which record is theirs: the form, with that record attached."""
    sealed = request.POST.get("attached", "")
    if not attached(sealed):
        return redirect("privacy:ask")
    return _page(request, AskWithoutAccountForm(initial={"attached": sealed}), signed_in=False)


def _wanted(request: HttpRequest) -> str:
    """What a link has chosen already; nothing about the person."""
    wanted = request.GET.get("for", "")
    return wanted if wanted in RequestKind.values else ""


@never_cache
@require_GET
def asked(request: HttpRequest) -> HttpResponse:
    """The number to name, and by when there is an answer."""
    number = request.session.get(ASKED)
    found = DataRequest.objects.filter(pk=number).first() if number else None
    if found is None:
        return redirect("privacy:ask")
    return render(request, "privacy/asked.html", {"asked": found})
