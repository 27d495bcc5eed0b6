"""What everybody is promised about words that others see, and the check that looks at each item."""

from django.db.models import Exists, OuterRef

from community.moderation.models import Decision, ModeratedItem
from community.moderation.states import Deed, State
from community.registries import Kept, Moderation, Promise, promises, shared_contents


def looked_at_first() -> Kept:
    """Of everything that is shown where a person looks first: a decision for these very words."""
    before = [one.name for one in shared_contents if one.moderation == Moderation.BEFORE]
    if not before:
        return Kept(ok=True, says="Nobody can write for others here yet.")
    looked = Decision.objects.filter(
        item=OuterRef("pk"), deed=Deed.SHOW, digest=OuterRef("digest"), version=OuterRef("version")
    )
    shown = ModeratedItem.objects.of(before).filter(state__in=[State.SHOWN, State.HELD])
    if shown.exclude(Exists(looked)).exists():
        return Kept(ok=False, says="Something is shown that nobody has looked at.")
    return Kept(ok=True, says="Everything that is shown was looked at, word for word.")


LOOKED = Promise(
    name="moderation",
    order=15,
    words="Young people never see each other's words before a person has looked at them.",
    check=looked_at_first,
)


def enrol() -> None:
    promises.enrol(LOOKED)
