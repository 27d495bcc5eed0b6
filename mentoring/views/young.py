"""A young person's own page: where they stand, what they wish, their yes, and stopping. Whoever has
the link is taken for them; it shows nothing that they did not write.
"""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_http_methods

from community.people.access import button_only, person_of, sign_in_required
from community.people.forms import posted
from community.safeguarding import words as safety_words
from community.safeguarding.rules.coverage import reading_words
from community.safeguarding.screening.urgent import sounds_urgent
from mentoring import sealing, waiting
from mentoring.actions import referring
from mentoring.actions.applying import Refused
from mentoring.forms.referring import GuardianAskForm, WishesForm
from mentoring.models import YoungPerson
from mentoring.views.doors import page, tried


@never_cache
@require_GET
def young_page(request: HttpRequest, token: str) -> HttpResponse:
    found = referring.find_page(token)
    if found is None:
        return _over(request)
    context: dict[str, Any] = {
        "young": found,
        "token": token,
        "steps": waiting.steps_for(found, token),
        "has_yes": found.consents.filter(withdrawn_on=None).exists(),
        "days": (timezone.localdate() - found.waits_since).days,
    }
    return render(request, "mentoring/young_page.html", context)


@button_only(on="site:my")
@never_cache
@sign_in_required
def open_own(request: HttpRequest) -> HttpResponse:
    """From *My page*, for whoever asked with an account."""
    by = person_of(request)
    found = get_object_or_404(YoungPerson, person=by)
    try:
        return redirect("mentoring:young_page", token=referring.signed_in_link(found, by=by))
    except Refused as refused:
        messages.error(request, str(refused))
        return redirect("site:my")


@never_cache
@require_http_methods(["GET", "POST"])
def wishes(request: HttpRequest, token: str) -> HttpResponse:
    found = referring.find_page(token)
    if found is None:
        return _over(request)
    form = WishesForm(posted(request), young=found, kept=sealing.read(found, "words"))
    if form.is_valid() and tried(
        request,
        lambda: referring.say_wishes(found, form.profile(), form.words()),
        "Thank you. You can change it at any time.",
    ):
        urgent = sounds_urgent(form.words().values(), safety_words.screener)
        return redirect(f"mentoring:young_{'talk' if urgent else 'page'}", token=token)
    return page(request, "wishes", form, token=token)


@never_cache
@require_GET
def young_talk(request: HttpRequest, token: str) -> HttpResponse:
    """After words that sound as if somebody needs a person now. What they wrote is kept."""
    if referring.find_page(token) is None:
        return _over(request)
    return render(request, "mentoring/talk.html", {"token": token, "reading": reading_words()})


@button_only(on="mentoring:home")
@never_cache
def young_yes(request: HttpRequest, token: str) -> HttpResponse:
    found = referring.find_page(token)
    if found is None:
        return _over(request)
    tried(request, lambda: referring.say_yes(found), "Good. You can take it back at any time.")
    return redirect("mentoring:young_page", token=token)


@button_only(on="mentoring:home")
@never_cache
def take_back(request: HttpRequest, token: str) -> HttpResponse:
    found = referring.find_page(token)
    if found is None:
        return _over(request)
    tried(request, lambda: referring.take_back(found), "Taken back. We do not look any further.")
    return redirect("mentoring:young_page", token=token)


@never_cache
@require_http_methods(["GET", "POST"])
def ask_guardian(request: HttpRequest, token: str) -> HttpResponse:
    found = referring.find_page(token)
    if found is None:
        return _over(request)
    form = GuardianAskForm(posted(request))
    if not form.is_valid():
        return page(request, "ask_guardian", form, token=token)
    data = form.cleaned_data
    try:
        referring.ask_guardian(found, data["email"], key=data["key"])
        messages.success(request, "We have asked them. They see what a mentor is, and your name.")
    except Refused as refused:
        messages.error(request, str(refused))
    return redirect("mentoring:young_page", token=token)


@button_only(on="mentoring:home")
@never_cache
def stop(request: HttpRequest, token: str) -> HttpResponse:
    found = referring.find_page(token)
    if found is None:
        return _over(request)
    referring.stop(found)
    return render(request, "mentoring/stopped.html")


def _over(request: HttpRequest) -> HttpResponse:
    return render(request, "mentoring/link_over.html", {"why": ""}, status=404)
