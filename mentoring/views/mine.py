"""For a mentor: what young people read about me, when I am there, and what runs out when."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_GET, require_http_methods

from community.people.access import button_only, person_of
from community.people.forms import posted
from mentoring.actions import availability
from mentoring.forms.clearing import HolidayForm
from mentoring.forms.profile import ProfileForm
from mentoring.models import Mentor
from mentoring.rules import availability as rules
from mentoring.rules.clearance import clearance_of
from mentoring.states import PauseReason
from mentoring.views.doors import mentors_only, page, tried


def _mine(request: HttpRequest) -> Mentor:
    found = Mentor.objects.mentors().filter(person=person_of(request)).first()
    if found is None:
        raise Http404
    return found


@mentors_only
@require_GET
def mine(request: HttpRequest) -> HttpResponse:
    found, today = _mine(request), timezone.localdate()
    context = {
        "mentor": found,
        "clearance": clearance_of(found, today),
        "holidays": list(found.holidays.filter(last_day__gte=today)),
        "may_go_on": not rules.why_not_go_on(found, person_of(request)),
    }
    return render(request, "mentoring/mine.html", context)


@mentors_only
@require_http_methods(["GET", "POST"])
def profile(request: HttpRequest) -> HttpResponse:
    found, by = _mine(request), person_of(request)
    form = ProfileForm(posted(request), mentor=found)
    thanks = "That is how it is now."
    if form.is_valid() and tried(
        request, lambda: availability.arrange(found, form.profile(), by=by), thanks
    ):
        return redirect("mentoring:mine")
    return page(request, "profile", form, mentor=found)


@mentors_only
@require_http_methods(["GET", "POST"])
def holiday(request: HttpRequest) -> HttpResponse:
    found, by = _mine(request), person_of(request)
    form = HolidayForm(posted(request))
    if form.is_valid():
        days = form.cleaned_data["first"], form.cleaned_data["last"]
        thanks = "Nobody expects you on those days."
        if tried(request, lambda: availability.add_holiday(found, *days, by=by), thanks):
            return redirect("mentoring:mine")
    return page(request, "holiday", form)


@mentors_only
@button_only(on="mentoring:mine")
def drop_holiday(request: HttpRequest, pk: int) -> HttpResponse:
    found, by = _mine(request), person_of(request)
    tried(request, lambda: availability.drop_holiday(found, pk, by=by), "You are there again.")
    return redirect("mentoring:mine")


@mentors_only
@button_only(on="mentoring:mine")
def pause(request: HttpRequest) -> HttpResponse:
    found, by = _mine(request), person_of(request)
    thanks = "You are on a break. Nobody new is asked of you."
    tried(request, lambda: availability.pause(found, PauseReason.OWN, by=by), thanks)
    return redirect("mentoring:mine")


@mentors_only
@button_only(on="mentoring:mine")
def go_on(request: HttpRequest) -> HttpResponse:
    found, by = _mine(request), person_of(request)
    tried(request, lambda: availability.go_on(found, by=by), "Good to have you back.")
    return redirect("mentoring:mine")
