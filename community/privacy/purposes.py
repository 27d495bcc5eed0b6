"""What we ask consent for: only what rests on no other ground. A feature enrols its own purpose;
with none, nobody is asked for anything.
"""

from dataclasses import dataclass

from community.registries import Registry


@dataclass(frozen=True, kw_only=True)
class Purpose:
    """``question`` is what the person says yes to; raise ``wording`` whenever it changes."""

    name: str
    title: str
    question: str
    wording: str


purposes: Registry[Purpose] = Registry(noun="purpose", key=lambda item: item.name)
