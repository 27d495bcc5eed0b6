"""The groups of the roles exist after every migration, with no permission taken from them."""

from typing import Any

from django.contrib.auth.models import Group

from community.people.roles import Role


def make_groups(using: str = "default", **kwargs: Any) -> None:
    """Receives ``post_migrate``; what other apps granted to a group stays."""
    groups = Group.objects.using(using)
    present = set(groups.values_list("name", flat=True))
    groups.bulk_create(
        [Group(name=role.value) for role in Role if role.value not in present],
        ignore_conflicts=True,
    )
