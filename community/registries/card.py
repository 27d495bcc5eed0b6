"""What ``/my/`` shows to whom."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from community.registries.registry import Registry

if TYPE_CHECKING:
    from django.contrib.auth.models import AbstractBaseUser


@dataclass(frozen=True, kw_only=True)
class Card:
    """``context(person)`` answers None when the card is not for that person, or is empty."""

    name: str
    template: str
    order: int
    context: "Callable[[AbstractBaseUser], Mapping[str, Any] | None]"


cards: Registry[Card] = Registry(noun="card", key=lambda item: item.name)
