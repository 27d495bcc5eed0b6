"""How a row gets out: each channel is enrolled by the app that knows how to deliver it."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from enum import Enum

from community.outbox.models import OutboxRow


class Outcome(Enum):
    DELIVERED = "delivered"
    DROPPED = "dropped"


@dataclass(frozen=True)
class PutOff:
    """Not now: try again at that moment. This is no failed attempt."""

    until: datetime


class NoChannel(LookupError):
    """An event was posted that nobody knows how to route."""


Deliver = Callable[[OutboxRow], Outcome | PutOff]
Route = Callable[[str], tuple[str, ...]]

_channels: dict[str, Deliver] = {}
_routes: list[Route] = []


def enrol(name: str, deliver: Deliver) -> None:
    """``deliver`` sends one row; an exception means: try again later."""
    _channels[name] = deliver


def withdraw(name: str) -> None:
    _channels.pop(name, None)


def enrolled() -> tuple[str, ...]:
    return tuple(_channels)


def find(name: str) -> Deliver | None:
    return _channels.get(name)


def route_by(route: Route) -> None:
    """Who knows which channels an event takes; raises LookupError for events it does not know."""
    _routes[:] = [route]


def channels_of(event: str) -> tuple[str, ...]:
    if not _routes:
        raise NoChannel(f"{event!r} was posted without a channel, and nobody routes events")
    return _routes[0](event)
