"""There is one way to sign in: /account/.

Wagtail brings other doors, which know nothing of second factors. Whatever comes to them, a form
with a good password too, is sent to ours. These patterns stand before the ones they shadow.
"""

from django.contrib.auth import REDIRECT_FIELD_NAME
from django.contrib.auth.views import redirect_to_login
from django.http import HttpRequest, HttpResponseRedirect
from django.urls import URLPattern, path, re_path, reverse
from django.views.decorators.csrf import csrf_exempt


@csrf_exempt  # nothing is read from the request
def to_our_door(request: HttpRequest, **kwargs: str) -> HttpResponseRedirect:
    wanted = request.GET.get(REDIRECT_FIELD_NAME, "")
    # Wagtail names the page of the editor that was asked for; nothing else is believed.
    if wanted.startswith("/cms/"):
        return redirect_to_login(wanted)
    return HttpResponseRedirect(reverse("account_login"))


@csrf_exempt  # nothing is read from the request
def to_settings(request: HttpRequest, **kwargs: str) -> HttpResponseRedirect:
    return HttpResponseRedirect(reverse("people:settings"))


SHADOWED = (
    r"^cms/login/",
    r"^cms/password_reset/",
    r"^_util/login/",
    r"^_util/authenticate_with_password/",
    r"^documents/authenticate_with_password/",
    r"^django-admin/",
    r"^admin/",
)

urlpatterns: list[URLPattern] = [
    *(re_path(prefix, to_our_door) for prefix in SHADOWED),
    path("cms/account/", to_settings),
    path("cms/account/<path:rest>", to_settings),
]
