"""How long a sign-in lasts: by role, with the strictest limit of all of a person's roles.

Moments are kept in the session as whole seconds. A person whose roles allow it may say that the
device is their own and stay signed in for longer.
"""

import time
from typing import Any

from django.contrib.sessions.backends.base import SessionBase
from django.contrib.sessions.models import Session
from django.http import HttpRequest

from community.people.models import User
from community.people.roles import session_length

STARTED, SEEN, OWN_DEVICE = "signed_in_at", "seen_at", "own_device"
# Writing the session at every request would cost more than a minute of precision is worth.
SEEN_EVERY = 60


def start(request: HttpRequest | None, **kwargs: Any) -> None:
    """Receives ``user_logged_in``."""
    if request is not None:
        moment = int(time.time())
        request.session[STARTED] = request.session[SEEN] = moment
        request.session.pop(OWN_DEVICE, None)


def mark_ended(request: HttpRequest | None, user: User | None, **kwargs: Any) -> None:
    """Receives ``user_logged_out``: the answer tells the browser to forget (middleware)."""
    if request is not None and user is not None:
        request.signed_out = True  # type: ignore[attr-defined]  # read by the middleware


def has_ended(session: SessionBase, person: User) -> bool:
    length, now = session_length(person), time.time()
    started = session.get(STARTED, 0)
    longest = (session.get(OWN_DEVICE) and length.own_device) or length.absolute
    if now - started > longest.total_seconds():
        return True
    return (
        length.idle is not None and now - session.get(SEEN, started) > length.idle.total_seconds()
    )


def note_request(session: SessionBase, person: User) -> None:
    if session_length(person).idle is None:
        return
    now = int(time.time())
    if now - session.get(SEEN, 0) >= SEEN_EVERY:
        session[SEEN] = now


def may_keep_signed_in(person: User) -> bool:
    return session_length(person).own_device is not None


def keep_signed_in(request: HttpRequest, person: User) -> bool:
    """This device is the person's own. Answers False when their roles do not allow it."""
    longer = session_length(person).own_device
    if longer is None:
        return False
    request.session[OWN_DEVICE] = True
    request.session.set_expiry(int(longer.total_seconds()))
    return True


def sessions_of(person: User) -> list[Session]:
    """Reads every session there is: for access requests and erasure, not for pages."""
    wanted = str(person.pk)
    return [
        session
        for session in Session.objects.iterator()
        if session.get_decoded().get("_auth_user_id") == wanted
    ]
