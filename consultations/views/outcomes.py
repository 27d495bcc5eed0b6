"""Writing 'you said, we did, or why not': themes, decisions, promises."""

from typing import Any

from django.forms import ModelForm
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from community.suppression import tables
from consultations import own_words, rules
from consultations.actions.answering import NotAccepted
from consultations.actions.outcomes import remove_theme, settle, write
from consultations.forms import CommitmentForm, OutcomeForm, SettleForm, ThemeForm
from consultations.models import Commitment, Outcome, Theme
from consultations.views.pages import never_cache
from consultations.views.staff import find_led, staff_only


@never_cache
@staff_only
@require_GET
def outcome_room(request: HttpRequest, slug: str) -> HttpResponse:
    questionnaire = find_led(request, slug)
    themes = questionnaire.themes.select_related("outcome").prefetch_related("outcome__commitments")
    parts = own_words.parts_of(questionnaire)
    context = {
        "consultation": questionnaire,
        "themes": themes,
        "names": own_words.names_in(text for part in parts for text in own_words.texts_of(part)),
        "why_not_publish": rules.why_not_publish_outcome(questionnaire),
        "waiting": tables.count(questionnaire.outcome_requests.all()),
        "threshold": tables.rule().threshold,
    }
    return render(request, "consultations/outcome_room.html", context)


def _form_page(
    request: HttpRequest, slug: str, form: "ModelForm[Any] | SettleForm", title: str
) -> HttpResponse:
    context = {"consultation": find_led(request, slug), "form": form, "title": title}
    status = 422 if form.is_bound else 200
    return render(request, "consultations/outcome_form.html", context, status=status)


def _save_or_ask(
    request: HttpRequest, slug: str, form: "ModelForm[Any]", title: str
) -> HttpResponse:
    if not form.is_valid():
        return _form_page(request, slug, form, title)
    try:
        write(find_led(request, slug), form.save(commit=False))
    except NotAccepted as refused:
        form.add_error(None, refused.refusal.reason)
        return _form_page(request, slug, form, title)
    return redirect("consultations:outcome_room", slug=slug)


@never_cache
@staff_only
@require_http_methods(["GET", "POST"])
def theme_add(request: HttpRequest, slug: str) -> HttpResponse:
    questionnaire = find_led(request, slug)
    form = ThemeForm(request.POST or None, instance=Theme(questionnaire=questionnaire))
    return _save_or_ask(request, slug, form, "What people said")


@never_cache
@staff_only
@require_http_methods(["GET", "POST"])
def theme_edit(request: HttpRequest, slug: str, pk: int) -> HttpResponse:
    theme = get_object_or_404(find_led(request, slug).themes, pk=pk)
    form = ThemeForm(request.POST or None, instance=theme)
    return _save_or_ask(request, slug, form, "What people said")


@never_cache
@staff_only
@require_POST
def theme_remove(request: HttpRequest, slug: str, pk: int) -> HttpResponse:
    theme = get_object_or_404(find_led(request, slug).themes, pk=pk)
    if not rules.can_remove_theme(theme):
        raise Http404
    remove_theme(theme)
    return redirect("consultations:outcome_room", slug=slug)


@never_cache
@staff_only
@require_http_methods(["GET", "POST"])
def outcome_edit(request: HttpRequest, slug: str, pk: int) -> HttpResponse:
    theme = get_object_or_404(find_led(request, slug).themes.select_related("outcome"), pk=pk)
    outcome = getattr(theme, "outcome", None) or Outcome(theme=theme)
    form = OutcomeForm(request.POST or None, instance=outcome)
    return _save_or_ask(request, slug, form, f"What came of '{theme.title}'")


@never_cache
@staff_only
@require_http_methods(["GET", "POST"])
def commitment_add(request: HttpRequest, slug: str, pk: int) -> HttpResponse:
    questionnaire = find_led(request, slug)
    outcome = get_object_or_404(Outcome, pk=pk, theme__questionnaire=questionnaire)
    form = CommitmentForm(request.POST or None, instance=Commitment(outcome=outcome))
    return _save_or_ask(request, slug, form, "What you promise")


@never_cache
@staff_only
@require_http_methods(["GET", "POST"])
def commitment_settle(request: HttpRequest, slug: str, pk: int) -> HttpResponse:
    questionnaire = find_led(request, slug)
    found = get_object_or_404(Commitment, pk=pk, outcome__theme__questionnaire=questionnaire)
    form = SettleForm(request.POST or None, initial={"state": found.state, "note": found.note})
    if not form.is_valid():
        return _form_page(request, slug, form, f"What became of '{found.promise}'")
    try:
        settle(found, **form.cleaned_data)
    except NotAccepted as refused:
        form.add_error("note", refused.refusal.reason)
        return _form_page(request, slug, form, f"What became of '{found.promise}'")
    return redirect("consultations:outcome_room", slug=slug)
