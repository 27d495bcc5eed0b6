"""One person's turn at a shared tablet: knowing that there is one, ending it without a trace."""

from typing import TYPE_CHECKING

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect

from community.device import kiosk_cookie
from community.device.signals import turn_ended

if TYPE_CHECKING:
    from community.device.models import Kiosk

# "cookies" would end the kiosk with the turn: those go one by one.
FORGET = '"cache", "storage"'
SEE_OTHER = 303


class TurnEnded(Exception):
    """A page of somebody who has left was sent: the tablet starts anew."""


def kiosk_of(request: HttpRequest) -> "Kiosk | None":
    """The kiosk that this browser is; None on every other device."""
    return getattr(request, "kiosk", None)


def is_in_turn(request: HttpRequest) -> bool:
    """Somebody has begun something here: a cookie says so, besides the kiosk's own."""
    return bool(set(request.COOKIES) - {kiosk_cookie.NAME, settings.CSRF_COOKIE_NAME})


def leave_nothing(request: HttpRequest, response: HttpResponse, *, kiosk_too: bool = False) -> None:
    """Every cookie goes, and what the browser kept of this site."""
    for name in request.COOKIES:
        if kiosk_too or name != kiosk_cookie.NAME:
            response.delete_cookie(name)
    response["Clear-Site-Data"] = FORGET


def begin_anew(
    request: HttpRequest, kiosk: "Kiosk", *, to: str = "", why: str = ""
) -> HttpResponseRedirect:
    """To the start page (or ``to``), as if nobody had been here. ``why``: "idle" or nothing."""
    turn_ended.send(sender=type(kiosk), kiosk=kiosk, request=request)
    query = f"?why={why}" if why else ""
    response = HttpResponseRedirect(to or f"{kiosk.path}{query}")
    response.status_code = SEE_OTHER
    leave_nothing(request, response)
    return response
