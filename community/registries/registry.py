"""A named, ordered set of declarations."""

from collections.abc import Callable, Iterator
from typing import Generic, TypeVar

T = TypeVar("T")


class AlreadyEnrolled(ValueError):
    """Two declarations claim one name."""


class NotEnrolled(LookupError):
    """Nobody declared that name."""


class Registry(Generic[T]):
    def __init__(self, *, noun: str, key: Callable[[T], str]) -> None:
        self.noun = noun
        self._key = key
        self._items: dict[str, T] = {}

    def enrol(self, item: T) -> T:
        """Add one declaration; enrolling the very same one again changes nothing."""
        name = self._key(item)
        if self._items.get(name, item) != item:
            raise AlreadyEnrolled(f"{self.noun} {name!r} is already declared")
        self._items[name] = item
        return item

    def withdraw(self, name: str) -> None:
        """Take a declaration out again (tests enrol their own)."""
        self._items.pop(name, None)

    def __getitem__(self, name: str) -> T:
        try:
            return self._items[name]
        except KeyError:
            raise NotEnrolled(f"no {self.noun} is called {name!r}") from None

    def __contains__(self, name: object) -> bool:
        return name in self._items

    def __iter__(self) -> Iterator[T]:
        return iter(tuple(self._items.values()))

    def __len__(self) -> int:
        return len(self._items)
