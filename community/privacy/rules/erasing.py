"""Who may be forgotten, by whom, and what stays because a law says so."""

from dataclasses import dataclass

from community.people.models import User
from community.people.roles import Role, has_role, needs_second_factor
from community.privacy.models import ErasureRun
from community.privacy.rules.holds import is_held
from community.privacy.withholding import kept_because
from community.registries import holdings

WORKS_HERE = (
    "You work with other people's things here. Ask us below: somebody takes over your work first, "
    "then we delete your account."
)
HELD = (
    "A court or an inquiry may need what we hold, so nothing can be deleted now. Ask us below if "
    "you want to know more."
)
NOT_YOURS = "Only the person, or the data protection officer for them, can do this."


@dataclass(frozen=True)
class Kept:
    title: str
    because: str


def why_not_erase(person: User, *, by: User) -> str:
    """Empty when this may be done."""
    if by.pk != person.pk and not has_role(by, Role.DATA_PROTECTION_OFFICER):
        return NOT_YOURS
    if is_held(person):
        return HELD
    if by.pk == person.pk and needs_second_factor(person):
        return WORKS_HERE
    return ""


def goes_and_stays(person: User) -> tuple[list[str], list[Kept]]:
    """The titles of what would go, and what would stay and why."""
    goes, stays = [], []
    for holding in holdings:
        if not list(holding.collect(person)):
            continue
        because = kept_because(holding)
        if because:
            stays.append(Kept(holding.title, because))
        else:
            goes.append(holding.title)
    return goes, stays


def unfinished() -> list[ErasureRun]:
    return list(ErasureRun.objects.filter(ended_at=None).order_by("started_at"))
