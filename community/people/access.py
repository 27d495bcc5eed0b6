"""Who gets through a door: the signed-out are asked to sign in, strangers find nothing there."""

from collections.abc import Callable
from functools import wraps
from typing import TYPE_CHECKING, Any

from django.contrib.auth.views import redirect_to_login
from django.http import Http404, HttpRequest
from django.http.response import HttpResponseBase

from community.people.roles import Role, has_any_role

if TYPE_CHECKING:
    from community.people.models import User

View = Callable[..., HttpResponseBase]


def role_required(*roles: Role) -> Callable[[View], View]:
    """Let in whoever has one of ``roles``; without roles, whoever is signed in."""

    def decorate(view: View) -> View:
        @wraps(view)
        def guarded(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
            if not request.user.is_authenticated:
                return redirect_to_login(request.get_full_path())
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
