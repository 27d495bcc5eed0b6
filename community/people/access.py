"""Who gets through a door: the signed-out are asked to sign in, strangers find nothing there."""

from collections.abc import Callable
from functools import wraps
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from django.contrib.auth.views import redirect_to_login
from django.http import Http404, HttpRequest
from django.http.response import HttpResponseBase
from django.shortcuts import redirect
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.http import require_POST

from community.people.roles import Role, has_any_role

if TYPE_CHECKING:
    from community.people.models import User

View = Callable[..., HttpResponseBase]
HOME = "/my/"


def page_to_return_to(request: HttpRequest) -> str:
    """Where signing in leads: the page asked for, or for a button the page it stands on."""
    if request.method in ("GET", "HEAD"):
        return request.get_full_path()
    came_from = request.headers.get("Referer", "")
    safe = url_has_allowed_host_and_scheme(
        came_from, allowed_hosts={request.get_host()}, require_https=request.is_secure()
    )
    page = urlsplit(came_from)
    if not safe or not page.scheme or page.path.startswith("//"):
        return HOME
    return f"{page.path or '/'}{'?' + page.query if page.query else ''}"


def button_only(*, on: str) -> Callable[[View], View]:
    """For what only a button asks for: who opens its address is shown the page ``on``."""

    def decorate(view: View) -> View:
        @wraps(view)
        def pressed(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
            if request.method in ("GET", "HEAD"):
                return redirect(on)
            return require_POST(view)(request, *args, **kwargs)

        return pressed

    return decorate


def role_required(*roles: Role) -> Callable[[View], View]:
    """Let in whoever has one of ``roles``; without roles, whoever is signed in."""

    def decorate(view: View) -> View:
        @wraps(view)
        def guarded(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
            if not request.user.is_authenticated:
                return redirect_to_login(page_to_return_to(request))
            if roles and not has_any_role(request.user, *roles):
                raise Http404
            return view(request, *args, **kwargs)

        return guarded

    return decorate


sign_in_required = role_required()


def person_of(request: HttpRequest) -> "User":
    """The signed-in person of a view that let only the signed-in in."""
    if not request.user.is_authenticated:
        raise Http404
    return request.user
