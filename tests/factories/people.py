from typing import Any

import factory
from django.contrib.auth.models import Group

from community.people.models import User
from community.people.roles import Role

PASSWORD = "four good words here"


class UserFactory(factory.django.DjangoModelFactory[User]):
    class Meta:
        model = User
        skip_postgeneration_save = True

    username = factory.Sequence(lambda n: f"person-{n}")
    password = factory.django.Password(PASSWORD)


def person_with(*roles: Role, **fields: Any) -> User:
    """Somebody with these roles, saved."""
    person = UserFactory.create(**fields)
    if roles:
        # Tests that empty the database leave no groups behind.
        person.groups.add(*(Group.objects.get_or_create(name=role.value)[0] for role in roles))
    return person
