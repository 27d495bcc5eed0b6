"""Right after sending, when a text sounds as if somebody needs a person now: numbers that answer,
and the choice to be contacted. What was sent is stored already; nothing here stands in its way.
"""

from collections.abc import Mapping
from typing import Any

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods

from community.people.forms import posted
from community.safeguarding import words
from community.safeguarding.actions.concerns import Raising, raise_concern
from community.safeguarding.forms.raising import ContactForm
from community.safeguarding.rules.coverage import coverage, reading_words
from community.safeguarding.screening.urgent import sounds_urgent
from community.safeguarding.states import Origin
from consultations import storage
from consultations.actions.answering import receipt_of, text_reference
from consultations.models import Response
from consultations.questionnaire.schema import Schema
from consultations.sitting import Sitting
from consultations.views.pages import never_cache


def where_next(schema: Schema, values: Mapping[str, Any], *, calm: str, talk: str) -> str:
    """The route to go on to: ``talk`` when what was just sent sounds urgent, else ``calm``."""
    texts = [str(values[q.key]) for q in schema.free_text if q.key in values]
    return talk if texts and sounds_urgent(texts, words.screener) else calm


@never_cache
@require_http_methods(["GET", "POST"])
def talk(request: HttpRequest, slug: str) -> HttpResponse:
    """For the browser that has just sent."""
    sitting = Sitting.find(request, slug)
    if sitting.draft is None or not sitting.is_sent:
        return redirect("consultations:start", slug=slug)
    on = reverse("consultations:sent", args=[slug])
    return talk_page(request, sitting.draft, on=on)


def talk_page(request: HttpRequest, response: Response, *, on: str) -> HttpResponse:
    """``on``: the address to go on to afterwards."""
    form = ContactForm(posted(request))
    if form.is_valid():
        raise_concern(_raising(response, form.cleaned_data), by=None)
        return HttpResponseRedirect(f"{on}?contact=asked")
    found = coverage()
    context = {
        "form": form,
        "on": on,
        "reading": reading_words(found),
        "reads_now": found.now is not None,
        "texts": texts_of(response),
        "receipt": receipt_of(response),
    }
    status = 422 if form.is_bound else 200
    return render(request, "consultations/talk.html", context, status=status)


def texts_of(response: Response) -> dict[str, str]:
    """What this person wrote in their own words, by question key."""
    values = storage.values_of(response, equality=False)
    return {
        q.key: str(values[q.key]) for q in response.version.compiled.free_text if q.key in values
    }


def _raising(response: Response, data: Mapping[str, Any]) -> Raising:
    texts = texts_of(response)
    return Raising(
        said="\n\n".join(texts.values()) or "Asked to be contacted after sending answers.",
        origin=Origin.CONTACT,
        key=data["key"],
        who_about=data["called"],
        contact=data["contact"],
        contact_when=data["contact_when"],
        about=text_reference(response.pk, next(iter(texts))) if texts else "",
    )
