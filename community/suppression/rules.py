"""May these numbers come out? Two sets of numbers about the same people, one after the other, show
in their difference what one person did. So the numbers of one thing come out once: there is nothing
to compare them with.
"""

from dataclasses import dataclass

from community.suppression.models import Release


@dataclass(frozen=True)
class Refusal:
    """Why not, for the person who wanted to release."""

    reason: str

    def __str__(self) -> str:
        return self.reason


def may_release(about: str) -> Refusal | None:
    """None when the numbers of ``about``, a reference, may be released."""
    if Release.objects.filter(about=about).exists():
        return Refusal("These numbers have been published already. They come out once.")
    return None
