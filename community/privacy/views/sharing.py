"""What was agreed with whom about passing data on."""

from uuid import UUID

from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_GET, require_http_methods

from community.people.access import button_only, person_of
from community.people.forms import posted
from community.privacy.actions import sharing
from community.privacy.forms.sharing import AgreementForm
from community.privacy.models import SharingAgreement
from community.privacy.rules.sharing import review_due_on
from community.privacy.views.doors import officers_only


@officers_only
@require_GET
def agreement_list(request: HttpRequest) -> HttpResponse:
    today = timezone.localdate()
    rows = [
        {
            "agreement": one,
            "is_live": one.starts_on <= today <= one.ends_on,
            "review_due": review_due_on(one) <= today,
            "times": one.sharings.count(),
        }
        for one in SharingAgreement.objects.all()
    ]
    return render(request, "privacy/agreement_list.html", {"rows": rows})


@officers_only
@require_http_methods(["GET", "POST"])
def agreement_add(request: HttpRequest) -> HttpResponseBase:
    form = AgreementForm(posted(request))
    if form.is_valid():
        sharing.agree(form.agreeing(), by=person_of(request))
        return redirect("privacy:agreements")
    context = {"form": form, "title": "Write down an agreement", "back": "privacy:agreements"}
    status = 422 if form.is_bound else 200
    return render(request, "privacy/officer_form.html", context, status=status)


@button_only(on="privacy:agreements")
@officers_only
def agreement_review(request: HttpRequest, pk: UUID) -> HttpResponseBase:
    sharing.review(get_object_or_404(SharingAgreement, pk=pk), by=person_of(request))
    return redirect("privacy:agreements")


@button_only(on="privacy:agreements")
@officers_only
def agreement_end(request: HttpRequest, pk: UUID) -> HttpResponseBase:
    sharing.end(get_object_or_404(SharingAgreement, pk=pk), by=person_of(request))
    return redirect("privacy:agreements")
