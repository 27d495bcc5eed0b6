"""The registries: pure declarations that every layer may enrol in from ``AppConfig.ready``.

A lower layer never imports an upper one; it reads what the upper one declared here.
"""

from community.registries.card import Card, cards
from community.registries.event import Event, Recipient, events
from community.registries.holding import Holding, Retention, holdings
from community.registries.measure import Depth, Measure, measures
from community.registries.promise import Kept, Promise, promises
from community.registries.registry import AlreadyEnrolled, NotEnrolled, Registry
from community.registries.shared_content import (
    Moderation,
    Piece,
    SharedContent,
    shared_contents,
)
from community.registries.source import Source, Text, sources

__all__ = [
    "AlreadyEnrolled",
    "Card",
    "Depth",
    "Event",
    "Holding",
    "Kept",
    "Measure",
    "Moderation",
    "NotEnrolled",
    "Piece",
    "Promise",
    "Recipient",
    "Registry",
    "Retention",
    "SharedContent",
    "Source",
    "Text",
    "cards",
    "events",
    "holdings",
    "measures",
    "promises",
    "shared_contents",
    "sources",
]
