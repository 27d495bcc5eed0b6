from django.contrib import messages
from django.http import HttpRequest, HttpResponseRedirect
from django.http.response import HttpResponseBase
from django.shortcuts import redirect, render
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.http import require_http_methods, require_safe

from community.people import sessions
from community.people.access import button_only, person_of, sign_in_required
from community.people.forms import SettingsForm
from community.people.second_factor import has_second_factor, is_second_factor_missing


def _onward(request: HttpRequest) -> str:
    wanted = request.GET.get("next", "")
    safe = url_has_allowed_host_and_scheme(
        wanted, allowed_hosts=None, require_https=request.is_secure()
    )
    return wanted if safe else "/my/"


@require_safe
@sign_in_required
def second_factor(request: HttpRequest) -> HttpResponseBase:
    """Why a second step is needed, and the way to it."""
    onward = _onward(request)
    if not is_second_factor_missing(request):
        return HttpResponseRedirect(onward)
    context = {"onward": onward, "has_one": has_second_factor(person_of(request))}
    return render(request, "people/second_factor.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@sign_in_required
def settings(request: HttpRequest) -> HttpResponseBase:
    sent = request.POST if request.method == "POST" else None  # sent empty is sent, too
    form = SettingsForm(sent, instance=person_of(request))
    if form.is_valid():
        form.save()
        messages.success(request, "Your settings are saved.")
        return redirect("people:settings")
    context = {
        "form": form,
        "may_keep_signed_in": sessions.may_keep_signed_in(person_of(request)),
        "kept_signed_in": request.session.get(sessions.OWN_DEVICE, False),
    }
    status = 422 if form.errors else 200
    return render(request, "people/settings.html", context, status=status)


@button_only(on="people:settings")
@sign_in_required
def keep_signed_in(request: HttpRequest) -> HttpResponseBase:
    if sessions.keep_signed_in(request, person_of(request)):
        messages.success(request, "You stay signed in on this device for 14 days.")
    return redirect("people:settings")
