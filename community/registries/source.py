"""Free text that a person can write, so that it is read, screened and answered alike everywhere."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from community.registries.registry import Registry


@dataclass(frozen=True, kw_only=True)
class Text:
    """``where``: what the person was answering or writing to, for whoever reads it."""

    words: str
    where: str = ""


@dataclass(frozen=True, kw_only=True)
class Source:
    """``read(references)`` gives the plain texts by reference, without those taken back meanwhile,
    in a constant number of queries.

    A reference is "<name>:<key>". ``read_by`` names the role that reads these texts, as shown to
    the person before they write.
    """

    name: str
    title: str
    read_by: str
    read: Callable[[Sequence[str]], Mapping[str, Text]]


sources: Registry[Source] = Registry(noun="source", key=lambda item: item.name)
