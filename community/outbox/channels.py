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
    """Not now: try again at that moment; this counts as no failed attempt."""

    until: datetime


Deliver = Callable[[OutboxRow], Outcome | PutOff]

_channels: dict[str, Deliver] = {}


def enrol(name: str, deliver: Deliver) -> None:
    """``deliver`` sends one row; an exception means: try again later."""
    _channels[name] = deliver


def withdraw(name: str) -> None:
    _channels.pop(name, None)


def enrolled() -> tuple[str, ...]:
    return tuple(_channels)


def find(name: str) -> Deliver | None:
    return _channels.get(name)
