"""The second person's decision about a reveal, and the file for a court or a referral."""

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_POST

from community.people.access import person_of
from community.people.forms import posted
from community.safeguarding.actions import bundles, reveals
from community.safeguarding.actions.concerns import Refused
from community.safeguarding.forms.deeds import BundleForm, ReasonForm
from community.safeguarding.models import Bundle, Concern, Reveal
from community.safeguarding.rules import access
from community.safeguarding.states import Purpose
from community.safeguarding.views.doors import handlers_only, opened


def _find_reveal(request: HttpRequest, pk: int) -> Reveal:
    visible = Concern.objects.visible_to(person_of(request))
    found = Reveal.objects.filter(pk=pk, concern__in=visible).select_related("concern").first()
    if found is None:
        raise Http404
    return found


@handlers_only
@require_http_methods(["GET", "POST"])
def reveal(request: HttpRequest, pk: int) -> HttpResponse:
    """Allow it; the page says what was asked and by whom, and offers to refuse."""
    found, person = _find_reveal(request, pk), person_of(request)
    if not access.has_said_why(person, found.concern):
        return redirect("safeguarding:concern", pk=found.concern_id)
    if request.method == "GET":
        why_not = access.why_not_allow(person, found)
        context = {"reveal": found, "why_not": why_not, "form": ReasonForm()}
        return render(request, "safeguarding/reveal.html", context)
    try:
        reveals.allow(found, by=person)
    except Refused as refused:
        messages.error(request, str(refused))
    return redirect("safeguarding:concern", pk=found.concern_id)


@handlers_only
@require_POST
def refuse(request: HttpRequest, pk: int) -> HttpResponse:
    found = _find_reveal(request, pk)
    form = ReasonForm(request.POST)
    if not form.is_valid():
        context = {"reveal": found, "why_not": "", "form": form}
        return render(request, "safeguarding/reveal.html", context, status=422)
    try:
        reveals.refuse(found, reason=form.cleaned_data["reason"], by=person_of(request))
    except Refused as refused:
        messages.error(request, str(refused))
    return redirect("safeguarding:concern", pk=found.concern_id)


@handlers_only
@opened
@require_http_methods(["GET", "POST"])
def bundle_ask(request: HttpRequest, concern: Concern) -> HttpResponse:
    form = BundleForm(posted(request))
    if not form.is_valid():
        status = 422 if form.is_bound else 200
        context = {"form": form, "concern": concern, "title": "Make one file of it"}
        return render(request, "safeguarding/concern_form.html", context, status=status)
    bundles.ask(concern, purpose=Purpose(form.cleaned_data["purpose"]), by=person_of(request))
    messages.success(request, "It is being made. Load this page again in a minute.")
    return redirect("safeguarding:concern", pk=concern.pk)


@handlers_only
@require_POST
def bundle_open(request: HttpRequest, pk: UUID) -> HttpResponse:
    found = Bundle.objects.filter(pk=pk, asked_by=person_of(request)).first()
    if found is None:
        raise Http404
    try:
        page = bundles.open_bundle(found, by=person_of(request))
    except Refused as refused:
        messages.error(request, str(refused))
        return redirect("safeguarding:concern", pk=found.concern_id)
    name = f"concern-{found.concern.reference}.pdf"
    return HttpResponse(
        page,
        content_type="application/pdf",
        headers={
            "Content-Disposition": f'attachment; filename="{name}"',
            "Cache-Control": "no-store, private",
        },
    )
