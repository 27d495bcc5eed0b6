"""Leave this page: one tap, no question asked (trust 2.8).

A plain link, so that it works without scripts and without a form token. It ends the session and
asks the browser to forget what it kept of this site. Browsers that do not know how lose the
cookies one by one, for which every cookie of ours stands at the path "/". Another site cannot use
it to sign people out: a request that comes from elsewhere, or that a browser makes ahead of time,
is only sent away.
"""

from django.contrib.auth import logout
from django.http import HttpRequest, HttpResponse
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from community.device.models import exit_address


def is_meant(request: HttpRequest) -> bool:
    """Did the person tap it here, in this window?"""
    if request.method != "GET" or "prefetch" in request.headers.get("Sec-Purpose", ""):
        return False
    return request.headers.get("Sec-Fetch-Site", "same-origin") in {"same-origin", "none"}


@require_safe
@never_cache
def leave(request: HttpRequest) -> HttpResponse:
    response = HttpResponse(status=303, headers={"Location": exit_address()})
    response["Referrer-Policy"] = "no-referrer"
    if is_meant(request):
        logout(request)
        for name in request.COOKIES:
            response.delete_cookie(name)
        response["Clear-Site-Data"] = '"cookies", "cache", "storage"'
    return response
