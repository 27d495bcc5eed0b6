"""What is open now: the home page lists it, and each feature declares its own part."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from community.registries.registry import Registry


@dataclass(frozen=True, kw_only=True)
class Item:
    """One thing somebody can take part in. ``note`` is short: 'closes on 3 December'."""

    title: str
    url: str
    summary: str = ""
    tag: str = ""
    note: str = ""


@dataclass(frozen=True, kw_only=True)
class Listing:
    """``items()`` answers what is open for everybody, newest first; at most two queries.

    The answer is the same for every visitor, because the page that shows it is cached.
    """

    name: str
    order: int
    items: Callable[[], Sequence[Item]]


listings: Registry[Listing] = Registry(noun="listing", key=lambda item: item.name)
