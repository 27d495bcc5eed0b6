"""Our own cookies. Where they are secure each is named `__Host-…`, as the session's is: the browser
then keeps it only from this very host, for the whole of it, and no neighbour can put one there.
"""

from django.conf import settings
from django.http import HttpRequest, HttpResponse


def named(name: str) -> str:
    return f"{settings.COOKIE_PREFIX}{name}"


def put(
    response: HttpResponse,
    request: HttpRequest,
    name: str,
    value: str,
    *,
    max_age: int | None = None,
) -> None:
    """``name`` as `named` made it. Without ``max_age`` it lasts as long as the browser is open."""
    response.set_cookie(
        name,
        value,
        max_age=max_age,
        secure=bool(settings.COOKIE_PREFIX) or request.is_secure(),
        httponly=True,
        samesite="Lax",
    )
