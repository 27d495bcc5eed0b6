"""Deleting one's account with everything that goes with it, and the receipt for it."""

from uuid import UUID

from django.contrib import messages
from django.contrib.auth import logout
from django.http import HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from community.people.access import button_only, person_of, sign_in_required
from community.people.forms import posted
from community.privacy.actions import receipts
from community.privacy.actions.erase import NotFinished, Refused, erase_person
from community.privacy.forms.requests import EraseForm, ReceiptForm
from community.privacy.limits import may_check
from community.privacy.models import DeletionReceipt
from community.privacy.rules.erasing import goes_and_stays, why_not_erase
from community.privacy.states import ErasureReason

UNFINISHED = (
    "Almost everything is deleted, but one part did not work. We try again every night by itself. "
    "You can also press the button again tomorrow."
)


@never_cache
@require_http_methods(["GET", "POST"])
def erase(request: HttpRequest) -> HttpResponseBase:
    """One page that says what goes and what stays; a phone that sends twice gets its receipt."""
    form = EraseForm(posted(request))
    if form.is_valid() and (receipt := receipts.again(form.cleaned_data["key"])):
        return _show(request, receipt)
    return _erase(request, form)


@sign_in_required
def _erase(request: HttpRequest, form: EraseForm) -> HttpResponseBase:
    person = person_of(request)
    if not form.is_valid():
        goes, stays = goes_and_stays(person)
        context = {"goes": goes, "stays": stays, "why_not": why_not_erase(person, by=person)}
        return render(request, "privacy/erase.html", {**context, "form": form})
    key = form.cleaned_data["key"]
    try:
        receipt = erase_person(person, by=person, reason=ErasureReason.OWN_WISH, key=key)
    except (Refused, NotFinished) as why:
        messages.error(request, UNFINISHED if isinstance(why, NotFinished) else str(why))
        return redirect("privacy:show")
    logout(request)
    return _show(request, receipt)


def _show(request: HttpRequest, receipt: DeletionReceipt) -> HttpResponse:
    context = {"text": receipts.text_of(receipt), "code": receipt.code, "key": receipt.run.key}
    return render(request, "privacy/receipt.html", context)


@button_only(on="privacy:receipt_check")
@never_cache
def receipt_download(request: HttpRequest) -> HttpResponse:
    """As a file, for as long as the receipt is shown."""
    try:
        receipt = receipts.again(UUID(request.POST.get("key", "")))
    except ValueError:
        receipt = None
    if receipt is None:
        return redirect("privacy:receipt_check")
    named = 'attachment; filename="deletion-receipt.txt"'
    return HttpResponse(
        receipts.text_of(receipt),
        content_type="text/plain; charset=utf-8",
        headers={"Content-Disposition": named},
    )


@never_cache
@require_http_methods(["GET", "POST"])
def receipt_check(request: HttpRequest) -> HttpResponse:
    """Anybody may have a receipt checked; a code that never was and a typing error look alike."""
    form = ReceiptForm(posted(request))
    found = None
    if form.is_valid() and may_check(request):
        found = receipts.check(form.cleaned_data["code"], form.cleaned_data["text"])
    too_many = form.is_bound and form.is_valid() and found is None
    status = 429 if too_many else 422 if form.errors else 200
    context = {"form": form, "found": found, "too_many": too_many}
    return render(request, "privacy/receipt_check.html", context, status=status)
