"""A tablet that is a kiosk shows one thing, forgets every person, and never signs anybody in.

Every other device passes: one look at the cookies, and no query.
"""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils import timezone

from community.device import kiosk_cookie, rules
from community.device.models import Kiosk
from community.device.signals import turn_ended
from community.device.turns import (
    TurnEnded,
    begin_anew,
    is_in_turn,
    kiosk_of,
    leave_nothing,
)

Answer = Callable[[HttpRequest], HttpResponse]
NOT_KEPT = "no-store, private"
OVER = "/kiosk/over/"


class KioskMiddleware:
    def __init__(self, answer: Answer) -> None:
        self.answer = answer

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if kiosk_cookie.NAME not in request.COOKIES:
            return self.answer(request)
        seen = kiosk_cookie.read(request)
        if seen is None:  # not of ours: this is a device like any other
            response = self.answer(request)
            response.delete_cookie(kiosk_cookie.NAME)
            return response
        kiosk = Kiosk.objects.filter(pk=seen.kiosk).first()
        if kiosk is None or not rules.is_running(kiosk, timezone.now()):
            return _end(request, kiosk)
        return self.show(request, kiosk, seen)

    def show(self, request: HttpRequest, kiosk: Kiosk, seen: kiosk_cookie.Seen) -> HttpResponse:
        kiosk.in_turn = is_in_turn(request)
        kiosk.elsewhere = rules.is_elsewhere(kiosk, request.path)
        request.kiosk = kiosk  # type: ignore[attr-defined]  # `turns.kiosk_of` and templates read it
        if kiosk.in_turn and rules.has_paused(seen.at, timezone.now()):
            response: HttpResponse = begin_anew(request, kiosk, why="idle")
        elif not rules.may_open(kiosk, request.path):
            response = redirect(kiosk.path)
        else:
            response = self.answer(request)
        response["Cache-Control"] = NOT_KEPT
        kiosk_cookie.write(response, request, kiosk.pk)
        return response

    def process_exception(self, request: HttpRequest, error: Exception) -> HttpResponse | None:
        kiosk = kiosk_of(request)
        if kiosk is None or not isinstance(error, TurnEnded):
            return None
        return begin_anew(request, kiosk, why="idle")


def _end(request: HttpRequest, kiosk: Kiosk | None) -> HttpResponse:
    """It was stopped, or its day is over: it forgets everything and is a device like any other."""
    if kiosk is not None:
        turn_ended.send(sender=Kiosk, kiosk=kiosk, request=request)
    response = redirect(OVER)
    response["Cache-Control"] = NOT_KEPT
    leave_nothing(request, response, kiosk_too=True)
    return response
