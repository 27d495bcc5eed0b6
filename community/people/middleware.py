"""What every request of a signed-in person passes: is the sign-in still good, and good enough?

Requests without a session cookie are not touched, so that public pages stay cacheable.
"""

from collections.abc import Callable

from django.conf import settings
from django.contrib import messages
from django.contrib.auth import REDIRECT_FIELD_NAME, logout
from django.contrib.auth.views import redirect_to_login
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse
from django.utils.cache import patch_cache_control
from django.utils.http import urlencode

from community.people import sessions
from community.people.access import page_to_return_to
from community.people.second_factor import OPEN_PREFIXES, is_second_factor_missing

Answer = Callable[[HttpRequest], HttpResponse]

# What the site left on the device, but not the cookies: they carry what signing out must say.
FORGET = '"cache", "storage"'


class SignInMiddleware:
    """Ends a sign-in that lasted too long, and asks for the second factor that a role needs."""

    def __init__(self, answer: Answer) -> None:
        self.answer = answer

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if settings.SESSION_COOKIE_NAME not in request.COOKIES:
            return self.finish(request, self.answer(request))
        return self.finish(request, self.stop(request) or self.answer(request))

    def stop(self, request: HttpRequest) -> HttpResponse | None:
        if not request.user.is_authenticated:
            return None
        if sessions.has_ended(request.session, request.user):
            return _ask_again(request)
        sessions.note_request(request.session, request.user)
        if not request.path.startswith(OPEN_PREFIXES) and is_second_factor_missing(request):
            return _ask_for_second_factor(request)
        return None

    def finish(self, request: HttpRequest, response: HttpResponse) -> HttpResponse:
        if getattr(request, "signed_out", False):
            response.headers.setdefault("Clear-Site-Data", FORGET)
        # Whoever finds the device afterwards finds nothing by the back button.
        if request.session.accessed and request.user.is_authenticated:
            patch_cache_control(response, private=True, no_store=True)
        return response


def _ask_again(request: HttpRequest) -> HttpResponse:
    wanted = page_to_return_to(request)
    logout(request)
    messages.info(request, "You were signed out to keep your account safe. Please sign in again.")
    return redirect_to_login(wanted)


def _ask_for_second_factor(request: HttpRequest) -> HttpResponse:
    query = urlencode({REDIRECT_FIELD_NAME: page_to_return_to(request)})
    return HttpResponseRedirect(f"{reverse('people:second_factor')}?{query}")
