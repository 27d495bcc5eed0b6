"""The pages of a shared tablet that belong to no consultation: set up, start anew, over."""

from django.contrib.auth import logout
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from community.device import actions, kiosk_cookie
from community.device.rules import STILL_HERE_SECONDS
from community.device.turns import begin_anew, kiosk_of, leave_nothing
from community.device.views import is_meant

HOME = "/"


@never_cache
@require_http_methods(["GET", "POST"])
def set_up(request: HttpRequest, token: str) -> HttpResponse:
    """What the link opens; the button turns this browser into the kiosk and signs it out."""
    if (standing := kiosk_of(request)) is not None:
        return redirect(standing.path)
    if request.method == "POST" and (kiosk := actions.set_up(token)) is not None:
        logout(request)
        response = redirect(kiosk.path)
        leave_nothing(request, response)
        kiosk_cookie.write(response, request, kiosk.pk)
        return response
    found = actions.look_at(token)
    status = 200 if found else 404
    return render(request, "device/kiosk_set_up.html", {"found": found}, status=status)


@never_cache
@require_safe
def again(request: HttpRequest) -> HttpResponse:
    """Start again for the next person. A link, so that it works without scripts and form token."""
    kiosk = kiosk_of(request)
    if kiosk is None or not is_meant(request):
        return redirect(kiosk.path if kiosk else HOME)
    return begin_anew(request, kiosk, why="idle" if request.GET.get("why") == "idle" else "")


@never_cache
@require_safe
def here(request: HttpRequest) -> HttpResponse:
    """Somebody is typing: the script says so, now and then."""
    return HttpResponse(status=204)


@never_cache
@require_safe
def still_here(request: HttpRequest) -> HttpResponse:
    """Without scripts, a page that nobody left in time leads here, and this one starts anew."""
    kiosk = kiosk_of(request)
    if kiosk is None:
        return redirect(HOME)
    return render(request, "device/kiosk_still_here.html", {"seconds": STILL_HERE_SECONDS})


@never_cache
@require_safe
def over(request: HttpRequest) -> HttpResponse:
    """Whoever holds the tablet learns that it is over, and whom to ask."""
    return render(request, "device/kiosk_over.html")
