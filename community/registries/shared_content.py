"""Features in which one person sees what another one wrote: assessed and moderated alike."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeAlias

from django.db import models

from community.registries.registry import Registry

if TYPE_CHECKING:
    from django.contrib.auth.models import AbstractBaseUser, AnonymousUser

    Reader: TypeAlias = AbstractBaseUser | AnonymousUser


class Moderation(models.TextChoices):
    BEFORE = "before", "A person looks before others see it"
    AFTER = "after", "Others see it at once, a person looks afterwards"


@dataclass(frozen=True)
class Piece:
    """What somebody wrote, as others would see it. ``where`` says to whom or in which room, for
    whoever looks at it. ``fingerprint`` stands for what is shown with the words, say the SHA-256
    of a picture: it is approved together with them.
    """

    words: str
    where: str = ""
    fingerprint: str = ""


@dataclass(frozen=True, kw_only=True)
class SharedContent:
    """One such feature.

    A reference is "<name>:<key>". ``can_do`` says what people can do there, for the assessment.
    ``read(references)`` gives what there is by reference, without what was taken back, in a
    constant number of queries. ``may_see(person, reference)``: whether the feature would let this
    person, signed in or not, see it once it is shown. ``link(reference)``: the page it stands on.
    ``moderators`` are names of roles; ``may_moderate`` narrows them. Where under-18s see it
    (``young``), a person always looks first.
    """

    name: str
    title: str
    can_do: tuple[str, ...]
    read: Callable[[Sequence[str]], Mapping[str, Piece]]
    may_see: "Callable[[Reader, str], bool]"
    link: Callable[[str], str]
    young: bool = True
    moderation: Moderation = Moderation.BEFORE
    moderators: tuple[str, ...] = ("Facilitator", "Comms editor")
    may_moderate: "Callable[[AbstractBaseUser], bool] | None" = None

    def __post_init__(self) -> None:
        if self.young and self.moderation != Moderation.BEFORE:
            raise ValueError(f"{self.name}: what under-18s see is looked at before they do")
        if not self.moderators:
            raise ValueError(f"{self.name}: somebody has to look")


shared_contents: Registry[SharedContent] = Registry(
    noun="feature with shared content", key=lambda item: item.name
)
