"""The tablets of a consultation: its leads set them up and stop them."""

import uuid
from collections.abc import Callable
from functools import wraps

from django.conf import settings
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.views.decorators.http import require_GET

from community.device import actions as device
from community.device.models import Kiosk
from community.device.states import IN_USE
from community.outbox.references import reference
from community.people.access import person_of
from consultations import rules
from consultations.forms import KioskForm
from consultations.kiosks import ends_at, kiosks_of, start_of
from consultations.models import Questionnaire
from consultations.views.pages import never_cache
from consultations.views.staff import deed, find_led, staff_only


@never_cache
@staff_only
@require_GET
def kiosk_list(request: HttpRequest, slug: str) -> HttpResponse:
    return _list_page(request, find_led(request, slug), KioskForm())


def _list_page(
    request: HttpRequest, questionnaire: Questionnaire, form: KioskForm, *, status: int = 200
) -> HttpResponse:
    kiosks = list(kiosks_of(questionnaire))
    context = {
        "consultation": questionnaire,
        "form": form,
        "why_not": rules.why_not_kiosk(questionnaire),
        "running": [kiosk for kiosk in kiosks if kiosk.state in IN_USE],
        "ended": [kiosk for kiosk in kiosks if kiosk.state not in IN_USE],
    }
    return render(request, "consultations/kiosks.html", context, status=status)


@never_cache
@staff_only
@deed
def kiosk_make(request: HttpRequest, slug: str) -> HttpResponse:
    """The link is shown once, on the answer itself: only its hash is kept."""
    questionnaire = find_led(request, slug)
    form = KioskForm(request.POST)
    if not form.is_valid() or rules.why_not_kiosk(questionnaire) is not None:
        return _list_page(request, questionnaire, form, status=422)
    making = device.Making(
        key=form.cleaned_data["key"],
        about=reference(questionnaire),
        path=start_of(questionnaire),
        place=form.cleaned_data["place"],
        expires_at=ends_at(questionnaire, form.cleaned_data["lasts"]),
    )
    made = device.make(making, by=person_of(request))
    return _link_page(request, questionnaire, made.kiosk, made.token)


def kiosk_deed(view: Callable[..., HttpResponse]) -> Callable[..., HttpResponse]:
    """By a lead, on a tablet of their consultation; whoever opens its address sees the list."""

    @never_cache
    @staff_only
    @wraps(view)
    def guarded(request: HttpRequest, slug: str, pk: uuid.UUID) -> HttpResponse:
        questionnaire = find_led(request, slug)
        kiosk = get_object_or_404(kiosks_of(questionnaire), pk=pk)
        if request.method != "POST":
            return redirect("consultations:kiosks", slug=slug)
        return view(request, questionnaire, kiosk)

    return guarded  # type: ignore[return-value]  # what is guarded answers as a whole


@kiosk_deed
def kiosk_link(request: HttpRequest, questionnaire: Questionnaire, kiosk: Kiosk) -> HttpResponse:
    """Another link for the same tablet; the one before works no more."""
    return _link_page(request, questionnaire, kiosk, device.new_link(kiosk))


def _link_page(
    request: HttpRequest, questionnaire: Questionnaire, kiosk: Kiosk, token: str
) -> HttpResponse:
    if not token:
        messages.error(request, "This tablet is over or was stopped. Make a new one.")
        return redirect("consultations:kiosks", slug=questionnaire.slug)
    url = f"{settings.SITE_URL}{reverse('device:kiosk_set_up', args=[token])}"
    context = {"consultation": questionnaire, "kiosk": kiosk, "url": url}
    return render(request, "consultations/kiosk_link.html", context)


@kiosk_deed
def kiosk_stop(request: HttpRequest, questionnaire: Questionnaire, kiosk: Kiosk) -> HttpResponse:
    device.stop(kiosk)
    messages.success(request, "Stopped. The tablet shows nothing of this consultation any more.")
    return redirect("consultations:kiosks", slug=questionnaire.slug)
