"""The rota, absences, arrangements outside; files about one person; the phrase list."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from community.people.access import person_of
from community.people.forms import posted
from community.safeguarding import words
from community.safeguarding.actions import files, rota
from community.safeguarding.actions.concerns import Refused
from community.safeguarding.forms.arranging import (
    ArrangementsForm,
    AwayForm,
    PhrasesForm,
    ShiftForm,
)
from community.safeguarding.forms.deeds import JoinForm
from community.safeguarding.models import Arrangements, Away, PersonFile, Shift, WordList
from community.safeguarding.rules.coverage import coverage, gaps, reading_words
from community.safeguarding.views.doors import handlers_only, leads_only

FORM = "safeguarding/form.html"


@leads_only
@require_GET
def rota_show(request: HttpRequest) -> HttpResponse:
    found = coverage()
    context = {
        "shifts": Shift.objects.select_related("reader", "deputy"),
        "gaps": gaps(),
        "away": Away.objects.filter(last_day__gte=timezone.localdate()).select_related("person"),
        "arrangements": Arrangements.load(),
        "coverage": found,
        "words": reading_words(found),
    }
    return render(request, "safeguarding/rota.html", context)


@leads_only
@require_http_methods(["GET", "POST"])
def shift_add(request: HttpRequest) -> HttpResponse:
    form = ShiftForm(posted(request))
    if not form.is_valid():
        return _form(request, form, "Somebody reads, every week")
    rota.add_shifts(**form.cleaned_data)
    return redirect("safeguarding:rota")


@leads_only
@require_POST
def shift_remove(request: HttpRequest, pk: int) -> HttpResponse:
    get_object_or_404(Shift, pk=pk).delete()
    return redirect("safeguarding:rota")


@leads_only
@require_http_methods(["GET", "POST"])
def away_add(request: HttpRequest) -> HttpResponse:
    form = AwayForm(posted(request))
    if not form.is_valid():
        return _form(request, form, "Somebody is away")
    rota.add_away(**form.cleaned_data)
    return redirect("safeguarding:rota")


@leads_only
@require_POST
def away_remove(request: HttpRequest, pk: int) -> HttpResponse:
    get_object_or_404(Away, pk=pk).delete()
    return redirect("safeguarding:rota")


@leads_only
@require_http_methods(["GET", "POST"])
def arrangements_edit(request: HttpRequest) -> HttpResponse:
    form = ArrangementsForm(posted(request), instance=Arrangements.load())
    if not form.is_valid():
        return _form(request, form, "When nobody here answers")
    form.save()
    return redirect("safeguarding:rota")


def _form(request: HttpRequest, form: object, title: str) -> HttpResponse:
    status = 422 if getattr(form, "is_bound", False) else 200
    context = {"form": form, "title": title, "back": "safeguarding:rota"}
    return render(request, FORM, context, status=status)


@leads_only
@require_http_methods(["GET", "POST"])
def phrases(request: HttpRequest) -> HttpResponse:
    number, found, examples = words.current()
    initial = {"phrases": words.as_text(found), "examples": words.examples_as_text(examples)}
    form = PhrasesForm(posted(request), initial=initial)
    if form.is_valid():
        data = form.cleaned_data
        try:
            words.publish(
                data["phrases"], data["examples"], note=data["note"], by=person_of(request)
            )
        except words.NotGood as wrong:
            form.add_error(None, wrong.lines)
        else:
            messages.success(request, "The new list holds from now on.")
            return redirect("safeguarding:phrases")
    status = 422 if form.is_bound else 200
    history = WordList.objects.select_related("made_by")[:20]
    context = {"form": form, "number": number, "history": history}
    return render(request, "safeguarding/phrases.html", context, status=status)


@handlers_only
@require_GET
def file_list(request: HttpRequest) -> HttpResponse:
    person = person_of(request)
    pairs = [
        (one, other, JoinForm(initial={"one": other.file.pk, "into": one.file.pk}))
        for one, other in files.duplicates(person)
    ]
    context = {"files": files.visible_files(person), "pairs": pairs}
    return render(request, "safeguarding/files.html", context)


@handlers_only
@require_POST
def files_join(request: HttpRequest) -> HttpResponse:
    form = JoinForm(request.POST)
    if not form.is_valid():
        messages.error(request, "Say how you know that they are one person.")
        return redirect("safeguarding:files")
    one, into = _file(form.cleaned_data["one"]), _file(form.cleaned_data["into"])
    try:
        files.join(one, into=into, reason=form.cleaned_data["reason"], by=person_of(request))
    except Refused as refused:
        messages.error(request, str(refused))
    return redirect("safeguarding:files")


def _file(pk: UUID) -> PersonFile:
    return get_object_or_404(PersonFile, pk=pk)
