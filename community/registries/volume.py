"""What `seed_volume` can make in bulk: each app enrols its own kind."""

from collections.abc import Callable
from dataclasses import dataclass

from community.registries.registry import Registry


@dataclass(frozen=True, kw_only=True)
class Volume:
    """``make(number, seed)`` answers a line about what there is now; deterministic by ``seed``."""

    name: str
    help: str
    make: Callable[[int, int], str]


volumes: Registry[Volume] = Registry(noun="volume", key=lambda item: item.name)
