"""What the platform promises everybody, each with the check that shows whether it is kept."""

from collections.abc import Callable
from dataclasses import dataclass

from community.registries.registry import Registry


@dataclass(frozen=True, kw_only=True)
class Kept:
    """``ok``: whether the promise is kept; ``says``: what was found, in words for all."""

    ok: bool
    says: str


@dataclass(frozen=True, kw_only=True)
class Promise:
    """``words`` are what everybody reads; ``check()`` looks at the running platform, not at a wish.

    It says nothing about anybody: no numbers of people but suppressed ones.
    """

    name: str
    order: int
    words: str
    check: Callable[[], Kept]


promises: Registry[Promise] = Registry(noun="promise", key=lambda item: item.name)
