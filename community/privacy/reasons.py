"""Why people who work here read something about somebody, in the few kinds that are made public.
A feature enrols its own; each look belongs to the first whose beginning fits what it says.
"""

from dataclasses import dataclass

from community.registries import Registry


@dataclass(frozen=True, kw_only=True)
class Reason:
    """``beginnings``: how the purposes of its looks begin."""

    name: str
    title: str
    beginnings: tuple[str, ...]


reasons: Registry[Reason] = Registry(noun="reason", key=lambda item: item.name)
OTHER = "other"
OTHER_TITLE = "Something else"
