"""The reading queue: a page of texts, the most pressing first. Everything is read by a person."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from community.people.access import person_of
from community.people.forms import posted
from community.safeguarding import overview
from community.safeguarding.actions import concerns, reading
from community.safeguarding.forms.raising import FromTextForm
from community.safeguarding.models import Screening
from community.safeguarding.states import Origin
from community.safeguarding.views.doors import leads_only


@leads_only
@require_GET
def queue(request: HttpRequest) -> HttpResponse:
    context = {"items": reading.next_page(by=person_of(request)), "waiting": overview.waiting()}
    return render(request, "safeguarding/reading.html", context)


@leads_only
@require_POST
def mark_read(request: HttpRequest) -> HttpResponse:
    ids = [int(one) for one in request.POST.getlist("read") if one.isdecimal()]
    done = reading.mark_read(ids, by=person_of(request))
    messages.success(request, f"Noted: {done} read.")
    return redirect("safeguarding:reading")


@leads_only
@require_http_methods(["GET", "POST"])
def raise_from_text(request: HttpRequest, pk: int) -> HttpResponse:
    """A concern that begins with what somebody wrote; the text counts as read then."""
    screening = get_object_or_404(Screening, pk=pk)
    text = reading.read_texts([screening.about]).get(screening.about)
    if text is None:
        messages.error(request, "This text was taken back meanwhile. It is gone.")
        return redirect("safeguarding:reading")
    form = FromTextForm(posted(request))
    if not form.is_valid():
        context = {"form": form, "text": text, "title": "Raise a concern about this text"}
        status = 422 if form.is_bound else 200
        return render(request, "safeguarding/raise_from_text.html", context, status=status)
    concern = concerns.raise_concern(
        raising_from(form, text.words, screening.about), by=person_of(request)
    )
    reading.mark_read([screening.pk], by=person_of(request))
    return redirect("safeguarding:concern", pk=concern.pk)


def raising_from(form: FromTextForm, said: str, about: str) -> concerns.Raising:
    data = form.cleaned_data
    return concerns.Raising(
        said=said,
        origin=Origin.TEXT,
        key=data["key"],
        who_about=data["who_about"],
        immediate_danger=data["danger"] == "yes",
        note=data["note"],
        about=about,
    )
