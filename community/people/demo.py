"""The demo accounts: everybody who works with the platform, once or twice. Safe to run again."""

from allauth.account.models import EmailAddress
from django.contrib.auth.hashers import make_password
from django.contrib.auth.models import Group
from django.db import transaction

from community.people.models import AgeBand, User
from community.people.roles import Role
from community.registries.demo import DemoStep, demo_steps

PASSWORD = "community-demo"  # noqa: S105  # published on purpose: demo content only

# username: (name, roles)
ACCOUNTS: dict[str, tuple[str, tuple[Role, ...]]] = {
    "young-person": ("Amara", (Role.YOUNG_PERSON,)),
    "mentor": ("Dev", (Role.MENTOR,)),
    "mentor-two": ("Kasia", (Role.MENTOR,)),
    "coordinator": ("Nadia", (Role.MENTORING_COORDINATOR,)),
    "supervisor": ("Tom", (Role.SUPERVISOR,)),
    "guardian": ("Mrs Osei", (Role.GUARDIAN,)),
    "member": ("Farah", (Role.OVERSIGHT_MEMBER,)),
    "member-two": ("Leroy", (Role.OVERSIGHT_MEMBER,)),
    "chair": ("Bhavna", (Role.CHAIR, Role.OVERSIGHT_MEMBER)),
    "representative": ("Marcus", (Role.COMMUNITY_REPRESENTATIVE, Role.OVERSIGHT_MEMBER)),
    "secretary": ("Ellen", (Role.SECRETARY,)),
    "comms": ("Priya", (Role.COMMS_EDITOR,)),
    "lead": ("Sam", (Role.CONSULTATION_LEAD,)),
    "analyst": ("Ioana", (Role.ANALYST,)),
    "safeguarding": ("Grace", (Role.SAFEGUARDING_LEAD,)),
    "safeguarding-two": ("Hassan", (Role.SAFEGUARDING_LEAD,)),
    "independent": ("Ruth", (Role.INDEPENDENT_PERSON,)),
    "partner": ("Inspector Hale", (Role.PARTNER_RESPONDER,)),
    "co-designer": ("Zeynep", (Role.CO_DESIGNER, Role.YOUNG_PERSON)),
    "co-designer-two": ("Jayden", (Role.CO_DESIGNER, Role.YOUNG_PERSON)),
    "co-designer-three": ("Ola", (Role.CO_DESIGNER, Role.YOUTH_PANEL, Role.YOUNG_PERSON)),
    "facilitator": ("Chidi", (Role.FACILITATOR,)),
    "dpo": ("Helen", (Role.DATA_PROTECTION_OFFICER,)),
    "finance": ("Ravi", (Role.FINANCE,)),
    "admin": ("Alex", (Role.ADMINISTRATOR,)),
}


@transaction.atomic
def seed_accounts() -> None:
    present = set(User.objects.filter(username__in=ACCOUNTS).values_list("username", flat=True))
    groups = {group.name: group for group in Group.objects.all()}
    password = make_password(PASSWORD) if len(present) < len(ACCOUNTS) else ""
    for username, (name, roles) in ACCOUNTS.items():
        if username not in present:
            _make(username, name=name, password=password)
            User.objects.get(username=username).groups.set(groups[role.value] for role in roles)


def _make(username: str, *, name: str, password: str) -> None:
    """One hash for all: these accounts share their password anyway, and hashing is slow."""
    young = username.startswith(("young-person", "co-designer"))
    is_admin = username == "admin"
    person = User.objects.create(
        username=username,
        email=f"{username}@demo.example",
        preferred_name=name,
        password=password,
        age_band=AgeBand.FROM_16 if young else "",
        is_staff=is_admin,
        is_superuser=is_admin,
    )
    EmailAddress.objects.create(user=person, email=person.email, verified=True, primary=True)


def enrol() -> None:
    demo_steps.enrol(DemoStep(name="accounts", order=10, seed=seed_accounts))
