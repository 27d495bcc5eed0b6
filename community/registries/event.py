"""What people are told, by which channels, and how pressing it is."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from community.registries.registry import Registry


@dataclass(frozen=True, kw_only=True)
class Recipient:
    """Who is told. ``address`` is an e-mail address."""

    address: str
    name: str = ""
    language: str = "en"


@dataclass(frozen=True, kw_only=True)
class Event:
    """Declares one kind of message.

    Templates: ``<templates>_subject.txt`` and ``<templates>_message.txt``.
    ``recipient(to)`` resolves the outbox row's ``to`` reference at the moment of delivery; None
    means that the person no longer wants it or is gone, and the row is dropped.
    ``context(about)`` gives the template its words: nothing personal, links behind sign-in.
    ``urgent`` overrides quiet hours.
    """

    name: str
    title: str
    templates: str
    recipient: Callable[[str], Recipient | None]
    context: Callable[[str], Mapping[str, Any] | None]
    channels: tuple[str, ...] = ("email",)
    urgent: bool = False


events: Registry[Event] = Registry(noun="event", key=lambda item: item.name)
