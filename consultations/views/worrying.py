"""Somebody of the team passes on an answer that worries them, to those who look after safety."""

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from community.people.access import person_of
from community.people.forms import posted
from community.safeguarding.actions.concerns import Raising, raise_concern
from community.safeguarding.forms.raising import FromTextForm
from community.safeguarding.states import Origin
from consultations.actions.answering import text_reference
from consultations.reading import read_texts
from consultations.views.pages import never_cache
from consultations.views.staff import find_mine, staff_only


@never_cache
@staff_only
@require_http_methods(["GET", "POST"])
def worry(request: HttpRequest, slug: str, pk: UUID, key: str) -> HttpResponse:
    questionnaire = find_mine(request, slug)
    about = text_reference(pk, key)
    text = read_texts([about]).get(about)
    if text is None or not questionnaire.responses.submitted().filter(pk=pk).exists():
        raise Http404
    form = FromTextForm(posted(request))
    if not form.is_valid():
        context = {"form": form, "text": text, "consultation": questionnaire, "key": key}
        status = 422 if form.is_bound else 200
        return render(request, "consultations/worry.html", context, status=status)
    raise_concern(_raising(form, text.words, about), by=person_of(request))
    messages.success(request, "Passed on to the safeguarding leads. Thank you.")
    return redirect("consultations:texts", slug=slug, key=key)


def _raising(form: FromTextForm, said: str, about: str) -> Raising:
    data = form.cleaned_data
    return Raising(
        said=said,
        origin=Origin.TEXT,
        key=data["key"],
        who_about=data["who_about"],
        immediate_danger=data["danger"] == "yes",
        note=data["note"],
        about=about,
    )
