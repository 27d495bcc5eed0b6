"""Leave this page: one tap, no question asked (trust 2.8).

A plain link, so that it works without scripts and without a form token. It ends the session and
asks the browser to forget what it kept of this site. Browsers that do not know how lose the
cookies one by one, for which every cookie of ours stands at the path "/". Another site cannot use
it to sign people out: a request that comes from elsewhere, or that a browser makes ahead of time,
is only sent away. A shared tablet stays on this site: it shows the list for the shops instead.
"""

from urllib.parse import urlsplit

from django.contrib.auth import logout
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from community.device.models import exit_address
from community.device.turns import begin_anew, kiosk_of


def is_meant(request: HttpRequest) -> bool:
    """Did the person tap it here, in this window?"""
    if request.method != "GET" or "prefetch" in request.headers.get("Sec-Purpose", ""):
        return False
    return request.headers.get("Sec-Fetch-Site", "same-origin") in {"same-origin", "none"}


@require_safe
@never_cache
def leave(request: HttpRequest) -> HttpResponse:
    if (kiosk := kiosk_of(request)) is not None and is_meant(request):
        return begin_anew(request, kiosk, to=reverse("device:notes"))
    response = HttpResponse(status=303, headers={"Location": exit_address()})
    response["Referrer-Policy"] = "no-referrer"
    if is_meant(request):
        logout(request)
        for name in request.COOKIES:
            response.delete_cookie(name)
        response["Clear-Site-Data"] = '"cookies", "cache", "storage"'
    return response


@require_safe
@never_cache
def notes(request: HttpRequest) -> HttpResponse:
    """A page that anybody could have open. Scripts show the same without asking for it."""
    return render(request, "device/notes.html", {"back": page_before(request)})


def page_before(request: HttpRequest) -> str:
    """Where this browser came from on this site, else the first page."""
    came_from = request.headers.get("Referer", "")
    safe = url_has_allowed_host_and_scheme(
        came_from, allowed_hosts={request.get_host()}, require_https=request.is_secure()
    )
    path = urlsplit(came_from).path if safe else ""
    return path if path.startswith("/") and not path.startswith(("//", request.path)) else "/"
