"""One cast for all tests. ``cast.mentor`` is made when a test first asks for it.

The stranger is signed in and has no role: every view test asks the stranger too.
"""

from functools import cached_property

from community.people.models import User
from community.people.roles import Role
from tests.factories.people import person_with

MEMBERS: dict[str, tuple[Role, ...]] = {
    "stranger": (),
    "young_person": (Role.YOUNG_PERSON,),
    "guardian": (Role.GUARDIAN,),
    "mentor": (Role.MENTOR,),
    "supervisor": (Role.SUPERVISOR,),
    "coordinator": (Role.MENTORING_COORDINATOR,),
    "referrer": (Role.REFERRER,),
    "co_designer": (Role.CO_DESIGNER,),
    "facilitator": (Role.FACILITATOR,),
    "youth_panel": (Role.YOUTH_PANEL,),
    "young_analyst": (Role.YOUNG_ANALYST,),
    "member": (Role.OVERSIGHT_MEMBER,),
    "chair": (Role.CHAIR,),
    "representative": (Role.COMMUNITY_REPRESENTATIVE,),
    "secretary": (Role.SECRETARY,),
    "comms": (Role.COMMS_EDITOR,),
    "lead": (Role.CONSULTATION_LEAD,),
    "analyst": (Role.ANALYST,),
    "safeguarding": (Role.SAFEGUARDING_LEAD,),
    "safeguarding_two": (Role.SAFEGUARDING_LEAD,),
    "independent": (Role.INDEPENDENT_PERSON,),
    "dpo": (Role.DATA_PROTECTION_OFFICER,),
    "finance": (Role.FINANCE,),
    "partner": (Role.PARTNER_RESPONDER,),
    "admin": (Role.ADMINISTRATOR,),
}


class Cast:
    """Users by part: ``cast.lead``, ``cast["lead"]``; ``cast.all()`` makes everybody."""

    def __init__(self) -> None:
        self._made: dict[str, User] = {}

    def __getattr__(self, name: str) -> User:
        if name.startswith("_") or name not in MEMBERS:
            raise AttributeError(f"nobody in the cast is called {name!r}")
        if name not in self._made:
            self._made[name] = person_with(
                *MEMBERS[name],
                username=name.replace("_", "-"),
                email=f"{name.replace('_', '-')}@example.org",
                preferred_name=name.replace("_", " ").capitalize(),
                is_superuser=name == "admin",
            )
        return self._made[name]

    __getitem__ = __getattr__

    def all(self) -> dict[str, User]:
        return {name: self[name] for name in MEMBERS}

    @cached_property
    def staff(self) -> tuple[User, ...]:
        return (self.lead, self.analyst, self.comms, self.dpo, self.safeguarding, self.admin)
