"""Free text that a person can write, so that it is read, screened and answered alike everywhere."""

from collections.abc import Callable
from dataclasses import dataclass

from community.registries.registry import Registry


@dataclass(frozen=True, kw_only=True)
class Source:
    """``read(reference)`` gives the plain text, or None when it was taken back meanwhile.

    ``reference`` is "app_label.model:pk" as ``outbox.reference`` writes it. ``read_by`` names the
    role that reads these texts, as shown to the person before they write.
    """

    name: str
    title: str
    read_by: str
    read: Callable[[str], str | None]


sources: Registry[Source] = Registry(noun="source", key=lambda item: item.name)
