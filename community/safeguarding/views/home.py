"""Where those who look after safety begin: what waits, who reads now, whether all of it works."""

from uuid import UUID

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET

from community.people.access import person_of
from community.safeguarding import overview
from community.safeguarding.actions import alerts
from community.safeguarding.models import Alert, Concern
from community.safeguarding.rules import access
from community.safeguarding.states import AlertKind
from community.safeguarding.views.doors import handlers_only, leads_only


@never_cache
@require_GET
def alive(request: HttpRequest) -> HttpResponse:
    """For a monitor outside: whether somebody still looks after alerts. Says nothing else."""
    sign = overview.ladder_sign()
    return HttpResponse("yes" if sign.ok else "no", status=200 if sign.ok else 503)


@handlers_only
@require_GET
def home(request: HttpRequest) -> HttpResponse:
    person = person_of(request)
    context = {
        "waiting": overview.waiting() if access.reads_texts(person) else None,
        "concerns": overview.concerns_of(person),
        "duty": overview.duty_words(),
        "health": overview.health(),
        "reads_texts": access.reads_texts(person),
        "watches": overview.watches(person),
        "reveals": overview.reveals_waiting_for(person),
    }
    return render(request, "safeguarding/home.html", context)


@handlers_only
@require_GET
def alert(request: HttpRequest, pk: UUID) -> HttpResponse:
    """Where the link of a message leads: to the item, if this person may see it."""
    person = person_of(request)
    found = Alert.objects.filter(pk=pk).first()
    if found is None:
        raise Http404
    if found.kind == AlertKind.CONCERN:
        concern = (
            Concern.objects.visible_to(person).filter(pk=found.about.partition(":")[2]).first()
        )
        if concern is None:
            raise Http404
        return redirect("safeguarding:concern", pk=concern.pk)
    alerts.answer(found.about, by=person)
    return redirect(
        "safeguarding:drill" if found.kind == AlertKind.DRILL else "safeguarding:reading"
    )


@handlers_only
@require_GET
def drill(request: HttpRequest) -> HttpResponse:
    """Thank you: the chain works."""
    return render(request, "safeguarding/drill.html", {"health": overview.health()})


@leads_only
@require_GET
def sorting(request: HttpRequest) -> HttpResponse:
    """How texts are put in order, how often that is wrong, and what that means."""
    return render(request, "safeguarding/sorting.html", overview.sorting())
