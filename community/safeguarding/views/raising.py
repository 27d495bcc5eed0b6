"""'I'm worried about someone': for everybody, signed in or not; and what leads write down."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_http_methods

from community.people.access import person_of
from community.people.forms import posted
from community.people.models import User
from community.safeguarding import limits
from community.safeguarding.actions import concerns
from community.safeguarding.forms.raising import PaperForm, ReportForm, WorriedForm, origin_of
from community.safeguarding.models import Arrangements
from community.safeguarding.rules.coverage import coverage, reading_words
from community.safeguarding.states import Origin, Route
from community.safeguarding.views.doors import leads_only


@never_cache
@require_http_methods(["GET", "POST"])
def worried(request: HttpRequest) -> HttpResponse:
    person = request.user if isinstance(request.user, User) else None
    form_class = ReportForm if person else WorriedForm
    form = form_class(posted(request))
    if request.method == "POST" and not limits.may_raise(request):
        return _page(request, form, status=429, too_many=True)
    if not form.is_valid():
        return _page(request, form, status=422 if form.is_bound else 200)
    concerns.raise_concern(_raising(form, person), by=person)
    return redirect("safeguarding:worried_thanks")


def _page(
    request: HttpRequest, form: WorriedForm, *, status: int, too_many: bool = False
) -> HttpResponse:
    context = {"form": form, "reading": reading_words(), "too_many": too_many}
    return render(request, "safeguarding/worried.html", context, status=status)


def _raising(form: WorriedForm, person: User | None) -> concerns.Raising:
    data = form.cleaned_data
    return concerns.Raising(
        said=data["said"],
        origin=origin_of(person),
        key=data["key"],
        who_about=data["who_about"],
        route=Route(data["route"]),
        immediate_danger=data["danger"] == "yes",
        wishes=data["wishes"],
        contact=data["contact"],
        contact_when=data["contact_when"],
        unnamed=data.get("unnamed", False),
    )


@never_cache
@require_GET
def worried_thanks(request: HttpRequest) -> HttpResponse:
    found = coverage()
    context = {
        "reading": reading_words(found),
        "reads_now": found.now is not None,
        "outside": Arrangements.load(),
    }
    return render(request, "safeguarding/worried_thanks.html", context)


@leads_only
@require_http_methods(["GET", "POST"])
def on_paper(request: HttpRequest) -> HttpResponse:
    """What came by telephone, on paper or face to face."""
    form = PaperForm(posted(request))
    if not form.is_valid():
        status = 422 if form.is_bound else 200
        context = {"form": form, "title": "Write down a concern"}
        return render(request, "safeguarding/form.html", context, status=status)
    data = form.cleaned_data
    raised = concerns.raise_concern(
        concerns.Raising(
            said=data["said"],
            origin=Origin.PAPER,
            key=data["key"],
            who_about=data["who_about"],
            route=Route(data["route"]),
            not_for=data["not_for"],
            immediate_danger=data["danger"] == "yes",
            wishes=data["wishes"],
            told_them=data["told_them"],
            on_paper_since=data["on_paper_since"],
        ),
        by=person_of(request),
    )
    if raised.route == Route.LEAD:
        return redirect("safeguarding:home")
    return redirect("safeguarding:concern", pk=raised.pk)
