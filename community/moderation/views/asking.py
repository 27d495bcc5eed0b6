"""For everybody: reporting what one sees, where one's own words stand, asking for another look."""

from uuid import UUID

from django.contrib import messages
from django.contrib.auth.views import redirect_to_login
from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_http_methods

from community.moderation import limits, yours
from community.moderation.actions import appealing, reporting
from community.moderation.doors import signed_in_only
from community.moderation.features import feature_of
from community.moderation.forms import AppealForm, ReportForm
from community.moderation.models import Decision, ModeratedItem
from community.moderation.rules.deciding import side_of, why_not_appeal
from community.moderation.rules.seeing import may_see_now
from community.moderation.states import State
from community.people.access import page_to_return_to, person_of
from community.people.forms import posted
from community.people.models import User


@never_cache
@require_http_methods(["GET", "POST"])
def report(request: HttpRequest, pk: UUID) -> HttpResponseBase:
    item = ModeratedItem.objects.filter(pk=pk).first()
    if item is None or not may_see_now(request.user, item):
        return _not_there(request)
    form = ReportForm(posted(request))
    if not form.is_valid():
        return _report_page(request, form, item, status=422 if form.is_bound else 200)
    if not limits.may_report(request, item):
        return _report_page(request, form, item, status=429)
    by = request.user if isinstance(request.user, User) else None
    try:
        reporting.report(item, form.reporting(), by=by)
    except reporting.Refused as refused:
        messages.error(request, str(refused))
        return redirect("moderation:report", pk=pk)
    return redirect("moderation:reported", pk=pk)


@never_cache
@require_GET
def reported(request: HttpRequest, pk: UUID) -> HttpResponseBase:
    item = ModeratedItem.objects.filter(pk=pk).first()
    if item is None or not may_see_now(request.user, item):
        return _not_there(request)
    context = {"back": _page_of(item), "out_of_sight": item.state == State.HELD}
    return render(request, "moderation/reported.html", context)


def _not_there(request: HttpRequest) -> HttpResponseBase:
    """Whether it is there says nothing to who may not see it."""
    if request.user.is_authenticated:
        raise Http404
    return redirect_to_login(page_to_return_to(request))


def _report_page(
    request: HttpRequest, form: ReportForm, item: ModeratedItem, *, status: int
) -> HttpResponse:
    context = {"form": form, "back": _page_of(item), "too_many": status == 429}
    return render(request, "moderation/report.html", context, status=status)


def _page_of(item: ModeratedItem) -> str:
    feature = feature_of(item.reference)
    return feature.link(item.reference) if feature else "/"


@signed_in_only
@require_GET
def show(request: HttpRequest) -> HttpResponse:
    person = person_of(request)
    context = {"written": yours.written_by(person), "reported": yours.reported_by(person)}
    return render(request, "moderation/yours.html", context)


@signed_in_only
@require_http_methods(["GET", "POST"])
def appeal(request: HttpRequest, pk: UUID) -> HttpResponse:
    person = person_of(request)
    decision = get_object_or_404(Decision.objects.select_related("item"), pk=pk)
    if side_of(person, decision) is None:
        raise Http404
    form = AppealForm(posted(request))
    if why := "" if form.is_bound else why_not_appeal(person, decision):
        messages.info(request, why)
        return redirect("moderation:yours")
    if not form.is_valid():
        status = 422 if form.is_bound else 200
        return render(request, "moderation/appeal.html", {"form": form}, status=status)
    return _appeal(request, decision, form)


def _appeal(request: HttpRequest, decision: Decision, form: AppealForm) -> HttpResponse:
    data = form.cleaned_data
    try:
        appealing.appeal(decision, words=data["words"], by=person_of(request), key=data["key"])
    except appealing.Refused as refused:
        messages.error(request, str(refused))
    else:
        messages.success(request, "Thank you. Somebody else is going to look at it.")
    return redirect("moderation:yours")
