"""The moderators' desk, and one item on it."""

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET, require_http_methods

from community.moderation import desk, opened
from community.moderation.actions import deciding
from community.moderation.doors import find_item, moderators_only
from community.moderation.features import piece_of
from community.moderation.forms import DecideForm
from community.moderation.models import ModeratedItem
from community.people.access import person_of
from community.people.forms import posted


@moderators_only
@require_GET
def desk_show(request: HttpRequest) -> HttpResponse:
    return render(request, "moderation/desk.html", {"rows": desk.queue(person_of(request))})


@moderators_only
@require_http_methods(["GET", "POST"])
def item(request: HttpRequest, pk: UUID) -> HttpResponse:
    found, person = find_item(request, pk), person_of(request)
    piece = piece_of(found.reference)
    if piece is None:
        raise Http404
    deciding.look(found, by=person)
    page = opened.page_of(found, piece, person)
    form = DecideForm(posted(request), initial=page.seen, deeds=page.choices)
    if form.is_valid():
        return _decide(request, found, form)
    status = 422 if form.is_bound else 200
    return render(request, "moderation/item.html", {"form": form, "page": page}, status=status)


def _decide(request: HttpRequest, found: ModeratedItem, form: DecideForm) -> HttpResponse:
    try:
        deciding.decide(found, form.deciding(), by=person_of(request))
    except deciding.Refused as refused:
        messages.error(request, str(refused))
        return redirect("moderation:item", pk=found.pk)
    messages.success(request, "Decided. Those concerned are told.")
    return redirect("moderation:desk")
