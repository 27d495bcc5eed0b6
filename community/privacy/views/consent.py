"""What somebody said yes to: seen, said and taken back on one page."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_http_methods

from community.people.access import button_only, person_of, sign_in_required
from community.people.forms import posted
from community.people.models import User
from community.privacy.actions import consent
from community.privacy.forms.consent import ConsentForm
from community.privacy.models import Consent, GuardianAsk
from community.privacy.purposes import purposes
from community.privacy.rules.consent import consent_is_due, counts
from community.privacy.rules.guardians import why_not_ask
from community.privacy.states import ConsentBand


@never_cache
@sign_in_required
@require_GET
def consent_list(request: HttpRequest) -> HttpResponse:
    person = person_of(request)
    given = Consent.objects.filter(person=person, withdrawn_at=None)
    standing = {one.purpose: one for one in given.select_related("person", "ask")}
    today = timezone.localdate()
    rows = [
        {
            "purpose": purpose,
            "consent": (found := standing.get(purpose.name)),
            "is_due": found is not None and consent_is_due(found, purpose, today),
            "waits": found is not None and not counts(found),
        }
        for purpose in purposes
    ]
    context = {"rows": rows, "asks": asks_of(person), "can_ask": not why_not_ask(person)}
    return render(request, "privacy/consent_list.html", context)


def asks_of(person: User) -> list[GuardianAsk]:
    """Those that a guardian may still answer, or has answered."""
    found = GuardianAsk.objects.filter(person=person)
    return [one for one in found if one.answered_on or one.works_until >= timezone.localdate()]


@never_cache
@sign_in_required
@require_http_methods(["GET", "POST"])
def consent_give(request: HttpRequest, name: str) -> HttpResponseBase:
    if name not in purposes:
        raise Http404
    person, purpose = person_of(request), purposes[name]
    form = ConsentForm(posted(request), person=person)
    if not form.is_valid():
        context = {"form": form, "purpose": purpose}
        status = 422 if form.is_bound else 200
        return render(request, "privacy/consent_give.html", context, status=status)
    band, key = ConsentBand(form.cleaned_data["band"]), form.cleaned_data["key"]
    try:
        consent.give(person, purpose, by=person, band=band, key=key)
    except consent.Refused as why:
        messages.error(request, str(why))
    return redirect("privacy:consents")


@button_only(on="privacy:consents")
@never_cache
@sign_in_required
def consent_withdraw(request: HttpRequest, name: str) -> HttpResponseBase:
    consent.withdraw(person_of(request), name)
    return redirect("privacy:consents")
